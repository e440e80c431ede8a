"""How the register stands: what is missing in it, in numbers that name nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.people.models import Import, Membership, Parenthood, Person, WaitingImport
from belisha.people.register.waiting import KEPT_FOR


@dataclass(frozen=True, slots=True)
class RegisterState:
    """What somebody who keeps the register has to see to."""

    without_year: int
    """Pupils whose year group is not recorded."""
    without_address: int
    """Staff, governors and parents without an email address, who cannot sign in."""
    unreachable: int
    """Pupils with no parent or carer who has a telephone number or an email address."""


def register_state(*, actor: Actor, today: date) -> RegisterState:
    """How the register of the actor's school stands today. Raises RefusedError. Three queries, however many people."""
    require(actor, Act.READ_REGISTER)
    current = Membership.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=today), person=OuterRef("pk"), joined_on__lte=today
    )
    here = Person.objects.filter(Exists(current), school__reference=actor.school)
    pupils = here.filter(Exists(current.filter(kind="pupil")))
    grown_up = here.filter(~Exists(current.filter(kind="pupil")), Exists(current.filter(_signs_in())))
    reached = Parenthood.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today), child=OuterRef("pk"), since__lte=today
    ).exclude(parent__email="", parent__telephone="")
    return RegisterState(
        pupils.filter(year_group=None).count(),
        grown_up.filter(email="").count(),
        pupils.filter(~Exists(reached)).count(),
    )


def _signs_in() -> Q:
    return ~Q(kind__in=("visitor", "contractor", "community-user", "outside-organisation"))


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """Records that somebody uploaded and has not looked at."""

    reference: str
    file_name: str
    uploaded_at: datetime


def waiting_files(*, actor: Actor, now: datetime) -> tuple[WaitingFile, ...]:
    """The records that wait for whoever asks, who uploaded them; the newest first. Raises RefusedError. One query."""
    require(actor, Act.IMPORT)
    rows = WaitingImport.objects.filter(
        school__reference=actor.school, uploaded_by=actor.reference, uploaded_at__gt=now - KEPT_FOR
    )
    found = rows.order_by("-uploaded_at").values_list("reference", "file_name", "uploaded_at")
    return tuple(WaitingFile(str(reference), name, at) for reference, name, at in found)


@dataclass(frozen=True, slots=True)
class LastImport:
    """The last time that the register was brought in, and how many people it changed."""

    recorded_at: datetime
    joined: int
    left: int
    changed: int


def last_import(*, actor: Actor) -> LastImport | None:
    """The last import of the actor's school; None where there was none. Raises RefusedError. One query."""
    require(actor, Act.IMPORT)
    row = Import.objects.filter(school__reference=actor.school).order_by("-recorded_at", "-id").first()
    return LastImport(row.recorded_at, row.joined, row.left, row.changed) if row else None
