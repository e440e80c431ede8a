"""What a school of each phase looks like: its years, how large its classes are, and who works there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from belisha.language.front import Phase
from belisha.people.terms import GroupKind

YOUNGEST: Final = -2
"""Years before reception are counted backwards: -1 is the year before it. They have no year group."""
FIRST_WITH_TUTORS: Final = 7
_TREES: Final = ("Ash", "Beech", "Cedar", "Elm", "Hazel", "Juniper", "Larch", "Maple", "Rowan", "Yew")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a school is made up."""

    first: int
    last: int
    """The youngest and the oldest year."""
    class_size: int
    teachers_for_each_class: float
    support_for_each_class: float

    @property
    def years(self) -> range:
        """The years that it has, the youngest first."""
        return range(self.first, self.last + 1)

    @property
    def is_secondary(self) -> bool:
        """Whether all its pupils are of secondary age."""
        return self.first >= FIRST_WITH_TUTORS


SHAPES: Final[Mapping[Phase | None, Shape]] = {
    Phase.NURSERY: Shape(YOUNGEST, -1, 24, 1, 2),
    Phase.INFANT: Shape(0, 2, 28, 1.3, 1.2),
    Phase.PRIMARY: Shape(0, 6, 28, 1.3, 0.8),
    Phase.SECONDARY: Shape(7, 13, 26, 1.8, 0.5),
    Phase.ALL_THROUGH: Shape(0, 13, 26, 1.5, 0.6),
    Phase.SPECIAL: Shape(0, 13, 10, 1.1, 2),
    Phase.ALTERNATIVE_PROVISION: Shape(7, 11, 8, 1.1, 1),
    None: Shape(0, 13, 20, 1.3, 0.7),
}


def group_name(year: int, number: int) -> str:
    """What a class or tutor group is called: "Reception Ash", "Year 3 Beech", "7A"."""
    if year >= FIRST_WITH_TUTORS:
        return (
            f"{year}{chr(ord('A') + number)}"
            if number < len("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            else f"{year}.{number + 1}"
        )
    tree = _TREES[number % len(_TREES)] + (f" {number // len(_TREES) + 1}" if number >= len(_TREES) else "")
    if year < 0:
        return f"Nursery {tree}" if year == -1 else f"Toddlers {tree}"
    return f"Year {year} {tree}" if year else f"Reception {tree}"


def group_kind(year: int) -> GroupKind:
    """Classes for younger pupils, tutor groups for older ones."""
    return GroupKind.TUTOR_GROUP if year >= FIRST_WITH_TUTORS else GroupKind.CLASS
