"""The schools of this installation, for whoever looks after it."""

from __future__ import annotations

from dataclasses import dataclass

from belisha.access.terms import Actor, ActorKind, RefusedError
from belisha.people.models import School


@dataclass(frozen=True, slots=True)
class ListedSchool:
    """A school as the command line calls it."""

    reference: str
    slug: str
    name: str
    made_up: bool = False


def schools(*, actor: Actor) -> tuple[ListedSchool, ...]:
    """Every school, by name. Raises RefusedError for anybody but the command line: no school learns of another."""
    if actor.kind is not ActorKind.COMMAND:
        raise RefusedError("The list of schools is for whoever looks after the installation.")
    rows = School.objects.order_by("name", "id")
    return tuple(_listed(row) for row in rows)


def own_school(*, actor: Actor) -> ListedSchool:
    """The school whose member acts. Raises RefusedError for nobody's."""
    row = School.objects.filter(reference=actor.school).first() if actor.school else None
    if row is None:
        raise RefusedError("This is for members of a school.")
    return _listed(row)


def _listed(row: School) -> ListedSchool:
    return ListedSchool(str(row.reference), row.slug, row.name, row.made_up)
