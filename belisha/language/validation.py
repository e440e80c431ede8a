"""Validation: pydantic's errors turned into findings that say what was expected, in plain English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from belisha.language.findings import Finding, Kind, Level, Spot
from belisha.language.phrases import hyphenated
from belisha.language.suggestions import did_you_mean
from belisha.language.trouble import WRONG_VALUE

if TYPE_CHECKING:
    from belisha.language.blocks import Values
    from belisha.language.roles import Titles

Model = TypeVar("Model", bound=BaseModel)

UNKNOWN_FIELD = Kind(
    "unknown-field",
    Level.ERROR,
    "A name that this sort of block does not have",
    "A misspelt name would silently change what the provision means.",
    "Correct the spelling; docs/language.md lists the names of each block.",
)
MISSING_FIELD = Kind(
    "missing-field",
    Level.ERROR,
    "Something that this sort of block cannot do without",
    "The provision cannot be obeyed or read back until it is there.",
    "Add the line that the message names.",
)
KINDS = (UNKNOWN_FIELD, MISSING_FIELD)

_EXPECTED = {
    "string_type": "Some words are expected here.",
    "int_parsing": "A whole number is expected here.",
    "int_type": "A whole number is expected here.",
    "bool_type": "`true` or `false` is expected here.",
    "bool_parsing": "`true` or `false` is expected here.",
    "date_type": "A date such as 2026-11-21 is expected here.",
    "date_parsing": "A date such as 2026-11-21 is expected here.",
    "date_from_datetime_parsing": "A date such as 2026-11-21 is expected here.",
    "tuple_type": "A list is expected here.",
    "too_short": "At least one entry is expected here.",
    "mapping_type": "Lines of the form `name: value` are expected here.",
    "dict_type": "Lines of the form `name: value` are expected here.",
    "model_type": "Lines of the form `name: value` are expected here.",
    "model_attributes_type": "Lines of the form `name: value` are expected here.",
}


def validate(
    model: type[Model], values: Values, titles: Titles | None
) -> tuple[Model | None, tuple[Finding, ...]]:
    """Make one piece from what a block says; None with findings when that cannot be done."""
    content = {} if values.value is None else values.value
    if not isinstance(content, dict):
        spot = values.spot_of(()) or Spot(1, 1)
        return None, (Finding(WRONG_VALUE, spot, _EXPECTED["model_type"], f"Fields: {_fields(model)}."),)
    try:
        return model.model_validate(content, context=titles), ()
    except ValidationError as error:
        return None, tuple(_findings(model, values, error))


def _findings(model: type[BaseModel], values: Values, error: ValidationError) -> Iterator[Finding]:
    for detail in error.errors(include_url=False):
        yield _finding(model, values, detail)


def _finding(model: type[BaseModel], values: Values, detail: ErrorDetails) -> Finding:
    path = _path(values, detail["loc"])
    name = detail["loc"][-1] if detail["loc"] else ""
    spot = values.spot_of(path) or Spot(1, 1)
    context = detail.get("ctx") or {}
    if detail["type"] == "belisha":
        return Finding(context["kind"], spot, context["message"], context["hint"])
    if detail["type"] == "extra_forbidden":
        spot = values.spot_of(path, name=True) or spot
        return Finding(UNKNOWN_FIELD, spot, f"Nothing here is called `{name}`.", _other_names(model, detail))
    if detail["type"] == "missing":
        message = f"`{hyphenated(str(name))}` is missing."
        return Finding(MISSING_FIELD, spot, message, f"Add a line `{hyphenated(str(name))}: ...`.")
    return Finding(WRONG_VALUE, spot, _plain(detail), _choices(detail))


def _path(values: Values, loc: Sequence[int | str]) -> tuple[int | str, ...]:
    """The steps of an error's place that the author wrote; the others are ways in which our types are built."""
    path: tuple[int | str, ...] = ()
    for step in loc:
        if (*path, step) in values.spots:
            path = (*path, step)
    return path


def _plain(detail: ErrorDetails) -> str:
    if detail["type"] in ("enum", "literal_error"):
        return f"`{str(detail['input'])[:60]}` is not one of the words that can stand here."
    if detail["type"] in _EXPECTED:
        return _EXPECTED[detail["type"]]
    return f"{detail['msg']}."


def _choices(detail: ErrorDetails) -> str:
    if detail["type"] not in ("enum", "literal_error"):
        return ""
    expected = str((detail.get("ctx") or {}).get("expected", "")).replace("'", "")
    words = expected.replace(" or ", ", ").split(", ")
    guess = did_you_mean(str(detail["input"]), words)
    return f"{guess} Expected one of: {', '.join(words)}.".strip()


def _fields(model: type[BaseModel]) -> str:
    return ", ".join(hyphenated(name) for name in model.model_fields)


def _other_names(model: type[BaseModel], detail: ErrorDetails) -> str:
    if len(detail["loc"]) > 1:
        return "See docs/language.md for what can stand here."
    names = [hyphenated(name) for name in model.model_fields]
    return did_you_mean(str(detail["loc"][-1]), names) or f"Expected one of: {', '.join(names)}."
