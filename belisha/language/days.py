"""Days as a policy gives them: 2 November 2026, or only November 2017. Nothing is invented to fill the rest."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from belisha.language.phrases import Shared
from belisha.language.trouble import wrong

_MONTH = re.compile(r"(\d{4})-(\d{2})")


class Day(Shared):
    """A day, or a whole month where the policy gives no day."""

    year: Annotated[int, Field(ge=1900, le=2200)]
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_written(cls, value: object) -> object:
        if isinstance(value, date):
            return {"year": value.year, "month": value.month, "day": value.day}
        found = _MONTH.fullmatch(value) if isinstance(value, str) else None
        if found:
            return {"year": int(found[1]), "month": int(found[2])}
        if isinstance(value, dict | Day):
            return value
        raise wrong(
            f"`{str(value)[:40]}` is not a day.",
            "Write 2026-11-21, or 2026-11 where only the month is known.",
        )

    @property
    def earliest(self) -> date:
        """The day itself, or the first of the month."""
        return date(self.year, self.month, self.day or 1)

    @property
    def latest(self) -> date:
        """The day itself, or the last of the month."""
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    def words(self) -> str:
        """The day as it is written in Britain."""
        return in_british(self.earliest) if self.day else f"{self.earliest:%B %Y}"


def in_british(day: date) -> str:
    """A date as it is written in Britain: 21 November 2026."""
    return f"{day.day} {day:%B %Y}"
