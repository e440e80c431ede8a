"""One entry of the records while it is read: its cells are checked one by one, and what is wrong is written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from belisha.people.importing.fields import Slip, shortened
from belisha.people.roll import BadRow, Place

T = TypeVar("T")

YOUNGEST_PUPIL: Final = 1
OLDEST_PUPIL: Final = 20
YOUNGEST_OTHER: Final = 13
OLDEST_OTHER: Final = 110
LONGEST_SHOWN: Final = 80


@dataclass
class Notes:
    """What cannot be brought in, in the order in which it was found."""

    bad: list[BadRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table or an element of a file, whose cells have headings."""

    place: Place
    cells: Mapping[str, str]
    notes: Notes
    who: str = ""

    def raw(self, column: str) -> str:
        """The text of a cell as it stands; "" where there is no such column."""
        return self.cells.get(column, "")

    def read(self, column: str, check: Callable[[str], T], otherwise: T) -> T:
        """The value of a cell; where it is wrong, that is written down and the answer is `otherwise`."""
        try:
            return check(self.raw(column))
        except Slip as slip:
            self.refuse(column, slip.problem, slip.remedy)
            return otherwise

    def need(self, column: str, check: Callable[[str], str], what: str) -> str:
        """The value of a cell that may not be empty; "" where it is wrong."""
        before = len(self.notes.bad)
        found = self.read(column, check, "")
        if not found and len(self.notes.bad) == before:
            self.refuse(
                column,
                f"The {what} is missing.",
                f"Write the {what} in the school’s system and export again.",
            )
        return found

    def refuse(self, column: str, problem: str, remedy: str) -> None:
        """Write down what is wrong."""
        self.notes.bad.append(BadRow(self.place, self.who, column, problem, remedy))


def full_name(*names: str) -> str:
    """A name for telling a person whom it is about, out of cells that are not checked yet."""
    joined = " ".join(" ".join(names).split())
    plain = "".join(character if character.isprintable() else "�" for character in joined)
    return shortened(plain, LONGEST_SHOWN)


def check_birth(entry: Entry, column: str, born_on: date | None, kinds: Sequence[str], today: date) -> None:
    """Whether somebody of these kinds can be born on a day."""
    if born_on is None:
        return
    again = "Correct the date of birth: day and month may be exchanged, or the year mistyped."
    if born_on > today:
        entry.refuse(column, f"The date of birth, {written(born_on)}, is in the future.", again)
        return
    age = _age(born_on, today)
    pupil = "pupil" in kinds
    youngest, oldest = (YOUNGEST_PUPIL, OLDEST_PUPIL) if pupil else (YOUNGEST_OTHER, OLDEST_OTHER)
    if not youngest <= age <= oldest:
        whom, all_of_them = ("A pupil", "pupils") if pupil else ("An adult", "adults")
        entry.refuse(
            column,
            f"{whom} born on {written(born_on)} would be {age}; {all_of_them} are {youngest} to {oldest}.",
            again,
        )


def check_stay(entry: Entry, column: str, joined_on: date | None, left_on: date | None) -> None:
    """Whether somebody left after joining."""
    if joined_on is not None and left_on is not None and left_on < joined_on:
        entry.refuse(
            column,
            f"The last day, {written(left_on)}, is before the first, {written(joined_on)}.",
            "Correct one of the two dates.",
        )


def written(day: date) -> str:
    """A date as people write it: "21 November 2026"."""
    months = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    )  # fmt: skip
    return f"{day.day} {months[day.month - 1]} {day.year}"


def _age(born_on: date, today: date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
