from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from belisha.access.terms import RefusedError
from belisha.people.accounts.actions import invite
from belisha.people.models import Account, Membership, Person
from tests.policies import TODAY
from tests.school import actor
from tests.signing_in.conftest import PASSWORD, enter, is_in, with_password, words

pytestmark = pytest.mark.django_db

NEW = "harbour thistle candle"


def link() -> str:
    """The path of the link that was sent last."""
    found = re.search(r"http://localhost:8000(/sign-in/staff/password/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def follow(client: Client, password: str = NEW, again: str = "") -> str:
    """Sets a password by the link that was sent last, and gives the page that follows."""
    form = client.get(link())
    if form.status_code != 302:
        return form.content.decode()
    page = client.post(form["Location"], {"password1": password, "password2": again or password}, follow=True)
    return page.content.decode()


@pytest.fixture(autouse=True)
def address(settings: Settings) -> None:
    settings.BELISHA_ADDRESS = "http://localhost:8000"


def test_somebody_new_is_invited_and_sets_a_password(client: Client, head: Person, teacher: Person) -> None:
    invite(teacher, actor=actor(head))
    assert mail.outbox[0].to == [teacher.email]
    assert "The Example School" in mail.outbox[0].subject
    assert not Account.objects.get(person=teacher).has_usable_password()
    assert "Your password is set" in follow(client)
    enter(client, teacher.email, NEW)
    assert is_in(client)
    assert words() == ["account.invited", "account.secret-set", "account.signed-in"]


def test_a_teacher_invites_nobody(head: Person, teacher: Person) -> None:
    with pytest.raises(RefusedError):
        invite(head, actor=actor(teacher))
    assert not mail.outbox
    assert not Account.objects.exists()


def test_nobody_is_invited_without_an_address(head: Person, teacher: Person) -> None:
    teacher.email = ""
    with pytest.raises(ValueError, match="email address first"):
        invite(teacher, actor=actor(head))


def test_a_forgotten_password_is_replaced(client: Client, teacher: Person) -> None:
    with_password(teacher)
    client.post("/sign-in/staff/forgotten/", {"email": teacher.email.upper()})
    assert "Your password is set" in follow(client)
    enter(client, teacher.email, PASSWORD)
    assert not is_in(client)
    enter(client, teacher.email, NEW)
    assert is_in(client)


def test_a_link_sets_one_password(client: Client, teacher: Person) -> None:
    with_password(teacher)
    client.post("/sign-in/staff/forgotten/", {"email": teacher.email})
    follow(client)
    assert "does not work any more" in follow(Client(), "meadow ladder copper")
    assert Account.objects.get(person=teacher).check_password(NEW)


def test_nobody_learns_whose_address_is_known(client: Client, teacher: Person) -> None:
    with_password(teacher)
    answers = {
        client.post("/sign-in/staff/forgotten/", {"email": email}).content.decode().replace(email, "")
        .split("<main")[1]
        for email in (teacher.email, "nobody@school.example")
    }  # fmt: skip
    assert len(answers) == 1
    assert len(mail.outbox) == 1


def test_whoever_has_left_is_sent_nothing(client: Client, teacher: Person) -> None:
    with_password(teacher)
    Membership.objects.filter(person=teacher).update(left_on=TODAY.replace(year=2025))
    client.post("/sign-in/staff/forgotten/", {"email": teacher.email})
    assert not mail.outbox


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("too short", "at least 12 characters"),
        ("passwordpassword", "guess first"),
        ("Belisha-School-1", "guess first"),
        ("ababababababab", "guess first"),
        ("qwerty123456", "too common"),
        ("robin.marsh.123@school", "too similar"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(
    client: Client, teacher: Person, password: str, told: str
) -> None:
    account = with_password(teacher)
    account.email = "robin.marsh.123@school.example"
    account.save()
    client.post("/sign-in/staff/forgotten/", {"email": account.email})
    assert told in follow(client, password)
    assert Account.objects.get(person=teacher).check_password(PASSWORD)


def test_two_different_passwords_are_refused(client: Client, teacher: Person) -> None:
    with_password(teacher)
    client.post("/sign-in/staff/forgotten/", {"email": teacher.email})
    assert "same password" in follow(client, NEW, "something else")


def test_a_password_without_capitals_or_signs_will_do(client: Client, teacher: Person) -> None:
    with_password(teacher)
    client.post("/sign-in/staff/forgotten/", {"email": teacher.email})
    assert "Your password is set" in follow(client, "quiet marble lantern")


def test_a_password_is_changed_by_whoever_knows_it(client: Client, teacher: Person) -> None:
    with_password(teacher)
    enter(client, teacher.email)
    wrong = {"oldpassword": "something", "password1": NEW, "password2": NEW}
    assert "not right" in client.post("/account/password/", wrong).content.decode()
    client.post("/account/password/", {**wrong, "oldpassword": PASSWORD})
    assert Account.objects.get(person=teacher).check_password(NEW)
