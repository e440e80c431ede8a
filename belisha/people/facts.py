"""The facts of one person, for saying what a policy asks of them: of whoever has signed in, or of their child."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Q

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, Relation
from belisha.audit.actions import record
from belisha.people.deeds import PersonRead
from belisha.people.models import Group, GroupPlace, Membership, Person
from belisha.people.register.finding import person_row
from belisha.people.register.person_queries import relation
from belisha.people.register.terms import NoSuchPersonError
from belisha.people.rules import with_those_that_follow
from belisha.people.terms import Facts


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person as rules and pages need them."""

    given_name: str
    """The given name that is used."""
    name: str
    facts: Facts
    groups: frozenset[str]
    """The slugs of all groups that the school has."""


def facts_of(actor: Actor, today: date) -> KnownPerson:
    """Whoever acts, as they stand on a day; three queries. Raises RefusedError, and NoSuchPersonError for no person."""
    require(actor, Act.READ_OWN_HOME)
    found = _known(person_row(actor.reference, actor), actor, today)
    return replace(found, facts=replace(found.facts, roles=actor.roles))


def facts_for(reference: str, *, actor: Actor, today: date) -> KnownPerson:
    """A pupil of the actor's school, for those who may open their record. It is written in the trail; six queries at most.

    Raises RefusedError, and NoSuchPersonError where the school has no such pupil today.
    """
    row = person_row(reference, actor)
    stands = relation(str(row.reference), actor=actor, today=today)
    require(actor, Act.READ_PERSON, stands)
    kinds = Membership.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=today), person=row, joined_on__lte=today
    )
    roles = with_those_that_follow(kinds.values_list("kind", flat=True))
    if "pupil" not in roles:
        raise NoSuchPersonError(reference)
    with transaction.atomic():
        found = _known(row, actor, today)
        if stands is not Relation.SELF:
            record(PersonRead(about=str(row.reference), relation=stands.value), by=actor, school=actor.school)
    return replace(found, facts=replace(found.facts, roles=roles))


def _known(row: Person, actor: Actor, today: date) -> KnownPerson:
    lasting = Q(until__isnull=True) | Q(until__gte=today)
    places = GroupPlace.objects.filter(lasting, person=row, since__lte=today, teaches=False)
    mine = frozenset(places.values_list("group__slug", flat=True))
    groups = Group.objects.filter(school__reference=actor.school, ended_on__isnull=True)
    facts = Facts(str(row.reference), frozenset(), row.year_group, row.born_on, mine)
    given = row.known_as or row.given_name
    return KnownPerson(given, row.name, facts, frozenset(groups.values_list("slug", flat=True)))
