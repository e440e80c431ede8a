"""The only way to read the trail for a person. Everything is of the actor's own school."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, ActorKind, RefusedError, Relation
from belisha.audit.actions import record
from belisha.audit.deeds import LooksRead, TrailRead
from belisha.audit.models import TrailEntry
from belisha.audit.terms import INSTALLATION, Entry


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are looked for. What is left out does not matter."""

    word: str = ""
    author: str = ""
    """The reference of whoever did it."""
    about: str = ""
    """The reference of the person or thing whose record it is."""
    since: date | None = None
    until: date | None = None
    """The last day."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, the newest first."""

    entries: tuple[Entry, ...]
    before: int | None
    """What to give as `before` for the next page; None where this is the last."""


def entries(wanted: Wanted, *, actor: Actor, before: int | None = None, size: int = 50) -> Page:
    """The newest entries whose number is below `before`. Reading what people did is itself recorded. Raises RefusedError."""
    require(actor, Act.READ_TRAIL)
    with transaction.atomic():
        page = _page(_found(wanted, actor), before, size)
        if any(entry.author or entry.about for entry in page.entries):
            record(_reading(wanted, page), by=actor)
    return page


def count(wanted: Wanted, *, actor: Actor) -> int:
    """How many entries there are. Raises RefusedError."""
    require(actor, Act.READ_TRAIL)
    return _found(wanted, actor).count()


def looks_at(  # noqa: PLR0913 (what is looked for, by whom, and where the page begins)
    reference: str,
    words: Collection[str],
    *,
    actor: Actor,
    relation: Relation,
    before: int | None = None,
    size: int = 50,
) -> Page:
    """Who else looked at a person's record: the entries with one of these words, which are those of reading deeds.

    `relation` is how the actor stands to that person. A parent is not told of the safeguarding lead's looks, nor of
    another parent's. Asking is recorded. Raises RefusedError.
    """
    require(actor, Act.READ_LOOKS, relation)
    with transaction.atomic():
        rows = _chain(actor).filter(about=reference, word__in=words).exclude(author=reference)
        if relation is Relation.PARENT:
            rows = rows.exclude(_kept_from_parents(actor))
        page = _page(rows, before, size)
        record(LooksRead(about=reference), by=actor)
    return page


def _kept_from_parents(actor: Actor) -> Q:
    """What a parent might take for a warning, or as news of the other parent.

    After a child has told somebody, the safeguarding lead opens the record; the parent may be whom it is about (Keeping
    children safe in education, part one; Data Protection Act 2018, schedule 3, paragraph 21). When another parent looked
    is that parent's own business (UK GDPR, article 15(4)).
    """
    safeguarding = Q(roles__regex=r"(^|,)(deputy-)?dsl(,|$)")
    parents = Q(roles="parent") | Q(details__contains='"relation":"parent"') | Q(word=LooksRead.word)
    return ~Q(author=actor.reference) & (safeguarding | parents)


def _chain(actor: Actor) -> QuerySet[TrailEntry]:
    """The entries of the actor's school; the installation's are for whoever is at the computer itself."""
    if not actor.school and actor.kind is not ActorKind.COMMAND:
        raise RefusedError("The trail of the installation is for whoever looks after it.")
    return TrailEntry.objects.filter(chain=actor.school or INSTALLATION)


def _found(wanted: Wanted, actor: Actor) -> QuerySet[TrailEntry]:
    exact = {name: getattr(wanted, name) for name in ("word", "author", "about")}
    rows = _chain(actor).filter(**{name: value for name, value in exact.items() if value})
    return rows.filter(_within(wanted.since, wanted.until))


def _within(since: date | None, until: date | None) -> Q:
    found = Q()
    if since:
        found &= Q(recorded_at__gte=_start_of(since))
    if until:
        found &= Q(recorded_at__lt=_start_of(until + timedelta(days=1)))
    return found


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _page(rows: QuerySet[TrailEntry], before: int | None, size: int) -> Page:
    """By number rather than by counting, so that entries that are added meanwhile move nothing."""
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = [row.as_value() for row in rows.order_by("-number")[: size + 1]]
    shown = tuple(found[:size])
    return Page(shown, shown[-1].number if len(found) > size else None)


def _reading(wanted: Wanted, page: Page) -> TrailRead:
    return TrailRead(
        about=wanted.about,
        author=wanted.author,
        deed=wanted.word,
        since=wanted.since,
        until=wanted.until,
        first=page.entries[-1].number,
        last=page.entries[0].number,
    )
