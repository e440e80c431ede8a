"""When something is due again: every unit of a period, month ends, and terms that nobody has entered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.language.periods import Period, Unit
from belisha.language.roles import Title, Titles
from belisha.schooldays.bank_holidays import calendar_in_england
from belisha.schooldays.rules.deadlines import due_on, months_after, overdue_by
from belisha.schooldays.terms import NotEnteredError, SchoolYear
from belisha.schooldays.tests.made_up import AUTUMN_2026, CALENDAR, MANY_YEARS, day, term, unhurried

TITLES = Titles(roles={"head": Title("Headteacher", "Headteachers", office=True)})
NO_TERMS = calendar_in_england([])
FIXED = st.builds(Period, number=st.integers(1, 12), unit=st.sampled_from(Unit))
STARTS = st.dates(day("2025-09-03"), day("2031-08-31"))


def period(written: object) -> Period:
    return Period.model_validate(written, context=TITLES)


@pytest.mark.parametrize(
    ("written", "last_done", "expected"),
    [
        ("day", "2026-12-31", "2027-01-01"),
        ("10 days", "2024-02-20", "2024-03-01"),
        ("week", "2026-11-21", "2026-11-28"),
        ("2 weeks", "2026-03-20", "2026-04-03"),  # Good Friday: a week is a week
        ("month", "2026-01-15", "2026-02-15"),
        ("month", "2026-01-31", "2026-02-28"),
        ("month", "2028-01-31", "2028-02-29"),
        ("month", "2026-03-31", "2026-04-30"),
        ("month", "2026-12-31", "2027-01-31"),
        ("3 months", "2026-11-30", "2027-02-28"),
        ("12 months", "2026-11-21", "2027-11-21"),
        ("24 months", "2028-02-29", "2030-02-28"),
        ("year", "2026-11-21", "2027-11-21"),
        ("year", "2028-02-29", "2029-02-28"),
        ("4 years", "2028-02-29", "2032-02-29"),
        ("at least annually", "2027-02-28", "2028-02-28"),
    ],
)
def test_what_runs_from_the_day_it_was_last_done(written: str, last_done: str, expected: str) -> None:
    """No terms are needed for it."""
    assert due_on(day(last_done), period(written), NO_TERMS) == day(expected)


@pytest.mark.parametrize(
    ("written", "last_done", "expected"),
    [
        ("school day", "2026-05-01", "2026-05-05"),
        ("5 school days", "2025-10-22", "2025-11-05"),
        ("school day", "2026-07-20", "2026-09-07"),
        ("half term", "2025-09-10", "2025-12-19"),
        ("half term", "2025-10-29", "2025-12-19"),
        ("half term", "2025-11-03", "2026-02-13"),
        ("2 half terms", "2025-11-03", "2026-03-27"),
        ("half term", "2026-06-10", "2026-10-23"),
        ("term", "2025-09-10", "2026-03-27"),
        ("term", "2025-12-19", "2026-03-27"),
        ("term", "2025-12-30", "2026-03-27"),
        ("termly", "2026-02-10", "2026-07-20"),
        ("term", "2026-08-15", "2026-12-18"),
        ("2 terms", "2025-09-10", "2026-07-20"),
        ("3 terms", "2025-09-10", "2026-12-18"),
        ("school year", "2025-09-02", "2027-07-22"),
        ("school year", "2026-07-21", "2027-07-22"),
        ("school year", "2026-09-02", "2027-07-22"),
    ],
)
def test_what_runs_with_the_school(written: str, last_done: str, expected: str) -> None:
    assert due_on(day(last_done), period(written), CALENDAR) == day(expected)


def test_a_term_without_a_half_term_holiday_is_one_half_term() -> None:
    first = term("first", "2026-09-03", "2026-10-22")
    second = term("second", "2026-11-02", "2026-12-17")
    assert due_on(day("2026-09-10"), period("half term"), calendar_in_england([first, second])) == day(
        "2026-12-17"
    )


@pytest.mark.parametrize(
    "written",
    ["before every internet lesson", "at induction", {"said": "regularly"}, {"said": "from time to time"}],
)
def test_events_and_open_words_have_no_day(written: object) -> None:
    assert due_on(day("2026-11-21"), period(written), NO_TERMS) is None


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        ("month", "2026-12-21"),
        ("term", "2027-03-25"),
        ("at least 2 weeks", "2026-12-05"),
        ("at induction", None),
    ],
)
def test_an_interpretation_counts(meaning: str, expected: str | None) -> None:
    regularly = period({"said": "regularly", "interpreted-as": meaning, "by": "head", "on": "2026-09-01"})
    assert due_on(day("2026-11-21"), regularly, CALENDAR) == (day(expected) if expected else None)


@pytest.mark.parametrize("written", ["school day", "half term", "term", "school year"])
def test_it_is_said_which_terms_are_missing(written: str) -> None:
    with pytest.raises(NotEnteredError) as raised:
        due_on(day("2026-11-21"), period(written), NO_TERMS)
    assert raised.value.school_year == SchoolYear(2026)


@pytest.mark.parametrize(
    ("written", "last_done", "missing"),
    [("5 school days", "2026-12-17", 2026), ("half term", "2026-11-20", 2026), ("term", "2026-09-10", 2026), ("school year", "2026-09-10", 2027)],
)  # fmt: skip
def test_a_term_that_is_not_entered_is_not_guessed(written: str, last_done: str, missing: int) -> None:
    autumn = calendar_in_england([AUTUMN_2026])
    with pytest.raises(NotEnteredError) as raised:
        due_on(day(last_done), period(written), autumn)
    assert raised.value.school_year == SchoolYear(missing)


@unhurried
@given(FIXED, STARTS)
def test_it_is_due_after_it_was_last_done(every: Period, last_done: date) -> None:
    due = due_on(last_done, every, MANY_YEARS)
    assert due is not None
    assert due > last_done


@unhurried
@given(FIXED, STARTS, st.integers(0, 60))
def test_doing_it_later_never_makes_it_due_earlier(every: Period, last_done: date, later: int) -> None:
    first = due_on(last_done, every, MANY_YEARS)
    second = due_on(last_done + timedelta(days=later), every, MANY_YEARS)
    assert first is not None
    assert second is not None
    assert first <= second


@unhurried
@given(
    STARTS,
    st.sampled_from([Unit.SCHOOL_DAY, Unit.HALF_TERM, Unit.TERM, Unit.SCHOOL_YEAR]),
    st.integers(1, 12),
)
def test_what_runs_with_the_school_is_due_on_a_school_day(last_done: date, unit: Unit, number: int) -> None:
    due = due_on(last_done, Period(number=number, unit=unit), MANY_YEARS)
    assert due is not None
    assert MANY_YEARS.is_school_day(due)


@unhurried
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_keep_the_day_or_end_with_the_month(start: date, months: int) -> None:
    landed = months_after(start, months)
    assert (landed.year - start.year) * 12 + landed.month - start.month == months
    assert landed.day == start.day or (landed.day < start.day and (landed + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("due", "today", "expected"),
    [
        ("2026-11-21", "2026-11-20", 0),
        ("2026-11-21", "2026-11-21", 0),
        ("2026-11-21", "2026-11-22", 1),
        ("2026-02-28", "2026-03-28", 28),
        ("2028-02-28", "2028-03-28", 29),
        (None, "2026-11-21", 0),
    ],
)
def test_how_late_it_is(due: str | None, today: str, expected: int) -> None:
    assert overdue_by(day(due) if due else None, day(today)) == expected
