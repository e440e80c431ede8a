"""Somebody who left and came back sets a secret anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from belisha.people.actors import command_line
from belisha.people.models import Account, Membership, Person, School
from belisha.people.register.actions import Joining, change_person, end_membership, undo_leaving
from belisha.people.register.tests.rolls import bring_in, roll, wren
from belisha.people.terms import SecretKind
from tests.school import JOINED, member
from tests.signing_in.conftest import enter, is_in, with_password, words

pytestmark = pytest.mark.django_db


def leave(person: Person, here: School) -> None:
    today = timezone.localdate()
    end_membership(str(person.reference), today, actor=command_line(here), today=today)


def come_back(person: Person, here: School) -> None:
    joining = Joining(("teacher",), timezone.localdate())
    change_person(str(person.reference), {}, actor=command_line(here), joining=joining)


def test_the_old_password_works_no_more_and_a_link_sets_another(
    client: Client, here: School, teacher: Person
) -> None:
    account = with_password(teacher)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    leave(teacher, here)
    assert not Account.objects.get(person=teacher).is_active
    come_back(teacher, here)
    enter(client, teacher.email)
    assert not is_in(client)
    again = Account.objects.get(person=teacher)
    assert again.is_active
    assert not again.has_usable_password()
    assert not Authenticator.objects.filter(user=again).exists()
    assert "account.reopened" in words()
    client.post("/sign-in/staff/forgotten/", {"email": teacher.email})
    assert [message.to for message in mail.outbox] == [[teacher.email]]


def test_who_left_by_a_date_that_has_passed_is_treated_alike(
    client: Client, here: School, teacher: Person
) -> None:
    with_password(teacher)
    Membership.objects.filter(person=teacher).update(left_on=timezone.localdate() - timedelta(days=30))
    come_back(teacher, here)
    enter(client, teacher.email)
    assert not is_in(client)


def test_who_becomes_something_more_keeps_the_password(client: Client, here: School) -> None:
    parent = member(here, "staff", name="Jude Fern")
    with_password(parent)
    come_back(parent, here)
    enter(client, parent.email)
    assert is_in(client)


def test_a_leaving_that_was_a_mistake_changes_no_password(
    client: Client, here: School, teacher: Person
) -> None:
    with_password(teacher)
    leave(teacher, here)
    undo_leaving(str(teacher.reference), actor=command_line(here), today=timezone.localdate())
    enter(client, teacher.email)
    assert is_in(client)


def test_a_pupil_who_comes_back_by_an_import_has_no_secret_yet(here: School) -> None:
    by = command_line(here)
    bring_in(roll(wren()), by)
    pupil = Person.objects.get(given_name="Wren")
    Account.objects.create(
        person=pupil, username="wren", secret_kind=SecretKind.PICTURES, password="x", is_active=False
    )
    Membership.objects.filter(person=pupil).update(joined_on=JOINED, left_on=JOINED + timedelta(days=300))
    bring_in(roll(wren()), by)
    account = Account.objects.get(person=pupil)
    assert account.is_active
    assert account.secret_kind == SecretKind.NONE
    assert not account.has_usable_password()
    assert "account.reopened" in words()
