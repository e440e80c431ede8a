"""The words of the room: by whom an entry was made, and what an entry is as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

INSTALLATION = "installation"
"""The chain for what concerns no single school."""


class Author(Protocol):
    """Whoever does what an entry records; `belisha.access.terms.Actor` is one."""

    @property
    def kind(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def school(self) -> str: ...
    @property
    def roles(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the trail, as it was chained."""

    chain: str
    """The reference of the school whose trail it is, or INSTALLATION."""
    number: int
    """Its place in the chain, from 1."""
    recorded_at: datetime
    word: str
    """Which deed: "person.read"."""
    author_kind: str
    author: str
    """The reference of the person who did it; "" when it was no person."""
    roles: str
    """The roles that person held then, in alphabetical order, parted by commas."""
    about: str
    """The reference of the person or thing whose record it is; ""."""
    details: str
    """What the deed says besides, as canonical JSON. It holds references and never a name or a narrative."""
    previous: str
    """The hash of the entry before, or 64 noughts for the first."""
    hash: str
    """SHA-256 over all of the above, in hexadecimal."""
