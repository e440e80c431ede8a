"""How pages write dates, times, numbers and lists: as GOV.UK's style does, in plain British English."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Final

from django.utils import timezone


def date_gb(value: date) -> str:
    """A date such as "21 November 2026"; a moment gives its date in the school's time zone."""
    day = _local(value) if isinstance(value, datetime) else value
    return f"{day.day} {day:%B %Y}"


def moment_gb(value: datetime) -> str:
    """A moment in the school's time zone, such as "21 November 2026 at 9:05am"."""
    local = _local(value)
    clock = f"{local:%I:%M%p}".lstrip("0").lower()
    return f"{date_gb(local)} at {clock}"


def in_words(items: Iterable[object], joined_by: str = "and") -> str:
    """A list as one reads it out: "a", "a and b", "a, b and c". Nothing gives ""."""
    *before, last = [str(item) for item in items] or [""]
    return f"{', '.join(before)} {joined_by} {last}" if before else last


def count_of(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 clause", "2 clauses", "1,173 duties" when the plural is given."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def sentence_case(text: str) -> str:
    """The text with a capital first letter; the rest is left alone, so that "DfE" and "KCSIE" survive."""
    return text[:1].upper() + text[1:]


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


FILTERS: Final[dict[str, Callable[..., str]]] = {
    "date_gb": date_gb,
    "moment_gb": moment_gb,
    "in_words": in_words,
    "count_of": count_of,
    "sentence_case": sentence_case,
}
