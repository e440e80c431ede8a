"""The chains of the trail of the database that is spoken to: where each ends, and whether it is unbroken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from belisha.audit.models import TrailEntry
from belisha.audit.rules import verify
from belisha.audit.terms import Entry, Head
from belisha.site.backup.terms import ChainHead

AT_ONCE: Final = 2000
FIELDS: Final = tuple(one.name for one in fields(Entry))


def heads() -> dict[str, ChainHead]:
    """For each chain, its newest entry."""
    found = {}
    for chain in TrailEntry.objects.order_by("chain").values_list("chain", flat=True).distinct():
        newest = TrailEntry.objects.filter(chain=chain).order_by("-number")[0]
        found[chain] = ChainHead(number=newest.number, recorded_at=newest.recorded_at, hash=newest.hash)
    return found


def faults(heads: dict[str, ChainHead]) -> dict[str, str]:
    """For each chain that is not as it was written, the first thing that is the matter with it, as a sentence."""
    found = {}
    for chain, head in heads.items():
        last = Head(chain, head.number, head.recorded_at, head.hash)
        fault = next(verify(_entries(chain), last), None)
        if fault is not None:
            found[chain] = fault.sentence
    return found


def _entries(chain: str) -> Iterator[Entry]:
    rows = TrailEntry.objects.filter(chain=chain).order_by("number").values_list(*FIELDS)
    for row in rows.iterator(AT_ONCE):
        yield Entry(*row)
