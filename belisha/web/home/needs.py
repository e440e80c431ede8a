"""What needs somebody now: each thing in a sentence, with the link that does something about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST: Final = 5
"""How many of one sort are listed before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to see to."""

    words: str
    """A sentence that says what it is."""
    doing: str
    """What the link does: "Say who it is"."""
    address: str
    pressing: bool = True
    """Whether it goes against the policy or waits for this person; else it is worth knowing."""
    about: str = ""
    """What the link's words leave out, for those who hear it alone."""
