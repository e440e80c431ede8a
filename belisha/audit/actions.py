"""The only way to write the trail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Final

from django.utils import timezone

from belisha.audit.deeds import Deed
from belisha.audit.models import TrailEntry
from belisha.audit.terms import INSTALLATION, Author

FIRST: Final = "0" * 64


def record(deeds: Sequence[Deed] | Deed, *, by: Author, school: str = "") -> None:
    """Adds entries to a school's chain (`school` is its reference; "" for the author's, else the installation's).

    It must be called within the transaction that makes the change, so that both happen or neither. Raises
    TransactionManagementError outside one.
    """
    chain = school or by.school or INSTALLATION
    last = TrailEntry.objects.filter(chain=chain).order_by("-number").first()
    number, previous = (last.number, last.hash) if last else (0, FIRST)
    entries = []
    for deed in [deeds] if isinstance(deeds, Deed) else deeds:
        number += 1
        details = json.dumps(
            deed.model_dump(mode="json", exclude={"about"}), sort_keys=True, separators=(",", ":")
        )
        entry = TrailEntry(
            chain=chain,
            number=number,
            recorded_at=timezone.now(),
            word=deed.word,
            author_kind=str(by.kind),
            author=by.reference,
            roles=",".join(sorted(by.roles)),
            about=deed.about,
            details=details,
            previous=previous,
        )
        entry.hash = hashlib.sha256(f"{number}{details}{previous}".encode()).hexdigest()
        previous = entry.hash
        entries.append(entry)
    TrailEntry.objects.bulk_create(entries, batch_size=500)
