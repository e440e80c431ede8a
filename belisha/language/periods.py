"""Periods: how often or when something is due; fixed, at an event, or a word that needs interpreting."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from belisha.language.days import in_british
from belisha.language.phrases import Phrase, Shared
from belisha.language.roles import Party, Titles
from belisha.language.trouble import wrong


class Unit(StrEnum):
    """What a fixed period is counted in."""

    DAY = "day"
    SCHOOL_DAY = "school day"
    WEEK = "week"
    MONTH = "month"
    HALF_TERM = "half term"
    TERM = "term"
    SCHOOL_YEAR = "school year"
    YEAR = "year"


DAYS: dict[Unit, int] = {
    Unit.DAY: 1, Unit.SCHOOL_DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.HALF_TERM: 56, Unit.TERM: 122,
    Unit.SCHOOL_YEAR: 366, Unit.YEAR: 366,
}  # fmt: skip
"""The longest that each unit can last, in days: for comparing periods, never for due dates."""

_FIXED = re.compile(r"^(?:every )?(?:(?P<number>\d{1,3}) )?(?P<unit>[a-z]+(?: [a-z]+)?)$")
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "termly": "term",
    "yearly": "year",
    "annually": "year",
}
_EVENT = re.compile(r"^(?:before|after|at|on|when|whenever|during|within|as soon as|until|from|for) .+")
_HELP = (
    "Write a period such as `month`, `2 weeks`, `term`, `school year`; an event such as `before every internet lesson` or "
    "`at induction`; or, where the policy only says a word, `{said: regularly}`."
)


def _from_words(words: str) -> dict[str, object]:
    text = " ".join(words.split())
    if _EVENT.match(text):
        return {"event": text}
    found = _FIXED.match(_ADVERBS.get(text.lower(), text.lower()))
    unit = found["unit"] if found else ""
    singular = unit.removesuffix("s")
    if not found or singular not in set(Unit):
        raise wrong(f"`{words}` cannot be read as a period or an event.", _HELP)
    return {"number": int(found["number"] or 1), "unit": singular}


class Period(Shared):
    """When something is due.

    Exactly one of `unit` (a fixed period), `event` (something that happens) and `said` (an undefined word such as
    "regularly", which the school interprets with `interpreted_as`, by whom and on which date).
    """

    number: Annotated[int, Field(ge=1, le=999)] = 1
    unit: Unit | None = None
    event: Phrase | None = None
    said: Phrase | None = None
    interpreted_as: Period | None = None
    by: Party | None = None
    on: date | None = None
    at_least: bool = False
    """True where the policy says "at least", so that more often is also right."""

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: object) -> object:
        if isinstance(value, str) and value.startswith("at least "):
            return {**_from_words(value.removeprefix("at least ")), "at_least": True}
        return _from_words(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _makes_sense(self) -> Period:
        if [self.unit is None, self.event is None, self.said is None].count(False) != 1:
            raise wrong(
                "A period is one of three things: fixed, an event, or a word that the policy leaves open.",
                _HELP,
            )
        if self.unit is None and (self.number > 1 or self.at_least):
            raise wrong("`number` and `at-least` belong to a fixed period.", _HELP)
        if self.interpreted_as and (not self.said or self.interpreted_as.said):
            raise wrong(
                "Only an undefined word (`said`) is interpreted, and as a fixed period or an event.", _HELP
            )
        if self.interpreted_as and not (self.by and self.on):
            raise wrong(
                "An interpretation says who decided it and when.", "Add `by: head` and `on: 2026-09-01`."
            )
        if (self.by or self.on) and not self.interpreted_as:
            raise wrong("`by` and `on` say who interpreted a word and when; `interpreted-as` is missing.")
        return self

    @property
    def open(self) -> bool:
        """True where the policy only says a word and the school has not interpreted it."""
        return self.said is not None and self.interpreted_as is None

    @property
    def longest_days(self) -> int | None:
        """The longest that the period can last, in days; None for an event or an open word."""
        if self.interpreted_as:
            return self.interpreted_as.longest_days
        return DAYS[self.unit] * self.number if self.unit else None

    def words(self, titles: Titles) -> str:
        """The period, as it stands in a sentence: "every 2 weeks", "before every internet lesson"."""
        if self.said:
            return f"“{self.said}”, {self._interpretation(titles)}"
        least = "at least " if self.at_least else ""
        if self.event:
            return self.event
        return f"{least}every {self.number} {self.unit}s" if self.number > 1 else f"{least}every {self.unit}"

    def _interpretation(self, titles: Titles) -> str:
        if self.interpreted_as is None or self.by is None or self.on is None:
            return "which the policy does not define"
        meaning = self.interpreted_as.words(titles)
        return f"which {titles.one_of(self.by)} has taken to mean {meaning} ({in_british(self.on)})"
