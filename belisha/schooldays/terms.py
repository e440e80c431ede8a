"""The words of the room: key stages, year groups, terms, school years, and what to say when a day is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from belisha.language.days import in_british

_SEPTEMBER = 9
_AUGUST = 8


class Phase(StrEnum):
    """A part of a school career, as policies speak of it."""

    EARLY_YEARS = "early years"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    SIXTH_FORM = "sixth form"


class KeyStage(StrEnum):
    """A key stage, in the words that a policy uses.

    Key stages 1 to 4 are those of section 82 of the Education Act 2002. By custom the years after them are called
    key stage 5, and the early years foundation stage, which ends with reception, stands before them.
    """

    EYFS = "EYFS"
    KS1 = "key stage 1"
    KS2 = "key stage 2"
    KS3 = "key stage 3"
    KS4 = "key stage 4"
    KS5 = "key stage 5"

    @property
    def phase(self) -> Phase:
        """The phase that it belongs to."""
        return _PHASES[self]


_PHASES: Mapping[KeyStage, Phase] = {
    KeyStage.EYFS: Phase.EARLY_YEARS,
    KeyStage.KS1: Phase.PRIMARY,
    KeyStage.KS2: Phase.PRIMARY,
    KeyStage.KS3: Phase.SECONDARY,
    KeyStage.KS4: Phase.SECONDARY,
    KeyStage.KS5: Phase.SIXTH_FORM,
}


class YearGroup(IntEnum):
    """A year group of a school in England: reception is 0, as in a policy's populations."""

    RECEPTION = 0
    YEAR_1 = 1
    YEAR_2 = 2
    YEAR_3 = 3
    YEAR_4 = 4
    YEAR_5 = 5
    YEAR_6 = 6
    YEAR_7 = 7
    YEAR_8 = 8
    YEAR_9 = 9
    YEAR_10 = 10
    YEAR_11 = 11
    YEAR_12 = 12
    YEAR_13 = 13

    def words(self) -> str:
        """The year group as it stands in a sentence: "reception", "year 3"."""
        return f"year {self.value}" if self.value else "reception"


@dataclass(frozen=True, order=True)
class SchoolYear:
    """The school year that begins in the autumn of a calendar year."""

    begins_in: int

    @property
    def first(self) -> date:
        """1 September, from which year groups count; the school's first day is in its calendar."""
        return date(self.begins_in, _SEPTEMBER, 1)

    @property
    def last(self) -> date:
        """31 August, the last day of the year group."""
        return date(self.begins_in + 1, _AUGUST, 31)

    def later(self, years: int) -> SchoolYear:
        """The school year so many years later; earlier, where the number is below nought."""
        return SchoolYear(self.begins_in + years)

    def words(self) -> str:
        """The school year as it is spoken of: "2026 to 2027"."""
        return f"{self.begins_in} to {self.begins_in + 1}"


class CalendarError(ValueError):
    """Dates that no school can keep, such as a term that ends before it begins. The message says what to correct."""


class NotEnteredError(LookupError):
    """An answer depends on dates that the school has not entered. The message says which to enter."""

    def __init__(self, message: str, school_year: SchoolYear) -> None:
        super().__init__(message)
        self.school_year = school_year
        """The school year whose dates are missing."""


@dataclass(frozen=True)
class Span:
    """Days from a first to a last, both included. Raises `CalendarError` when the last comes before the first."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise CalendarError(
                f"{in_british(self.first)} to {in_british(self.last)} ends before it begins. "
                "Correct one of the two dates."
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def words(self) -> str:
        """The span as it stands in a sentence."""
        return f"{in_british(self.first)} to {in_british(self.last)}"


@dataclass(frozen=True)
class Term:
    """A term, from its first day to its last; training days at either end are part of it.

    `half_term` is the holiday in the middle. It must be given: None says that this term has none, as where the year is
    divided into five or six short terms. Raises `CalendarError` unless the holiday lies within the term.
    """

    name: str
    days: Span
    half_term: Span | None

    def __post_init__(self) -> None:
        holiday = self.half_term
        if holiday and not (self.days.first < holiday.first and holiday.last < self.days.last):
            raise CalendarError(
                f"The half-term holiday {holiday.words()} does not lie within the {self.name} term, {self.days.words()}. "
                "Correct the dates of the one or the other."
            )

    @property
    def school_year(self) -> SchoolYear:
        """The school year that it belongs to.

        A school year begins with the first term to begin after July: regulation 2 of the Education (School Day and
        School Year) (England) Regulations 1999.
        """
        first = self.days.first
        return SchoolYear(first.year if first.month >= _AUGUST else first.year - 1)
