"""The day in London, and the two nights on which the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.schooldays.rules.london import at_london, begins_at, day_in_london, ends_at, in_london
from belisha.schooldays.tests.made_up import day, unhurried

NEW_YORK_IN_WINTER = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 1, 15, 23, 59, tzinfo=UTC), "2026-01-15"),
        (datetime(2026, 7, 15, 22, 59, tzinfo=UTC), "2026-07-15"),
        (datetime(2026, 7, 15, 23, 0, tzinfo=UTC), "2026-07-16"),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), "2026-03-28"),
        (datetime(2026, 3, 29, 23, 30, tzinfo=UTC), "2026-03-30"),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), "2026-10-25"),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "2026-10-25"),
        (datetime(2026, 12, 31, 19, 0, tzinfo=NEW_YORK_IN_WINTER), "2027-01-01"),
    ],
)
def test_today_in_london(moment: datetime, expected: str) -> None:
    assert day_in_london(moment) == day(expected)


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="could be any of several days"):
        day_in_london(datetime(2026, 7, 15, 12, 0))


@pytest.mark.parametrize(
    ("on", "at", "in_utc"),
    [
        ("2026-01-15", time(9, 0), datetime(2026, 1, 15, 9, 0, tzinfo=UTC)),
        ("2026-07-15", time(9, 0), datetime(2026, 7, 15, 8, 0, tzinfo=UTC)),
        ("2026-03-29", time(0, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29", time(1, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-03-29", time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-10-25", time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25", time(2, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_time_in_london(on: str, at: time, in_utc: datetime) -> None:
    assert at_london(day(on), at).astimezone(UTC) == in_utc


def test_a_time_that_the_spring_change_leaves_out_is_shown_as_the_clock_shows_it() -> None:
    assert at_london(day("2026-03-29"), time(1, 30)).time() == time(2, 30)


@pytest.mark.parametrize(("on", "hours"), [("2026-03-29", 23), ("2026-06-01", 24), ("2026-10-25", 25)])
def test_the_length_of_a_day(on: str, hours: int) -> None:
    length = ends_at(day(on)).astimezone(UTC) - begins_at(day(on)).astimezone(UTC)
    assert length == timedelta(hours=hours)


@unhurried
@given(st.dates(date(1975, 1, 1), date(2100, 1, 1)))
def test_a_day_is_itself_from_its_beginning_to_its_end(on: date) -> None:
    last = ends_at(on).astimezone(UTC) - timedelta(seconds=1)
    assert day_in_london(begins_at(on)) == on == day_in_london(last)
    assert day_in_london(ends_at(on)) == on + timedelta(days=1)


@unhurried
@given(st.datetimes(datetime(1975, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_what_london_shows_is_the_same_moment(moment: datetime) -> None:
    assert in_london(moment) == moment
