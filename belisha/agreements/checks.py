"""Checks of signatures and leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from belisha.agreements.provisions import Agreement, Consent, Gate, Signer
from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level
from belisha.language.front import Phase
from belisha.language.parties import Parties
from belisha.language.populations import Band, Population
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, named, pairs_of_clauses, placed_at, say
from belisha.policy.checks.persons import overlap

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


SEVERAL_SIGNERS = Kind(
    "several-signers",
    Level.WARNING,
    "Different people sign one sort of agreement for the same pupils",
    "A signature by the wrong person binds nobody.",
    "Say in both clauses who signs, or for whom each is meant.",
)
YOUNG_SIGNER = Kind(
    "young-signer",
    Level.NOTE,
    "Children too young to read sign for themselves",
    "Pupils in the early years and key stage 1 cannot promise what they cannot read.",
    "Let a parent sign for them: `signed-by: {for: pupils in EYFS or key stage 1, signer: parent}`.",
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


_PLAIN = frozenset({"agreement", "policy", "form", "of", "the", "and", "for", "a", "code"})
YOUNGEST = Population.model_validate("pupils in EYFS or key stage 1")
_YOUNG_PHASES = (Phase.NURSERY, Phase.INFANT, Phase.PRIMARY)


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


def several_signers(policy: Policy, today: date) -> Found:
    """Agreements of one sort for the same pupils, in different clauses, that different people sign."""
    asked = [(clause, placed) for clause, placed, _ in _agreements(policy)]
    for (clause, placed), (other, second) in pairs_of_clauses(asked):
        one, two = placed.block, second.block
        if not (isinstance(one, Agreement) and isinstance(two, Agreement) and _alike(policy, one, two)):
            continue
        signers = _signed_differently(one, two)
        if signers:
            mine, theirs = (parties.words(policy.titles) for parties in signers)
            message = f"{named(clause, other)} differ on who signs for the same pupils: {mine}, or {theirs}."
            yield say(
                SEVERAL_SIGNERS,
                message,
                "",
                clause,
                other,
                at=placed_at(placed, ("signed-by", 0), "signed-by"),
            )


def _alike(policy: Policy, one: Agreement, other: Agreement) -> bool:
    """Whether two agreements are one document, or two of one sort: "Acceptable Use Agreement" and its form for juniors."""
    if not overlap(one.who, other.who):
        return False
    mine, theirs = (_telling(policy.titles.document(each.document)) for each in (one, other))
    return one.document == other.document or len(mine & theirs) > 1


def _telling(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", title.casefold())) - _PLAIN


def _signed_differently(one: Agreement, other: Agreement) -> tuple[Parties, Parties] | None:
    for mine in one.signed_by:
        for theirs in other.signed_by:
            if (
                mine.signer
                and theirs.signer
                and overlap(mine.for_, theirs.for_)
                and set(mine.signer.members) != set(theirs.signer.members)
            ):
                return mine.signer, theirs.signer
    return None


def young_signers(policy: Policy, today: date) -> Found:
    """Agreements that pupils in the early years or key stage 1 sign for themselves."""
    for clause, placed, agreement in _agreements(policy):
        young = any(_is_young(band, policy.front.phase) for band in agreement.who.of)
        signed = any(signer.unstated or _by_an_adult(signer) for signer in agreement.signed_by)
        if young and not signed:
            title = policy.titles.document(agreement.document)
            message = f"Under #{clause.id} the youngest pupils sign “{title}” for themselves."
            yield say(YOUNG_SIGNER, message, "", clause, at=placed_at(placed, "who"))


def _is_young(band: Band, phase: Phase | None) -> bool:
    """Whether a band surely holds pupils too young to read, by its own words or by the sort of school."""
    if band.role != "pupil":
        return False
    of_age = bool(band.stages or band.years or band.age_from is not None or band.age_to is not None)
    return overlap(Population(of=(band,)), YOUNGEST) if of_age else phase in _YOUNG_PHASES


def _by_an_adult(signer: Signer) -> bool:
    return bool(signer.signer and "parent" in signer.signer.members and overlap(signer.for_, YOUNGEST))


def _agreements(policy: Policy) -> Iterator[tuple[Clause, Placed, Agreement]]:
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Agreement):
            yield clause, placed, provision


CHECKS = (
    Check((JOINS_MID_YEAR,), signatures),
    Check((SEVERAL_SIGNERS,), several_signers),
    Check((YOUNG_SIGNER,), young_signers),
    Check((CONSENT_GAP,), consents),
)
