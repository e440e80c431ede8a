"""A demonstration in a real browser: being anybody, and reading what would have been sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, get_connection
from playwright.sync_api import expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from belisha.people.models import Person, School
from belisha.site.demo.making import Wish, make_up
from belisha.site.vocabulary import VOCABULARY
from tests.journeys.conftest import NARROW, POLICIES, WIDE, OpenWindow
from tests.journeys.visitor import Visitor
from tests.policies import TODAY

MODES: dict[str, dict[str, Any]] = {
    "desk": {"viewport": WIDE},
    "phone": {"viewport": NARROW},
    "no scripts": {"viewport": NARROW, "runs_scripts": False},
}


@pytest.fixture(params=MODES, ids=list(MODES))
def guest(request: pytest.FixtureRequest, open_window: OpenWindow) -> Visitor:
    """Somebody who looks at a demonstration."""
    return open_window(**MODES[request.param])


@pytest.fixture
def made_up(
    live_server: LiveServer,  # noqa: ARG001 - what it serves from is emptied afterwards
    settings: Settings,
    tmp_path: Path,
) -> School:
    """A made-up school, in demo mode, with an outbox of its own."""
    settings.BELISHA_DEMO = True
    settings.BELISHA_NOTICE = "This is a demonstration with made-up people."
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    make_up(Wish(POLICIES / "starter/policy.md", people=150), VOCABULARY, TODAY, lambda _: None)
    return School.objects.get()


def assert_sound(visitor: Visitor, heading: str) -> None:
    """The page of this heading has come, and has no barrier and no line that is too wide."""
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(heading)
    assert visitor.barriers() == []
    assert visitor.overflow() <= 0


def head_of(made_up: School) -> Person:
    return Person.objects.get(school=made_up, holdings__role="head", holdings__is_deputy=False)


def test_signing_in_leads_to_being_anybody(made_up: School, guest: Visitor) -> None:
    head = head_of(made_up)
    page = guest.go("/sign-in/")
    assert_sound(guest, "Sign in")
    page.get_by_role("link", name="sign in as anybody").click()
    assert_sound(guest, "Sign in as anybody")
    page.get_by_role("button", name=f"Sign in as {head.name}").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    guest.go("/account/second-step/", status=403)
    assert_sound(guest, "You cannot use this here")
    page.get_by_role("main").get_by_role("link", name="Be somebody else").click()
    assert_sound(guest, "Sign in as anybody")


def test_a_group_is_unfolded_and_somebody_is_found(made_up: School, guest: Visitor) -> None:
    pupil = Person.objects.filter(school=made_up, memberships__kind="pupil", memberships__left_on=None)[0]
    page = guest.go("/demo/")
    page.get_by_role("link", name="Pupils").click()
    expect(page.get_by_role("heading", name="Pupils", level=2)).to_be_visible()
    assert_sound(guest, "Sign in as anybody")
    page.get_by_label("Look for a name").fill(pupil.name)
    page.get_by_role("button", name="Look", exact=True).click()
    expect(page.get_by_role("button", name=f"Sign in as {pupil.name}").first).to_be_visible()
    assert_sound(guest, "Sign in as anybody")
    guest.go("/demo/?sought=zzzzzz")
    expect(page.get_by_role("status")).to_contain_text("Nobody fits")
    assert_sound(guest, "Sign in as anybody")


def test_a_parent_asks_for_a_link_and_follows_it_from_the_outbox(made_up: School, guest: Visitor) -> None:
    guest.go("/demo/outbox/")
    assert_sound(guest, "Emails that would have been sent")
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend")
    link = f"{guest.origin}/sign-in/parents/link/{'worn-out-' * 12}/"
    EmailMessage(
        "Sign in", f"Open this:\n\n{link}\n\nIt works once.", to=["jude@home.example"], connection=backend
    ).send()
    page = guest.go("/demo/outbox/")
    assert_sound(guest, "Emails that would have been sent")
    page.get_by_role("link", name=link).click()
    assert_sound(guest, "This link does not work any more")
    assert made_up.made_up
