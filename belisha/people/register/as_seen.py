"""Bringing in records that waited, exactly as they were looked at: if they would change anything else by now, nothing is done."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from django.db import transaction

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.actions import record
from belisha.people.models import Import
from belisha.people.register.importing_actions import import_roll
from belisha.people.register.terms import Alters, Changes, Joins, Leaves, RegisterError
from belisha.people.register.waiting import Waiting, take_waiting
from belisha.people.roll import Roll


class ChangedSinceError(RegisterError):
    """The register has changed since somebody looked at what the records would change."""


def mark_of(changes: Changes) -> str:
    """A short mark of all that would change: another wherever anything of it is another."""
    parts = (
        changes.bad, changes.joins, changes.leaves, changes.alters, changes.new_groups, changes.changed_groups,
        changes.ended_groups, changes.new_places, changes.ended_places, changes.new_ties, changes.ended_ties,
    )  # fmt: skip
    lines = sorted(_line(number, one) for number, those in enumerate(parts) for one in those)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _line(number: int, one: object) -> str:
    """One change as text. What other systems call a person is left out: a set has no order that stays."""
    if isinstance(one, Joins | Leaves | Alters) and one.known:
        one = replace(one, known=replace(one.known, keys=frozenset()))
    return f"{number} {one!r}"


def import_as_seen(roll: Roll, wait: Waiting, seen: str, *, actor: Actor, today: date) -> tuple[str, Changes]:
    """Brings in records that waited and erases them; the reference of the import ("" for no change), and what changed.

    `seen` is the mark of the changes that somebody looked at. Raises RefusedError, NoSuchImportError, ChangedSinceError,
    and ImportRefusedError with bad rows; then nothing was changed and they still wait.
    """
    require(actor, Act.IMPORT)

    def agree(changes: Changes) -> None:
        if mark_of(changes) != seen:
            raise ChangedSinceError(
                "The register has changed since you looked. Nothing was brought in; look again at what would change."
            )

    with transaction.atomic():
        # The trail is locked by its first entry until the end, so that all rows are written before it, as they are
        # everywhere else: on PostgreSQL two who lock the same things in two orders wait for each other.
        dropped = take_waiting(wait.reference, actor=actor)
        changes = import_roll(
            roll, actor=actor, file_name=wait.file_name, sha256=wait.sha256, today=today, agree=agree
        )
        record(dropped, by=actor, school=actor.school)
        if changes.is_nothing:
            return "", changes
        row = Import.objects.filter(school__reference=actor.school).order_by("-id")[0]
    return str(row.reference), changes
