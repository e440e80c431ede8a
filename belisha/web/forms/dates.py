"""A date that is typed as day, month and year, which GOV.UK found people make fewest mistakes with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

PARTS: Final = ("day", "month", "year")
YEARS: Final = range(1900, 2101)
"""Any other year is a slip of the fingers: nobody at a school was born before, and no decision reaches beyond."""


@dataclass(frozen=True)
class TypedDate:
    """What somebody typed into the three boxes, before anybody knows whether it is a date."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.day, self.month, self.year) if part)

    def missing(self) -> list[str]:
        """The parts that are empty, in the order in which they are typed."""
        return [part for part in PARTS if not getattr(self, part)]


class DateWidget(forms.Widget):
    """Three text boxes: their names are the field's name with `_day`, `_month` and `_year`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> TypedDate | None:
        """What was typed, or None when all three boxes are empty."""
        typed = TypedDate(*(str(data.get(f"{name}_{part}") or "").strip() for part in PARTS))
        return typed if str(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether none of the three boxes was sent at all."""
        return not any(f"{name}_{part}" in data for part in PARTS)


class DateField(forms.Field):
    """A real calendar date, given as `datetime.date`; None when it is optional and empty."""

    widget = DateWidget

    def to_python(self, value: TypedDate | date | None) -> date | None:
        """The date that was typed. Raises ValidationError that says which part to mend."""
        if value is None or isinstance(value, date):
            return value
        if missing := value.missing():
            raise ValidationError(
                f"{self._name()} must include a {' and a '.join(missing)}.", code="incomplete"
            )
        return self._real_date(value)

    def prepare_value(self, value: TypedDate | date | None) -> TypedDate:
        """What the three boxes show."""
        if isinstance(value, date):
            return TypedDate(str(value.day), str(value.month), str(value.year))
        return value or TypedDate()

    def _real_date(self, typed: TypedDate) -> date:
        if len(typed.year) != len("2026"):
            raise ValidationError(
                f"{self._name()} must have a year of four numbers, such as 2026.", code="year"
            )
        try:
            found = date(int(typed.year), int(typed.month), int(typed.day))
        except ValueError:
            message = f"{self._name()} must be a real date, such as 21 11 2026."
            raise ValidationError(message, code="invalid") from None
        if found.year not in YEARS:
            message = f"{self._name()} must have a year from {YEARS[0]} to {YEARS[-1]}."
            raise ValidationError(message, code="year")
        return found

    def _name(self) -> str:
        label = str(self.label or "The date")
        return f"{label} It" if label.endswith("?") else label
