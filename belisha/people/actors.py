"""Who somebody is today: the actor that every query and action asks for."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from belisha.access.terms import Actor, ActorKind
from belisha.people.models import Absence, Holding, Membership, Parenthood, Person, School
from belisha.people.rules import with_those_that_follow


def command_line(school: School | None = None) -> Actor:
    """Somebody at the computer itself, who acts for a school or for the installation."""
    return Actor(ActorKind.COMMAND, school=str(school.reference) if school else "")


def actor_of(person: Person, today: date) -> Actor:
    """The person as they stand today, with no role once they have left. Needs `person.school`; four queries at most."""
    kinds = set(
        Membership.objects.filter(
            Q(left_on__isnull=True) | Q(left_on__gte=today), person=person, joined_on__lte=today
        ).values_list("kind", flat=True)
    )
    return Actor(
        ActorKind.PERSON,
        str(person.reference),
        str(person.school.reference),
        with_those_that_follow(kinds | _offices(person, today)) if kinds else frozenset(),
        _children(person, today) if "parent" in kinds else frozenset(),
    )


def roles_held(school: str, day: date) -> frozenset[str]:
    """The offices that somebody holds on a day, and the kinds of people there are, in the school with this reference."""
    kinds = Membership.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=day), school__reference=school, joined_on__lte=day
    )
    # Whoever has left holds nothing, whatever the holding says.
    offices = Holding.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day),
        school__reference=school,
        is_deputy=False,
        since__lte=day,
        person__in=kinds.values("person"),
    )
    found = {
        *offices.values_list("role", flat=True),
        *kinds.order_by().values_list("kind", flat=True).distinct(),
    }
    return with_those_that_follow(found)


def _offices(person: Person, today: date) -> set[str]:
    """The offices held today, and those whose holder is away today and for whom this person deputises."""
    held = Holding.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today), person=person, since__lte=today
    )
    own = {holding.role for holding in held if not holding.is_deputy}
    deputised = {holding.role for holding in held if holding.is_deputy}
    return own | (without_holder(str(person.school.reference), deputised, today) if deputised else set())


def without_holder(school: str, roles: set[str], today: date) -> set[str]:
    """Those of these roles that nobody holds today at the school with this reference, or whose every holder is away."""
    present = (
        Holding.objects.filter(
            Q(until__isnull=True) | Q(until__gte=today),
            school__reference=school,
            role__in=roles,
            is_deputy=False,
            since__lte=today,
        )
        .exclude(
            person__in=Absence.objects.filter(
                Q(last__isnull=True) | Q(last__gte=today), school__reference=school, first__lte=today
            ).values("person")
        )
        .values_list("role", flat=True)
    )
    return roles - set(present)


def _children(person: Person, today: date) -> frozenset[str]:
    ties = Parenthood.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today), parent=person, since__lte=today, responsible=True
    )
    return frozenset(str(reference) for reference in ties.values_list("child__reference", flat=True))
