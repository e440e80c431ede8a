from __future__ import annotations

import pytest
from django.test import Client

from belisha.audit.models import TrailEntry
from belisha.people.models import Membership, Person
from tests.policies import TODAY
from tests.school import member, school
from tests.signing_in.conftest import PASSWORD, enter, is_in, with_password, words

pytestmark = pytest.mark.django_db


def test_the_right_password_lets_in(client: Client, teacher: Person) -> None:
    with_password(teacher)
    response = enter(client, teacher.email)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert is_in(client)
    assert words() == ["account.signed-in"]
    assert TrailEntry.objects.get().author == str(teacher.reference)


def test_the_address_may_be_written_in_capitals(client: Client, teacher: Person) -> None:
    with_password(teacher)
    enter(client, teacher.email.upper())
    assert is_in(client)


def test_a_wrong_password_lets_nobody_in_and_is_written_down(client: Client, teacher: Person) -> None:
    with_password(teacher)
    page = enter(client, teacher.email, "something else")
    assert "The email address or the password is not right" in page.content.decode()
    assert not is_in(client)
    assert words() == ["account.sign-in-failed"]
    assert TrailEntry.objects.get().about == str(teacher.reference)


def test_an_unknown_address_gets_the_same_answer(client: Client, teacher: Person) -> None:
    with_password(teacher)
    known = enter(client, teacher.email, "something else").content.decode()
    unknown = enter(client, "nobody@school.example", "something else").content.decode()
    assert "The email address or the password is not right" in unknown
    assert known.count("govuk-error-message") == unknown.count("govuk-error-message")


def test_an_address_that_two_schools_know_opens_the_account_of_its_password(
    client: Client, teacher: Person
) -> None:
    other = member(school("Another School"), "teacher", name="Robin Marsh")
    other.email = teacher.email
    with_password(teacher)
    account = with_password(other, "harbour thistle candle")
    enter(client, teacher.email, "harbour thistle candle")
    assert client.session["_auth_user_id"] == str(account.pk)


def test_a_closed_account_lets_nobody_in(client: Client, teacher: Person) -> None:
    account = with_password(teacher)
    account.is_active = False
    account.save()
    enter(client, teacher.email)
    assert not is_in(client)


def test_whoever_has_left_is_not_let_in(client: Client, teacher: Person) -> None:
    with_password(teacher)
    Membership.objects.filter(person=teacher).update(left_on=TODAY.replace(year=2025))
    response = enter(client, teacher.email)
    assert response["Location"] == "/sign-in/?ended=left"
    assert not is_in(client)


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(client: Client, teacher: Person, wanted: str) -> None:
    with_password(teacher)
    assert enter(client, teacher.email, next=wanted)["Location"] == "/"


def test_signing_in_leads_back_to_what_was_wanted(client: Client, teacher: Person) -> None:
    with_password(teacher)
    assert enter(client, teacher.email, next="/policy/")["Location"] == "/policy/"


def test_nobody_can_make_an_account_for_themselves(client: Client) -> None:
    for address in ("/signup/", "/accounts/signup/", "/sign-in/staff/signup/"):
        assert client.get(address).status_code == 404
    assert "signup" not in client.get("/sign-in/staff/").content.decode()


def test_five_wrong_passwords_lock_the_account_for_a_while(client: Client, teacher: Person) -> None:
    with_password(teacher)
    for _ in range(4):
        assert enter(client, teacher.email, "something else").status_code == 200
    locked = enter(client, teacher.email, "something else")
    assert locked.status_code == 429
    assert "Wait 15 minutes" in locked.content.decode()
    assert enter(client, teacher.email, PASSWORD).status_code == 429
    assert not is_in(client)
    assert "account.locked-out" in words()


def test_a_lock_is_for_one_account_at_one_address(client: Client, teacher: Person) -> None:
    with_password(teacher)
    for _ in range(6):
        enter(client, teacher.email, "something else")
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    enter(elsewhere, teacher.email)
    assert is_in(elsewhere)


def test_a_good_sign_in_forgets_the_failures_before_it(client: Client, teacher: Person) -> None:
    with_password(teacher)
    for _ in range(3):
        for _ in range(4):
            enter(client, teacher.email, "something else")
        enter(client, teacher.email)
        assert is_in(client)
        client.post("/sign-out/")
