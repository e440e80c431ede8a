"""Looking through a school's register, and taking it away: a list, who joined and left, a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, ActorKind, RefusedError
from belisha.audit.actions import record
from belisha.people.deeds import ComersSeen, RegisterExported, RegisterSeen
from belisha.people.models import GroupPlace, Membership, Person, School
from belisha.people.register.terms import Filter, NoSuchPersonError
from belisha.people.register.views import Comer, ListedOnRegister, RegisterPage

PAGE: Final = 50
HEADINGS: Final = ("Name", "Kinds", "Year group", "Groups", "Joined on", "Last day")
_ORDERS: Final = {
    "name": ("family_name", "given_name", "id"),
    "-name": ("-family_name", "-given_name", "-id"),
    "year": ("year_group", "family_name", "given_name", "id"),
    "-year": ("-year_group", "family_name", "given_name", "id"),
}


def school_of(slug: str, *, actor: Actor) -> str:
    """The reference of a school for the command line; without a slug, of the only one. Raises NoSuchPersonError.

    Raises RefusedError for anybody else: no school learns of another.
    """
    if actor.kind is not ActorKind.COMMAND:
        raise RefusedError("The schools of this installation are for whoever looks after it.")
    rows = School.objects.filter(slug=slug) if slug else School.objects.all()
    found = list(rows.order_by("id")[:2])
    if len(found) != 1:
        raise NoSuchPersonError(slug)
    return str(found[0].reference)


def register(chosen: Filter, *, actor: Actor, today: date) -> RegisterPage:
    """One page of the people of the actor's school. Six queries at most, and the trail's. Raises RefusedError."""
    require(actor, Act.READ_REGISTER)
    with transaction.atomic():
        rows = _chosen(chosen, actor, today)
        number = rows.count()
        pages = max(1, -(-number // PAGE))
        page = min(max(1, chosen.page), pages)
        found = tuple(listed_people(rows[(page - 1) * PAGE : page * PAGE], chosen.on or today))
        record(RegisterSeen(**_fixed_words(chosen), number=len(found)), by=actor, school=actor.school)
    return RegisterPage(found, number, page, pages)


def export(chosen: Filter, *, actor: Actor, today: date) -> tuple[tuple[str, ...], ...]:
    """The heading and the rows of a file with everybody chosen. Raises RefusedError."""
    require(actor, Act.EXPORT_REGISTER)
    with transaction.atomic():
        found = tuple(listed_people(_chosen(chosen, actor, today), chosen.on or today))
        record(RegisterExported(**_fixed_words(chosen), number=len(found)), by=actor, school=actor.school)
    return (HEADINGS, *(_row(one) for one in found))


def joiners_and_leavers(
    since: date, until: date, *, actor: Actor
) -> tuple[tuple[Comer, ...], tuple[Comer, ...]]:
    """Who joined and who left the actor's school from one day to another, both included. Raises RefusedError."""
    require(actor, Act.READ_REGISTER)
    rows = Membership.objects.filter(school__reference=actor.school).select_related("person")
    with transaction.atomic():
        joined = tuple(
            Comer(str(row.person.reference), row.person.name, row.kind, row.joined_on)
            for row in rows.filter(joined_on__range=(since, until)).order_by("-joined_on", "id")
        )
        left = tuple(
            Comer(str(row.person.reference), row.person.name, row.kind, row.left_on)
            for row in rows.filter(left_on__range=(since, until)).order_by("-left_on", "id")
            if row.left_on
        )
        deed = ComersSeen(since=since, until=until, number=len(joined) + len(left))
        record(deed, by=actor, school=actor.school)
    return joined, left


def _chosen(chosen: Filter, actor: Actor, today: date) -> QuerySet[Person]:
    day = chosen.on or today
    mine = Membership.objects.filter(person=OuterRef("pk"))
    mine = mine.filter(kind=chosen.kind) if chosen.kind else mine
    belongs = mine.filter(Q(left_on__isnull=True) | Q(left_on__gte=day), joined_on__lte=day)
    rows = Person.objects.filter(school__reference=actor.school)
    if chosen.leavers:
        rows = rows.filter(Exists(mine.filter(left_on__lt=day)), ~Exists(belongs))
    else:
        rows = rows.filter(Exists(belongs))
    if chosen.year is not None:
        rows = rows.filter(year_group=chosen.year)
    for word in chosen.words.split()[:10]:
        rows = rows.filter(
            Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(known_as__icontains=word)
        )
    if chosen.group:
        rows = rows.filter(Exists(_in_group(chosen.group, day)))
    return rows.order_by(*_ORDERS.get(chosen.order, _ORDERS["name"]))


def _in_group(group: str, day: date) -> QuerySet[GroupPlace]:
    still = Q(until__isnull=True) | Q(until__gte=day)
    try:
        return GroupPlace.objects.filter(still, person=OuterRef("pk"), group__reference=group, since__lte=day)
    except ValidationError:
        return GroupPlace.objects.none()


def listed_people(rows: QuerySet[Person], day: date) -> Iterable[ListedOnRegister]:
    """People as a list shows them on a day. Two queries besides theirs."""
    places = GroupPlace.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day), since__lte=day
    ).select_related("group")
    for row in rows.prefetch_related("memberships", Prefetch("group_places", places)):
        held = [one for one in row.memberships.all() if one.joined_on <= day and (one.left_on or day) >= day]
        shown = held or list(row.memberships.all())
        ends = [one.left_on for one in shown if one.left_on]
        yield ListedOnRegister(
            str(row.reference),
            row.name,
            tuple(sorted({one.kind for one in shown})),
            row.year_group,
            tuple(sorted({one.group.name for one in row.group_places.all()})),
            min((one.joined_on for one in shown), default=None),
            max(ends) if len(ends) == len(shown) and ends else None,
        )


def _fixed_words(chosen: Filter) -> dict[str, object]:
    parts = asdict(chosen)
    return {"by_name": bool(chosen.words.strip())} | {
        name: parts[name] for name in ("kind", "year", "group", "leavers")
    }


def _row(one: ListedOnRegister) -> tuple[str, ...]:
    return (
        one.name,
        ", ".join(one.kinds),
        "" if one.year_group is None else str(one.year_group),
        ", ".join(one.groups),
        one.joined_on.isoformat() if one.joined_on else "",
        one.left_on.isoformat() if one.left_on else "",
    )
