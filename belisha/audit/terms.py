"""The words of the room: by whom an entry was made, and what an entry is as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
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


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain at some time, as it is kept by somebody outside the school."""

    chain: str
    number: int
    recorded_at: datetime
    hash: str


class FaultKind(StrEnum):
    """What can be the matter with a chain."""

    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"
    TWICE = "twice"
    REPLACED = "replaced"
    NOT_FIRST = "not-first"
    CUT_OFF = "cut-off"
    NOT_THE_HEAD = "not-the-head"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is the matter with a chain."""

    kind: FaultKind
    number: int
    """The place of the entry that it is about."""
    word: str = ""
    """The deed that stands there now; "" where there is none."""
    last: int = 0
    """Of several missing entries, the last; of an entry that was moved, the place that it was written for."""

    @property
    def sentence(self) -> str:
        """What is wrong, so that a person can look for it: "Entry 41 is missing."."""
        if self.kind in {FaultKind.MISSING, FaultKind.CUT_OFF}:
            return self._missing()
        return f"Entry {self.number:,} ({self.word}) {self._matter()}."

    def _missing(self) -> str:
        until = ", at the end of the trail" if self.kind is FaultKind.CUT_OFF else ""
        if self.last <= self.number:
            return f"Entry {self.number:,} is missing{until}."
        return f"Entries {self.number:,} to {self.last:,} are missing{until}."

    def _matter(self) -> str:
        return {
            FaultKind.CHANGED: "was changed after it was written",
            FaultKind.MOVED: f"stands out of order: it was written as entry {self.last:,}",
            FaultKind.TWICE: "stands in a place that another entry has already",
            FaultKind.REPLACED: "is not the one that the next entry was chained to: it was replaced, or stands out of order",
            FaultKind.NOT_FIRST: "is not how the trail began: it was replaced, or stands out of order",
            FaultKind.NOT_THE_HEAD: "is not the entry that was written down as the head: it was replaced",
        }[self.kind]
