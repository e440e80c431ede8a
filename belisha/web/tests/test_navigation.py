from __future__ import annotations

from django.http import HttpRequest
from django.test import RequestFactory

from belisha.access.terms import NOBODY, Act, Actor, ActorKind
from belisha.web.navigation import Place, navigation

PLACES = (
    Place("Start", "home", Act.READ_OWN_HOME),
    Place("About", "about", Act.READ_POLICY),
    Place("Moon", "no-such-route", Act.READ_POLICY),
    Place("Trail", "trail", Act.READ_TRAIL),
)
PARENT = Actor(ActorKind.PERSON, "p", "s", frozenset({"parent"}))


def asked(path: str, actor: Actor = PARENT) -> HttpRequest:
    request = RequestFactory().get(path)
    request.actor = actor  # type: ignore[attr-defined]
    return request


def entry(path: str, words: str) -> dict[str, object]:
    return next(place for place in navigation(asked(path), PLACES) if place["text"] == words)


def test_the_page_itself_is_current() -> None:
    assert entry("/about/", "About") == {"text": "About", "href": "/about/", "current": True, "active": True}


def test_a_page_beneath_a_place_makes_the_place_active() -> None:
    assert entry("/about/history/", "About")["active"] is True
    assert entry("/about/history/", "About")["current"] is False


def test_the_start_page_is_not_above_everything() -> None:
    assert entry("/about/", "Start")["active"] is False
    assert entry("/", "Start")["current"] is True


def test_a_place_whose_pages_are_not_installed_is_left_out() -> None:
    assert [place["text"] for place in navigation(asked("/"), PLACES)] == ["Start", "About"]


def test_nobody_is_offered_a_place_before_signing_in() -> None:
    assert navigation(asked("/", NOBODY), PLACES) == []
