"""Finding the rows that an action changes: those of the actor's school, and no others."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from belisha.access.terms import Actor
from belisha.people.models import Group, Person, School
from belisha.people.register.terms import NoSuchPersonError


def locked_school(actor: Actor) -> School:
    """The actor's school, while nobody else changes its register. Raises NoSuchPersonError for an actor of none."""
    if actor.school:
        found = School.objects.select_for_update().filter(reference=actor.school).first()
        if found:
            return found
    raise NoSuchPersonError("No school")


def person_row(reference: str, actor: Actor) -> Person:
    """The person of the actor's school. Raises NoSuchPersonError."""
    try:
        rows = Person.objects.filter(school__reference=actor.school, reference=reference)
        return rows.select_related("school").get()
    except (Person.DoesNotExist, ValidationError) as error:
        raise NoSuchPersonError(reference) from error


def group_row(reference: str, actor: Actor) -> Group:
    """The group of the actor's school. Raises NoSuchPersonError."""
    try:
        rows = Group.objects.filter(school__reference=actor.school, reference=reference)
        return rows.select_related("school").get()
    except (Group.DoesNotExist, ValidationError) as error:
        raise NoSuchPersonError(reference) from error
