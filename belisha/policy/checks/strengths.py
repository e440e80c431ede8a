"""The check of strength: one thing that is asked for in one clause and required in another."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level
from belisha.language.phrases import listed
from belisha.language.populations import Population
from belisha.language.provisions import Provision
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, named, pairs_of_clauses, placed_at, say
from belisha.policy.checks.persons import overlap

SEVERAL_STRENGTHS = Kind(
    "several-strengths",
    Level.WARNING,
    "One thing that is asked for in one clause and required in another",
    "Nobody can tell whether it may be left undone.",
    "Choose how strongly it is asked, and say so in both clauses.",
)
_FIELDS = ("document", "do", "that")
"""What a provision asks for, by the name of the field that says it."""


def several_strengths(policy: Policy, today: date) -> Found:
    """Provisions of one word that ask the same people for the same with different force."""
    alike: dict[tuple[object, ...], list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        asked = _asked(provision)
        if asked:
            alike[provision.word, asked, getattr(provision, "for_", None)].append((clause, placed))
    for found in alike.values():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            one, two = placed.block, second.block
            if not (isinstance(one, Provision) and isinstance(two, Provision)) or one.force is two.force:
                continue
            if _meet(one, two):
                forces = listed([f"“{each.force.replace('-', ' ')}”" for each in (one, two)])
                message = (
                    f"{named(clause, other)} ask for the same, one more strongly than the other: {forces}."
                )
                yield say(SEVERAL_STRENGTHS, message, "", clause, other, at=placed_at(placed, "force"))


def _asked(provision: Provision) -> object:
    return next((value for field in _FIELDS if (value := getattr(provision, field, None))), None)


def _meet(one: Provision, other: Provision) -> bool:
    mine, theirs = (getattr(each, "who", None) or getattr(each, "to", None) for each in (one, other))
    return isinstance(mine, Population) and isinstance(theirs, Population) and overlap(mine, theirs)


CHECKS = (Check((SEVERAL_STRENGTHS,), several_strengths),)
