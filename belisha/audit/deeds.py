"""The base of every deed: what somebody did or read, as a typed entry of the trail.

A room that writes declares its deeds in its own `deeds.py`; `belisha/site/deeds.py` puts them together for reading the
trail. A deed holds references, numbers, dates and fixed words. It never holds a name, an address or a narrative,
because the trail is never shortened: names are looked up when it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

Name = Callable[[str], str]
"""From a person's or thing's reference to what the reader may call it."""


class Deed(BaseModel):
    """What was done or read. A subclass states its word and reads itself back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: ClassVar[str]
    """What the trail calls it: "person.read", "policy.adopted"."""
    is_reading: ClassVar[bool] = False
    """Whether it only read a person's record."""

    about: str = ""
    """The reference of the person or thing whose record it is; "" where there is none."""

    def sentence(self, name: Name) -> str:
        """What happened, so that it follows the name of whoever did it: "opened the record of Ada Fern"."""
        raise NotImplementedError
