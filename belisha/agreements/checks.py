"""Checks of signatures and leave."""

from __future__ import annotations

import re
from datetime import date

from belisha.agreements.provisions import Agreement, Consent, Gate
from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, placed_at, say

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


_YEARLY = re.compile(r"\byears?\b|\bannual")
_ON_JOINING = re.compile(
    r"\b(?:join\w*|arriv\w*|entry|entering|admission|admitted|enrol\w*|induct\w*|commenc\w*|start(?:s|ing)? (?:at|with) the|placement|first day)\b"
)
_FILMING = re.compile(r"\b(?:film(?:s|ed|ing)?|video(?:s|ed)?|(?:audio|sound) recordings?)\b", re.IGNORECASE)
_TAKING = re.compile(
    r"\b(?:photo\w*|images?|pictures?|cameras?|film\w*|record(?:s|ed|ing|ings)|taken?|taking)\b",
    re.IGNORECASE,
)
_CALLING = re.compile(r"\bvideo[ -]?(?:calls?|conferenc\w*|meetings?|links?)\b", re.IGNORECASE)


def signatures(policy: Policy, today: date) -> Found:
    """Signatures asked for only at the start of a school year.

    A document that must be signed before something is used is signed by whoever joins, whenever that is.
    """
    asked = [
        (clause, provision, placed)
        for clause, provision, placed in policy.provisions()
        if isinstance(provision, Agreement)
    ]
    on_joining = {provision.document for _, provision, _ in asked if _at_any_time(policy, provision)}
    gated = {
        paper
        for _, provision, _ in policy.provisions()
        if isinstance(provision, Gate)
        for paper in provision.signed
    }
    for clause, provision, placed in asked:
        words = provision.when.words(policy.titles) if provision.when else ""
        if _YEARLY.search(words) and provision.document not in on_joining | gated:
            message = f"#{clause.id} asks for a signature {words}, and not on joining."
            yield say(JOINS_MID_YEAR, message, "", clause, at=placed_at(placed, "when"))


def _at_any_time(policy: Policy, agreement: Agreement) -> bool:
    """Whether whoever joins in the middle of a year signs too."""
    if agreement.before or agreement.when is None:
        return True
    return bool(_ON_JOINING.search(agreement.when.words(policy.titles)))


def consents(policy: Policy, today: date) -> Found:
    """Leave for photographs in a policy that speaks of filming and asks no leave for it."""
    asked = [
        (clause, provision, placed)
        for clause, provision, placed in policy.provisions()
        if isinstance(provision, Consent)
    ]
    purposes = {purpose for _, provision, _ in asked for purpose in provision.for_}
    if any(re.search("video|film|record|sound|audio|image", purpose) for purpose in purposes):
        return
    for clause, provision, placed in asked:
        number = next((number for number, purpose in enumerate(provision.for_) if "photo" in purpose), None)
        filmed = next((other for other in policy.clauses if _films(other.prose)), None)
        if number is not None and filmed is not None:
            message = f"#{clause.id} asks leave for photographs only, but #{filmed.id} speaks of video."
            yield say(CONSENT_GAP, message, "", clause, filmed, at=placed_at(placed, ("for", number), "for"))
            return


def _films(prose: str) -> bool:
    """Whether a clause speaks of filming people, and not of watching a video or meeting by one."""
    words = _CALLING.sub("", prose)
    found = _FILMING.search(words)
    return found is not None and bool(_TAKING.search(words.replace(found.group(), "", 1)))


CHECKS = (
    Check((JOINS_MID_YEAR,), signatures),
    Check((CONSENT_GAP,), consents),
)
