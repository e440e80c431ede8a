"""Checks of what a policy leaves open: words without meaning, gaps, leftovers, missing documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Clause, Heading, Policy, Prose
from belisha.language.findings import Kind, Level, Spot
from belisha.language.marks import Conflict, MissingStep, Residue, Unstated
from belisha.language.periods import Period
from belisha.language.provisions import State
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, named, placed_at, say
from belisha.policy.provisions import Procedure, Refer
from belisha.policy.provisions.documents import Held

OPEN_PERIOD = Kind(
    "open-period",
    Level.WARNING,
    "A word such as “regularly” that nobody has interpreted",
    "Nobody can be late for “regularly”. The school says what it means by it, and that is shown as its interpretation.",
    "Add `interpreted-as: term`, `by:` and `on:` beside `said:`, or write a period into the policy.",
)
OPEN_CONFLICT = Kind(
    "open-conflict",
    Level.WARNING,
    "A contradiction that nobody has settled",
    "Until somebody decides, both clauses are shown and people must ask.",
    "Write `resolution:` with `holds:`, `by:` and `on:`.",
)
RESIDUE = Kind(
    "residue",
    Level.WARNING,
    "Text that was left over, cut short, misprinted or never filled in",
    "Governors approved words that mean nothing, or something else.",
    "Mend the text and take the `residue` block away.",
)
MISSING_STEP = Kind(
    "missing-step",
    Level.WARNING,
    "Something that the policy promises and does not give",
    "Belisha invents nothing; the school must say it.",
    "Write what is missing and take the `missing-step` block away.",
)
UNSTATED = Kind(
    "unstated",
    Level.WARNING,
    "A case that the policy leaves open",
    "Somebody would have to guess, and a missing answer means no.",
    "Say in the policy who, or which; then take the mark away.",
)
UNFILLED_PLACEHOLDER = Kind(
    "unfilled-placeholder",
    Level.WARNING,
    "A gap in a template that was never filled in",
    "Whoever reads it learns nothing, and trusts the rest less.",
    "Write what belongs there, or delete the sentence.",
)
MISSING_DOCUMENT = Kind(
    "missing-document",
    Level.WARNING,
    "A clause that leans on a document that the school does not hold",
    "What is to be done stands in a document that nobody can open.",
    "Find or write the document, or say in the policy what is to be done.",
)
UNLISTED_DOCUMENT = Kind(
    "unlisted-document",
    Level.WARNING,
    "A document that the policy cites and leaves out of its own list",
    "A list of companion documents that is not complete misleads whoever reviews them.",
    "Add the document to the policy's list.",
)
_PLACEHOLDER = re.compile(
    r"\[(?!x\]|X\]| \])[^\]\n]{0,120}\](?!\()|\((?:insert|include|delete|amend|complete|add|enter)\b[^)\n]*\)|_{4,}|\bX{3,}\b|\bTBC\b|<[A-Za-z][^>\n]{2,60}>",
    re.IGNORECASE,
)


def open_periods(policy: Policy, today: date) -> Found:
    """Words for a period that the school has not interpreted."""
    for clause, provision, placed in policy.provisions():
        for name, value in provision:
            if isinstance(value, Period) and value.open:
                message = f"#{clause.id} says “{value.said}”, and nobody has said what that means."
                yield say(OPEN_PERIOD, message, "", clause, at=placed_at(placed, name.replace("_", "-")))


def marks(policy: Policy, today: date) -> Found:
    """What the policy's own marks say is the matter."""
    for clause, mark, placed in policy.marks():
        if isinstance(mark, Conflict) and mark.open:
            others = [policy.by_id[other] for other in mark.with_ if other in policy.by_id]
            message = f"{named(clause, *others)} contradict each other: {mark.about}."
            yield say(OPEN_CONFLICT, message, "", clause, *others, at=placed.spot)
        elif isinstance(mark, Residue):
            yield say(RESIDUE, mark.sentence(policy.titles), "", clause, at=placed.spot)
        elif isinstance(mark, MissingStep):
            yield say(MISSING_STEP, mark.sentence(policy.titles), "", clause, at=placed.spot)
        elif isinstance(mark, Unstated):
            yield say(UNSTATED, mark.sentence(policy.titles), "", clause, at=placed.spot)


def unstated_people(policy: Policy, today: date) -> Found:
    """Provisions that leave open who signs, decides or is told; procedures have a check of their own."""
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Procedure) or State.UNSTATED not in provision.states():
            continue
        message = f"#{clause.id} leaves something open: {provision.sentence(policy.titles)}"
        yield say(UNSTATED, message, "", clause, at=placed_at(placed, "signed-by", "approve", "to", "by"))


def placeholders(policy: Policy, today: date) -> Found:
    """Gaps of a template that stand in the prose or the headings."""
    for words, line, clause in _texts(policy):
        for found in _PLACEHOLDER.finditer(words):
            row = words[: found.start()].count("\n")
            column = found.start() - (words.rfind("\n", 0, found.start()) + 1) + 1
            at = Spot(line + row, column, found.group())
            message = f"“{found.group()}” was never filled in."
            yield say(UNFILLED_PLACEHOLDER, message, "", *([clause] if clause else []), at=at)


def _texts(policy: Policy) -> Iterator[tuple[str, int, Clause | None]]:
    for piece in policy.pieces:
        if isinstance(piece, Clause):
            yield piece.prose, piece.spot.line, piece
        elif isinstance(piece, Heading | Prose):
            yield piece.text, piece.line, None


def documents(policy: Policy, today: date) -> Found:
    """Documents that are missing, or cited and left out of the policy's own list."""
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Refer) and provision.held is Held.NO:
            message = f"#{clause.id} leans on “{policy.titles.document(provision.to)}”, which the school does not hold."
            yield say(MISSING_DOCUMENT, message, "", clause, at=placed_at(placed, "to"))
    for identity, paper in policy.front.documents.items():
        if not paper.listed:
            clauses = [
                clause
                for clause, provision, _ in policy.provisions()
                if isinstance(provision, Refer) and provision.to == identity
            ]
            message = f"“{paper.title}” is cited, and the policy's own list of documents leaves it out."
            yield say(UNLISTED_DOCUMENT, message, "", *dict.fromkeys(clauses))


CHECKS = (
    Check((OPEN_PERIOD,), open_periods),
    Check((OPEN_CONFLICT, RESIDUE, MISSING_STEP, UNSTATED), marks),
    Check((UNSTATED,), unstated_people),
    Check((UNFILLED_PLACEHOLDER,), placeholders),
    Check((MISSING_DOCUMENT, UNLISTED_DOCUMENT), documents),
)
