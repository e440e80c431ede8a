"""Which people of the register somebody wants to see, as it stands in an address; and its pages of fifty."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from belisha.people.register.terms import Filter
from belisha.people.register.views import GroupHeld
from belisha.people.terms import KINDS
from belisha.schooldays.terms import YearGroup
from belisha.web.people.naming import KIND_CHOICES, YEAR_CHOICES

ORDERS: Final = {
    "name": "Family name, A to Z",
    "-name": "Family name, Z to A",
    "year": "Year group, youngest first",
    "-year": "Year group, oldest first",
}
LONGEST_SEARCH: Final = 100
MOST_DIGITS: Final = 6


def filter_of(query: Mapping[str, str]) -> Filter:
    """The choice in an address. What makes no sense there is left out, as if nobody had chosen it."""
    year, order, page = query.get("year", ""), query.get("order", ""), query.get("page", "")
    kind = query.get("kind", "")
    return Filter(
        kind=kind if kind in KINDS else "",
        year=int(year) if year in {str(one.value) for one in YearGroup} else None,
        group=_reference(query.get("group", "")),
        words=query.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH],
        leavers=query.get("leavers", "") == "yes",
        order=order if order in ORDERS else "name",
        page=int(page) if page.isascii() and page.isdecimal() and len(page) <= MOST_DIGITS else 1,
    )


def _reference(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def query_of(chosen: Filter) -> str:
    """A choice as an address holds it, without the page: "kind=pupil&year=3"; "" for everybody."""
    parts = {
        "q": chosen.words,
        "kind": chosen.kind,
        "year": "" if chosen.year is None else str(chosen.year),
        "group": chosen.group,
        "leavers": "yes" if chosen.leavers else "",
        "order": "" if chosen.order == "name" else chosen.order,
    }
    return urlencode({name: value for name, value in parts.items() if value})


def narrows(chosen: Filter) -> bool:
    """Whether it leaves anybody out who belongs to the school today."""
    return bool(chosen.kind or chosen.group or chosen.words or chosen.leavers or chosen.year is not None)


def selects(chosen: Filter, groups: tuple[GroupHeld, ...]) -> list[dict[str, Any]]:
    """The lists to choose from, as parameters of GOV.UK selects."""
    year = "" if chosen.year is None else str(chosen.year)
    offered = [
        ("kind", "Who", [("", "Anybody"), *KIND_CHOICES], chosen.kind),
        ("year", "Year group", [("", "Any year"), *YEAR_CHOICES], year),
        ("group", "Class", [("", "Any class"), *((one.reference, one.name) for one in groups)], chosen.group),
        (
            "leavers",
            "When",
            [("", "At the school today"), ("yes", "Have left")],
            "yes" if chosen.leavers else "",
        ),
        ("order", "In order of", list(ORDERS.items()), chosen.order),
    ]
    return [_select(*one) for one in offered]


def _select(name: str, label: str, choices: list[tuple[str, str]], chosen: str) -> dict[str, Any]:
    items = [{"value": value, "text": text, "selected": value == chosen} for value, text in choices]
    return {"id": name, "name": name, "label": {"text": label}, "items": items}


def pagination(page: int, pages: int, address: str, query: str) -> dict[str, Any]:
    """GOV.UK's pagination for a page of several: the first, the last, and those beside."""

    def href(number: int) -> str:
        return f"{address}?{query + '&' if query else ''}page={number}"

    near = sorted({1, pages, page - 1, page, page + 1} & set(range(1, pages + 1)))
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": href(number), "current": number == page})
    found: dict[str, Any] = {"items": items, "landmarkLabel": "Pages of the register"}
    if page > 1:
        found["previous"] = {"href": href(page - 1)}
    if page < pages:
        found["next"] = {"href": href(page + 1)}
    return found


TERMS: Final = ((1, 1), (4, 1), (9, 1))
"""From which days the terms of a school year are counted, as month and day: after Christmas, at Easter, in the autumn."""


def term_began(today: date) -> date:
    """The first of January, April or September before a day, as the beginning of its term."""
    return max(day for month, first in TERMS if (day := date(today.year, month, first)) <= today)
