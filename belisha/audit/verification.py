"""Checks chains as they stand in the database, from the first entry to the last, without holding them in memory."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, ActorKind, RefusedError
from belisha.audit.models import TrailEntry
from belisha.audit.rules import verify
from belisha.audit.terms import Entry, Fault, Head

AT_ONCE: Final = 2000
"""Entries that are fetched at once."""
MOST_TOLD: Final = 1000
"""Faults that are told one by one; the rest are counted."""
UNREADABLE: Final = datetime(1, 1, 1, tzinfo=UTC)
"""Stands for a moment that is none any more."""

Watch = Callable[[Iterable[Entry]], Iterable[Entry]]
"""Passes the entries on, and may show how far it is."""


@dataclass
class Checked:
    """What was found in one chain."""

    chain: str
    entries: int = 0
    faults: list[Fault] = field(default_factory=list)
    """The first of them."""
    found: int = 0
    """How many there are."""
    last: Entry | None = None


def chains(*, actor: Actor) -> list[str]:
    """Every chain that there is. It is for whoever looks after the installation. Raises RefusedError."""
    require(actor, Act.READ_TRAIL)
    if actor.kind is not ActorKind.COMMAND:
        raise RefusedError("Other schools’ trails are for whoever looks after the installation.")
    return list(TrailEntry.objects.order_by("chain").values_list("chain", flat=True).distinct())


def length(chain: str) -> int:
    """How many entries a chain has."""
    return TrailEntry.objects.filter(chain=chain).count()


def check(chain: str, *, actor: Actor, head: Head | None = None, watch: Watch = iter) -> Checked:
    """Follows a whole chain, and looks for the head if one was taken earlier. Raises RefusedError."""
    require(actor, Act.READ_TRAIL)
    if actor.kind is not ActorKind.COMMAND and chain != actor.school:
        raise RefusedError("You may check the trail of your own school.")
    checked = Checked(chain)
    for fault in verify(_counted(watch(_stored(chain)), checked), head):
        checked.found += 1
        if len(checked.faults) < MOST_TOLD:
            checked.faults.append(fault)
    return checked


def _counted(entries: Iterable[Entry], checked: Checked) -> Iterator[Entry]:
    for entry in entries:
        checked.entries, checked.last = checked.entries + 1, entry
        yield entry


def _stored(chain: str) -> Iterator[Entry]:
    """The entries as they stand in the table, whatever somebody made of them."""
    rows = TrailEntry.objects.filter(chain=chain).order_by("number")
    read = rows.values_list(
        "chain", "number", Cast("recorded_at", TextField()), "word", "author_kind", "author", "roles", "about",
        "details", "previous", "hash",
    )  # fmt: skip
    with _any_bytes():
        for row in read.iterator(AT_ONCE):
            yield _entry(row)


@contextlib.contextmanager
def _any_bytes() -> Iterator[None]:
    """Lets SQLite hand over text that is no UTF-8, as it is once a byte was changed in the file."""
    connection.ensure_connection()
    raw: Any = connection.connection
    if not isinstance(raw, sqlite3.Connection):
        yield
        return
    usual, raw.text_factory = raw.text_factory, lambda content: content.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = usual


def _entry(row: tuple[Any, ...]) -> Entry:
    chain, number, moment, *rest = row
    # SQLite keeps anything in any column.
    texts = [value if isinstance(value, str) else repr(value) for value in rest]
    return Entry(chain, number if isinstance(number, int) else 0, _moment(moment), *texts)


def _moment(text: str) -> datetime:
    """The moment, if it is written exactly as Django writes it."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return UNREADABLE
    if moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=UTC) if str(moment) == text else UNREADABLE
