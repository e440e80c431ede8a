"""Whom somebody can choose from when they say who holds a role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.people.models import Membership

NOT_APPOINTED = ("pupil", "parent")
"""Kinds of people who hold no office; a parent who is a governor is one as a governor."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could hold a role."""

    reference: str
    name: str
    kinds: tuple[str, ...]


def candidates(today: date, *, actor: Actor) -> tuple[Candidate, ...]:
    """Staff, governors and others of the actor's school, by name. Raises RefusedError. One query."""
    require(actor, Act.APPOINT)
    rows = (
        Membership.objects.filter(
            Q(left_on__isnull=True) | Q(left_on__gte=today),
            school__reference=actor.school,
            joined_on__lte=today,
        )
        .exclude(kind__in=NOT_APPOINTED)
        .select_related("person")
        .order_by("person__family_name", "person__given_name", "person_id", "kind")
    )
    found: dict[str, Candidate] = {}
    for row in rows:
        reference = str(row.person.reference)
        known = found.get(reference, Candidate(reference, row.person.name, ()))
        found[reference] = Candidate(reference, known.name, (*known.kinds, row.kind))
    return tuple(found.values())
