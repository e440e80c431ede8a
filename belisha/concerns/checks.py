"""Checks of consequences."""

from __future__ import annotations

import re
from datetime import date

from belisha.concerns.provisions import Ladder, Sanctions
from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.provisions import Provision
from belisha.language.steps import Step
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, placed_at, say

SENT_HOME = Kind(
    "sent-home",
    Level.NOTE,
    "Sending a pupil home as a sanction",
    "Sending a pupil home for a disciplinary reason is a suspension in law, and must be recorded as one.",
    "Say that the head decides on a suspension, and that parents are told in writing.",
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


CHECKS = (Check((SENT_HOME,), sent_home),)
