"""Signing in with a real browser: each page has no barrier, and a passkey lets a head in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from belisha.people.accounts.actions import new_account
from belisha.people.models import Account, Group, GroupPlace, Person, School
from belisha.people.terms import GroupKind, SecretKind
from tests.journeys.conftest import NARROW, WIDE, OpenWindow
from tests.journeys.visitor import Visitor
from tests.school import JOINED, member

PASSWORD = "lantern pebble orchard"
FOR_NOBODY = {
    "/sign-in/": "Sign in",
    "/sign-in/staff/": "Sign in as a member of staff or a governor",
    "/sign-in/staff/forgotten/": "Set a new password",
    "/sign-in/parents/": "Sign in as a parent or carer",
    "/sign-in/parents/link/worn-out/": "This link does not work any more",
    "/sign-in/pupils/": "Sign in as a pupil",
}


def account_of(person: Person, kind: SecretKind, secret: str, email: str = "") -> Account:
    account = new_account(person, email=email)
    account.secret_kind = kind
    account.set_password(secret)
    account.save()
    return account


@pytest.fixture
def owls(here: School) -> Group:
    """A class with an infant and a junior, and its code."""
    group = Group.objects.create(
        school=here, name="Owls", slug="owls", kind=GroupKind.CLASS, code="fern-kettle-moon",
        code_until=timezone.now() + timedelta(hours=6),
    )  # fmt: skip
    for name, year, kind, secret in (
        ("Wren Fern", 1, SecretKind.PICTURES, "cat moon"),
        ("Ash Marsh", 5, SecretKind.PASSWORD, "piano-toast-river"),
    ):
        pupil = member(here, "pupil", name=name, year_group=year)
        account_of(pupil, kind, secret)
        GroupPlace.objects.create(school=here, group=group, person=pupil, since=JOINED)
    return group


def assert_sound(visitor: Visitor, heading: str) -> None:
    """The page of this heading has come, and has no barrier and no line that is too wide."""
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(heading)
    assert visitor.barriers() == []
    assert visitor.overflow() <= 0


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["desk", "phone"])
@pytest.mark.parametrize("address", FOR_NOBODY)
@pytest.mark.usefixtures("here")
def test_no_way_in_has_a_barrier(address: str, size: dict[str, int], open_window: OpenWindow) -> None:
    visitor = open_window(viewport=size)
    visitor.go(address)
    assert_sound(visitor, FOR_NOBODY[address])


@pytest.mark.parametrize("runs_scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.usefixtures("owls")
def test_an_infant_signs_in_by_pictures(open_window: OpenWindow, runs_scripts: bool) -> None:
    visitor = open_window(viewport=NARROW, runs_scripts=runs_scripts)
    page = visitor.go("/sign-in/pupils/")
    page.get_by_label("Class code").fill("fern kettle moon")
    page.get_by_role("button", name="Go on").click()
    assert_sound(visitor, "Which is your name?")
    page.get_by_role("link", name="Wren F").click()
    assert_sound(visitor, "Hello Wren F")
    page.get_by_role("group", name="Your first picture").get_by_label("cat").check()
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose your second picture.")
    assert_sound(visitor, "Hello Wren F")
    page.get_by_role("group", name="Your second picture").get_by_label("moon").check()
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{visitor.origin}/")


def test_a_head_keeps_a_class(owls: Group, visitor: Visitor) -> None:
    page = visitor.go(f"/classes/{owls.reference}/sign-in/")
    assert_sound(visitor, "How Owls signs in")
    page.get_by_role("link", name="Choose pictures for Wren Fern").click()
    assert_sound(visitor, "Choose pictures for Wren Fern")
    page.go_back()
    page.get_by_role("button", name="New ones for the whole class").click()
    assert_sound(visitor, "New ways to sign in")


def test_a_head_adds_a_passkey_and_signs_in_with_it(here: School, open_window: OpenWindow) -> None:
    head = member(here, "staff", name="Hazel Brook", holds=("head",))
    account_of(head, SecretKind.PASSWORD, PASSWORD, head.email)
    visitor = open_window(viewport=WIDE)
    page = visitor.page
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    visitor.go("/sign-in/staff/")
    page.get_by_label("Email address").fill(head.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert_sound(visitor, "Set up a second step first")
    page.get_by_role("link", name="A passkey").click()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    assert_sound(visitor, "Add a passkey")
    page.get_by_role("button", name="Add a passkey").click()
    assert_sound(visitor, "Your recovery codes")
    visitor.go("/account/second-step/")
    assert_sound(visitor, "How you sign in")
    visitor.go("/account/second-step/passkeys/")
    assert_sound(visitor, "Your passkeys")
    visitor.go("/about/")
    page.get_by_role("button", name="Sign out").click()
    visitor.go("/sign-in/staff/?next=/about/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{visitor.origin}/about/")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_codes_from_an_app_are_set_up_on_a_sound_page(here: School, open_window: OpenWindow) -> None:
    teacher = member(here, "teacher", name="Rowan Lake")
    account_of(teacher, SecretKind.PASSWORD, PASSWORD, teacher.email)
    visitor = open_window(viewport=NARROW)
    page = visitor.go("/sign-in/staff/?next=/account/second-step/app/")
    page.get_by_label("Email address").fill(teacher.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert_sound(visitor, "Type your password again")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    assert_sound(visitor, "Set up codes from an app")
