"""Checks of approval: nobody decides on what they asked for, and nobody alone where the policy says shared."""

from __future__ import annotations

from datetime import date

from belisha.filtering.provisions import AllowOnly, Block, ChangeControl, Filter, Unblock
from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, belongs, named, placed_at, say

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
    "Ask for a second approver (`approve: network-manager and online-safety-lead`).",
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


def self_approval(policy: Policy, today: date) -> Found:
    """Unblock requests whose only approver is among those who ask."""
    for clause, provision, placed in policy.provisions():
        if not isinstance(provision, Unblock) or len(provision.approve.everyone) != 1:
            continue
        approver = provision.approve.everyone[0]
        if any(belongs(approver, role) for role in provision.ask.roles):
            title = policy.titles.one_of(approver)
            message = f"{title[:1].upper()}{title[1:]} may ask under #{clause.id} and is the only one who decides, never on their own request."
            yield say(SELF_APPROVAL, message, "", clause, at=placed_at(placed, "approve"))


def sole_approver(policy: Policy, today: date) -> Found:
    """One role alone decides or makes changes although another clause says that filtering is nobody's sole job."""
    shared = [
        clause
        for clause, provision, _ in policy.provisions()
        if isinstance(provision, ChangeControl) and provision.never_one_person
    ]
    for clause, provision, placed in policy.provisions():
        if shared and isinstance(provision, Unblock) and len(provision.approve.members) == 1:
            title = policy.titles.one_of(provision.approve.members[0])
            message = f"{title[:1].upper()}{title[1:]} decides alone in #{clause.id}, but {named(*shared)} says that filtering is no one person's job."
            yield say(SOLE_APPROVER, message, "", clause, *shared, at=placed_at(placed, "approve"))


def filter_without_exceptions(policy: Policy, today: date) -> Found:
    """Blocking with no way to ask, and asking with no blocking."""
    blocking = [
        clause
        for clause, provision, _ in policy.provisions()
        if isinstance(provision, Block) and provision.categories
    ]
    anything = blocking or [
        clause for clause, provision, _ in policy.provisions() if isinstance(provision, AllowOnly | Filter)
    ]
    opening = [clause for clause, provision, _ in policy.provisions() if isinstance(provision, Unblock)]
    if blocking and not opening:
        message = f"{named(blocking[0])} blocks whole categories, and no clause says how a site that is blocked by mistake is opened."
        yield say(NO_WAY_TO_OPEN, message, "", *blocking)
    if opening and not anything:
        yield say(
            EXCEPTION_WITHOUT_RULE,
            f"{named(opening[0])} opens blocked sites, but no clause blocks any.",
            "",
            *opening,
        )


CHECKS = (
    Check((SELF_APPROVAL,), self_approval),
    Check((SOLE_APPROVER,), sole_approver),
    Check((NO_WAY_TO_OPEN, EXCEPTION_WITHOUT_RULE), filter_without_exceptions),
)
