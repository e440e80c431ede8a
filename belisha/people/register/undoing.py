"""Whether a leaving that was recorded can still be taken back."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.models import TrailEntry
from belisha.people.deeds import LeavingUndone, PersonJoined, PersonLeft

WORDS = (PersonLeft.word, LeavingUndone.word, PersonJoined.word)


def left_on_record_today(reference: str, *, actor: Actor, today: date) -> bool:
    """Whether the last word on a person's belonging is that they left, recorded today. One query. Raises RefusedError."""
    require(actor, Act.CHANGE_REGISTER)
    entries = TrailEntry.objects.filter(chain=actor.school, about=reference, word__in=WORDS)
    last = entries.order_by("-number").values_list("word", "recorded_at").first()
    return last is not None and last[0] == PersonLeft.word and timezone.localdate(last[1]) == today
