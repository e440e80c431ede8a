"""Every page there is, on the longest of the five policies: a route that nobody listed here fails."""

from __future__ import annotations

import pytest
from django.urls import get_resolver, reverse

from tests.journeys.visitor import Visitor

FOR_PROGRAMS = {"healthz", "findings-csv", "coverage-export", "publish"}
"""Routes that answer with a file or a word, not with a page."""
PAGES: dict[str, dict[str, str]] = {
    "home": {},
    "about": {},
    "help": {},
    "accessibility": {},
    "findings": {},
    "findings-text": {},
    "finding": {"finding": "open-conflict"},
    "check": {},
    "compare": {},
    "policy": {},
    "clause": {"clause": "indecent-images.found"},
    "roles": {},
    "role": {"role": "dsl"},
    "coverage": {},
}


def test_every_route_is_listed() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == {*PAGES, *FOR_PROGRAMS}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_barrier_on_the_longest_policy(name: str, visitor: Visitor) -> None:
    visitor.go(reverse(name, kwargs=PAGES[name]))
    assert visitor.barriers() == []
