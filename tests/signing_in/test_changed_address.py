"""Whose email changes on the register signs in with the new address, and the old one opens nothing."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from belisha.audit.models import TrailEntry
from belisha.people.models import Account, Identifier, Person, School
from belisha.people.register.actions import change_person
from belisha.people.register.terms import RegisterError
from belisha.people.register.tests.rolls import bring_in, roll, teo, wren
from tests.school import actor, member
from tests.signing_in.conftest import enter, is_in, with_password

pytestmark = pytest.mark.django_db

NEW = "New.Address@school.example"


@pytest.fixture
def office(here: School) -> Person:
    return member(here, "staff", name="Olive Office", holds=("office",))


def change(person: Person, email: str, office: Person) -> None:
    change_person(str(person.reference), {"email": email}, actor=actor(office))


def test_the_new_address_signs_in_and_the_old_one_does_not(
    client: Client, teacher: Person, office: Person
) -> None:
    with_password(teacher)
    change(teacher, NEW, office)
    enter(client, teacher.email)
    assert not is_in(client)
    enter(client, NEW.lower())
    assert is_in(client)


def test_no_new_password_is_sent_to_an_old_address(client: Client, teacher: Person, office: Person) -> None:
    with_password(teacher)
    change(teacher, NEW, office)
    mail.outbox.clear()
    client.post("/sign-in/staff/forgotten/", {"email": teacher.email})
    assert not mail.outbox
    client.post("/sign-in/staff/forgotten/", {"email": NEW})
    assert [message.to for message in mail.outbox] == [[NEW.lower()]]


def test_the_old_address_is_told_and_never_reads_the_new_one(teacher: Person, office: Person) -> None:
    with_password(teacher)
    change(teacher, NEW, office)
    assert [message.to for message in mail.outbox] == [[teacher.email]]
    text = f"{mail.outbox[0].subject}\n{mail.outbox[0].body}"
    assert "The address at which you sign in to Belisha at The Example School was changed" in text
    assert "tell the school office" in text
    assert "new.address" not in text.lower()
    entry = TrailEntry.objects.get(word="person.changed")
    assert "@" not in entry.details


def test_an_address_that_is_taken_away_opens_nothing_either(
    client: Client, teacher: Person, office: Person
) -> None:
    with_password(teacher)
    change(teacher, "", office)
    assert "was taken away" in str(mail.outbox[0].body)
    enter(client, teacher.email)
    assert not is_in(client)


def test_capitals_alone_change_no_account_and_send_nothing(teacher: Person, office: Person) -> None:
    with_password(teacher)
    change(teacher, teacher.email.upper(), office)
    assert Account.objects.get(person=teacher).email == teacher.email
    assert not mail.outbox


def test_what_is_refused_changes_no_account_and_sends_nothing(teacher: Person, office: Person) -> None:
    with_password(teacher)
    with pytest.raises(RegisterError):
        change(teacher, "no address", office)
    assert Account.objects.get(person=teacher).email == teacher.email
    assert not mail.outbox
    change(teacher, NEW, office)
    assert len(mail.outbox) == 1


def test_a_closed_account_follows_and_nobody_is_told(teacher: Person, office: Person) -> None:
    with_password(teacher)
    Account.objects.update(is_active=False)
    change(teacher, NEW, office)
    assert Account.objects.get(person=teacher).email == NEW.lower()
    assert not mail.outbox


def test_a_pupil_who_signs_in_with_their_class_is_given_no_address(here: School, office: Person) -> None:
    pupil = member(here, "pupil", name="Wren Fern")
    Account.objects.create(person=pupil, username="w")
    change(pupil, NEW, office)
    assert Account.objects.get(person=pupil).email == ""
    assert not mail.outbox


def test_an_import_moves_the_account_and_writes_to_nobody(office: Person) -> None:
    bring_in(roll(), actor(office))
    taught_by = Person.objects.get(given_name="Teo")
    with_password(taught_by)
    bring_in(roll(wren(), teo(email=NEW)), actor(office))
    assert Identifier.objects.filter(person=taught_by).exists()
    assert Account.objects.get(person=taught_by).email == NEW.lower()
    assert not mail.outbox
