"""A school's calendar: on which days it meets, when its terms begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from belisha.language.days import in_british
from belisha.schooldays.rules.ages import school_year_of
from belisha.schooldays.terms import CalendarError, NotEnteredError, SchoolYear, Span, Term

MONDAY_TO_FRIDAY = frozenset(range(5))
"""Days of the week as `date.weekday` counts them: Monday is 0."""

LONGEST_HOLIDAY_WITHIN_A_YEAR = timedelta(weeks=6)
LONGEST_SUMMER_HOLIDAY = timedelta(weeks=11)
"""Where the terms lie further apart than schools' holidays last, one that lies between them has been left out."""

_JUNE = 6
_AUGUST = 8
_SEPTEMBER = 9
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The days that a school has entered, and what follows from them.

    `terms` follow one another without a gap, in any number of school years. `bank_holidays` are those on which the
    school is closed, for all the years of the terms (`calendar_in_england` finds them). `closures` are other days
    without pupils, such as snow or an election. Pupils do not come in on `training_days` (INSET). `weekdays` are those
    on which the school meets.

    A holiday belongs to the term before it, as the summer holiday by law belongs to the school year before it
    (regulation 2 of the Education (School Day and School Year) (England) Regulations 1999).

    Every question about days outside the terms raises `NotEnteredError`. Making a calendar raises `CalendarError` when terms
    overlap or one of them has been left out, when a training day lies outside the terms, or when half a term has no
    school day.
    """

    terms: tuple[Term, ...]
    bank_holidays: frozenset[date]
    closures: frozenset[date] = frozenset()
    training_days: frozenset[date] = frozenset()
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", tuple(sorted(self.terms, key=lambda term: term.days.first)))
        for before, after in pairwise(self.terms):
            _check_neighbours(before, after)
        for day in self.training_days:
            self._check_training_day(day)
        for half in self.halves:
            self._check_half(half)

    @cached_property
    def halves(self) -> tuple[Span, ...]:
        """The two halves of each term, in order; a term without a half-term holiday is one whole."""
        return tuple(half for term in self.terms for half in _halves(term))

    @cached_property
    def school_days(self) -> tuple[date, ...]:
        """All school days that are known, in order.

        A school day is one with a session for pupils: section 579 of the Education Act 1996.
        """
        without = self.bank_holidays | self.closures | self.training_days
        return tuple(
            day
            for half in self.halves
            for day in _days(half)
            if day.weekday() in self.weekdays and day not in without
        )

    def is_school_day(self, on: date) -> bool:
        """Whether pupils are taught on a day."""
        self._check_known(on)
        position = bisect_left(self.school_days, on)
        return position < len(self.school_days) and self.school_days[position] == on

    def next_school_day(self, after: date) -> date:
        """The first school day after a day, never the day itself."""
        return self.add_school_days(after, 1)

    def add_school_days(self, start: date, number: int) -> date:
        """The school day that comes so many school days after a day, which itself does not count.

        With 0 it is the day itself, or the next school day where the school does not meet: what is due "on the same
        school day" for something that happened at a weekend is due on Monday. Raises ValueError below 0.
        """
        if number < 0:
            raise ValueError(f"School days are counted forward. Give 0 or more, not {number}.")
        if not self.terms or start < self.terms[0].days.first:
            raise self._not_entered(start)
        at_earliest = (
            bisect_right(self.school_days, start) - 1 if number else bisect_left(self.school_days, start)
        )
        if at_earliest + number >= len(self.school_days):
            raise self._not_entered_after()
        return self.school_days[at_earliest + number]

    def term_of(self, on: date) -> Term:
        """The term to which a day belongs; a holiday belongs to the term before it."""
        return self.term_after(on, 0)

    def term_after(self, on: date, number: int) -> Term:
        """The term that comes so many terms after the one to which a day belongs."""
        return self.terms[self._position([term.days for term in self.terms], on, number)]

    def half_after(self, on: date, number: int) -> Span:
        """The half term that comes so many half terms after the one to which a day belongs."""
        return self.halves[self._position(self.halves, on, number)]

    def school_year_of(self, on: date) -> SchoolYear:
        """The school year to which a day belongs by the school's own terms, which may begin before 1 September."""
        return self.term_of(on).school_year

    def first_day_of_term(self, on: date) -> date:
        """The first school day of the term to which a day belongs."""
        return self.first_school_day(self.term_of(on).days)

    def first_day_of_school_year(self, year: SchoolYear) -> date:
        """The first school day of a school year."""
        terms = self._terms_of(year)
        if not _begins_school_year(terms[0]):
            raise self._not_entered_before()
        return self.first_school_day(terms[0].days)

    def last_day_of_school_year(self, year: SchoolYear) -> date:
        """The last school day of a school year; not known until its last term, which ends in summer, is entered."""
        terms = self._terms_of(year)
        if not _ends_school_year(terms[-1]):
            raise self._not_entered_after()
        return self.last_school_day(terms[-1].days)

    def first_training_day(self, year: SchoolYear) -> date:
        """The first training day (INSET) of a school year."""
        terms = self._terms_of(year)
        days = [day for day in self.training_days if any(day in term.days for term in terms)]
        if not days:
            raise NotEnteredError(
                f"No training day of the school year {year.words()} has been entered. Enter its training (INSET) days.",
                year,
            )
        return min(days)

    def first_school_day(self, span: Span) -> date:
        """The first school day of a term or of half a term."""
        return self.school_days[bisect_left(self.school_days, span.first)]

    def last_school_day(self, span: Span) -> date:
        """The last school day of a term or of half a term."""
        return self.school_days[bisect_right(self.school_days, span.last) - 1]

    def _position(self, spans: Sequence[Span], on: date, number: int) -> int:
        self._check_known(on)
        position = bisect_right([span.first for span in spans], on) - 1 + number
        if position >= len(spans):
            raise self._not_entered_after()
        return position

    def _terms_of(self, year: SchoolYear) -> list[Term]:
        terms = [term for term in self.terms if term.school_year == year]
        if not terms:
            raise _no_terms(year)
        return terms

    def _check_known(self, on: date) -> None:
        if not self.terms or not self.terms[0].days.first <= on <= self.terms[-1].days.last:
            raise self._not_entered(on)

    def _not_entered(self, on: date) -> NotEnteredError:
        if not self.terms:
            return _no_terms(school_year_of(on))
        return self._not_entered_before() if on < self.terms[0].days.first else self._not_entered_after()

    def _not_entered_before(self) -> NotEnteredError:
        first = self.terms[0]
        missing = first.school_year.later(-1) if _begins_school_year(first) else first.school_year
        return NotEnteredError(
            f"The terms before {in_british(first.days.first)} have not been entered. {_enter_terms(missing)}",
            missing,
        )

    def _not_entered_after(self) -> NotEnteredError:
        last = self.terms[-1]
        missing = last.school_year.later(1) if _ends_school_year(last) else last.school_year
        return NotEnteredError(
            f"The terms after {in_british(last.days.last)} have not been entered. {_enter_terms(missing)}",
            missing,
        )

    def _check_training_day(self, day: date) -> None:
        if not any(day in term.days for term in self.terms):
            raise CalendarError(
                f"The training day {in_british(day)} lies outside the terms. Let its term begin or end with it, or correct the day."
            )

    def _check_half(self, half: Span) -> None:
        if bisect_left(self.school_days, half.first) == bisect_right(self.school_days, half.last):
            raise CalendarError(
                f"The school meets on no day from {half.words()}. Correct these dates, the closures or the training days."
            )


def _begins_school_year(term: Term) -> bool:
    return term.days.first.month in (_AUGUST, _SEPTEMBER)


def _ends_school_year(term: Term) -> bool:
    return term.days.last >= date(term.school_year.begins_in + 1, _JUNE, 1)


def _no_terms(year: SchoolYear) -> NotEnteredError:
    return NotEnteredError(
        f"No term of the school year {year.words()} has been entered. {_enter_terms(year)}", year
    )


def _enter_terms(year: SchoolYear) -> str:
    return f"Enter all terms of the school year {year.words()}, with their half-term holidays."


def _halves(term: Term) -> tuple[Span, ...]:
    if term.half_term is None:
        return (term.days,)
    return (
        Span(term.days.first, term.half_term.first - _DAY),
        Span(term.half_term.last + _DAY, term.days.last),
    )


def _days(span: Span) -> Iterator[date]:
    return (span.first + timedelta(days=number) for number in range((span.last - span.first).days + 1))


def _check_neighbours(before: Term, after: Term) -> None:
    if after.days.first <= before.days.last:
        raise CalendarError(
            f"The {after.name} term, {after.days.words()}, begins before the {before.name} term ends, on "
            f"{in_british(before.days.last)}. Correct one of the two dates."
        )
    same_year = before.school_year == after.school_year
    longest = LONGEST_HOLIDAY_WITHIN_A_YEAR if same_year else LONGEST_SUMMER_HOLIDAY
    if after.days.first - before.days.last > longest:
        raise CalendarError(
            f"No term has been entered between {in_british(before.days.last)} and {in_british(after.days.first)}, which is "
            "longer than a holiday lasts. Enter the term that is missing."
        )
