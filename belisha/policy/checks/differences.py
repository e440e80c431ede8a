"""Checks of clauses that differ on who is told, who gives leave, or how often a review falls due."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import spoken
from belisha.language.populations import Population
from belisha.language.vocabulary import Check
from belisha.policy.checks.acts import acts, places_meet, times_meet
from belisha.policy.checks.common import Found, named, pairs_of_clauses, placed_at, say
from belisha.policy.checks.lengths import differ
from belisha.policy.checks.persons import overlap
from belisha.policy.provisions import Procedure, Review, Rule

SEVERAL_RECIPIENTS = Kind(
    "several-recipients",
    Level.WARNING,
    "One sort of report goes to different people in different clauses",
    "Each of them may think that another has dealt with it.",
    "Name the same recipient in both clauses, or both in each.",
)
SEVERAL_APPROVERS = Kind(
    "several-approvers",
    Level.WARNING,
    "Different people give leave for one thing in different clauses",
    "People will ask whoever says yes.",
    "Name the same approver in both clauses, or say when each decides.",
)
SEVERAL_PERIODS = Kind(
    "several-periods",
    Level.WARNING,
    "One review with different periods or reviewers",
    "The later date will be kept, or none.",
    "Choose one period and one reviewer.",
)
_Said = Parties | Period


def first_told(procedure: Procedure) -> tuple[int, Parties] | None:
    """The number of the first step that reaches somebody who is named, and whom; None when no step does."""
    for number, step in enumerate(procedure.steps):
        if step.recipient and step.recipient.members:
            return number, step.recipient
    return None


def several_recipients(policy: Policy, today: date) -> Found:
    """Procedures for one sort of event, in different clauses, whose first report goes to different people."""
    by_event: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Procedure) and first_told(provision):
            by_event[provision.for_].append((clause, placed))
    for event, found in by_event.items():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            told = told_differently(placed.block, second.block)
            if told:
                one, two = (parties.words(policy.titles) for parties in told)
                message = f"The procedure for {spoken(event)} first tells {one} in #{clause.id}, and {two} in #{other.id}."
                at = placed_at(second, *_told_at(second.block), "steps")
                yield say(SEVERAL_RECIPIENTS, message, "", other, clause, at=at)


def _told_at(block: object) -> list[tuple[str | int, ...]]:
    found = first_told(block) if isinstance(block, Procedure) else None
    return [("steps", found[0], verb) for verb in ("tell", "refer", "ask")] if found else []


def told_differently(one: object, other: object) -> tuple[Parties, Parties] | None:
    """Whom two procedures for one event tell first, when these differ and the same people could need both."""
    if not (isinstance(one, Procedure) and isinstance(other, Procedure)):
        return None
    first, second = first_told(one), first_told(other)
    if not first or not second or set(first[1].members) == set(second[1].members):
        return None
    if one.when and other.when and one.when != other.when:
        return None
    if _apart(one.who, other.who) or _apart(one.subject, other.subject):
        return None
    if _reached_later(one, first[0], second[1]) or _reached_later(other, second[0], first[1]):
        return None
    return first[1], second[1]


def _apart(one: Population | None, other: Population | None) -> bool:
    return one is not None and other is not None and not overlap(one, other)


def _reached_later(procedure: Procedure, first: int, told: Parties) -> bool:
    """Whether a later step of the procedure reaches the same people: a pupil tells a teacher, who tells the lead."""
    later = [step.recipient for step in procedure.steps[first + 1 :] if step.recipient]
    return any(set(told.members) == set(parties.members) for parties in later)


def several_approvers(policy: Policy, today: date) -> Found:
    """Leave for one thing that different people give in different clauses."""
    by_thing: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Rule) and provision.of and provision.leave and provision.leave.members:
            by_thing[provision.of].append((clause, placed))
    for thing, found in by_thing.items():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            leaves = left_differently(placed.block, second.block)
            if leaves:
                one, two = (parties.words(policy.titles) for parties in leaves)
                message = (
                    f"{named(clause, other)} differ on who gives leave ({spoken(thing)}): {one}, or {two}."
                )
                yield say(SEVERAL_APPROVERS, message, "", clause, other, at=placed_at(placed, "leave"))


def left_differently(one: object, other: object) -> tuple[Parties, Parties] | None:
    """Who gives leave under two rules, when these differ for the same people, act, place and time."""
    if not (isinstance(one, Rule) and isinstance(other, Rule) and one.leave and other.leave):
        return None
    if set(one.leave.everyone) == set(other.leave.everyone):
        return None
    meet = (
        overlap(one.who, other.who)
        and places_meet(one.where, other.where)
        and times_meet(one.when, other.when)
        and _same_act(one, other)
    )
    return (one.leave, other.leave) if meet else None


def _same_act(one: Rule, other: Rule) -> bool:
    mine, theirs = (*one.may, *one.must, *one.may_not), (*other.may, *other.must, *other.may_not)
    return any(acts(first) & acts(second) for first in mine for second in theirs)


def several_periods(policy: Policy, today: date) -> Found:
    """Reviews of one document, in different clauses, with different periods or reviewers."""
    by_paper: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Review):
            by_paper[provision.of.casefold()].append((clause, placed))
    for found in by_paper.values():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            one, two = placed.block, second.block
            if not (isinstance(one, Review) and isinstance(two, Review)):
                continue
            for field, mine, theirs in reviewed_differently(one, two):
                words = f"{mine.words(policy.titles)} in #{clause.id}, {theirs.words(policy.titles)} in #{other.id}"
                message = f"The review of {one.of} differs: {words}."
                yield say(SEVERAL_PERIODS, message, "", clause, other, at=placed_at(second, field))


def reviewed_differently(one: Review, other: Review) -> list[tuple[str, _Said, _Said]]:
    """On what two reviews of one document differ: each field, and what the two say."""
    found: list[tuple[str, _Said, _Said]] = []
    if one.every and other.every and differ(one.every, other.every):
        found.append(("every", one.every, other.every))
    if one.by and other.by and set(one.by.members) != set(other.by.members):
        found.append(("by", one.by, other.by))
    return found


CHECKS = (
    Check((SEVERAL_RECIPIENTS,), several_recipients),
    Check((SEVERAL_APPROVERS,), several_approvers),
    Check((SEVERAL_PERIODS,), several_periods),
)
