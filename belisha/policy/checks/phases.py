"""The check of what does not fit the sort of school: examinations in an infant school, infants in a secondary one."""

from __future__ import annotations

import re
from datetime import date

from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.front import Phase
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, Text
from belisha.policy.checks.namings import naming, said_once
from belisha.policy.checks.said import said

ANOTHER_PHASE = Kind(
    "another-phase",
    Level.WARNING,
    "Something that belongs to another sort of school",
    "It was left over from a template, and makes people doubt whether the rest was meant.",
    "Take it out, or say why it is here.",
)
_OLDER = re.compile(
    r"\b(?:GCSEs?|(?-i:A[- ]levels?)|sixth[- ]form\w*|coursework|exam(?:ination)? (?:boards?|bod(?:y|ies))|key stages? [345]|KS[345])\b",
    re.IGNORECASE,
)
_YOUNGER = re.compile(
    r"\b(?:EYFS|early years foundation stage|nursery|reception class\w*|key stage 1|KS1|infants?)\b",
    re.IGNORECASE,
)
_STRANGE = {
    Phase.NURSERY: _OLDER,
    Phase.INFANT: _OLDER,
    Phase.PRIMARY: _OLDER,
    Phase.SECONDARY: _YOUNGER,
}
"""What a school of each sort does not have; other sorts can have anything."""


def another_phase(policy: Policy, today: date) -> Found:
    """Words of another sort of school than the one that stands at the top."""
    phase = policy.front.phase
    pattern = _STRANGE.get(phase) if phase else None
    if phase is None or pattern is None:
        return
    text, words = Text(policy), said(policy)
    found = [
        naming(text, match.group().casefold(), match.start(), match.group())
        for match in pattern.finditer(words)
    ]
    sort = f"{'an' if phase is Phase.INFANT else 'a'} {phase} school"
    yield from said_once(
        policy,
        ANOTHER_PHASE,
        found,
        lambda each: (f"“{each.text}” does not belong in the policy of {sort}.", ""),
    )


CHECKS = (Check((ANOTHER_PHASE,), another_phase),)
