"""The only way to write the trail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.deeds import Deed, HeadTaken
from belisha.audit.models import TrailEntry
from belisha.audit.rules import FIRST, HASHED, chained
from belisha.audit.terms import INSTALLATION, Author, Entry, Head

BATCH: Final = 500
"""Entries in one statement."""
COLUMNS: Final = (*HASHED, "hash")
_values = attrgetter(*COLUMNS)


def record(deeds: Sequence[Deed] | Deed, *, by: Author, school: str = "") -> None:
    """Adds entries to a school's chain (`school` is its reference; "" for the author's, else the installation's).

    It must be called within the transaction that makes the change, so that both happen or neither. Other writers of
    the same chain wait until that ends. Raises TransactionManagementError outside one.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(
            "A deed is recorded in the transaction that does it: call record() within transaction.atomic()."
        )
    done = [deeds] if isinstance(deeds, Deed) else deeds
    if not done:
        return
    chain = school or by.school or INSTALLATION
    _keep_others_out(chain)
    rows = (
        TrailEntry(**dict(zip(COLUMNS, _values(entry), strict=True))) for entry in _entries(done, by, chain)
    )
    TrailEntry.objects.bulk_create(rows, batch_size=BATCH)


def take_head(*, actor: Actor) -> Head | None:
    """The last entry of the actor's chain, for keeping outside the school; None while there is none.

    That it was taken is recorded after it. Raises RefusedError.
    """
    require(actor, Act.EXPORT_TRAIL)
    with transaction.atomic():
        chain = actor.school or INSTALLATION
        _keep_others_out(chain)
        last = TrailEntry.objects.filter(chain=chain).order_by("-number").first()
        if last is None:
            return None
        record(HeadTaken(number=last.number, sha256=last.hash), by=actor)
    return Head(chain, last.number, last.recorded_at, last.hash)


def _keep_others_out(chain: str) -> None:
    """Makes the chain this transaction's own until it ends.

    On SQLite it is already: a transaction takes the whole database for writing when it begins (see site/database.py).
    """
    if connection.vendor == "postgresql":
        key = int.from_bytes(hashlib.sha256(f"belisha.audit {chain}".encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _entries(deeds: Sequence[Deed], by: Author, chain: str) -> Iterator[Entry]:
    last = TrailEntry.objects.filter(chain=chain).order_by("-number").values_list("number", "hash").first()
    number, previous = last or (0, FIRST)
    same = _in_common(by, chain)
    for place, deed in enumerate(deeds, number + 1):
        entry = chained(
            replace(
                same,
                number=place,
                word=deed.word,
                about=deed.about,
                details=_details(deed),
                previous=previous,
            )
        )
        previous = entry.hash
        yield entry


def _in_common(by: Author, chain: str) -> Entry:
    """What all entries that are written together have in common."""
    return Entry(
        chain=chain,
        number=0,
        recorded_at=timezone.now(),
        word="",
        author_kind=str(by.kind),
        author=by.reference,
        roles=",".join(sorted(by.roles)),
        about="",
        details="",
        previous=FIRST,
        hash="",
    )


def _details(deed: Deed) -> str:
    """What a deed says besides whom it is about, as canonical JSON."""
    content = deed.model_dump(mode="json", exclude={"about"})
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
