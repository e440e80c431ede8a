"""What was recorded today about who holds a role, and can still be taken back."""

from __future__ import annotations

from datetime import date

from belisha.access.terms import Actor
from belisha.people.holding.deeds import AbsenceRecorded, Appointed, HoldingEnded
from belisha.people.holding.same_day import deed_of_today
from belisha.people.holding.terms import Away, Held

Undoing = tuple[tuple[str, str, str], ...]
"""What to take back, the reference of it, and the words for a button."""


def undoing_of(one: Held | Away, *, actor: Actor, today: date) -> Undoing:
    """What of a holding or an absence was recorded today."""
    if isinstance(one, Away):
        recorded = deed_of_today(AbsenceRecorded, one.person, one.reference, actor=actor, today=today)
        return (("absence", one.reference, "Take the absence back"),) if recorded else ()
    appointed = deed_of_today(Appointed, one.person, one.reference, actor=actor, today=today)
    ended = deed_of_today(HoldingEnded, one.person, one.reference, actor=actor, today=today)
    ending = (("ending", one.reference, "Take the last day back"),)
    appointment = (("appointment", one.reference, "Take the appointment back"),)
    return (ending if ended and ended.until == one.until else ()) + (appointment if appointed else ())
