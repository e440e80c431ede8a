"""The only way to change who is away: record, end, and take back on the same day."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.actions import record
from belisha.people.holding.actions import locked_person
from belisha.people.holding.deeds import AbsenceEnded, AbsenceRecorded, AbsenceUndone
from belisha.people.holding.queries import away_of
from belisha.people.holding.rules import why_not_away, why_not_back
from belisha.people.holding.same_day import deed_of_today
from belisha.people.holding.terms import Away, HoldingError, NoSuchHoldingError
from belisha.people.models import Absence, Person, School


def record_absence(person: str, first: date, last: date | None = None, *, actor: Actor, today: date) -> str:
    """Records that a person (by reference) is away, so that deputies act; the absence's reference.

    `last` is None while nobody knows. Raises RefusedError, NoSuchHoldingError, and HoldingError where it overlaps another
    absence.
    """
    require(actor, Act.APPOINT)
    with transaction.atomic():
        who = locked_person(person, actor)
        reason = why_not_away(first, last, _known(who), today)
        if reason:
            raise HoldingError(reason)
        row = Absence.objects.create(school=who.school, person=who, first=first, last=last)
        deed = AbsenceRecorded(about=str(who.reference), absence=str(row.reference), first=first, last=last)
        record(deed, by=actor, school=actor.school)
    return str(row.reference)


def end_absence(reference: str, last: date, *, actor: Actor, today: date) -> None:
    """Records the last day on which somebody is away. Raises RefusedError, NoSuchHoldingError and HoldingError."""
    require(actor, Act.APPOINT)
    with transaction.atomic():
        row = _locked_absence(reference, actor)
        reason = why_not_back(away_of(row), last, _known(row.person), today)
        if reason:
            raise HoldingError(reason)
        row.last = last
        row.save(update_fields=["last"])
        deed = AbsenceEnded(about=str(row.person.reference), absence=str(row.reference), last=last)
        record(deed, by=actor, school=actor.school)


def undo_absence(reference: str, *, actor: Actor, today: date) -> None:
    """Takes back an absence that was recorded today. Raises RefusedError, NoSuchHoldingError and HoldingError."""
    require(actor, Act.APPOINT)
    with transaction.atomic():
        row = _locked_absence(reference, actor)
        about = str(row.person.reference)
        if not deed_of_today(AbsenceRecorded, about, str(row.reference), actor=actor, today=today):
            raise HoldingError("It was not recorded today, so it stays on record. End it instead.")
        deed = AbsenceUndone(about=about, absence=str(row.reference))
        row.delete()
        record(deed, by=actor, school=actor.school)


def _known(who: Person) -> list[Away]:
    return [away_of(one) for one in who.absences.select_related("person")]


def _locked_absence(reference: str, actor: Actor) -> Absence:
    list(School.objects.select_for_update().filter(reference=actor.school))
    try:
        rows = Absence.objects.filter(school__reference=actor.school, reference=reference)
        return rows.select_related("school", "person").get()
    except (Absence.DoesNotExist, ValidationError) as error:
        raise NoSuchHoldingError(reference) from error
