"""One address and one password at two schools."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from belisha.people.models import Membership, Person
from tests.policies import TODAY
from tests.school import member, school
from tests.signing_in.conftest import Later, enter, is_in, with_password, words

pytestmark = pytest.mark.django_db

CHOICE = "/sign-in/staff/school/"


@pytest.fixture
def elsewhere(teacher: Person) -> Person:
    """The same person on the register of another school."""
    other = member(school("Another School"), "teacher", name="Robin Marsh")
    other.email = teacher.email
    other.save()
    return other


@pytest.fixture
def asked(client: Client, teacher: Person, elsewhere: Person) -> Client:
    """A browser in which both accounts were opened by one password."""
    with_password(teacher)
    with_password(elsewhere)
    assert enter(client, teacher.email, next="/roles/")["Location"] == CHOICE
    return client


def test_the_school_is_asked_for_and_nobody_is_in_before_it_is_chosen(
    asked: Client, elsewhere: Person
) -> None:
    assert not is_in(asked)
    page = asked.get(CHOICE).content.decode()
    assert "The Example School" in page
    assert "Another School" in page
    assert asked.post(CHOICE, {"school": str(elsewhere.reference)})["Location"] == "/roles/"
    assert asked.session["_auth_user_id"] == str(elsewhere.account.pk)
    assert words() == ["account.signed-in"]


def test_only_schools_whose_password_it_is_are_named(
    client: Client, teacher: Person, elsewhere: Person
) -> None:
    with_password(teacher)
    with_password(elsewhere, "harbour thistle candle")
    assert enter(client, teacher.email)["Location"] == "/"
    assert client.session["_auth_user_id"] == str(teacher.account.pk)


def test_a_wrong_password_says_nothing_of_two_schools(
    client: Client, teacher: Person, elsewhere: Person
) -> None:
    with_password(teacher)
    with_password(elsewhere)
    page = enter(client, teacher.email, "something else").content.decode()
    assert "Another School" not in page
    assert client.get(CHOICE)["Location"] == "/sign-in/"


def test_a_school_that_somebody_has_left_is_not_named(teacher: Person, elsewhere: Person) -> None:
    first = with_password(teacher)
    second = with_password(elsewhere)
    for left, still in ((teacher, second), (elsewhere, first)):
        Membership.objects.update(left_on=None)
        Membership.objects.filter(person=left).update(left_on=TODAY.replace(year=2025))
        browser = Client()
        assert enter(browser, teacher.email)["Location"] == "/"
        assert browser.session["_auth_user_id"] == str(still.pk)


def test_nobody_else_can_be_chosen(asked: Client) -> None:
    stranger = member(school("A Third School"), "teacher")
    with_password(stranger)
    for school_chosen in (str(stranger.reference), "", "x"):
        assert asked.post(CHOICE, {"school": school_chosen}).status_code == 200
    assert not is_in(asked)


def test_the_choice_ends_after_five_minutes(asked: Client, teacher: Person, later: Later) -> None:
    later(timedelta(minutes=6))
    assert asked.post(CHOICE, {"school": str(teacher.reference)})["Location"] == "/sign-in/"
    assert not is_in(asked)


def test_the_second_step_of_the_chosen_school_is_asked_for(asked: Client, elsewhere: Person) -> None:
    Authenticator.objects.create(user=elsewhere.account, type=Authenticator.Type.TOTP, data={})
    response = asked.post(CHOICE, {"school": str(elsewhere.reference)})
    assert response["Location"].startswith("/sign-in/staff/code/")
    assert not is_in(asked)


def test_an_account_that_was_closed_meanwhile_lets_nobody_in(asked: Client, elsewhere: Person) -> None:
    elsewhere.account.is_active = False
    elsewhere.account.save()
    asked.post(CHOICE, {"school": str(elsewhere.reference)})
    assert not is_in(asked)
