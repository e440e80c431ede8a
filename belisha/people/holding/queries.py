"""Reading who holds which role, for a person."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.people.holding.terms import Away, Held, HeldRoles
from belisha.people.models import Absence, Holding, Membership
from belisha.people.terms import Belonging


def held_roles(today: date, *, actor: Actor) -> HeldRoles:
    """Who holds, held or will hold which role at the actor's school, and who is away. Raises RefusedError. Three queries."""
    require(actor, Act.READ_ROLES)
    return held_roles_of(actor.school, today)


def held_roles_of(school: str, today: date) -> HeldRoles:
    """The same for the school with this reference, for whoever has already been let in."""
    holdings = Holding.objects.filter(school__reference=school).select_related("person")
    absences = Absence.objects.filter(Q(last__isnull=True) | Q(last__gte=today), school__reference=school)
    memberships = Membership.objects.filter(
        school__reference=school, person__in=Holding.objects.filter(school__reference=school).values("person")
    )
    rows = memberships.values_list("person__reference", "kind", "joined_on", "left_on", "organisation")
    return HeldRoles(
        tuple(held_of(one) for one in holdings),
        tuple(away_of(one) for one in absences.select_related("person").order_by("first", "id")),
        tuple((str(row[0]), Belonging(row[1], row[2], row[3], row[4])) for row in rows),
    )


def held_of(row: Holding) -> Held:
    """A row as a value. Needs `row.person`."""
    return Held(
        str(row.reference),
        row.role,
        str(row.person.reference),
        row.person.name,
        row.since,
        row.until,
        row.is_deputy,
        row.contact,
    )


def away_of(row: Absence) -> Away:
    """A row as a value. Needs `row.person`."""
    return Away(str(row.reference), str(row.person.reference), row.person.name, row.first, row.last)
