"""When something that a policy asks for regularly is due again, and by how much it is late."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from belisha.language.periods import Period, Unit
from belisha.schooldays.rules.calendar import Calendar


def due_on(last_done: date, period: Period, calendar: Calendar) -> date | None:
    """The last day on which doing it again is in time; None for an event or a word that nobody has interpreted.

    Days, weeks, months and years run from the day on which it was last done, whatever the school does on the day when
    they end; a month that is too short ends them on its last day. School days are counted in the calendar. "Every half
    term", "every term" and "every school year" ask for it once in each, whenever it was done in the last one: it is due
    by the last school day of the next, or of the one so many later. What is done in a holiday counts for the term and
    year before it.

    Raises `NotEnteredError` where the answer depends on days that the school has not entered.
    """
    fixed = period.interpreted_as or period
    return _COUNTED[fixed.unit](last_done, fixed.number, calendar) if fixed.unit else None


def overdue_by(due: date | None, today: date) -> int:
    """How many days ago something was due; 0 on the day itself, before it, and where nothing is due."""
    return max(0, (today - due).days) if due else 0


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _days(last_done: date, number: int, _: Calendar) -> date:
    return last_done + timedelta(days=number)


def _school_days(last_done: date, number: int, calendar: Calendar) -> date:
    return calendar.add_school_days(last_done, number)


def _weeks(last_done: date, number: int, _: Calendar) -> date:
    return last_done + timedelta(weeks=number)


def _months(last_done: date, number: int, _: Calendar) -> date:
    return months_after(last_done, number)


def _half_terms(last_done: date, number: int, calendar: Calendar) -> date:
    return calendar.last_school_day(calendar.half_after(last_done, number))


def _terms(last_done: date, number: int, calendar: Calendar) -> date:
    return calendar.last_school_day(calendar.term_after(last_done, number).days)


def _school_years(last_done: date, number: int, calendar: Calendar) -> date:
    return calendar.last_day_of_school_year(calendar.school_year_of(last_done).later(number))


def _years(last_done: date, number: int, _: Calendar) -> date:
    return months_after(last_done, 12 * number)


_COUNTED: Mapping[Unit, Callable[[date, int, Calendar], date]] = {
    Unit.DAY: _days,
    Unit.SCHOOL_DAY: _school_days,
    Unit.WEEK: _weeks,
    Unit.MONTH: _months,
    Unit.HALF_TERM: _half_terms,
    Unit.TERM: _terms,
    Unit.SCHOOL_YEAR: _school_years,
    Unit.YEAR: _years,
}
