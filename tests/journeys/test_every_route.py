"""Every page of every audience, on the longest of the five policies: what can be opened has no barrier, whoever opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from tests.access.asking import QUERIES, names_of, own_names_of
from tests.access.cast import NOBODY, Cast, cast_of
from tests.access.matrix import LINES, Line, installed
from tests.journeys.conftest import WIDE, OpenWindow
from tests.school import put_in_force

LONGEST: Final = Path(__file__).parents[2] / "policies/melbourne/policy.md"
OF_POLICY: Final = {"clause": "indecent-images.found", "document": "acceptable-use"}
FOR_PROGRAMS: Final = frozenset(
    {
        "healthz", "findings-csv", "coverage-export", "documents-export", "publish", "version-download", "people-export",
        "people-import-bad-rows", "trail-export", "mfa_login_webauthn", "demo", "demo-roll", "demo-outbox",
    }
)  # fmt: skip
"""Routes that answer with a file or a word; and the pages of a demonstration, which have journeys of their own."""
AS_ONESELF: Final = frozenset(
    {
        "home", "policy", "clause", "roles", "role", "me", "my-looks", "child-looks", "child-policy", "classes", "class",
        "class-sign-in", "versions", "trail", "documents", "overview",
    }
)  # fmt: skip
"""What looks otherwise to one audience than to another. Everything else is opened by the head."""
AUDIENCES: Final = (
    NOBODY,
    "pupil",
    "parent",
    "teacher",
    "safeguarding lead",
    "governor",
    "network manager",
    "office",
    "visitor",
)


@pytest.fixture
def school(live_server: LiveServer) -> Cast:  # noqa: ARG001 - what it serves from is emptied afterwards
    """A school with everybody and everything, and the longest policy in force from today."""
    cast = cast_of("Quillfeather", "A00000000000")
    put_in_force(cast.school, LONGEST.read_bytes(), since=timezone.localdate())
    return cast


def test_every_route_is_listed() -> None:
    assert {one.name for one in installed()} == {line.route for line in LINES}
    assert {*FOR_PROGRAMS, *AS_ONESELF} <= {line.route for line in LINES}


def pages(cast: Cast, who: str, lines: list[Line]) -> Iterator[str]:
    """The addresses of what somebody may open, of a record that they may."""
    for line in lines:
        if line.route in FOR_PROGRAMS or line.cells[who] not in {"yes", "own"}:
            continue
        names = [*own_names_of(line.route, cast, who), names_of(line.route, cast, who)][0]
        names |= {name: of_policy for name, of_policy in OF_POLICY.items() if name in names}
        yield reverse(line.route, kwargs=names) + QUERIES.get(line.route, "")


def barriers(cast: Cast, who: str, lines: list[Line], open_window: OpenWindow) -> dict[str, list[str]]:
    """What stands in somebody's way, by page."""
    visitor = open_window(viewport=WIDE)
    if who != NOBODY:
        cookie = {"name": "sessionid", "value": cast.sessions[who], "url": visitor.origin}
        visitor.page.context.add_cookies([cookie])  # type: ignore[list-item]
    found = {}
    for address in pages(cast, who, lines):
        visitor.go(address)
        found[address] = visitor.barriers()
    assert found
    return {address: those for address, those in found.items() if those}


@pytest.mark.parametrize("who", AUDIENCES)
def test_no_page_has_a_barrier_for_its_audience(who: str, school: Cast, open_window: OpenWindow) -> None:
    mine = [line for line in LINES if line.method == "GET"]
    mine = mine if who == NOBODY else [line for line in mine if line.route in AS_ONESELF]
    assert barriers(school, who, mine, open_window) == {}


@pytest.mark.parametrize("part", range(4))
def test_no_page_has_a_barrier_for_the_head(part: int, school: Cast, open_window: OpenWindow) -> None:
    those = [line for line in LINES if line.method == "GET" and line.cells[NOBODY] != "yes"]
    assert barriers(school, "head", those[part::4], open_window) == {}
