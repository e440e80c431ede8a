"""Pure decisions about who can hold a role: why not, and what is odd about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from belisha.language.days import in_british
from belisha.language.roles import GOVERNORS, STAFF
from belisha.people.holding.terms import ENTRUSTED, GOVERNOR_KINDS, NOT_HELD, STAFF_KINDS, Away, Held
from belisha.people.terms import Belonging

LONGEST_ROLE = 80
FURTHEST_AHEAD = 366
"""How many days ahead something can begin: further off, it is a slip in the year."""
_ROLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A holding that somebody wants to record."""

    role: str
    since: date
    until: date | None = None
    is_deputy: bool = False


def why_not(wanted: Wanted, belongings: Collection[Belonging], held: Collection[Held], today: date) -> str:
    """Why a person cannot hold a role as wanted; "" when they can.

    `belongings` are how that person belongs to the school, and `held` what that person holds or held.
    """
    return (
        _wrong_role(wanted.role)
        or _too_far(wanted.since, today)
        or _wrong_days(wanted)
        or _not_a_member(wanted, belongings)
        or _is_a_pupil(wanted, belongings)
        or _held_already(wanted, held)
    )


def _wrong_role(role: str) -> str:
    if len(role) > LONGEST_ROLE or not _ROLE.fullmatch(role):
        return "That is not a role. Choose one of the roles that the policy lists."
    if role in NOT_HELD:
        return "Nobody is appointed to that: it is a group that people belong to. Change how the person belongs to the school instead."
    return ""


def _too_far(first: date, today: date) -> str:
    if (first - today).days > FURTHEST_AHEAD:
        return f"{in_british(first)} is more than a year away. Give an earlier day, or record it nearer the time."
    return ""


def _wrong_days(wanted: Wanted) -> str:
    if wanted.until and wanted.until < wanted.since:
        return "The last day is before the first. Give a last day that is the same or later."
    return ""


def _not_a_member(wanted: Wanted, belongings: Collection[Belonging]) -> str:
    if not belongings:
        return "This person does not belong to the school in any way, so cannot hold a role."
    if any(_spans(one, wanted) for one in belongings) or _covers_together(wanted, belongings):
        return ""
    if not any(one.holds_on(wanted.since) for one in belongings):
        first = min(one.joined_on for one in belongings)
        if wanted.since < first:
            return f"This person joins on {in_british(first)}. Give that day or a later one as the first."
        return "This person has left by then. Choose somebody else, or record that they have joined again."
    last = max(one.left_on for one in belongings if one.left_on and one.holds_on(wanted.since))
    return f"This person leaves on {in_british(last)}. Give that day or an earlier one as the last day."


def _spans(belonging: Belonging, wanted: Wanted) -> bool:
    if not belonging.holds_on(wanted.since):
        return False
    return belonging.left_on is None or (wanted.until is not None and wanted.until <= belonging.left_on)


def _covers_together(wanted: Wanted, belongings: Iterable[Belonging]) -> bool:
    """Whether several ways of belonging, one after the other without a gap, last as long as is wanted."""
    day: date | None = wanted.since
    for one in sorted(belongings, key=lambda each: each.joined_on):
        if day is not None and one.holds_on(day):
            day = None if one.left_on is None else date.fromordinal(one.left_on.toordinal() + 1)
    return day is None or (wanted.until is not None and day > wanted.until)


def _is_a_pupil(wanted: Wanted, belongings: Collection[Belonging]) -> str:
    kinds = {one.kind for one in belongings if one.holds_on(wanted.since)}
    if wanted.role in ENTRUSTED and "pupil" in kinds:
        return "A pupil cannot hold this role, because it opens other people’s records."
    return ""


def _held_already(wanted: Wanted, held: Iterable[Held]) -> str:
    for one in held:
        if one.role != wanted.role or not _overlap(wanted.since, wanted.until, one.since, one.until):
            continue
        if one.is_deputy == wanted.is_deputy:
            return f"This person holds that role already, from {in_british(one.since)}. End that first, or give another time."
        return "This person holds that role in that time, and nobody deputises for themself. Choose somebody else."
    return ""


def _overlap(first: date, last: date | None, other_first: date, other_last: date | None) -> bool:
    return first <= (other_last or date.max) and other_first <= (last or date.max)


def oddities(role: str, kinds: Collection[str]) -> tuple[str, ...]:
    """What is unusual when somebody who belongs to the school in these ways holds a role; a sentence each."""
    found = []
    if role in GOVERNORS and not GOVERNOR_KINDS & set(kinds):
        found.append("This person is not a governor, and the role is one of the governing body.")
    if role in STAFF and not STAFF_KINDS & set(kinds):
        found.append("This person is not a member of staff, and the role is usually held by one.")
    return tuple(found)


def why_not_ended(held: Held, until: date, today: date) -> str:
    """Why a holding cannot end on a day; "" when it can."""
    if held.until and held.until < today:
        return f"It ended on {in_british(held.until)}. What is over stays as it was recorded."
    if until < held.since:
        return f"It began on {in_british(held.since)}. Give that day or a later one as the last."
    if held.until and until > held.until:
        return (
            f"It ends on {in_british(held.until)} already. Record a new appointment for any time after that."
        )
    return "" if held.until != until else f"It ends on {in_british(until)} already."


def why_not_away(first: date, last: date | None, known: Iterable[Away], today: date) -> str:
    """Why an absence cannot be recorded for a person whose other absences are known; "" when it can."""
    if reason := _too_far(first, today):
        return reason
    if last and last < first:
        return "The last day away is before the first. Give a last day that is the same or later."
    for one in known:
        if _overlap(first, last, one.first, one.last):
            return f"This person is recorded as away from {in_british(one.first)} already. End that first, or give another time."
    return ""


def why_not_back(away: Away, last: date, known: Iterable[Away], today: date) -> str:
    """Why an absence cannot end on a day, given the person's other absences; "" when it can."""
    if away.last and away.last < today:
        return f"It ended on {in_british(away.last)}. What is over stays as it was recorded."
    if last < away.first:
        return f"The absence began on {in_british(away.first)}. Give that day or a later one, or take the absence back."
    others = [one for one in known if one.reference != away.reference]
    return why_not_away(away.first, last, others, today)
