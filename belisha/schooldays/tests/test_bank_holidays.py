"""Bank holidays of England: those that move, those that were proclaimed once, and substitutes."""

from __future__ import annotations

import subprocess
import sys
from calendar import SATURDAY

import pytest

from belisha.schooldays.bank_holidays import bank_holidays, calendar_in_england
from belisha.schooldays.tests.made_up import day, days, term


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (
            2020,
            days(
                "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31", "2020-12-25", "2020-12-28"
            ),
        ),
        (
            2022,
            days(
                "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29",
                "2022-09-19", "2022-12-26", "2022-12-27",
            ),
        ),
        (
            2023,
            days(
                "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28",
                "2023-12-25", "2023-12-26",
            ),
        ),
        (
            2027,
            days(
                "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28"
            ),
        ),
    ],
)  # fmt: skip
def test_the_bank_holidays_of_a_year(year: int, expected: frozenset[object]) -> None:
    assert bank_holidays(year, year) == expected


@pytest.mark.parametrize(
    ("kept", "not_kept"),
    [
        ("1995-05-08", "1995-05-01"),
        ("2002-06-04", "2002-05-27"),
        ("2012-06-04", "2012-05-28"),
        ("2020-05-08", "2020-05-04"),
        ("2022-06-02", "2022-05-30"),
    ],
)
def test_a_bank_holiday_that_moved(kept: str, not_kept: str) -> None:
    year = day(kept).year
    assert day(kept) in bank_holidays(year, year)
    assert day(not_kept) not in bank_holidays(year, year)


def test_bank_holidays_are_kept_on_weekdays() -> None:
    assert all(each.weekday() < SATURDAY for each in bank_holidays(1978, 2100))


@pytest.mark.parametrize(("first", "last"), [(1977, 2026), (2026, 2101), (2027, 2026)])
def test_years_whose_bank_holidays_are_not_known(first: int, last: int) -> None:
    with pytest.raises(ValueError, match=f"The bank holidays of {first} to {last} are not known"):
        bank_holidays(first, last)


def test_a_moved_bank_holiday_moves_the_school_days() -> None:
    summer = calendar_in_england([term("summer", "2020-04-20", "2020-07-17", ("2020-05-25", "2020-05-29"))])
    assert summer.is_school_day(day("2020-05-04"))
    assert not summer.is_school_day(day("2020-05-08"))
    assert summer.next_school_day(day("2020-05-07")) == day("2020-05-11")


def test_a_calendar_has_the_bank_holidays_of_all_its_years() -> None:
    winter = calendar_in_england([term("winter", "2021-12-20", "2022-01-07")])
    assert winter.bank_holidays >= days("2021-12-27", "2021-12-28", "2022-01-03")


def test_a_calendar_without_terms_has_no_bank_holidays() -> None:
    assert calendar_in_england([]).bank_holidays == frozenset()


def test_the_rules_load_without_the_list_of_bank_holidays() -> None:
    code = (
        "import sys, belisha.schooldays.terms, belisha.schooldays.rules.deadlines, belisha.schooldays.rules.london;"
        "print([name for name in ('holidays', 'django') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
