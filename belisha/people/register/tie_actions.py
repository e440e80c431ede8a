"""The only way to change one tie or one place: parents and children, people and groups."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.actions import record
from belisha.people.deeds import GroupJoined, GroupLeft, ParentTied, ParentUntied
from belisha.people.models import GroupPlace, Parenthood, Person
from belisha.people.register.finding import group_row, locked_school, person_row
from belisha.people.register.terms import RegisterError


def tie_parent(  # noqa: PLR0913 - each is a part of what a tie says
    parent: str, child: str, *, actor: Actor, today: date, relationship: str = "", responsible: bool = True
) -> None:
    """Records that somebody is a parent or carer of a pupil, from today. Both are references.

    Raises RefusedError, NoSuchPersonError, and RegisterError where they are no parent or no pupil, or tied already.
    """
    require(actor, Act.CHANGE_REGISTER)
    with transaction.atomic():
        school = locked_school(actor)
        elder, younger = person_row(parent, actor), person_row(child, actor)
        _check_kind(elder, "parent", today)
        _check_kind(younger, "pupil", today)
        if elder == younger or _ties(elder, younger, today).exists():
            raise RegisterError("These two are tied already, or are one person.")
        Parenthood.objects.create(
            school=school,
            parent=elder,
            child=younger,
            relationship=relationship.strip()[:60],
            responsible=responsible,
            since=today,
        )
        deed = ParentTied(about=child, parent=parent, responsible=responsible)
        record(deed, by=actor, school=actor.school)


def untie_parent(parent: str, child: str, *, actor: Actor, today: date) -> None:
    """Ends a tie at once: from today the parent sees nothing of the child, also when records list it again.

    Raises RefusedError, NoSuchPersonError, and RegisterError where there is no tie.
    """
    require(actor, Act.CHANGE_REGISTER)
    with transaction.atomic():
        locked_school(actor)
        ended = _ties(person_row(parent, actor), person_row(child, actor), today).update(
            until=today - timedelta(days=1), responsible=False
        )
        if not ended:
            raise RegisterError("These two are not tied.")
        record(ParentUntied(about=child, parent=parent), by=actor, school=actor.school)


def join_group(person: str, group: str, *, actor: Actor, today: date, teaches: bool = False) -> None:
    """Puts a person in a group from today, or records that they teach it.

    Raises RefusedError, NoSuchPersonError, and RegisterError where the group has ended, or they are in it already.
    """
    require(actor, Act.CHANGE_REGISTER)
    with transaction.atomic():
        school = locked_school(actor)
        who, what = person_row(person, actor), group_row(group, actor)
        _check_kind(who, "", today)
        if what.ended_on is not None:
            raise RegisterError("This group has ended. Choose another.")
        still = Q(until__isnull=True) | Q(until__gte=today)
        if GroupPlace.objects.filter(still, person=who, group=what, teaches=teaches).exists():
            raise RegisterError("The person has this place already.")
        GroupPlace.objects.create(school=school, person=who, group=what, teaches=teaches, since=today)
        record(GroupJoined(about=person, group=group, teaches=teaches), by=actor, school=actor.school)


def leave_group(person: str, group: str, *, actor: Actor, today: date, teaches: bool = False) -> None:
    """Ends a person's place in a group at once. Raises RefusedError, NoSuchPersonError, RegisterError where there is none."""
    require(actor, Act.CHANGE_REGISTER)
    with transaction.atomic():
        locked_school(actor)
        who, what = person_row(person, actor), group_row(group, actor)
        still = Q(until__isnull=True) | Q(until__gte=today)
        rows = GroupPlace.objects.filter(still, person=who, group=what, teaches=teaches)
        if not rows.update(until=today - timedelta(days=1)):
            raise RegisterError("The person has no such place.")
        record(GroupLeft(about=person, group=group, teaches=teaches), by=actor, school=actor.school)


def _check_kind(person: Person, kind: str, today: date) -> None:
    rows = person.memberships.filter(Q(left_on__isnull=True) | Q(left_on__gte=today))
    if not (rows.filter(kind=kind) if kind else rows).exists():
        raise RegisterError(f"{person.name} is no {kind or 'member'} of this school today.")


def _ties(parent: Person, child: Person, today: date) -> QuerySet[Parenthood]:
    return Parenthood.objects.filter(Q(until__isnull=True) | Q(until__gte=today), parent=parent, child=child)
