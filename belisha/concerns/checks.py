"""Checks of consequences: pupils sent home, and one misdeed that is answered in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from belisha.concerns.provisions import Ladder, Sanctions
from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level
from belisha.language.phrases import spoken
from belisha.language.provisions import Provision
from belisha.language.steps import Step
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, named, pairs_of_clauses, placed_at, say
from belisha.policy.checks.persons import overlap
from belisha.policy.provisions import Procedure

SENT_HOME = Kind(
    "sent-home",
    Level.NOTE,
    "Sending a pupil home as a sanction",
    "Sending a pupil home for a disciplinary reason is a suspension in law, and must be recorded as one.",
    "Say that the head decides on a suspension, and that parents are told in writing.",
)

SEVERAL_CONSEQUENCES = Kind(
    "several-consequences",
    Level.WARNING,
    "Different consequences for one thing",
    "Two pupils who do the same are treated differently, and neither can be told why.",
    "Put all consequences in one ladder, or say which of them holds when.",
)
_SENT_HOME = re.compile(
    r"\b(?:send|sent|sending)\s+(?:(?:the|a|an|that|any)\s+)?(?:\w+\s+){0,2}?(?:(?:straight|back)\s+)?home\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:letters?|notes?|messages?|emails?|texts?|reports?|slips?|forms?|copy|copies)\b", re.IGNORECASE
)


def sent_home(policy: Policy, today: date) -> Found:
    """Rungs or sanctions that send a pupil home."""
    for clause, provision, placed in policy.provisions():
        field, steps = _consequences(provision)
        for number, step in enumerate(steps):
            if step.do and sends_home(step.do):
                message = f"#{clause.id} ends with a pupil being sent home."
                at = placed_at(placed, (field, number, "do"), (field, number), field)
                yield say(SENT_HOME, message, "", clause, at=at)


def sends_home(act: str) -> bool:
    """Whether an act sends a pupil home, and not a letter."""
    return bool(_SENT_HOME.search(act)) and not _PAPER.search(act)


def _consequences(provision: Provision) -> tuple[str, tuple[Step, ...]]:
    if isinstance(provision, Ladder):
        return "steps", provision.steps
    return "any-of", provision.any_of if isinstance(provision, Sanctions) else ()


def several_consequences(policy: Policy, today: date) -> Found:
    """A ladder for something that another ladder, a menu or a procedure of the same people answers otherwise."""
    found: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Ladder | Sanctions):
            found[provision.of].append((clause, placed))
        elif isinstance(provision, Procedure) and provision.steps:
            found[provision.for_].append((clause, placed))
    for event, answers in found.items():
        for (clause, placed), (other, second) in pairs_of_clauses(answers):
            if _both_answer(placed.block, second.block):
                message = f"{named(clause, other)} answer {spoken(event)} in different ways."
                yield say(SEVERAL_CONSEQUENCES, message, "", clause, other, at=placed.spot)


def _both_answer(one: object, other: object) -> bool:
    """Whether one of two is a ladder, which goes up by itself, and the same people may meet both."""
    if not (isinstance(one, Ladder) or isinstance(other, Ladder)):
        return False
    mine, theirs = (getattr(each, "who", None) for each in (one, other))
    return mine is None or theirs is None or overlap(mine, theirs)


CHECKS = (
    Check((SENT_HOME,), sent_home),
    Check((SEVERAL_CONSEQUENCES,), several_consequences),
)
