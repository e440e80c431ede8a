from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from belisha.access.terms import RefusedError
from belisha.audit.models import TrailEntry
from belisha.people.accounts.resetting import reset_second_step
from belisha.people.models import Account, Person, School
from tests.school import actor, client_of, member, school
from tests.signing_in.conftest import PASSWORD, enter, is_in, with_password, words

pytestmark = pytest.mark.django_db

CHECKED = {"checked": "on"}


@pytest.fixture
def loser(here: School) -> Person:
    """A safeguarding lead who has lost the telephone, the key and the paper."""
    person = member(here, "staff", name="Ash Grove", holds=("dsl",))
    account = with_password(person)
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=account, type=kind, data={})
    return person


def address(person: Person) -> str:
    return f"/people/{person.reference}/second-step/reset/"


def steps(person: Person) -> int:
    return len(Authenticator.objects.filter(user__person=person))


@pytest.mark.parametrize("role", ["head", "network-manager"])
def test_a_lost_second_step_is_taken_away_with_passkeys_and_recovery_codes(
    here: School, loser: Person, role: str
) -> None:
    browser = client_of(member(here, "staff", name="Hazel Brook", holds=(role,)))
    page = browser.get(address(loser)).content.decode()
    assert all(step in page for step in ("codes from an app", "a passkey", "recovery codes"))
    page = browser.post(address(loser), CHECKED, follow=True).content.decode()
    assert "The second step of Ash Grove is reset" in page
    assert steps(loser) == 0
    entry = TrailEntry.objects.get(word="account.second-step-reset")
    assert entry.about == str(loser.reference)
    assert "Ash" not in entry.details


def test_the_person_signs_in_with_the_password_and_sets_up_a_new_one(
    client: Client, head: Person, loser: Person
) -> None:
    client_of(head).post(address(loser), CHECKED)
    assert enter(client, loser.email, PASSWORD)["Location"] == "/"
    assert is_in(client)
    assert client.get("/policy/")["Location"] == "/account/second-step/needed/"


def test_the_person_is_told_by_email(head: Person, loser: Person) -> None:
    client_of(head).post(address(loser), CHECKED)
    assert [message.to for message in mail.outbox] == [[loser.email]]
    assert "The Example School" in mail.outbox[0].subject
    assert "If you did not ask for this" in str(mail.outbox[0].body)


def test_every_open_session_of_theirs_ends_and_no_other(
    client: Client, teacher: Person, head: Person, loser: Person
) -> None:
    lost, also_lost = client_of(loser), client_of(loser)
    with_password(teacher)
    enter(client, teacher.email)
    for browser in (lost, also_lost, client):
        assert browser.get("/about/").status_code == 200
    resetting = client_of(head)
    resetting.post(address(loser), CHECKED)
    for browser in (lost, also_lost):
        assert browser.get("/about/")["Location"] == "/sign-in/?ended=reset&next=%2Fabout%2F"
        assert not is_in(browser)
    assert "your second step was reset" in lost.get("/sign-in/?ended=reset").content.decode()
    assert is_in(client)
    assert client.get("/about/").status_code == 200
    assert resetting.get("/about/").status_code == 200
    assert words()[-1] == "account.signed-out"


def test_a_session_that_begins_afterwards_goes_on(client: Client, head: Person, loser: Person) -> None:
    client_of(head).post(address(loser), CHECKED)
    enter(client, loser.email)
    assert client.get("/about/").status_code == 200
    assert is_in(client)


def test_what_is_refused_ends_no_session(here: School, loser: Person) -> None:
    lost = client_of(loser)
    lost.get("/about/")
    office = member(here, "staff", name="Rowan Lake", holds=("office",))
    assert client_of(office).post(address(loser), CHECKED).status_code == 403
    assert lost.get("/about/").status_code == 200


def test_it_has_to_be_said_that_it_was_checked_who_it_is(head: Person, loser: Person) -> None:
    page = client_of(head).post(address(loser), {"checked": ""}).content.decode()
    assert "Check in person who they are" in page
    assert steps(loser) == 3
    assert not mail.outbox


def test_to_look_is_written_in_the_trail(head: Person, loser: Person) -> None:
    client_of(head).get(address(loser))
    assert words() == ["account.second-step-seen"]


def test_nobody_resets_their_own(head: Person) -> None:
    browser = client_of(head)
    assert browser.get(address(head)).status_code == 403
    assert browser.post(address(head), CHECKED).status_code == 403
    with pytest.raises(RefusedError, match="their own"):
        reset_second_step(str(head.reference), actor=actor(head))
    assert steps(head) == 1


@pytest.mark.parametrize("role", ["dsl", "deputy-head", "online-safety-lead", "office"])
def test_no_other_role_may(here: School, loser: Person, role: str) -> None:
    browser = client_of(member(here, "staff", name="Rowan Lake", holds=(role,)))
    assert browser.get(address(loser)).status_code == 403
    assert browser.post(address(loser), CHECKED).status_code == 403
    assert steps(loser) == 3


def test_a_head_of_another_school_finds_nobody(loser: Person) -> None:
    stranger = client_of(member(school("Another School"), "staff", name="Dale Reed", holds=("head",)))
    assert stranger.get(address(loser)).status_code == 404
    assert stranger.post(address(loser), CHECKED).status_code == 404
    assert steps(loser) == 3
    assert words() == []


def test_where_there_is_none_nothing_is_reset(here: School, head: Person) -> None:
    nobody = member(here, "teacher", name="Rowan Lake")
    browser = client_of(head)
    assert "nothing to reset" in browser.get(address(nobody)).content.decode()
    assert "nothing to reset" in browser.post(address(nobody), CHECKED, follow=True).content.decode()
    assert not Account.objects.filter(person=nobody).exists()
    assert "account.second-step-reset" not in words()
