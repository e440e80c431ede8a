"""Checks of approval: nobody decides on what they asked for, and nobody alone where the policy says shared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from belisha.filtering.provisions import AllowOnly, Block, ChangeControl, Filter, Unblock
from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level
from belisha.language.parties import Parties
from belisha.language.phrases import spoken
from belisha.language.vocabulary import Check
from belisha.policy.checks.acts import places_meet, times_meet
from belisha.policy.checks.clashes import CLASHING_RULES
from belisha.policy.checks.common import (
    Found,
    capital,
    named,
    pairs_of_clauses,
    placed_at,
    say,
    settled,
)
from belisha.policy.checks.differences import SEVERAL_APPROVERS
from belisha.policy.checks.persons import SEVERAL, belongs, overlap, persons, same_person
from belisha.policy.provisions import Report

SELF_APPROVAL = Kind(
    "self-approval",
    Level.WARNING,
    "An approver who belongs to those who ask",
    "Nobody decides on their own request. If the only approver asks, nobody is left to decide.",
    "Name a second approver (`approve: head or network-manager`), or who acts instead (`in-absence`).",
)
SOLE_APPROVER = Kind(
    "sole-approver",
    Level.WARNING,
    "One role decides alone what the policy says no one person may",
    "A filter that one person controls can be opened or shut by that person for anybody, unseen.",
    "Ask for a second approver (`approve: network-manager and online-safety-lead`), or send the report to somebody else as well.",
)
NO_WAY_TO_OPEN = Kind(
    "no-way-to-open",
    Level.WARNING,
    "Categories are blocked and nothing says how a wrongly blocked site is opened",
    "Filters block too much as well as too little. Without a way to ask, lessons stop or people go round the filter.",
    "Add an `unblock` block: who may ask, who decides and until when.",
)
EXCEPTION_WITHOUT_RULE = Kind(
    "exception-without-rule",
    Level.WARNING,
    "An exception to a filter that the policy nowhere sets up",
    "The policy opens what it never says is closed, so nobody can tell what is blocked, for whom.",
    "Add a clause that says what the filter refuses, for whom.",
)
_WATCHING = ("filter.", "monitor.")


def self_approval(policy: Policy, today: date) -> Found:
    """Unblock requests whose only approver is among those who ask, and changes approved by whoever makes them."""
    together = same_person(policy)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Unblock) and provision.ask:
            alone = _only_one(provision.approve, together)
            asking = provision.ask.roles
            if alone and any(belongs(role, group) for role in alone for group in asking):
                title = capital(provision.approve.words(policy.titles))
                message = f"{title} may ask under #{clause.id}, and is the only one who decides."
                yield say(SELF_APPROVAL, message, "", clause, at=placed_at(placed, "approve"))
        elif isinstance(provision, ChangeControl) and provision.by and provision.approve:
            alone = _only_one(provision.approve, together)
            if alone & set(provision.by.members):
                title = capital(provision.approve.words(policy.titles))
                message = f"{title} makes changes to the filter under #{clause.id}, and alone approves them."
                hint = "Name somebody else to approve changes (`approve: head or dsl`)."
                yield say(SELF_APPROVAL, message, hint, clause, at=placed_at(placed, "approve"))


def _only_one(parties: Parties, together: dict[str, frozenset[str]]) -> frozenset[str]:
    """All roles of the one person who decides; nothing when somebody else can decide too."""
    one = persons(parties.everyone[:1], together)
    return one if set(parties.everyone) <= one and not one & SEVERAL else frozenset()


def sole_approver(policy: Policy, today: date) -> Found:
    """One person alone decides, or alone is told, although another clause says that filtering is nobody's sole job."""
    together = same_person(policy)
    shared = [
        clause
        for clause, provision, _ in policy.provisions()
        if isinstance(provision, ChangeControl) and provision.never_one_person
    ]
    for clause, parties, verb, placed, field in _decisions(policy) if shared else ():
        others = [other for other in shared if not settled(other, clause)]
        if others and _only_one(parties, together):
            title = capital(parties.words(policy.titles))
            message = f"{title} alone {verb} #{clause.id}, but {named(*others)} says that filtering is never one person's job."
            yield say(SOLE_APPROVER, message, "", clause, *others, at=placed_at(placed, field))


def _decisions(policy: Policy) -> Iterator[tuple[Clause, Parties, str, Placed, str]]:
    """Who decides on the filter, and who hears what it did: clause, parties, what they do, block and field."""
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Unblock):
            yield clause, provision.approve, "decides in", placed, "approve"
        elif isinstance(provision, ChangeControl) and provision.approve:
            yield clause, provision.approve, "approves changes in", placed, "approve"
        elif isinstance(provision, Report) and provision.capability.startswith(_WATCHING):
            yield clause, provision.to, "gets the report of", placed, "to"


def filter_without_exceptions(policy: Policy, today: date) -> Found:
    """Blocking with no way to ask, and asking with no blocking."""
    blocking = _those(policy, Block)
    categories = [each for each in blocking if isinstance(each[1].block, Block) and each[1].block.categories]
    opening = _those(policy, Unblock)
    if categories and not opening:
        clause, placed = categories[0]
        message = f"#{clause.id} blocks whole categories, and no clause says how a site that is blocked by mistake is opened."
        clauses = dict.fromkeys(clause for clause, _ in categories)
        yield say(
            NO_WAY_TO_OPEN, message, "", *clauses, at=placed_at(placed, ("categories", 0), "categories")
        )
    if opening and not (blocking or _those(policy, AllowOnly, Filter)):
        clause, placed = opening[0]
        message = f"#{clause.id} opens blocked sites, but no clause blocks any."
        clauses = dict.fromkeys(clause for clause, _ in opening)
        yield say(EXCEPTION_WITHOUT_RULE, message, "", *clauses, at=placed.spot)


def _those(policy: Policy, *words: type[Block | AllowOnly | Filter | Unblock]) -> list[tuple[Clause, Placed]]:
    return [
        (clause, placed) for clause, provision, placed in policy.provisions() if isinstance(provision, words)
    ]


def several_openers(policy: Policy, today: date) -> Found:
    """Unblock requests of the same people that different clauses send to different approvers."""
    for (clause, placed), (other, second) in pairs_of_clauses(_those(policy, Unblock)):
        one, two = placed.block, second.block
        if not (isinstance(one, Unblock) and isinstance(two, Unblock)) or one.for_ != two.for_:
            continue
        if one.ask and two.ask and not overlap(one.ask, two.ask):
            continue
        if set(one.approve.everyone) != set(two.approve.everyone):
            first, last = one.approve.words(policy.titles), two.approve.words(policy.titles)
            message = f"{named(clause, other)} differ on who opens a blocked site: {first}, or {last}."
            yield say(SEVERAL_APPROVERS, message, "", clause, other, at=placed_at(placed, "approve"))


def blocked_otherwise(policy: Policy, today: date) -> Found:
    """A category that one clause blocks always and another unless something holds, for the same people."""
    for (clause, placed), (other, second) in pairs_of_clauses(_those(policy, Block)):
        one, two = placed.block, second.block
        if not (isinstance(one, Block) and isinstance(two, Block)) or bool(one.unless) == bool(two.unless):
            continue
        shared = [category for category in one.categories if category in two.categories]
        if (
            shared
            and overlap(one.who, two.who)
            and places_meet(one.where, two.where)
            and times_meet(one.when, two.when)
        ):
            message = f"{named(clause, other)} both block {spoken(shared[0])}, and only one of them makes an exception."
            at = placed_at(placed if one.unless else second, "unless")
            yield say(CLASHING_RULES, message, "", clause, other, at=at)


CHECKS = (
    Check((CLASHING_RULES,), blocked_otherwise),
    Check((SELF_APPROVAL,), self_approval),
    Check((SOLE_APPROVER,), sole_approver),
    Check((NO_WAY_TO_OPEN, EXCEPTION_WITHOUT_RULE), filter_without_exceptions),
    Check((SEVERAL_APPROVERS,), several_openers),
)
