"""Reading a school's companion documents beside what its policy says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.policy.companions.rules import Stands, companions_of, stands
from belisha.policy.companions.terms import Companion, Recorded
from belisha.policy.models import CompanionDocument
from belisha.policy.queries import Examined


@dataclass(frozen=True, slots=True)
class CompanionRow:
    """One document: what the policy says of it, what the school has on record, and how it stands."""

    companion: Companion
    recorded: Recorded | None
    stands: Stands


def companions(examined: Examined, today: date, *, actor: Actor) -> tuple[CompanionRow, ...]:
    """The documents that a policy lists or leans on, in its order. Raises RefusedError. One query."""
    require(actor, Act.READ_COVERAGE)
    known = recorded_documents(actor.school)
    return tuple(_row(one, known, today) for one in companions_of(examined.policy))


def resolved(examined: Examined, clause: str, today: date, *, actor: Actor) -> tuple[CompanionRow, ...]:
    """The documents that alone decide what is to be done in a clause, each with its record. Raises RefusedError."""
    rows = companions(examined, today, actor=actor)
    return tuple(
        row for row in rows if any(one.decides and one.clause == clause for one in row.companion.leanings)
    )


def recorded_documents(school: str) -> Mapping[str, Recorded]:
    """What the school with this reference has on record, by the document's id, for whoever has already been let in."""
    rows = CompanionDocument.objects.filter(school__reference=school)
    return {
        row.document: Recorded(row.document, row.edition, row.kept_at, row.reviewed_on, row.review_due_on)
        for row in rows
    }


def _row(companion: Companion, known: Mapping[str, Recorded], today: date) -> CompanionRow:
    recorded = known.get(companion.document)
    return CompanionRow(companion, recorded, stands(companion, recorded, today))
