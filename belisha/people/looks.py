"""Who looked at a record, for whom the law gives it to: oneself from 12 years on, and parents of a younger child."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.queries import Page, looks_at
from belisha.people.models import Person
from belisha.people.register.finding import person_row
from belisha.people.register.person_queries import relation
from belisha.people.rules_of_looks import Whose, is_old_enough, who_asks


@dataclass(frozen=True, slots=True)
class Looks:
    """Who looked at a person's record, or who could ask for it."""

    reference: str
    name: str
    whose: Whose
    page: Page | None
    """The entries of the trail, the newest first; None unless the law gives them to whoever asks."""


def looks_for(
    reference: str, words: Collection[str], *, actor: Actor, today: date, before: int | None = None
) -> Looks:
    """Who looked at the record of a person, by the words of reading deeds. Six queries, and the trail's.

    Raises RefusedError, and NoSuchPersonError where the actor's school has no such person.
    """
    row = person_row(reference, actor)
    stands = relation(reference, actor=actor, today=today)
    require(actor, Act.READ_LOOKS, stands)
    old_enough = is_old_enough(row.born_on, row.year_group, today)
    whose = who_asks(stands, is_pupil=_is_pupil(row, today), old_enough=old_enough)
    page = None
    if whose is Whose.MAY:
        page = looks_at(reference, words, actor=actor, relation=stands, before=before)
    return Looks(reference, row.name, whose, page)


def _is_pupil(row: Person, today: date) -> bool:
    lasting = Q(left_on__isnull=True) | Q(left_on__gte=today)
    return row.memberships.filter(lasting, kind="pupil", joined_on__lte=today).exists()
