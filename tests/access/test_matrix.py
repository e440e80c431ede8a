"""The access matrix: every route, by everybody. `matrix.csv` says what is expected; nothing may be missing from it."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from belisha.audit.models import TrailEntry
from belisha.site.deeds import DEEDS
from tests.access.asking import FORMS, QUERIES, RECORDS, Names, names_of, own_names_of, sent_to
from tests.access.cast import COLUMNS, NOBODY, STRANGER, Cast, browser_of
from tests.access.matrix import ANSWERS, LINES, Line, installed

REFUSED: Final = {403, 404}
REDIRECTS: Final = {302, 303}


CELLS: Final = [(line, who) for line in LINES for who in COLUMNS]


def test_every_route_is_listed() -> None:
    assert {one.name for one in installed()} == {line.route for line in LINES}


def test_no_two_routes_have_one_name() -> None:
    assert [name for name, number in Counter(one.name for one in installed()).items() if number > 1] == []


def test_every_page_says_whom_it_admits() -> None:
    assert [one.name for one in installed() if one.admission is None] == []


def test_every_line_is_filled_in_with_words_that_mean_something() -> None:
    for line in LINES:
        assert line.what, line.id
        assert set(line.cells.values()) <= ANSWERS, line.id
        assert line.method in {"GET", "POST"}, line.id
        assert line.when in {"", "demonstration"}, line.id
        assert not line.leaves or line.leaves in DEEDS, line.id


def test_no_line_stands_there_twice() -> None:
    assert [name for name, number in Counter(line.id for line in LINES).items() if number > 1] == []


def test_what_is_asked_for_is_of_routes_that_there_are() -> None:
    assert {*FORMS, *RECORDS, *QUERIES} <= {line.route for line in LINES}


def ask(browser: Client, line: Line, names: Names, cast: Cast) -> Any:
    """Asks a route for a record, with a form that is filled in as it should be."""
    address = reverse(line.route, kwargs=names) + QUERIES.get(line.route, "")
    if line.method == "GET":
        return browser.get(address)
    return browser.post(address, sent_to(line.route, cast))


def is_sent_to(answer: Any, *routes: str) -> bool:
    """Whether it leads to one of these pages."""
    return answer.status_code in REDIRECTS and answer["Location"].partition("?")[0] in map(reverse, routes)


def is_answered(line: Line, answer: Any) -> bool:
    """Whether it was answered, and not with the way to sign in or to a second step, unless that is open to all."""
    if answer.status_code in REDIRECTS:
        return line.cells[NOBODY] == "yes" or not is_sent_to(answer, "sign-in", "second-step-needed")
    return bool(answer.status_code == 200)


def trail_of(cast: Cast) -> list[str]:
    """The words of the school's trail."""
    entries = TrailEntry.objects.filter(chain=str(cast.school.reference))
    return list(entries.order_by("number").values_list("word", flat=True))


@pytest.mark.parametrize(
    ("line", "who"), CELLS, ids=[f"{line.id} - {who}: {line.cells[who]}" for line, who in CELLS]
)
def test_each_route_answers_each_of_the_cast_as_the_matrix_says(
    line: Line, who: str, here: Cast, elsewhere: Cast, settings: Settings
) -> None:
    settings.BELISHA_DEMO = line.when == "demonstration"
    browser = browser_of(elsewhere, "head") if who == STRANGER else browser_of(here, who)
    expected, before = line.cells[who], trail_of(here)
    if expected == "own":
        for names in own_names_of(line.route, here, who):
            assert is_answered(line, ask(browser, line, names, here)), names
        before = trail_of(here)
    answer = ask(browser, line, names_of(line.route, here, who), here)
    match expected:
        case "yes":
            assert is_answered(line, answer), answer
        case "own":
            assert own_names_of(line.route, here, who)
            assert answer.status_code in REFUSED
        case "no":
            assert answer.status_code == 403
        case "not-found":
            assert answer.status_code == 404
        case "sign-in":
            assert is_sent_to(answer, "sign-in")
    if expected != "yes":
        assert trail_of(here) == before


def answers(browser: Client, route: str, method: str, names: Names) -> bool:
    """Whether a route takes a method at all."""
    address = reverse(route, kwargs=names) + QUERIES.get(route, "")
    answer: Any = browser.get(address) if method == "GET" else browser.post(address)
    return bool(answer.status_code != 405)


@pytest.mark.parametrize("route", sorted({line.route for line in LINES}))
def test_a_route_takes_no_other_method_than_those_listed(route: str, here: Cast, settings: Settings) -> None:
    lines = [line for line in LINES if line.route == route]
    settings.BELISHA_DEMO = any(line.when for line in lines)
    who = next(
        (who for line in lines for who in ("head", "office") if line.cells[who] in {"yes", "own"}), "head"
    )
    names = [*own_names_of(route, here, who), names_of(route, here, who)][0]
    taken = {method for method in ("GET", "POST") if answers(browser_of(here, who), route, method, names)}
    assert taken == {line.method for line in lines}


@pytest.mark.parametrize("route", sorted({line.route for line in LINES if line.method == "POST"}))
def test_a_form_of_another_site_is_refused(route: str, here: Cast) -> None:
    browser = browser_of(here, "head")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    before = trail_of(here)
    answer: Any = strict.post(reverse(route, kwargs=names_of(route, here, "head")), sent_to(route, here))
    assert answer.status_code == 403
    assert trail_of(here) == before


@pytest.mark.parametrize("who", [who for who in COLUMNS if who not in {STRANGER, NOBODY}])
@pytest.mark.parametrize(
    "line",
    [line for line in LINES if line.cells[STRANGER] == "not-found" or "own" in line.cells.values()],
    ids=lambda line: line.id,
)
def test_nobody_of_another_school_finds_a_record_whatever_they_are_there(
    line: Line, who: str, here: Cast, elsewhere: Cast
) -> None:
    before = trail_of(here)
    browser = browser_of(elsewhere, who)
    for names in (names_of(line.route, here, who), *own_names_of(line.route, here, who)):
        answer = ask(browser, line, names, here)
        assert answer.status_code in REFUSED, names
    assert trail_of(here) == before


@pytest.mark.parametrize("line", [line for line in LINES if line.leaves], ids=lambda line: line.id)
def test_what_is_done_leaves_its_deed_in_the_trail(line: Line, here: Cast) -> None:
    left = {
        who: left_by(line, who, here)
        for who in COLUMNS
        if line.cells[who] in {"yes", "own"} and who != STRANGER
    }
    assert any(line.leaves in words for words in left.values()), left


def left_by(line: Line, who: str, here: Cast) -> list[str]:
    """The deeds that somebody leaves by it, which is taken back at once."""
    found: list[str] = []
    for names in (names_of(line.route, here, who), *own_names_of(line.route, here, who)):
        with transaction.atomic():
            before = len(trail_of(here))
            ask(browser_of(here, who), line, names, here)
            found += trail_of(here)[before:]
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("line", [line for line in LINES if not line.leaves], ids=lambda line: line.id)
def test_what_leaves_no_deed_changes_nothing(line: Line, here: Cast, settings: Settings) -> None:
    settings.BELISHA_DEMO = line.when == "demonstration"
    who = next((who for who in ("head", "office") if line.cells[who] == "yes"), "head")
    assert left_by(line, who, here) == []
