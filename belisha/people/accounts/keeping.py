"""What whoever teaches a class does about its signing in: its code, and its pupils' pictures and passwords."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from belisha.access.terms import Actor
from belisha.audit.actions import record
from belisha.people.accounts.actions import new_account
from belisha.people.accounts.classes import kept_class, learners_of
from belisha.people.accounts.deeds import ClassCodeMade, SecretSet
from belisha.people.accounts.pictures import as_secret, three_words, two_pictures
from belisha.people.accounts.rules import secret_kind_for, trouble_with
from belisha.people.models import Account, Group, Person
from belisha.people.register.terms import NoSuchPersonError
from belisha.people.terms import SecretKind


@dataclass(frozen=True, slots=True)
class NewSecret:
    """What was set for a pupil. It is shown once, to be handed over, and kept nowhere."""

    reference: str
    name: str
    kind: SecretKind
    secret: str
    """The password, or the two pictures parted by a space."""


def make_class_code(reference: str, *, until: datetime, actor: Actor, today: date) -> str:
    """Gives a class a new code, good until a moment; the one before stops working. Raises as `class_for` does."""
    with transaction.atomic():
        group = kept_class(actor, reference, today)
        code = three_words()
        while Group.objects.filter(code=code).exists():
            code = three_words()
        group.code, group.code_until = code, until
        group.save(update_fields=["code", "code_until"])
        record(ClassCodeMade(about=str(group.reference), until=until), by=actor)
    return code


def set_new_secrets(
    reference: str, *, pupils: frozenset[str] | None, actor: Actor, today: date
) -> tuple[NewSecret, ...]:
    """Sets new pictures or passwords by chance, for these pupils of a class (references) or for all of it.

    Raises as `class_for` does. A reference of somebody who is not in the class is passed over.
    """
    people = learners_of(kept_class(actor, reference, today), today)
    chosen = [one for one in people if pupils is None or str(one.reference) in pupils]
    # A hash takes a quarter of a second on purpose: with all of them inside the transaction nobody else could write.
    made = [_made_up(one, today) for one in chosen]
    with transaction.atomic():
        still = {one.pk for one in learners_of(kept_class(actor, reference, today), today)}
        kept = [one for one in made if one.person.pk in still]
        # One entry after all rows, so that two who do this at once wait for each other in one order.
        record([_keep(one) for one in kept], by=actor)
    return tuple(NewSecret(str(one.person.reference), one.person.name, one.kind, one.secret) for one in kept)


def choose_secret(reference: str, pupil: str, secret: str, *, actor: Actor, today: date) -> None:
    """Sets the password or the pictures ("cat moon") that were chosen for one pupil of a class.

    Raises as `class_for` does, NoSuchPersonError when the class has no such pupil, and ValueError, whose message
    says what is wrong with the secret.
    """
    with transaction.atomic():
        people = learners_of(kept_class(actor, reference, today), today)
        person = next((one for one in people if str(one.reference) == pupil), None)
        if person is None:
            raise NoSuchPersonError(pupil)
        kind = secret_kind_for(person.year_group, person.born_on, today)
        secret = _checked(person, kind, secret)
        record(_keep(_Secret(person, kind, secret, make_password(secret))), by=actor)


def _checked(person: Person, kind: SecretKind, secret: str) -> str:
    if kind is SecretKind.PICTURES:
        first, _, second = secret.partition(" ")
        return as_secret(first, second)
    if trouble := trouble_with(secret, (person.given_name, person.known_as, person.family_name)):
        raise ValueError(trouble)
    return secret


@dataclass(frozen=True, slots=True)
class _Secret:
    """A secret about to be kept, as a hash."""

    person: Person
    kind: SecretKind
    secret: str
    hash: str


def _made_up(person: Person, today: date) -> _Secret:
    kind = secret_kind_for(person.year_group, person.born_on, today)
    secret = as_secret(*two_pictures()) if kind is SecretKind.PICTURES else three_words()
    return _Secret(person, kind, secret, make_password(secret))


def _keep(new: _Secret) -> SecretSet:
    account = Account.objects.filter(person=new.person).first() or new_account(new.person)
    account.password, account.secret_kind = new.hash, new.kind
    account.save()
    return SecretSet(about=str(new.person.reference), kind=new.kind)
