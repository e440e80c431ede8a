"""What a calendar says of dates that nobody has entered, and of dates that no school can keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from belisha.schooldays.bank_holidays import calendar_in_england
from belisha.schooldays.rules.calendar import Calendar
from belisha.schooldays.terms import CalendarError, NotEnteredError, SchoolYear, Span, Term
from belisha.schooldays.tests.made_up import (
    AUTUMN_2025,
    AUTUMN_2026,
    CALENDAR,
    SPRING_2026,
    SUMMER_2026,
    SUMMER_2027,
    day,
    days,
    term,
)

EMPTY = calendar_in_england([])
SPRING_ONLY = calendar_in_england([SPRING_2026])
YEAR_ONLY = calendar_in_england([AUTUMN_2025, SPRING_2026, SUMMER_2026])

ENTER_2024 = "Enter all terms of the school year 2024 to 2025, with their half-term holidays."
ENTER_2025 = "Enter all terms of the school year 2025 to 2026, with their half-term holidays."
ENTER_2026 = "Enter all terms of the school year 2026 to 2027, with their half-term holidays."
ENTER_2027 = "Enter all terms of the school year 2027 to 2028, with their half-term holidays."


@pytest.mark.parametrize(
    ("ask", "message", "year"),
    [
        (
            lambda: EMPTY.is_school_day(day("2026-02-02")),
            f"No term of the school year 2025 to 2026 has been entered. {ENTER_2025}",
            2025,
        ),
        (
            lambda: EMPTY.next_school_day(day("2026-09-01")),
            f"No term of the school year 2026 to 2027 has been entered. {ENTER_2026}",
            2026,
        ),
        (
            lambda: EMPTY.term_of(day("2026-09-01")),
            f"No term of the school year 2026 to 2027 has been entered. {ENTER_2026}",
            2026,
        ),
        (
            lambda: YEAR_ONLY.is_school_day(day("2025-09-01")),
            f"The terms before 2 September 2025 have not been entered. {ENTER_2024}",
            2024,
        ),
        (
            lambda: YEAR_ONLY.add_school_days(day("2025-09-01"), 1),
            f"The terms before 2 September 2025 have not been entered. {ENTER_2024}",
            2024,
        ),
        (
            lambda: YEAR_ONLY.is_school_day(day("2026-07-22")),
            f"The terms after 21 July 2026 have not been entered. {ENTER_2026}",
            2026,
        ),
        (
            lambda: YEAR_ONLY.next_school_day(day("2026-07-21")),
            f"The terms after 21 July 2026 have not been entered. {ENTER_2026}",
            2026,
        ),
        (
            lambda: YEAR_ONLY.term_after(day("2026-02-02"), 2),
            f"The terms after 21 July 2026 have not been entered. {ENTER_2026}",
            2026,
        ),
        (
            lambda: SPRING_ONLY.term_of(day("2026-01-04")),
            f"The terms before 5 January 2026 have not been entered. {ENTER_2025}",
            2025,
        ),
        (
            lambda: SPRING_ONLY.first_day_of_school_year(SchoolYear(2025)),
            f"The terms before 5 January 2026 have not been entered. {ENTER_2025}",
            2025,
        ),
        (
            lambda: SPRING_ONLY.last_day_of_school_year(SchoolYear(2025)),
            f"The terms after 27 March 2026 have not been entered. {ENTER_2025}",
            2025,
        ),
        (
            lambda: CALENDAR.last_day_of_school_year(SchoolYear(2027)),
            f"The terms after 17 December 2027 have not been entered. {ENTER_2027}",
            2027,
        ),
        (
            lambda: SPRING_ONLY.last_day_of_school_year(SchoolYear(2027)),
            f"No term of the school year 2027 to 2028 has been entered. {ENTER_2027}",
            2027,
        ),
        (
            lambda: YEAR_ONLY.first_training_day(SchoolYear(2025)),
            "No training day of the school year 2025 to 2026 has been entered. Enter its training (INSET) days.",
            2025,
        ),
    ],
)
def test_what_is_not_entered_is_said(ask: Callable[[], object], message: str, year: int) -> None:
    with pytest.raises(NotEnteredError) as raised:
        ask()
    assert str(raised.value) == message
    assert raised.value.school_year == SchoolYear(year)


def _calendar(*terms: Term, closures: frozenset[date] = frozenset(), training: str = "") -> Calendar:
    return calendar_in_england(terms, closures=closures, training_days=days(training) if training else ())


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Span(day("2026-12-18"), day("2026-09-03")),
            "18 December 2026 to 3 September 2026 ends before it begins. Correct one of the two dates.",
        ),
        (
            lambda: term("autumn", "2026-09-03", "2026-12-18", ("2027-10-26", "2027-10-30")),
            "The half-term holiday 26 October 2027 to 30 October 2027 does not lie within the autumn term, 3 September 2026 "
            "to 18 December 2026. Correct the dates of the one or the other.",
        ),
        (
            lambda: term("autumn", "2026-09-03", "2026-12-18", ("2026-12-14", "2026-12-18")),
            "The half-term holiday 14 December 2026 to 18 December 2026 does not lie within the autumn term, 3 September "
            "2026 to 18 December 2026. Correct the dates of the one or the other.",
        ),
        (
            lambda: _calendar(AUTUMN_2025, term("spring", "2025-12-19", "2026-03-27")),
            "The spring term, 19 December 2025 to 27 March 2026, begins before the autumn term ends, on 19 December 2025. "
            "Correct one of the two dates.",
        ),
        (
            lambda: _calendar(AUTUMN_2025, SUMMER_2026),
            "No term has been entered between 19 December 2025 and 13 April 2026, which is longer than a holiday lasts. "
            "Enter the term that is missing.",
        ),
        (
            lambda: _calendar(SUMMER_2026, SUMMER_2027),
            "No term has been entered between 21 July 2026 and 12 April 2027, which is longer than a holiday lasts. "
            "Enter the term that is missing.",
        ),
        (
            lambda: _calendar(AUTUMN_2026, training="2026-09-02"),
            "The training day 2 September 2026 lies outside the terms. Let its term begin or end with it, or correct the day.",
        ),
        (
            lambda: _calendar(term("winter", "2026-12-19", "2026-12-20")),
            "The school meets on no day from 19 December 2026 to 20 December 2026. Correct these dates, the closures or the "
            "training days.",
        ),
        (
            lambda: _calendar(term("short", "2026-09-03", "2026-09-11", ("2026-09-04", "2026-09-10")), training="2026-09-03"),
            "The school meets on no day from 3 September 2026 to 3 September 2026. Correct these dates, the closures or the "
            "training days.",
        ),
    ],
)  # fmt: skip
def test_dates_that_no_school_can_keep(make: Callable[[], object], message: str) -> None:
    with pytest.raises(CalendarError) as raised:
        make()
    assert str(raised.value) == message


def test_a_long_summer_is_no_missing_term() -> None:
    summer = term("summer", "2026-04-20", "2026-07-01", ("2026-05-25", "2026-05-29"))
    autumn = term("autumn", "2026-09-10", "2026-12-11", ("2026-10-19", "2026-10-30"))
    assert _calendar(summer, autumn).next_school_day(day("2026-07-01")) == day("2026-09-10")
