"""What was recorded today and can still be taken back: the trail knows, because it says when."""

from __future__ import annotations

import json
from datetime import date
from typing import TypeVar

from django.utils import timezone

from belisha.access.terms import Actor
from belisha.audit.deeds import Deed
from belisha.audit.models import TrailEntry

AnyDeed = TypeVar("AnyDeed", bound=Deed)


def deed_of_today(
    kind: type[AnyDeed], about: str, reference: str, *, actor: Actor, today: date
) -> AnyDeed | None:
    """The last deed of a kind about a person that was recorded today at the actor's school and that holds a reference."""
    entries = TrailEntry.objects.filter(chain=actor.school, word=kind.word, about=about).order_by("-number")
    for entry in entries:
        if timezone.localdate(entry.recorded_at) != today:
            return None
        details = json.loads(entry.details)
        if reference in details.values():
            return kind.model_validate({"about": about, **details})
    return None
