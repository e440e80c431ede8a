"""Checks of consequences."""

from __future__ import annotations

import re
from datetime import date

from belisha.concerns.provisions import Ladder, Sanctions
from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, placed_at, say

SENT_HOME = Kind(
    "sent-home",
    Level.NOTE,
    "Sending a pupil home as a sanction",
    "Sending a pupil home for a disciplinary reason is a suspension in law, and must be recorded as one.",
    "Say that the head decides on a suspension, and that parents are told in writing.",
)

_SENT_HOME = re.compile(r"\b(?:send|sent|sending)\b.*\bhome\b", re.IGNORECASE)


def sent_home(policy: Policy, today: date) -> Found:
    """Rungs or sanctions that send a pupil home."""
    for clause, provision, placed in policy.provisions():
        steps = (
            provision.steps
            if isinstance(provision, Ladder)
            else provision.any_of
            if isinstance(provision, Sanctions)
            else ()
        )
        if any(step.do and _SENT_HOME.search(step.do) for step in steps):
            yield say(
                SENT_HOME,
                f"#{clause.id} ends with a pupil being sent home.",
                "",
                clause,
                at=placed_at(placed, "steps"),
            )


CHECKS = (Check((SENT_HOME,), sent_home),)
