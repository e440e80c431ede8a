"""Uploaded records that wait for a person to look at what they would change: sealed, and erased after a day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, ActorKind, RefusedError
from belisha.audit.actions import record
from belisha.kit.sealing import Seal
from belisha.people.deeds import ImportDropped, ImportKept, ImportMapped
from belisha.people.models import WaitingImport
from belisha.people.register.finding import locked_school
from belisha.people.register.terms import NoSuchImportError

KEPT_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Records that wait, opened again."""

    reference: str
    file_name: str
    content: bytes
    mapping: Mapping[str, str]
    uploaded_at: datetime

    @property
    def sha256(self) -> str:
        """The hash of the file, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def keep_waiting(file_name: str, content: bytes, *, actor: Actor, mapping: Mapping[str, str]) -> str:
    """Keeps an uploaded file sealed until its changes are looked at; its reference. Raises RefusedError."""
    require(actor, Act.IMPORT)
    with transaction.atomic():
        row = WaitingImport(
            school=locked_school(actor),
            uploaded_by=actor.reference,
            file_name=file_name[:200],
            mapping=dict(mapping),
        )
        row.sealed = _seal().close(content, _belongs_to(row))
        row.save()
        about = str(row.reference)
        deed = ImportKept(about=about, sha256=hashlib.sha256(content).hexdigest())
        record(deed, by=actor, school=actor.school)
    return about


def waiting(reference: str, *, actor: Actor, now: datetime) -> Waiting:
    """Records that wait, for whoever uploaded them and no one else, for a day.

    Raises RefusedError, NoSuchImportError, and UnsealError when they were changed in the database.
    """
    require(actor, Act.IMPORT)
    row = _row(reference, actor)
    if row.uploaded_at + KEPT_FOR <= now:
        raise NoSuchImportError(reference)
    content = _seal().open(bytes(row.sealed), _belongs_to(row))
    return Waiting(str(row.reference), row.file_name, content, row.mapping, row.uploaded_at)


def map_waiting(reference: str, mapping: Mapping[str, str], *, actor: Actor) -> None:
    """Keeps which column of a plain table is what. Raises RefusedError and NoSuchImportError."""
    require(actor, Act.IMPORT)
    with transaction.atomic():
        row = _row(reference, actor)
        row.mapping = dict(mapping)
        row.save(update_fields=["mapping"])
        record(ImportMapped(about=reference), by=actor, school=actor.school)


def drop_waiting(reference: str, *, actor: Actor) -> None:
    """Erases records that wait. Raises RefusedError and NoSuchImportError."""
    with transaction.atomic():
        record(take_waiting(reference, actor=actor), by=actor, school=actor.school)


def take_waiting(reference: str, *, actor: Actor) -> ImportDropped:
    """Erases records that wait, within the caller's transaction; the deed to record once all rows are written.

    Raises RefusedError and NoSuchImportError.
    """
    require(actor, Act.IMPORT)
    _row(reference, actor).delete()
    return ImportDropped(about=reference)


def erase_old_waiting(now: datetime, *, actor: Actor) -> int:
    """Erases whatever has waited for a day, in every school; how many. Raises RefusedError for a person."""
    if actor.kind not in {ActorKind.CLOCK, ActorKind.COMMAND}:
        raise RefusedError("Records that wait are erased by Belisha itself, at its hours.")
    with transaction.atomic():
        old = WaitingImport.objects.filter(uploaded_at__lte=now - KEPT_FOR)
        found = list(old.values_list("pk", "reference", "school__reference").order_by("school_id", "pk"))
        WaitingImport.objects.filter(pk__in=[row[0] for row in found]).delete()
        for _, reference, school in found:
            record(ImportDropped(about=str(reference)), by=actor, school=str(school))
    return len(found)


def _row(reference: str, actor: Actor) -> WaitingImport:
    try:
        return WaitingImport.objects.get(
            school__reference=actor.school, reference=reference, uploaded_by=actor.reference
        )
    except (WaitingImport.DoesNotExist, ValidationError) as error:
        raise NoSuchImportError(reference) from error


def _belongs_to(row: WaitingImport) -> str:
    return f"waiting import {row.reference}"


def _seal() -> Seal:
    return Seal(settings.BELISHA_SEALING_KEY)
