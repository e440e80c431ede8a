"""The base of every deed: what somebody did or read, as a typed entry of the trail.

A room that writes declares its deeds in its own `deeds.py`; `belisha/site/deeds.py` puts them together for reading the
trail. A deed holds references, numbers, dates and fixed words. It never holds a name, an address or a narrative,
because the trail is never shortened: names are looked up when it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

Name = Callable[[str], str]
"""From a person's or thing's reference to what the reader may call it."""


class Deed(BaseModel):
    """What was done or read. A subclass states its word and reads itself back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: ClassVar[str]
    """What the trail calls it: "person.read", "policy.adopted"."""
    is_reading: ClassVar[bool] = False
    """Whether it only read a person's record."""

    about: str = Field("", max_length=64)
    """The reference of the person or thing whose record it is; "" where there is none."""

    def sentence(self, name: Name) -> str:
        """What happened, so that it follows the name of whoever did it: "opened the record of Ada Fern"."""
        raise NotImplementedError


class UnknownDeed(Deed):
    """An entry that this version of Belisha has no deed for, such as one of a later version: read as it stands."""

    word: ClassVar[str] = ""

    called: str
    details: str
    """JSON, as it was recorded."""

    def sentence(self, name: Name) -> str:
        about = f", about {name(self.about)}" if self.about else ""
        return f"did what this version of Belisha knows only as “{self.called}”{about}: {self.details}"


class TrailRead(Deed):
    """Somebody read a page of the trail that says something of people."""

    word: ClassVar[str] = "trail.read"
    is_reading: ClassVar[bool] = True

    author: str = ""
    """Whose deeds were looked for; "" for everybody's."""
    deed: str = ""
    """Which deed was looked for; "" for all."""
    since: date | None = None
    until: date | None = None
    first: int
    last: int
    """The first and the last entry that were shown."""

    def sentence(self, name: Name) -> str:
        about = f" about {name(self.about)}" if self.about else ""
        author = f" by {name(self.author)}" if self.author else ""
        return f"read entries{about}{author} in the trail, from {self.first:,} to {self.last:,}"


class LooksRead(Deed):
    """Somebody saw who had looked at a person's record."""

    word: ClassVar[str] = "trail.looks-read"
    is_reading: ClassVar[bool] = True

    def sentence(self, name: Name) -> str:
        return f"saw who had looked at the record of {name(self.about)}"


class HeadTaken(Deed):
    """The head of the chain was taken away, to be kept by somebody outside the school."""

    word: ClassVar[str] = "trail.head-taken"

    number: int
    sha256: str
    """The hash of the entry that is the head."""

    def sentence(self, name: Name) -> str:  # noqa: ARG002 (every deed is read back alike)
        return f"took the head of the trail away: entry {self.number:,} (fingerprint {self.sha256[:12]})"
