from __future__ import annotations

import re
from typing import Any, Never

import pytest
from django.db import DatabaseError, connection
from django.test import Client


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/about/", "What Belisha is"),
        ("/help/", "Get help"),
        ("/accessibility/", "Accessibility statement"),
    ],
)
def test_about_help_and_accessibility_can_be_read_by_anyone(address: str, heading: str) -> None:
    page = Client().get(address).content.decode()
    assert re.findall(r"<h1[^>]*>([^<]*)</h1>", page) == [heading]


@pytest.mark.parametrize("address", ["/about/", "/help/", "/accessibility/", "/healthz"])
def test_a_page_for_reading_accepts_nothing(address: str) -> None:
    assert Client().post(address).status_code == 405


def test_a_page_holds_no_script_or_style_of_its_own() -> None:
    page = Client().get("/about/").content.decode()
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)


def test_a_browser_is_told_to_load_nothing_from_elsewhere() -> None:
    rule = Client().get("/about/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in rule
    assert "unsafe" not in rule
    assert "http" not in rule


def test_help_says_what_comes_first() -> None:
    page = Client().get("/help/").content.decode()
    assert page.index("call 999") < page.index("does not work")


@pytest.mark.django_db
def test_healthz_is_well_when_the_database_answers() -> None:
    response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "database": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_healthz_says_when_the_database_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any) -> Never:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", away)
    response = Client().get("/healthz")
    assert (response.status_code, response.json()["database"]) == (503, "unavailable")
