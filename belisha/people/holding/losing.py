"""Pure: which roles fall vacant when people leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from belisha.language.roles import GOVERNORS, STAFF
from belisha.people.holding.terms import Held, HeldRoles


def offices_lost(known: HeldRoles, leaving: Mapping[str, date], today: date) -> dict[str, tuple[Held, ...]]:
    """What each of these people, by reference and with their last day, holds after it and so loses."""
    lost: dict[str, tuple[Held, ...]] = {}
    for held in known.held:
        last = leaving.get(held.person)
        if last is not None and held.holds_on(max(today, last + timedelta(days=1))):
            lost[held.person] = (*lost.get(held.person, ()), held)
    return lost


def falls_vacant(known: HeldRoles, leaving: Mapping[str, date], today: date) -> frozenset[str]:
    """The roles that nobody holds any more once these people have left."""
    lost = [
        one for those in offices_lost(known, leaving, today).values() for one in those if not one.is_deputy
    ]
    staying = {
        one.role
        for one in known.held
        if one.person not in leaving and not one.is_deputy and one.holds_on(today)
    }
    return frozenset(one.role for one in lost) - staying


def loses_offices(ended: frozenset[str], remaining: frozenset[str]) -> bool:
    """Whether roles end with ways of belonging: with the last of them, or the last as staff or governor."""
    officers = STAFF | GOVERNORS
    return not remaining or bool(ended & officers and not remaining & officers)
