"""Checks of contradiction: two clauses that say different things of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level
from belisha.language.parties import Parties
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, named, overlap, pairs_of_clauses, placed_at, say
from belisha.policy.provisions import Procedure, Review, Rule

CLASHING_RULES = Kind(
    "clashing-rules",
    Level.WARNING,
    "Two rules for one thing",
    "Nobody can keep both, and whoever breaks one can point to the other.",
    "Make them agree, or say in a `conflict` block which holds, decided by whom and when.",
)
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
DOUBLED_CLAUSE = Kind(
    "doubled-clause",
    Level.NOTE,
    "Two clauses that ask exactly the same",
    "When one of them is changed, the other will be forgotten.",
    "Keep one, and refer to it.",
)


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _reach(one: Rule, other: Rule) -> bool:
    return overlap(one.who, other.who) and _meet(one.where, other.where) and _meet(one.when, other.when)


def _excused(rule: Rule) -> bool:
    return bool(rule.unless or rule.leave)


def _clash(one: Rule, other: Rule) -> str | None:
    """How two rules of one thing contradict each other, in words; None when they can both be kept."""
    kinds = {_kind(one), _kind(other)}
    if (
        kinds in ({"may", "may not"}, {"must", "may not"})
        and _reach(one, other)
        and not (_excused(one) or _excused(other))
    ):
        return "one clause allows or asks what the other forbids"
    if (
        kinds == {"may"}
        and one.when
        and other.when
        and set(one.when) != set(other.when)
        and overlap(one.who, other.who)
    ):
        return "the two clauses allow it at different times"
    if (
        kinds == {"may not"}
        and set(one.may_not) != set(other.may_not)
        and _modes(one) != _modes(other)
        and _reach(one, other)
    ):
        return "the two clauses ask for different states"
    return None


def _kind(rule: Rule) -> str:
    return "may" if rule.may else "must" if rule.must else "may not"


def _modes(rule: Rule) -> frozenset[str]:
    return frozenset(
        mode for mode in ("off", "silent") for words in (*rule.must, *rule.may_not) if mode in words.split()
    )


def clashing_rules(policy: Policy, today: date) -> Found:
    """Rules with the same `of`, in different clauses, that cannot both be kept."""
    by_thing: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Rule) and provision.of:
            by_thing[provision.of].append((clause, placed))
    for thing, found in by_thing.items():
        yield from _clashes(thing, found)


def _clashes(thing: str, found: list[tuple[Clause, Placed]]) -> Found:
    said: set[frozenset[str]] = set()
    for number, (clause, placed) in enumerate(found):
        for other, second in found[number + 1 :]:
            pair = frozenset({clause.id, other.id})
            one, two = placed.block, second.block
            if len(pair) == 1 or pair in said or not (isinstance(one, Rule) and isinstance(two, Rule)):
                continue
            how = _modes_differ(one, two) or _clash(one, two)
            if how:
                said.add(pair)
                message = f"{named(clause, other)} both rule on {thing.replace('-', ' ')}: {how}."
                yield say(CLASHING_RULES, message, "", clause, other, at=placed.spot)


def _modes_differ(one: Rule, other: Rule) -> str | None:
    if (
        one.must
        and other.must
        and _modes(one)
        and _modes(other)
        and _modes(one) != _modes(other)
        and _reach(one, other)
    ):
        return "one clause asks for another state than the other"
    return None


def _first_recipient(procedure: Procedure) -> Parties | None:
    return next((step.recipient for step in procedure.steps if step.recipient), None)


def several_recipients(policy: Policy, today: date) -> Found:
    """Procedures for one sort of event, in different clauses, whose first report goes to different people."""
    by_event: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Procedure) and _first_recipient(provision):
            by_event[provision.for_].append((clause, placed))
    for event, found in by_event.items():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            if _told_differently(placed, second):
                message = f"A report of {event.replace('-', ' ')} goes to different people in {named(clause, other)}."
                yield say(SEVERAL_RECIPIENTS, message, "", clause, other, at=placed_at(placed, "steps"))


def _told_differently(one: Placed, other: Placed) -> bool:
    if not (isinstance(one.block, Procedure) and isinstance(other.block, Procedure)):
        return False
    if one.block.when != other.block.when and one.block.when and other.block.when:
        return False
    first, second = _first_recipient(one.block), _first_recipient(other.block)
    return bool(first and second and set(first.members) != set(second.members))


def several_approvers(policy: Policy, today: date) -> Found:
    """Leave for one thing that different people give in different clauses."""
    by_thing: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Rule) and provision.of and provision.leave:
            by_thing[provision.of].append((clause, placed))
    for thing, found in by_thing.items():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            one, two = _approvers(placed), _approvers(second)
            if one and two and set(one.everyone) != set(two.everyone):
                message = (
                    f"{named(clause, other)} name different people who give leave: {thing.replace('-', ' ')}."
                )
                yield say(
                    SEVERAL_APPROVERS, message, "", clause, other, at=placed_at(placed, "leave", "approve")
                )


def _approvers(placed: Placed) -> Parties | None:
    block = placed.block
    return block.leave if isinstance(block, Rule) else None


def several_periods(policy: Policy, today: date) -> Found:
    """Reviews of one document, in different clauses, with different periods or reviewers."""
    by_paper: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Review):
            by_paper[provision.of].append((clause, placed))
    for paper, found in by_paper.items():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            one, two = placed.block, second.block
            if isinstance(one, Review) and isinstance(two, Review) and _reviewed_differently(one, two):
                message = f"{named(clause, other)} give the review of {paper} different periods or reviewers."
                yield say(SEVERAL_PERIODS, message, "", clause, other, at=placed_at(placed, "every", "by"))


def _reviewed_differently(one: Review, other: Review) -> bool:
    return any(
        getattr(one, name) and getattr(other, name) and getattr(one, name) != getattr(other, name)
        for name in ("every", "by")
    )


def doubled_clauses(policy: Policy, today: date) -> Found:
    """Clauses whose provisions are exactly those of another."""
    seen: dict[tuple[object, ...], Clause] = {}
    for clause in policy.clauses:
        content = tuple(_content(clause))
        if not content:
            continue
        if content in seen:
            yield say(
                DOUBLED_CLAUSE,
                f"{named(clause)} asks exactly what {named(seen[content])} asks.",
                "",
                clause,
                seen[content],
            )
        seen.setdefault(content, clause)


def _content(clause: Clause) -> Iterator[str]:
    for provision, _ in clause.provisions:
        yield f"{provision.word} {provision.model_dump_json()}"


CHECKS = (
    Check((CLASHING_RULES,), clashing_rules),
    Check((SEVERAL_RECIPIENTS,), several_recipients),
    Check((SEVERAL_APPROVERS,), several_approvers),
    Check((SEVERAL_PERIODS,), several_periods),
    Check((DOUBLED_CLAUSE,), doubled_clauses),
)
