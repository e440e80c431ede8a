"""Checks of contradiction between rules, and of clauses that say the same twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level, Spot
from belisha.language.phrases import spoken
from belisha.language.vocabulary import Check
from belisha.policy.checks.acts import (
    HAVING,
    acts,
    modes,
    places_cover,
    places_meet,
    times_cover,
    times_meet,
)
from belisha.policy.checks.common import Found, named, pairs_of_clauses, placed_at, say
from belisha.policy.checks.persons import covers, overlap
from belisha.policy.provisions import Cite, Refer, Rule

CLASHING_RULES = Kind(
    "clashing-rules",
    Level.WARNING,
    "Two rules for one thing",
    "Nobody can keep both, and whoever breaks one can point to the other.",
    "Make them agree, or say in a `conflict` block which holds, decided by whom and when.",
)
DOUBLED_CLAUSE = Kind(
    "doubled-clause",
    Level.NOTE,
    "Two clauses that ask exactly the same",
    "When one of them is changed, the other will be forgotten.",
    "Keep one, and refer to it.",
)


def clash(one: Rule, other: Rule) -> str | None:
    """How two rules of one thing contradict each other, in words; None when both can be kept.

    A rule with an exception (`unless`, `leave`) gives way, and so does a wide permission to a narrower ban: "phones
    may be used at lunch" and "no phones in the toilets" can both be kept.
    """
    if _excused(one) or _excused(other):
        return None
    for first, second in ((one, other), (other, one)):
        if first.may and second.may_not and _covered(first, second) and _same_act(first.may, second.may_not):
            return "one allows what the other forbids"
        if first.must and second.may_not and _reach(first, second) and _undone(first.must, second.may_not):
            return "one asks for what the other forbids"
    if one.may and other.may and _other_times(one, other):
        return "they allow it at different times"
    if one.must and other.must and _reach(one, other) and _other_modes(one, other):
        mine, theirs = sorted([_modes(one), _modes(other)])
        return f"one asks for it to be {mine}, the other {theirs}"
    return None


def _excused(rule: Rule) -> bool:
    return bool(rule.unless or rule.leave)


def _reach(one: Rule, other: Rule) -> bool:
    return (
        overlap(one.who, other.who)
        and places_meet(one.where, other.where)
        and times_meet(one.when, other.when)
    )


def _covered(allowed: Rule, banned: Rule) -> bool:
    return (
        covers(banned.who, allowed.who)
        and places_cover(banned.where, allowed.where)
        and times_cover(banned.when, allowed.when)
    )


def _same_act(wanted: tuple[str, ...], banned: tuple[str, ...]) -> bool:
    return any(acts(one) & acts(other) or acts(other) == {HAVING} for one in wanted for other in banned)


def _undone(wanted: tuple[str, ...], banned: tuple[str, ...]) -> bool:
    return bool(modes(wanted) & modes(banned)) or _same_act(wanted, banned)


def _other_times(one: Rule, other: Rule) -> bool:
    """Whether two permissions for the same people and act name different times."""
    return (
        bool(one.when and other.when)
        and set(one.when) != set(other.when)
        and one.who == other.who
        and places_meet(one.where, other.where)
        and any(acts(mine) & acts(theirs) for mine in one.may for theirs in other.may)
    )


def _other_modes(one: Rule, other: Rule) -> bool:
    mine, theirs = modes(one.must), modes(other.must)
    return bool(mine and theirs) and mine != theirs


def _modes(rule: Rule) -> str:
    return " or ".join(sorted(modes(rule.must)))


def clashing_rules(policy: Policy, today: date) -> Found:
    """Rules with the same `of`, in different clauses, that cannot both be kept; once for each two clauses."""
    by_thing: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Rule) and provision.of:
            by_thing[provision.of].append((clause, placed))
    said: set[frozenset[str]] = set()
    for thing, found in by_thing.items():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            how, pair = _clash(placed, second), frozenset({clause.id, other.id})
            if how and pair not in said:
                said.add(pair)
                message = f"{named(clause, other)} both rule on {spoken(thing)}, and {how}."
                yield say(CLASHING_RULES, message, "", clause, other, at=_at(placed))


def _clash(one: Placed, other: Placed) -> str | None:
    return (
        clash(one.block, other.block)
        if isinstance(one.block, Rule) and isinstance(other.block, Rule)
        else None
    )


def _at(placed: Placed) -> Spot:
    return placed_at(placed, ("may", 0), ("must", 0), ("may-not", 0), "may", "must", "may-not")


def doubled_clauses(policy: Policy, today: date) -> Found:
    """Clauses whose provisions are exactly those of another; to lean on one law or document twice is no doubling."""
    seen: dict[tuple[str, ...], Clause] = {}
    for clause in policy.clauses:
        content = tuple(_content(clause))
        first = seen.setdefault(content, clause)
        if content and first is not clause:
            message = f"#{clause.id} asks exactly what #{first.id} asks."
            yield say(DOUBLED_CLAUSE, message, "", clause, first, at=clause.blocks[0].spot)


def _content(clause: Clause) -> Iterator[str]:
    for provision, _ in clause.provisions:
        if not isinstance(provision, Cite | Refer):
            yield f"{provision.word} {provision.model_dump_json()}"


CHECKS = (
    Check((CLASHING_RULES,), clashing_rules),
    Check((DOUBLED_CLAUSE,), doubled_clauses),
)
