from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from belisha.people.models import Person, School
from tests.journeys.visitor import Visitor
from tests.school import client_of, member, put_file_in_force, put_in_force, school

HERE = Path(__file__).parent
POLICIES = HERE.parents[1] / "policies"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}

OpenWindow = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test in this folder as a journey, so that `-m "not journey"` leaves the browser out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for the whole run."""
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    program = os.environ.get("BELISHA_CHROMIUM") or shutil.which("chromium")
    assert program, (
        "The journeys need Chromium: run `apt-get install chromium`, or name it in BELISHA_CHROMIUM."
    )
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not start for root, as which containers run.
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_window(browser: Browser, live_server: LiveServer) -> Iterator[OpenWindow]:
    """Opens windows on the running site; fails at the end if anything went wrong in one of them."""
    opened: list[Visitor] = []

    def open_one(*, person: Person | None = None, runs_scripts: bool = True, **options: Any) -> Visitor:
        context = browser.new_context(locale="en-GB", timezone_id="Europe/London", **options)
        if person:
            context.add_cookies([{"name": "sessionid", "value": session_of(person), "url": live_server.url}])
        opened.append(Visitor(context, live_server.url, runs_scripts=runs_scripts))
        return opened[-1]

    yield open_one
    for visitor in opened:
        visitor.page.context.close()
    assert [problem for visitor in opened for problem in visitor.problems] == []


def session_of(person: Person) -> str:
    """The cookie by which a browser shows that this person has signed in."""
    return client_of(person).cookies["sessionid"].value


@pytest.fixture
def in_force() -> str | Path:
    """The policy in force: a text or a file. A module may have one of its own."""
    return POLICIES / "milestone/policy.md"


@pytest.fixture
def here(
    live_server: LiveServer,  # noqa: ARG001 - what it serves from is emptied afterwards
    in_force: str | Path,
) -> School:
    """A school with a policy in force."""
    of = school()
    if isinstance(in_force, Path):
        put_file_in_force(of, in_force)
    else:
        put_in_force(of, in_force)
    return of


@pytest.fixture
def person(here: School) -> Person | None:
    """Who has signed in: the head, unless a module says otherwise; None for nobody."""
    return member(here, "staff", name="Robin Marsh", holds=("head",))


@pytest.fixture
def visitor(open_window: OpenWindow, person: Person | None) -> Visitor:
    """Somebody at a desk."""
    return open_window(person=person, viewport=WIDE)


@pytest.fixture
def narrow_visitor(open_window: OpenWindow, person: Person | None) -> Visitor:
    """Somebody with a small phone, or who enlarged a desktop's text to 400%."""
    return open_window(person=person, viewport=NARROW)


@pytest.fixture
def visitor_without_javascript(open_window: OpenWindow, person: Person | None) -> Visitor:
    """Somebody whose browser runs no scripts."""
    return open_window(person=person, viewport=WIDE, runs_scripts=False)


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The page of somebody at a desk."""
    return visitor.page
