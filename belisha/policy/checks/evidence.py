"""Checks of what is done with evidence of a crime, where reports go, and whom the law calls a child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.roles import Titles
from belisha.language.steps import Step
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, occurrences, placed_at, say
from belisha.policy.checks.procedures import procedures, step_at

EVIDENCE_DESTROYED = Kind(
    "evidence-destroyed",
    Level.WARNING,
    "Evidence of a crime is deleted, copied or shown before the police have been asked",
    "Deleting can destroy evidence, and copying or showing indecent images of children is itself an offence.",
    "Keep the device apart and untouched, tell the police first, and do as they say.",
)
OUTSIDE_REMIT = Kind(
    "outside-remit",
    Level.WARNING,
    "A report to a body that does not take such reports",
    "The Internet Watch Foundation takes reports of child sexual abuse images; what is merely unsuitable gets no answer there, and time is lost.",
    "Report illegal images to the Internet Watch Foundation, and the unsuitable to the filtering provider.",
)
AGE_OF_A_CHILD = Kind(
    "age-of-a-child",
    Level.WARNING,
    "Indecent images of children said to be of under-16s",
    "The law on indecent images protects everyone under 18 (Sexual Offences Act 2003, section 45).",
    "Write “under 18”.",
)
_CRIME = re.compile(
    r"indecent|illegal|criminal|sexting|nudes?\b|abuse-images|sexual|youth-produced|child-abuse"
)
_DESTROYS = re.compile(
    r"\b(?:delet\w+|eras(?:e[sd]?|ing)|destroy\w*|wip(?:e[sd]?|ing)|print(?:s|ed|ing)?|copy(?:ing)?|copied|forward(?:s|ed|ing)?|view(?:s|ed|ing)?"
    r"|screenshots?)\b",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"\b(?:not|never|without|nobody|no one|nor|avoid\w*|prevent\w*|refus\w+|instead of|rather than|before anyone)\b",
    re.IGNORECASE,
)
_POLICE = re.compile(r"\bpolice\b|\bconstabulary\b|\b(?:999|101)\b", re.IGNORECASE)
_IWF = re.compile(r"\biwf\b|\binternet watch foundation\b", re.IGNORECASE)
_MERELY = re.compile(r"\b(?:unsuitable|inappropriate|offensive|undesirable)\b", re.IGNORECASE)
_ABUSE = re.compile(r"\b(?:illegal|criminal|indecent|abuse|unlawful)\b", re.IGNORECASE)
_UNDER_16 = re.compile(
    r"\b(?:(?:aged? )?(?:under|below)(?:\s+the\s+age\s+of)?|less\s+than|younger\s+than)\s+(?:16|sixteen)\b"
    r"|\bunder-(?:16|sixteen)s?\b",
    re.IGNORECASE,
)
_IMAGES = re.compile(
    r"\bindecent|\bchild(?:ren)?(?:’s|'s)?\s+(?:sexual\s+)?abuse|\bsexual\w*\s+(?:\w+\s+)?(?:image|photo|picture|video)|\bnudes?\b|\bsexting\b",
    re.IGNORECASE,
)
_NEAR = 250
"""Characters between an age and the images that it is said of."""


def evidence(policy: Policy, today: date) -> Found:
    """Deleting, copying or showing what may be indecent images of children, before the police are asked."""
    for clause, procedure, placed in procedures(policy):
        if not _CRIME.search(procedure.for_):
            continue
        for number, step in _before_police(procedure.steps, policy.titles):
            if step.do and destroys(step.do) and not _POLICE.search(step.when or ""):
                message = (
                    f"One step of #{clause.id} is to {step.do}, and the police have not been asked before."
                )
                yield say(EVIDENCE_DESTROYED, message, "", clause, at=placed_at(placed, *step_at(number)))


def destroys(act: str) -> bool:
    """Whether an act deletes, copies or shows something: "delete the copies", not "keep it without viewing it"."""
    found = _DESTROYS.search(act)
    return found is not None and not _FORBIDS.search(act[: found.start()]) and not _POLICE.search(act)


def _before_police(steps: tuple[Step, ...], titles: Titles) -> Iterator[tuple[int, Step]]:
    for number, step in enumerate(steps):
        if _asks(step, titles, _POLICE) or (step.do and _POLICE.search(step.do) and not destroys(step.do)):
            return
        yield number, step


def _asks(step: Step, titles: Titles, body: re.Pattern[str]) -> bool:
    """Whether a step reaches a body that is known by its id, its name or its number."""
    members = step.recipient.members if step.recipient else ()
    names = [name for member in members for name in (member.replace("-", " "), titles.party(member))]
    return any(body.search(words) for words in (*names, step.calling or ""))


def remit(policy: Policy, today: date) -> Found:
    """The merely unsuitable referred to the Internet Watch Foundation."""
    for clause, procedure, placed in procedures(policy):
        for number, step in enumerate(procedure.steps):
            if not _asks(step, policy.titles, _IWF):
                continue
            said = " ".join([step.what or "", step.when or ""])
            event = " ".join([procedure.for_, procedure.when or ""])
            unsuitable = _MERELY.search(said) or (None if _ABUSE.search(said) else _MERELY.search(event))
            if unsuitable:
                message = f"#{clause.id} sends what is {unsuitable.group().lower()} to the Internet Watch Foundation, which takes only child sexual abuse images."
                yield say(OUTSIDE_REMIT, message, "", clause, at=placed_at(placed, *step_at(number)))


def ages(policy: Policy, today: date) -> Found:
    """Indecent images of children that are said to show under-16s; once for each clause."""
    seen: set[str] = set()
    for found, spot, clause in occurrences(policy, _UNDER_16):
        around = policy.text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        if (
            clause is not None
            and clause.id not in seen
            and _IMAGES.search(_same_paragraph(around, found.group()))
        ):
            seen.add(clause.id)
            message = (
                f"#{clause.id} speaks of children under 16; the law on indecent images protects all under 18."
            )
            yield say(AGE_OF_A_CHILD, message, "", clause, at=spot)


def _same_paragraph(around: str, words: str) -> str:
    return next((part for part in around.split("\n\n") if words in part), "")


CHECKS = (
    Check((EVIDENCE_DESTROYED,), evidence),
    Check((OUTSIDE_REMIT,), remit),
    Check((AGE_OF_A_CHILD,), ages),
)
