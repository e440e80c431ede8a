"""The bank holidays of England. They stand apart from the rules, because loading the list takes time."""

from __future__ import annotations

from calendar import SATURDAY
from collections.abc import Iterable
from datetime import date

from holidays import country_holidays

from belisha.schooldays.rules.calendar import Calendar
from belisha.schooldays.terms import Term

FIRST_YEAR = 1978
"""From this year on the early May bank holiday, and so today's list, is kept."""
LAST_YEAR = 2100


def bank_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """The bank holidays of England in some years, first and last included, each on the weekday on which it is kept.

    Holidays that were proclaimed for one occasion, or moved, are as the `holidays` package knows them; those that are
    proclaimed after its release are not in it, and the school enters them as closures. Raises ValueError for years
    outside 1978 to 2100. Source: gov.uk, "UK bank holidays".
    """
    if not FIRST_YEAR <= first_year <= last_year <= LAST_YEAR:
        raise ValueError(
            f"The bank holidays of {first_year} to {last_year} are not known. Give years from {FIRST_YEAR} to {LAST_YEAR}."
        )
    known = country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    return frozenset(day for day in known if day.weekday() < SATURDAY and first_year <= day.year <= last_year)


def calendar_in_england(
    terms: Iterable[Term], *, closures: Iterable[date] = (), training_days: Iterable[date] = ()
) -> Calendar:
    """A school's calendar with the bank holidays of England for all its terms. Raises `CalendarError` as Calendar does."""
    entered = tuple(terms)
    years = [day.year for term in entered for day in (term.days.first, term.days.last)]
    return Calendar(
        terms=entered,
        bank_holidays=bank_holidays(min(years), max(years)) if years else frozenset(),
        closures=frozenset(closures),
        training_days=frozenset(training_days),
    )
