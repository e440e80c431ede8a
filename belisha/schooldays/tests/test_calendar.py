"""School days and terms: what follows from the dates that a school has entered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.schooldays.bank_holidays import calendar_in_england
from belisha.schooldays.rules.calendar import Calendar
from belisha.schooldays.terms import SchoolYear, Term
from belisha.schooldays.tests.made_up import (
    AUTUMN_2025,
    AUTUMN_2026,
    CALENDAR,
    MANY_YEARS,
    SPRING_2026,
    SUMMER_2026,
    day,
    unhurried,
)

KNOWN = st.dates(day("2025-09-03"), day("2040-08-31"))
NUMBERS = st.integers(0, 60)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-09-02", False),  # a training day
        ("2025-09-03", True),
        ("2025-09-06", False),  # a Saturday
        ("2025-10-24", True),
        ("2025-10-27", False),  # half term
        ("2025-10-31", False),
        ("2025-11-03", True),
        ("2025-12-19", True),
        ("2025-12-22", False),  # between terms
        ("2026-05-04", False),  # the early May bank holiday
        ("2026-05-07", False),  # an election
        ("2026-05-08", True),
        ("2026-07-20", True),
        ("2026-07-21", False),  # a training day ends the year
        ("2026-08-12", False),  # between years
    ],
)
def test_a_school_day(on: str, expected: bool) -> None:
    assert CALENDAR.is_school_day(day(on)) is expected


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        ("2025-09-03", 0, "2025-09-03"),
        ("2025-09-06", 0, "2025-09-08"),
        ("2025-09-03", 1, "2025-09-04"),
        ("2025-09-05", 1, "2025-09-08"),
        ("2025-09-06", 1, "2025-09-08"),
        ("2025-09-05", 5, "2025-09-12"),
        ("2025-10-24", 1, "2025-11-03"),
        ("2025-12-19", 1, "2026-01-06"),
        ("2026-05-01", 3, "2026-05-08"),
        ("2026-07-20", 1, "2026-09-07"),
        ("2026-08-15", 2, "2026-09-08"),
        ("2025-09-02", 1, "2025-09-03"),
    ],
)
def test_adding_school_days(start: str, number: int, expected: str) -> None:
    assert CALENDAR.add_school_days(day(start), number) == day(expected)


def test_the_next_school_day_is_never_the_day_itself() -> None:
    assert CALENDAR.next_school_day(day("2026-03-27")) == day("2026-04-13")


def test_school_days_are_counted_forward() -> None:
    with pytest.raises(ValueError, match="Give 0 or more, not -1"):
        CALENDAR.add_school_days(day("2025-09-03"), -1)


@unhurried
@given(KNOWN, NUMBERS)
def test_adding_lands_on_a_school_day(start: date, number: int) -> None:
    landed = MANY_YEARS.add_school_days(start, number)
    assert MANY_YEARS.is_school_day(landed)
    assert landed > start if number else landed >= start


@unhurried
@given(KNOWN, KNOWN, NUMBERS, NUMBERS)
def test_adding_keeps_the_order(one: date, other: date, number: int, more: int) -> None:
    first, second = sorted([one, other])
    assert MANY_YEARS.add_school_days(first, number) <= MANY_YEARS.add_school_days(second, number)
    assert MANY_YEARS.add_school_days(first, number) <= MANY_YEARS.add_school_days(first, number + more)


@unhurried
@given(KNOWN, st.integers(1, 30), st.integers(1, 30))
def test_adding_twice_is_adding_the_sum(start: date, one: int, other: int) -> None:
    twice = MANY_YEARS.add_school_days(MANY_YEARS.add_school_days(start, one), other)
    assert twice == MANY_YEARS.add_school_days(start, one + other)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-09-02", AUTUMN_2025),
        ("2025-10-29", AUTUMN_2025),
        ("2026-01-04", AUTUMN_2025),
        ("2026-01-05", SPRING_2026),
        ("2026-09-02", SUMMER_2026),
        ("2026-09-03", AUTUMN_2026),
    ],
)
def test_a_holiday_belongs_to_the_term_before_it(on: str, expected: Term) -> None:
    assert CALENDAR.term_of(day(on)) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-11-20", "2025-09-03"),
        ("2026-02-01", "2026-01-06"),
        ("2026-09-03", "2026-09-07"),
        ("2027-09-15", "2027-08-31"),
    ],
)
def test_the_first_day_of_term_is_for_pupils(on: str, expected: str) -> None:
    assert CALENDAR.first_day_of_term(day(on)) == day(expected)


@pytest.mark.parametrize(
    ("year", "first", "last"), [(2025, "2025-09-03", "2026-07-20"), (2026, "2026-09-07", "2027-07-22")]
)
def test_the_ends_of_a_school_year(year: int, first: str, last: str) -> None:
    assert CALENDAR.first_day_of_school_year(SchoolYear(year)) == day(first)
    assert CALENDAR.last_day_of_school_year(SchoolYear(year)) == day(last)


def test_a_school_year_that_begins_in_august() -> None:
    assert CALENDAR.school_year_of(day("2027-08-29")) == SchoolYear(2026)
    assert CALENDAR.school_year_of(day("2027-08-30")) == SchoolYear(2027)
    assert CALENDAR.first_day_of_school_year(SchoolYear(2027)) == day("2027-08-31")


@pytest.mark.parametrize(("year", "expected"), [(2025, "2025-09-02"), (2026, "2026-09-03")])
def test_the_first_training_day_of_a_year(year: int, expected: str) -> None:
    assert CALENDAR.first_training_day(SchoolYear(year)) == day(expected)


def test_a_school_that_meets_on_saturdays() -> None:
    calendar = Calendar(terms=(AUTUMN_2026,), bank_holidays=frozenset(), weekdays=frozenset(range(6)))
    assert calendar.next_school_day(day("2026-09-11")) == day("2026-09-12")
    assert calendar.next_school_day(day("2026-09-12")) == day("2026-09-14")


def test_terms_may_be_entered_in_any_order() -> None:
    backward = calendar_in_england([SUMMER_2026, SPRING_2026, AUTUMN_2025])
    assert backward.terms == (AUTUMN_2025, SPRING_2026, SUMMER_2026)
