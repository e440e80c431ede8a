"""Checks of signatures and leave."""

from __future__ import annotations

import re
from datetime import date

from belisha.agreements.provisions import Agreement, Consent
from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, named, placed_at, say

JOINS_MID_YEAR = Kind(
    "joins-mid-year",
    Level.NOTE,
    "A signature that is asked for only once a year",
    "Somebody who joins in January would sign nothing until September.",
    "Ask for it on joining too.",
)
CONSENT_GAP = Kind(
    "consent-gap",
    Level.WARNING,
    "Leave is asked for photographs and not for video",
    "A video shows a child as much as a photograph does.",
    "Ask for leave for video and sound too, or say that none is made.",
)


def signatures(policy: Policy, today: date) -> Found:
    """Signatures asked for only at the start of a school year."""
    for clause, provision, placed in policy.provisions():
        if not isinstance(provision, Agreement) or provision.when is None:
            continue
        words = provision.when.words(policy.titles)
        if "year" in words and "join" not in words and "arriv" not in words and "entry" not in words:
            yield say(
                JOINS_MID_YEAR,
                f"#{clause.id} asks for a signature {words}, and not on joining.",
                "",
                clause,
                at=placed_at(placed, "when"),
            )


def consents(policy: Policy, today: date) -> Found:
    """Leave for photographs in a policy that speaks of video and asks no leave for it."""
    asked = [
        (clause, provision) for clause, provision, _ in policy.provisions() if isinstance(provision, Consent)
    ]
    purposes = {purpose for _, provision in asked for purpose in provision.for_}
    photographs = [
        clause for clause, provision in asked if any("photo" in purpose for purpose in provision.for_)
    ]
    if not photographs or any("video" in purpose or "record" in purpose for purpose in purposes):
        return
    filmed = [
        clause
        for clause in policy.clauses
        if re.search(r"\bvideo\b(?!.conferenc| call)", clause.prose, re.IGNORECASE)
    ]
    if filmed:
        message = f"{named(photographs[0])} asks leave for photographs only, but {named(filmed[0])} speaks of video."
        yield say(CONSENT_GAP, message, "", photographs[0], filmed[0])


CHECKS = (
    Check((JOINS_MID_YEAR,), signatures),
    Check((CONSENT_GAP,), consents),
)
