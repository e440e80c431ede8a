"""The only way to change one person on the register: add, change, end how they belong, take that back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.actions import record
from belisha.audit.models import TrailEntry
from belisha.people.accounts.addresses import follow_addresses, tell_old_address
from belisha.people.accounts.returning import let_in_again
from belisha.people.deeds import LeavingUndone, PersonChanged, PersonJoined, PersonLeft
from belisha.people.holding.deeds import EndingUndone
from belisha.people.models import GroupPlace, Holding, Membership, Parenthood, Person, School
from belisha.people.register.finding import locked_school, person_row
from belisha.people.register.leaving import Leaving, close, reopen_accounts_as_they_were, switch_accounts
from belisha.people.register.terms import FACTS, KnownBelonging, RegisterError, Value
from belisha.people.terms import KINDS


@dataclass(frozen=True, slots=True)
class Joining:
    """As what somebody belongs to the school, and from when to when."""

    kinds: tuple[str, ...]
    joined_on: date
    left_on: date | None = None
    organisation: str = ""


def add_person(facts: Mapping[str, Value], joining: Joining, *, actor: Actor) -> str:
    """Adds somebody to the register of the actor's school; their reference. `facts` are by the names in FACTS.

    Raises RefusedError, and RegisterError where something cannot be so.
    """
    require(actor, Act.CHANGE_REGISTER)
    _check_joining(joining)
    with transaction.atomic():
        school = locked_school(actor)
        person = Person(school=school, **_known(facts))
        _save(person)
        _begin(person, joining, school)
        about = str(person.reference)
        deed = PersonJoined(about=about, kinds=joining.kinds, since=joining.joined_on)
        record(deed, by=actor, school=actor.school)
    return about


def change_person(
    reference: str, facts: Mapping[str, Value], *, actor: Actor, joining: Joining | None = None
) -> tuple[str, ...]:
    """Changes what the register says of a person, and adds ways of belonging; the names of what changed.

    With their email changes the address at which they sign in, and the old one is told by email.
    Raises RefusedError, NoSuchPersonError, and RegisterError where something cannot be so.
    """
    require(actor, Act.CHANGE_REGISTER)
    with transaction.atomic():
        school = locked_school(actor)
        person = person_row(reference, actor)
        fields = tuple(name for name, value in _known(facts).items() if getattr(person, name) != value)
        for name in fields:
            setattr(person, name, facts[name])
        _save(person)
        moved = follow_addresses([person.pk]) if "email" in fields else []
        if joining:
            fields += _belong_more(person, joining, school, actor)
        if fields:
            record(PersonChanged(about=reference, fields=fields), by=actor, school=actor.school)
    for one in moved:
        tell_old_address(one)
    return fields


def _known(facts: Mapping[str, Value]) -> dict[str, Value]:
    unknown = sorted(set(facts) - set(FACTS))
    if unknown:
        raise RegisterError(f"The register keeps no such thing of a person: {', '.join(unknown)}.")
    return dict(facts)


def _save(person: Person) -> None:
    try:
        person.full_clean()
    except ValidationError as error:
        said = {name: " ".join(messages) for name, messages in error.message_dict.items()}
        told = "; ".join(f"{name.replace('_', ' ')}: {what}" for name, what in said.items())
        raise RegisterError(f"This cannot be kept. {told}") from error
    person.save()


def _check_joining(joining: Joining) -> None:
    if not joining.kinds or set(joining.kinds) - set(KINDS):
        raise RegisterError(f"Say as what the person belongs to the school: {', '.join(KINDS)}.")
    if joining.left_on and joining.left_on < joining.joined_on:
        raise RegisterError("The last day is before the first. Correct one of the two.")


def _begin(person: Person, joining: Joining, school: School) -> None:
    Membership.objects.bulk_create(
        Membership(
            school=school,
            person=person,
            kind=kind,
            joined_on=joining.joined_on,
            left_on=joining.left_on,
            organisation=joining.organisation,
        )
        for kind in dict.fromkeys(joining.kinds)
    )


def _belong_more(person: Person, joining: Joining, school: School, actor: Actor) -> tuple[str, ...]:
    _check_joining(joining)
    rows = person.memberships.filter(kind__in=joining.kinds)
    if any(row.left_on is None or row.left_on >= joining.joined_on for row in rows):
        raise RegisterError("The person belongs to the school in this way already on that day.")
    switch_accounts(school, timezone.localdate())
    _begin(person, joining, school)
    record(let_in_again([person.pk]), by=actor, school=actor.school)
    return ("kinds",)


def end_membership(
    reference: str, leaves_from: date, *, actor: Actor, today: date, kinds: Sequence[str] = ()
) -> None:
    """Ends how a person belongs to the school, from a day on which they no longer do; without `kinds`, in every way.

    Today or an earlier day ends access at once, a later day by itself when it comes. Raises RefusedError,
    NoSuchPersonError, and RegisterError where the person does not belong so.
    """
    require(actor, Act.CHANGE_REGISTER)
    with transaction.atomic():
        school = locked_school(actor)
        person = person_row(reference, actor)
        last = leaves_from - timedelta(days=1)
        rows = [known_belonging(row) for row in person.memberships.all()]
        lasting = [row for row in rows if row.lasts(today)]
        ended = tuple(row for row in lasting if not kinds or row.kind in kinds)
        if not ended:
            raise RegisterError(
                "The person does not belong to the school in this way. Look at the dates again."
            )
        remaining = frozenset(row.kind for row in lasting if row not in ended)
        deeds = close([Leaving(person.pk, reference, last, ended, remaining)], school)
        switch_accounts(school, today)
        record(deeds, by=actor, school=actor.school)


def known_belonging(row: Membership) -> KnownBelonging:
    """A row as a value."""
    return KnownBelonging(row.pk, row.kind, row.joined_on, row.left_on, row.organisation)


def undo_leaving(reference: str, *, actor: Actor, today: date) -> None:
    """Takes back that a person left, on the day on which it was recorded, with all that ended by it.

    Raises RefusedError, NoSuchPersonError, and RegisterError once the day is over or when they have come back since.
    """
    require(actor, Act.CHANGE_REGISTER)
    with transaction.atomic():
        school = locked_school(actor)
        person = person_row(reference, actor)
        left = _left_today(reference, actor, today)
        _reopen_memberships(person, left)
        GroupPlace.objects.filter(school=school, pk__in=left.places, until=left.last_on).update(until=None)
        Parenthood.objects.filter(school=school, pk__in=left.ties, until=left.last_on).update(until=None)
        deeds = _reopen_holdings(school, left)
        reopen_accounts_as_they_were([person.pk])
        switch_accounts(school, today)
        record([LeavingUndone(about=reference), *deeds], by=actor, school=actor.school)


def _left_today(reference: str, actor: Actor, today: date) -> PersonLeft:
    """The last word on the person's belonging, if it is that they left and was recorded today."""
    words = (PersonLeft.word, LeavingUndone.word, PersonJoined.word)
    entries = TrailEntry.objects.filter(chain=actor.school, about=reference, word__in=words)
    entry = entries.order_by("-number").first()
    if entry is None or entry.word != PersonLeft.word or timezone.localdate(entry.recorded_at) != today:
        raise RegisterError("It was not recorded today that this person left. Record that they join again.")
    return PersonLeft.model_validate({"about": reference, **json.loads(entry.details)})


def _reopen_memberships(person: Person, left: PersonLeft) -> None:
    if person.memberships.filter(kind__in=left.kinds, left_on=None).exists():
        raise RegisterError("The person belongs to the school again already.")
    for number, joined_on, left_on in left.memberships:
        person.memberships.filter(pk=number).update(joined_on=joined_on, left_on=left_on)


def _reopen_holdings(school: School, left: PersonLeft) -> list[EndingUndone]:
    was = dict(left.holdings)
    rows = Holding.objects.filter(school=school, reference__in=was, until=left.last_on)
    deeds = []
    for row in rows:
        row.until = was[str(row.reference)]
        row.save(update_fields=["until"])
        deeds.append(
            EndingUndone(
                about=left.about,
                holding=str(row.reference),
                role=row.role,
                is_deputy=row.is_deputy,
                until=row.until,
            )
        )
    return deeds
