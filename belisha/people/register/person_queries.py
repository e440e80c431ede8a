"""Opening one person's record, and one group: only for whom it is, and with an entry in the trail."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from belisha.access.rules import may, require
from belisha.access.terms import Act, Actor, Relation
from belisha.audit.actions import record
from belisha.people.deeds import GroupSeen, PersonRead
from belisha.people.models import Account, Group, GroupPlace, Parenthood, Person
from belisha.people.register.finding import group_row, person_row
from belisha.people.register.queries import listed_people
from belisha.people.register.views import GroupHeld, GroupRecord, PersonRecord, RoleHeld, Tied
from belisha.people.terms import Belonging


def relation(reference: str, *, actor: Actor, today: date) -> Relation:
    """How an actor stands to the person with this reference: whose own record, child or pupil it is. Two queries at most."""
    if not actor.reference:
        return Relation.NONE
    if actor.reference == reference:
        return Relation.SELF
    if reference in actor.children:
        return Relation.PARENT
    if "teacher" not in actor.roles:
        return Relation.NONE
    places = _lasting(today).filter(school__reference=actor.school, group__ended_on__isnull=True)
    taught = places.filter(person__reference=actor.reference, teaches=True).values("group")
    teaches = places.filter(person__reference=reference, teaches=False, group__in=taught).exists()
    return Relation.TEACHES if teaches else Relation.NONE


def person_for(reference: str, *, actor: Actor, today: date) -> PersonRecord:
    """The record of a person of the actor's school. It is written in the trail, unless it is the reader's own.

    Raises RefusedError, and NoSuchPersonError where the actor's school has no such person. Nine queries at most.
    """
    row = person_row(reference, actor)
    stands = relation(str(row.reference), actor=actor, today=today)
    require(actor, Act.READ_PERSON, stands)
    with transaction.atomic():
        found = _record_of(row, stands, actor, today)
        if stands is not Relation.SELF:
            deed = PersonRead(about=found.reference, relation=stands.value)
            record(deed, by=actor, school=actor.school)
    return found


def _record_of(row: Person, stands: Relation, actor: Actor, today: date) -> PersonRecord:
    places = _lasting(today).filter(person=row).select_related("group").order_by("group__name")
    ties = Parenthood.objects.filter(Q(until__isnull=True) | Q(until__gte=today))
    keeps = bool(may(actor, Act.READ_REGISTER))
    return PersonRecord(
        reference=str(row.reference),
        name=row.name,
        given_name=row.given_name,
        family_name=row.family_name,
        known_as=row.known_as,
        born_on=row.born_on,
        year_group=row.year_group,
        upn=row.upn if keeps else "",
        email=row.email,
        telephone=row.telephone,
        belongings=tuple(
            Belonging(one.kind, one.joined_on, one.left_on, one.organisation)
            for one in row.memberships.order_by("joined_on", "id")
        ),
        groups=tuple(_held(one) for one in places),
        parents=_parents(ties.filter(child=row), stands, keeps=keeps),
        children=tuple(_tied(one, one.child) for one in ties.filter(parent=row).select_related("child")),
        roles=tuple(RoleHeld(one.role, one.is_deputy, one.since, one.until) for one in row.holdings.all()),
        has_account=Account.objects.filter(person=row, is_active=True).exists(),
        relation=stands,
    )


def _parents(ties: QuerySet[Parenthood], stands: Relation, *, keeps: bool) -> tuple[Tied, ...]:
    """The parents and carers whom this reader is told of: a parent of none, for parents may have to be kept apart.

    A child is told of those who are responsible for them. Whoever keeps the register is told of all.
    """
    if stands is Relation.PARENT and not keeps:
        return ()
    found = ties if keeps else ties.filter(responsible=True)
    return tuple(_tied(one, one.parent) for one in found.select_related("parent"))


def children_of(*, actor: Actor, today: date) -> tuple[Tied, ...]:
    """The pupils for whom the actor is responsible; their names only, so no record is opened. One query."""
    if not actor.children:
        return ()
    ties = Parenthood.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today),
        school__reference=actor.school,
        parent__reference=actor.reference,
        child__reference__in=actor.children,
    )
    return tuple(
        _tied(one, one.child) for one in ties.select_related("child").order_by("child__given_name", "id")
    )


def groups(*, actor: Actor, today: date) -> tuple[GroupHeld, ...]:
    """The groups of the actor's school that have not ended: a teacher's own, everybody's for who reads the register."""
    require(actor, Act.READ_CLASSES)
    rows = Group.objects.filter(school__reference=actor.school, ended_on__isnull=True)
    mine = _taught(actor.reference, today) if actor.reference else set()
    if not may(actor, Act.READ_REGISTER):
        rows = rows.filter(pk__in=mine)
    return tuple(GroupHeld(str(row.reference), row.name, row.kind, row.pk in mine) for row in rows)


def _taught(reference: str, today: date) -> set[int]:
    taught = _lasting(today).filter(person__reference=reference, teaches=True)
    return set(taught.values_list("group_id", flat=True))


def group_for(reference: str, *, actor: Actor, today: date) -> GroupRecord:
    """A group of the actor's school with its people; of those who only teach, to who teaches it.

    Raises RefusedError, and NoSuchPersonError where the actor's school has no such group.
    """
    require(actor, Act.READ_CLASSES)
    row = group_row(reference, actor)
    places = _lasting(today).filter(group=row)
    if not may(actor, Act.READ_REGISTER):
        mine = bool(actor.reference) and row.pk in _taught(actor.reference, today)
        require(actor, Act.KEEP_CLASS, Relation.TEACHES if mine else Relation.NONE)
    with transaction.atomic():
        people = Person.objects.filter(school__reference=actor.school)
        learners, teachers = (
            tuple(listed_people(people.filter(pk__in=places.filter(teaches=how).values("person")), today))
            for how in (False, True)
        )
        record(GroupSeen(about=reference, number=len(learners)), by=actor, school=actor.school)
    return GroupRecord(str(row.reference), row.name, row.slug, row.kind, learners, teachers)


def _lasting(today: date) -> QuerySet[GroupPlace]:
    return GroupPlace.objects.filter(Q(until__isnull=True) | Q(until__gte=today), since__lte=today)


def _held(place: GroupPlace) -> GroupHeld:
    return GroupHeld(str(place.group.reference), place.group.name, place.group.kind, place.teaches)


def _tied(tie: Parenthood, other: Person) -> Tied:
    return Tied(str(other.reference), other.name, tie.relationship, tie.responsible)
