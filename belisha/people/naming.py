"""What the reader of a page may call the people whose references it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from belisha.access.rules import may
from belisha.access.terms import Act, Actor
from belisha.people.models import Membership, Person

PRIVATE_KINDS = frozenset({"pupil", "parent"})
"""Those whose names are only for who may look through the register."""


def names_of(references: Collection[str], *, actor: Actor) -> Mapping[str, str]:
    """The names of those of these people who are on the register of the actor's school; two queries at most.

    Who may not look through the register is told of a pupil and of a parent, and not which. References that are none, and
    those of other schools, are left out.
    """
    known = [reference for reference in references if is_reference(reference)]
    people = {
        str(one.reference): one
        for one in Person.objects.filter(school__reference=actor.school, reference__in=known)
    }
    if may(actor, Act.READ_REGISTER):
        return {reference: one.name for reference, one in people.items()}
    hidden = _private([one.pk for one in people.values()])
    return {
        reference: one.name if reference == actor.reference else hidden.get(one.pk, one.name)
        for reference, one in people.items()
    }


def _private(people: Collection[int]) -> dict[int, str]:
    kinds = Membership.objects.filter(person__in=people).values_list("person", "kind")
    found: dict[int, set[str]] = {}
    for person, kind in kinds:
        found.setdefault(person, set()).add(kind)
    return {
        person: "a pupil" if "pupil" in held else "a parent"
        for person, held in found.items()
        if held <= PRIVATE_KINDS
    }


def is_reference(text: str) -> bool:
    """Whether this has the form of a person's or a thing's reference."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
