"""The only way to change who holds which role: appoint, end, and take back on the same day."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.actions import record
from belisha.people.holding.deeds import Appointed, AppointmentUndone, EndingUndone, HoldingEnded
from belisha.people.holding.queries import held_of
from belisha.people.holding.rules import Wanted, why_not, why_not_ended
from belisha.people.holding.same_day import deed_of_today
from belisha.people.holding.terms import HoldingError, NoSuchHoldingError
from belisha.people.models import Holding, Person, School
from belisha.people.terms import Belonging


def appoint(  # noqa: PLR0913 - each is a part of what an appointment says
    role: str,
    person: str,
    since: date,
    *,
    actor: Actor,
    today: date,
    contact: str = "",
    is_deputy: bool = False,
    until: date | None = None,
) -> str:
    """Records that a person (by reference) holds a role, or deputises in it, from a day; the holding's reference.

    Raises RefusedError, NoSuchHoldingError where the actor's school has no such person, and HoldingError where the
    person has left or not yet joined, holds the role already, or it is no role.
    """
    require(actor, Act.APPOINT)
    wanted = Wanted(role, since, until, is_deputy)
    with transaction.atomic():
        who = locked_person(person, actor)
        _check(wanted, who, today)
        row = Holding.objects.create(
            school=who.school,
            role=role,
            person=who,
            since=since,
            until=until,
            is_deputy=is_deputy,
            contact=contact.strip()[:200],
        )
        deed = Appointed(
            about=str(who.reference),
            holding=str(row.reference),
            role=role,
            is_deputy=is_deputy,
            since=since,
            until=until,
        )
        record(deed, by=actor, school=actor.school)
    return str(row.reference)


def _check(wanted: Wanted, who: Person, today: date) -> None:
    rows = who.memberships.values_list("kind", "joined_on", "left_on", "organisation")
    held = [held_of(one) for one in who.holdings.filter(role=wanted.role).select_related("person")]
    reason = why_not(wanted, [Belonging(*row) for row in rows], held, today)
    if reason:
        raise HoldingError(reason)


def end_holding(reference: str, until: date, *, actor: Actor, today: date) -> None:
    """Records the last day on which somebody holds a role.

    Raises RefusedError, NoSuchHoldingError, and HoldingError for a day before the first or after the last.
    """
    require(actor, Act.APPOINT)
    with transaction.atomic():
        row = _locked_holding(reference, actor)
        reason = why_not_ended(held_of(row), until, today)
        if reason:
            raise HoldingError(reason)
        deed = HoldingEnded(
            about=str(row.person.reference),
            holding=str(row.reference),
            role=row.role,
            is_deputy=row.is_deputy,
            until=until,
            was_until=row.until,
        )
        row.until = until
        row.save(update_fields=["until"])
        record(deed, by=actor, school=actor.school)


def undo_appointment(reference: str, *, actor: Actor, today: date) -> None:
    """Takes back an appointment that was recorded today, as if it had never been; the trail keeps both.

    Raises RefusedError, NoSuchHoldingError, and HoldingError once the day is over.
    """
    require(actor, Act.APPOINT)
    with transaction.atomic():
        row = _locked_holding(reference, actor)
        about = str(row.person.reference)
        if not deed_of_today(Appointed, about, str(row.reference), actor=actor, today=today):
            raise HoldingError("It was not recorded today, so it stays on record. End it instead.")
        deed = AppointmentUndone(
            about=about, holding=str(row.reference), role=row.role, is_deputy=row.is_deputy
        )
        row.delete()
        record(deed, by=actor, school=actor.school)


def undo_ending(reference: str, *, actor: Actor, today: date) -> None:
    """Takes back the end of a holding that was recorded today.

    Raises RefusedError, NoSuchHoldingError, and HoldingError once the day is over, or where the person has meanwhile
    been appointed again or left.
    """
    require(actor, Act.APPOINT)
    with transaction.atomic():
        row = _locked_holding(reference, actor)
        about = str(row.person.reference)
        ended = deed_of_today(HoldingEnded, about, str(row.reference), actor=actor, today=today)
        if ended is None or row.until != ended.until:
            raise HoldingError("Its end was not recorded today. Record a new appointment instead.")
        _check_open_again(row, ended.was_until, today)
        row.until = ended.was_until
        row.save(update_fields=["until"])
        deed = EndingUndone(
            about=about,
            holding=str(row.reference),
            role=row.role,
            is_deputy=row.is_deputy,
            until=row.until,
        )
        record(deed, by=actor, school=actor.school)


def _check_open_again(row: Holding, until: date | None, today: date) -> None:
    others = row.person.holdings.filter(role=row.role).exclude(pk=row.pk).select_related("person")
    belongings = row.person.memberships.values_list("kind", "joined_on", "left_on", "organisation")
    wanted = Wanted(row.role, row.since, until, row.is_deputy)
    held = [held_of(one) for one in others]
    reason = why_not(wanted, [Belonging(*one) for one in belongings], held, today)
    if reason:
        raise HoldingError(reason)


def locked_person(reference: str, actor: Actor) -> Person:
    """The person of the actor's school, while nobody else changes who holds what there. Raises NoSuchHoldingError."""
    list(School.objects.select_for_update().filter(reference=actor.school))
    try:
        rows = Person.objects.filter(school__reference=actor.school, reference=reference)
        return rows.select_related("school").get()
    except (Person.DoesNotExist, ValidationError) as error:
        raise NoSuchHoldingError(reference) from error


def _locked_holding(reference: str, actor: Actor) -> Holding:
    list(School.objects.select_for_update().filter(reference=actor.school))
    try:
        rows = Holding.objects.filter(school__reference=actor.school, reference=reference)
        return rows.select_related("school", "person").get()
    except (Holding.DoesNotExist, ValidationError) as error:
        raise NoSuchHoldingError(reference) from error
