"""The only way to change what a school has on record of its companion documents."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, ActorKind
from belisha.audit.actions import record
from belisha.people.models import Person, School
from belisha.policy.companions.deeds import CompanionForgotten, CompanionRecorded
from belisha.policy.companions.rules import why_not
from belisha.policy.companions.terms import CompanionError, NoSuchCompanionError, Recorded
from belisha.policy.models import CompanionDocument


def record_document(document: Recorded, *, actor: Actor, today: date) -> str:
    """Records a companion document of the actor's school, or changes its record; the record's reference.

    Raises RefusedError, and CompanionError for dates that cannot be or a document that nobody could find.
    """
    require(actor, Act.KEEP_DOCUMENTS)
    reason = why_not(document, today)
    if reason:
        raise CompanionError(reason)
    with transaction.atomic():
        school = School.objects.select_for_update().get(reference=actor.school)
        row, _ = CompanionDocument.objects.update_or_create(
            school=school,
            document=document.document,
            defaults={
                "edition": document.edition.strip()[:80],
                "kept_at": document.kept_at.strip()[:300],
                "reviewed_on": document.reviewed_on,
                "review_due_on": document.review_due_on,
                "recorded_by": _person(actor),
            },
        )
        deed = CompanionRecorded(
            about=str(row.reference),
            document=row.document,
            reviewed_on=row.reviewed_on,
            review_due_on=row.review_due_on,
        )
        record(deed, by=actor, school=actor.school)
    return str(row.reference)


def forget_document(document: str, *, actor: Actor) -> None:
    """Removes the record of a document, by its id in the policy. Raises RefusedError and NoSuchCompanionError."""
    require(actor, Act.KEEP_DOCUMENTS)
    with transaction.atomic():
        rows = CompanionDocument.objects.select_for_update().filter(school__reference=actor.school)
        row = rows.filter(document=document).first()
        if row is None:
            raise NoSuchCompanionError(document)
        deed = CompanionForgotten(about=str(row.reference), document=row.document)
        row.delete()
        record(deed, by=actor, school=actor.school)


def _person(actor: Actor) -> Person | None:
    if actor.kind is not ActorKind.PERSON:
        return None
    return Person.objects.get(school__reference=actor.school, reference=actor.reference)
