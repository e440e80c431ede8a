"""How a version stands, in words, and what it still needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from belisha.access.terms import Actor
from belisha.language.days import in_british
from belisha.policy.actions import needed_for
from belisha.policy.queries import Examined
from belisha.policy.rules import Needed, outstanding, speaks_for
from belisha.policy.version_queries import Approved, Version
from belisha.site.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True)
class NeededApproval:
    """A role's approval: given, or who may give it."""

    role: str
    title: str
    because: str
    given: Approved | None
    is_open: bool
    """Whether it is still needed; of several any of whom will do, only until one has."""


@dataclass(frozen=True, slots=True)
class State:
    """A version's state: words for a tag, its colour, and a sentence."""

    tag: str
    colour: str
    sentence: str


def approvals(version: Version, examined: Examined, today: date, actor: Actor) -> tuple[NeededApproval, ...]:
    """The approvals that a version needs or has, in order."""
    needed = needed_for(examined, VOCABULARY, today, actor=actor)
    missing = outstanding(needed, version.approved_roles)
    given = {approval.role: approval for approval in version.approvals}
    titles = examined.policy.titles
    return tuple(
        NeededApproval(role, titles.one_of(role), because, given.get(role), role in missing)
        for role, because in _roles(needed)
    )


def _roles(needed: Sequence[Needed]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for one in needed:
        for role in one.parties.everyone:
            found.setdefault(role, one.because)
    return list(found.items())


def mine_to_give(needed: Sequence[NeededApproval], actor: Actor) -> list[tuple[str, str]]:
    """The approvals that somebody may give or record now: each role and its title."""
    return [(one.role, one.title) for one in needed if one.is_open and speaks_for(one.role, actor.roles)]


def state_of(version: Version, today: date) -> State:
    """How a version stands on a day, from its record alone."""
    for time in version.times:
        if time.holds_on(today):
            return State("In force", "green", f"In force since {in_british(time.first)}.")
        if time.first > today:
            return State("Coming", "blue", f"In force from {in_british(time.first)}.")
    if version.times:
        last = version.times[0]
        until = in_british(last.last) if last.last else ""
        return State("Earlier", "grey", f"Was in force from {in_british(last.first)} to {until}.")
    if version.approvals:
        return State("Proposed", "yellow", "Approved by some or all, and not in force.")
    return State("Proposed", "yellow", "Brought in, and approved by nobody yet.")
