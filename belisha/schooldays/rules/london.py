"""The day and the time in England, and what the clock changes do to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""The time zone of every school in England: a day here is not always the same day in UTC."""


def day_in_london(moment: datetime) -> date:
    """The date in London at a moment. Raises ValueError for a moment without a time zone."""
    return in_london(moment).date()


def in_london(moment: datetime) -> datetime:
    """The same moment as the clock in London shows it. Raises ValueError for a moment without a time zone."""
    if moment.utcoffset() is None:
        raise ValueError(
            "A moment without a time zone could be any of several days. Give the time zone with it, such as UTC."
        )
    return moment.astimezone(LONDON)


def at_london(day: date, at: time) -> datetime:
    """The moment when the clock in London shows a time (without a time zone) on a day.

    A time that the spring change leaves out becomes the one an hour later; of two that the autumn change makes alike,
    it is the first, so that nothing falls due later than was meant.
    """
    shown = datetime.combine(day, at, tzinfo=LONDON)
    return shown.astimezone(UTC).astimezone(LONDON)


def begins_at(day: date) -> datetime:
    """The moment when a day begins in London."""
    return at_london(day, time.min)


def ends_at(day: date) -> datetime:
    """The moment when a day is over in London, which is when the next begins: 23, 24 or 25 hours after it began."""
    return begins_at(day + timedelta(days=1))
