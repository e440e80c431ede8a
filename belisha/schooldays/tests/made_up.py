"""The years of a school that does not exist, for every test of the room."""

from __future__ import annotations

from datetime import date

from hypothesis import settings

from belisha.schooldays.bank_holidays import calendar_in_england
from belisha.schooldays.rules.calendar import Calendar
from belisha.schooldays.terms import Span, Term

unhurried = settings(deadline=None)
"""No test asserts a time: the machine may be busy."""


def day(written: str) -> date:
    """A date as ISO 8601 writes it."""
    return date.fromisoformat(written)


def days(*written: str) -> frozenset[date]:
    """Several such dates."""
    return frozenset(day(each) for each in written)


def term(name: str, first: str, last: str, half_term: tuple[str, str] | None = None) -> Term:
    """A term with its half-term holiday, if it has one."""
    holiday = Span(day(half_term[0]), day(half_term[1])) if half_term else None
    return Term(name, Span(day(first), day(last)), holiday)


AUTUMN_2025 = term("autumn", "2025-09-02", "2025-12-19", ("2025-10-27", "2025-10-31"))
SPRING_2026 = term("spring", "2026-01-05", "2026-03-27", ("2026-02-16", "2026-02-20"))
SUMMER_2026 = term("summer", "2026-04-13", "2026-07-21", ("2026-05-25", "2026-05-29"))
AUTUMN_2026 = term("autumn", "2026-09-03", "2026-12-18", ("2026-10-26", "2026-10-30"))
SPRING_2027 = term("spring", "2027-01-04", "2027-03-25", ("2027-02-15", "2027-02-19"))
SUMMER_2027 = term("summer", "2027-04-12", "2027-07-22", ("2027-05-31", "2027-06-04"))
AUTUMN_2027 = term("autumn", "2027-08-30", "2027-12-17", ("2027-10-25", "2027-10-29"))

TERMS = (AUTUMN_2025, SPRING_2026, SUMMER_2026, AUTUMN_2026, SPRING_2027, SUMMER_2027, AUTUMN_2027)
"""Two whole school years, and the first term of a third that begins in August, on a bank holiday."""

CALENDAR: Calendar = calendar_in_england(
    TERMS,
    closures=days("2026-05-07", "2027-01-19"),
    training_days=days("2025-09-02", "2026-01-05", "2026-07-21", "2026-09-03", "2026-09-04", "2027-01-04"),
)
"""Closed for a local election and for snow; two training days begin the second year."""


def _terms_from(year: int) -> list[Term]:
    return [
        term("autumn", f"{year}-09-03", f"{year}-12-18", (f"{year}-10-24", f"{year}-11-01")),
        term("spring", f"{year + 1}-01-05", f"{year + 1}-03-28", (f"{year + 1}-02-12", f"{year + 1}-02-20")),
        term("summer", f"{year + 1}-04-14", f"{year + 1}-07-21", (f"{year + 1}-05-25", f"{year + 1}-06-02")),
    ]


MANY_YEARS: Calendar = calendar_in_england(each for year in range(2025, 2045) for each in _terms_from(year))
"""Twenty school years with the same dates in each, from 3 September 2025."""
