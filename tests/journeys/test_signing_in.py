"""Signing in with a real browser: each page has no barrier, and a passkey lets a head in."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from sesame.tokens import create_token

from belisha.people.accounts.actions import new_account, password_link
from belisha.people.accounts.links import SCOPE
from belisha.people.models import Account, Group, GroupPlace, Person, School
from belisha.people.terms import GroupKind, SecretKind
from tests.journeys.conftest import NARROW, WIDE, OpenWindow
from tests.journeys.visitor import Visitor
from tests.school import JOINED, member, school

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


MODES: dict[str, dict[str, Any]] = {
    "desk": {"viewport": WIDE},
    "phone": {"viewport": NARROW},
    "no scripts": {"viewport": NARROW, "runs_scripts": False},
}


@pytest.fixture(params=MODES, ids=list(MODES))
def guest(request: pytest.FixtureRequest, open_window: OpenWindow, here: School) -> Visitor:
    """Somebody who has not signed in, at a desk, with a phone, and without scripts."""
    assert here.pk
    return open_window(**MODES[request.param])


def sign_in(visitor: Visitor, email: str, wanted: str = "/about/") -> None:
    page = visitor.go(f"/sign-in/staff/?next={wanted}")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_teacher_sets_up_changes_and_removes_how_they_sign_in(here: School, guest: Visitor) -> None:
    teacher = member(here, "teacher", name="Rowan Lake")
    account_of(teacher, SecretKind.PASSWORD, PASSWORD, teacher.email)
    sign_in(guest, teacher.email, "/account/second-step/")
    assert_sound(guest, "How you sign in")
    page = guest.go("/account/second-step/app/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    assert_sound(guest, "Set up codes from an app")
    page.get_by_role("textbox", name="Code").fill("000000")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert_sound(guest, "Set up codes from an app")
    page.get_by_role("textbox", name="Code").fill(code_of(page.locator(".belisha-secret").inner_text()))
    page.get_by_role("button", name="Finish").click()
    assert_sound(guest, "Your recovery codes")
    for address, heading in {
        "/account/second-step/": "How you sign in",
        "/account/second-step/recovery/new/": "Make new recovery codes",
        "/account/second-step/app/remove/": "Remove codes from an app",
        "/account/second-step/passkeys/": "Your passkeys",
        "/account/second-step/passkeys/add/": "Add a passkey",
        "/account/second-step/again/": "Type a code again",
        "/account/password/": "Change your password",
    }.items():
        guest.go(address)
        assert_sound(guest, heading)
    page.context.clear_cookies()
    sign_in(guest, teacher.email)
    assert_sound(guest, "Second step")


def test_a_choice_between_two_schools(here: School, guest: Visitor) -> None:
    one = member(here, "teacher", name="Rowan Lake")
    other = member(school("Another School"), "teacher", name="Rowan Lake")
    for person in (one, other):
        account_of(person, SecretKind.PASSWORD, PASSWORD, one.email)
    sign_in(guest, one.email)
    assert_sound(guest, "Choose your school")
    guest.page.get_by_label("Another School").check()
    guest.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(guest.page.get_by_role("banner")).to_contain_text("Another School")


def test_words_after_a_link_was_asked_for(guest: Visitor) -> None:
    for address in ("/sign-in/parents/", "/sign-in/staff/forgotten/"):
        page = guest.go(address)
        page.get_by_label("Email address").fill("nobody@home.example")
        page.get_by_role("button", name="Send the link").click()
        assert_sound(guest, "Look at your email")


def test_links_open_sound_pages(here: School, guest: Visitor) -> None:
    parent = member(here, "parent", name="Jude Fern")
    guest.go(reverse("parents-link", args=[create_token(account_of(parent, SecretKind.NONE, "x"), SCOPE)]))
    assert_sound(guest, "Sign in as a parent or carer")
    teacher = member(here, "teacher", name="Rowan Lake")
    link = password_link(account_of(teacher, SecretKind.PASSWORD, PASSWORD, teacher.email))
    page = guest.go(urlsplit(link).path)
    assert_sound(guest, "Set your password")
    page.get_by_label("New password").fill("harbour thistle candle")
    page.get_by_label("The same password again").fill("harbour thistle candle")
    page.get_by_role("button", name="Set the password").click()
    assert_sound(guest, "Your password is set")
    guest.go("/sign-in/staff/password/1-bad/")
    assert_sound(guest, "This link does not work any more")


def test_a_junior_signs_in_and_who_has_nothing_asks_the_teacher(owls: Group, guest: Visitor) -> None:
    new = member(owls.school, "pupil", name="Ivy Fox", year_group=4)
    GroupPlace.objects.create(school=owls.school, group=owls, person=new, since=JOINED)
    page = guest.go("/sign-in/pupils/")
    page.get_by_label("Class code").fill("fern kettle sun")
    page.get_by_role("button", name="Go on").click()
    assert_sound(guest, "Sign in as a pupil")
    page.get_by_label("Class code").fill("fern kettle moon")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Ivy F").click()
    assert_sound(guest, "Ask your teacher")
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Ash M").click()
    assert_sound(guest, "Hello Ash M")
    for _ in range(5):
        page.get_by_label("Your password").fill("wrong")
        page.get_by_role("button", name="Sign in").click()
    assert_sound(guest, "That was tried too often")


def test_pictures_are_chosen_by_keyboard_and_seen_to_be(owls: Group, open_window: OpenWindow) -> None:
    visitor = open_window(viewport=NARROW)
    page = visitor.go("/sign-in/pupils/")
    page.get_by_label("Class code").fill(owls.code)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Wren F").click()
    first = page.get_by_role("group", name="Your first picture")
    first.get_by_label("apple").focus()
    page.keyboard.press("ArrowRight")
    expect(first.get_by_label("boat")).to_be_checked()
    shown = [
        first.locator("label", has_text=name).evaluate("one => getComputedStyle(one, '::after').display")
        for name in ("boat", "cat")
    ]
    assert shown == ["block", "none"]
    outline = first.locator("label", has_text="boat").evaluate("one => getComputedStyle(one).outlineStyle")
    assert outline == "solid"
    sizes = [box for box in (one.bounding_box() for one in first.locator("label").all()) if box]
    assert len(sizes) == 12
    assert min(min(box["width"], box["height"]) for box in sizes) >= 72


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["desk", "phone"])
def test_a_head_resets_a_lost_second_step(
    here: School, person: Person, size: dict[str, int], open_window: OpenWindow
) -> None:
    loser = member(here, "staff", name="Ash Grove", holds=("dsl",))
    Authenticator.objects.create(
        user=account_of(loser, SecretKind.PASSWORD, PASSWORD), type=Authenticator.Type.TOTP, data={}
    )
    visitor = open_window(person=person, viewport=size, runs_scripts=size is WIDE)
    page = visitor.go(f"/people/{loser.reference}/second-step/reset/")
    assert_sound(visitor, "Reset the second step of Ash Grove")
    page.get_by_role("button", name="Reset the second step").click()
    expect(page.get_by_role("alert")).to_contain_text("Check in person who they are")
    assert_sound(visitor, "Reset the second step of Ash Grove")
    page.get_by_label("I have checked in person who they are").check()
    page.get_by_role("button", name="Reset the second step").click()
    expect(page.get_by_text("The second step of Ash Grove is reset.")).to_be_visible()
    assert_sound(visitor, "Reset the second step of Ash Grove")


def code_of(secret: str) -> str:
    """What an app shows that keeps this secret."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
