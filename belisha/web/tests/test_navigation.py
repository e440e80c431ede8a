from __future__ import annotations

from django.test import RequestFactory

from belisha.web.navigation import Place, navigation

PLACES = (Place("Start", "home"), Place("About", "about"), Place("Moon", "no-such-route"))


def entry(path: str, words: str) -> dict[str, object]:
    return next(place for place in navigation(RequestFactory().get(path), PLACES) if place["text"] == words)


def test_the_page_itself_is_current() -> None:
    assert entry("/about/", "About") == {"text": "About", "href": "/about/", "current": True, "active": True}


def test_a_page_beneath_a_place_makes_the_place_active() -> None:
    assert entry("/about/history/", "About")["active"] is True
    assert entry("/about/history/", "About")["current"] is False


def test_the_start_page_is_not_above_everything() -> None:
    assert entry("/about/", "Start")["active"] is False
    assert entry("/", "Start")["current"] is True


def test_a_place_whose_pages_are_not_installed_is_left_out() -> None:
    assert [place["text"] for place in navigation(RequestFactory().get("/"), PLACES)] == ["Start", "About"]
