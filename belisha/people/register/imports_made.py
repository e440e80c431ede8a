"""The imports that a school has made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.people.models import Import, Person
from belisha.people.register.terms import NoSuchImportError

SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class ImportMade:
    """The register was brought in from the school's own records."""

    reference: str
    source: str
    file_name: str
    sha256: str
    made_by: str
    """The name of who did it; "" for the command line."""
    recorded_at: datetime
    joined: int
    left: int
    changed: int


def imports_made(*, actor: Actor) -> tuple[ImportMade, ...]:
    """The newest imports of the actor's school. Two queries. Raises RefusedError."""
    require(actor, Act.IMPORT)
    rows = list(Import.objects.filter(school__reference=actor.school)[:SHOWN])
    makers = Person.objects.filter(
        school__reference=actor.school, reference__in=[row.made_by for row in rows if row.made_by]
    )
    names = {one.reference: one.name for one in makers}
    return tuple(_made(row, names.get(row.made_by, "") if row.made_by else "") for row in rows)


def import_made(reference: str, *, actor: Actor) -> ImportMade:
    """One import of the actor's school. Raises RefusedError and NoSuchImportError."""
    require(actor, Act.IMPORT)
    try:
        row = Import.objects.get(school__reference=actor.school, reference=reference)
    except (Import.DoesNotExist, ValidationError) as error:
        raise NoSuchImportError(reference) from error
    return _made(row, "")


def _made(row: Import, made_by: str) -> ImportMade:
    return ImportMade(
        str(row.reference),
        row.source,
        row.file_name,
        row.sha256,
        made_by,
        row.recorded_at,
        row.joined,
        row.left,
        row.changed,
    )
