"""Checks of what a policy leaves open: words without meaning, contradictions and leftovers that it marks, missing documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from belisha.language.blocks import Path
from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level, Spot
from belisha.language.marks import Conflict, MissingStep, Residue, Unstated
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import hyphenated, listed
from belisha.language.populations import Population
from belisha.language.provisions import Provision, State
from belisha.language.roles import Titles
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, placed_at, say, top_at
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
    "Say it in the policy, and take the mark away.",
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
_ASKED = {
    "to": "who receives it", "by": "who does this", "approve": "who decides", "leave": "who gives leave", "decided_by": "who decides",
    "given_by": "who gives leave", "read_by": "who reads the log", "seen_by": "who may read it", "with_": "with whom it is done",
    "sign": "who signs", "supervised_by": "who supervises", "leads": "who leads", "ask": "who may ask",
    "reset": "when the count starts afresh", "signed_by": "who signs",
}  # fmt: skip
"""What the policy does not say, by the name of the field that is left open."""


def open_periods(policy: Policy, today: date) -> Found:
    """Words for a period that the school has not interpreted."""
    every = policy.front.review_every
    if every and every.open:
        at = top_at(policy, "review-every", "said")
        yield say(
            OPEN_PERIOD, f"The policy is reviewed “{every.said}”, and nobody has said what that means.", at=at
        )
    for clause, provision, placed in policy.provisions():
        for name, value in provision.__dict__.items():
            if isinstance(value, Period) and value.open:
                message = f"#{clause.id} says “{value.said}”, and nobody has said what that means."
                field = hyphenated(name)
                yield say(OPEN_PERIOD, message, "", clause, at=placed_at(placed, (field, "said"), field))


def marks(policy: Policy, today: date) -> Found:
    """What the policy's own marks say is the matter."""
    for clause, mark, placed in policy.marks():
        words = mark.sentence(policy.titles)
        if isinstance(mark, Conflict) and mark.open:
            others = [policy.by_id[other] for other in mark.with_ if other in policy.by_id]
            names = listed([f"#{other}" for other in mark.with_])
            message = f"#{clause.id} contradicts {names}: {mark.about}."
            yield say(OPEN_CONFLICT, message, "", clause, *others, at=placed_at(placed, ("with", 0), "with"))
        elif isinstance(mark, Residue):
            yield say(RESIDUE, words, "", clause, at=placed_at(placed, "what"))
        elif isinstance(mark, MissingStep):
            yield say(MISSING_STEP, words, "", clause, at=placed_at(placed, "of"))
        elif isinstance(mark, Unstated):
            yield say(UNSTATED, words, "", clause, at=placed_at(placed, "what"))


def unstated(policy: Policy, today: date) -> Found:
    """Provisions that leave open who signs, decides or is told; procedures have a check of their own."""
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Procedure) or State.UNSTATED not in provision.states():
            continue
        for what, paths in _left_open(provision, policy.titles):
            message = f"#{clause.id} does not say {what}."
            yield say(UNSTATED, message, "", clause, at=placed_at(placed, *paths))


def _left_open(provision: Provision, titles: Titles) -> Iterator[tuple[str, list[str | Path]]]:
    """What a provision does not say, and where that would stand."""
    for name, value in provision:
        field = hyphenated(name)
        words = _ASKED.get(name, f"who is meant by `{field}`")
        if isinstance(value, Parties) and value.unstated:
            yield words, [field]
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if getattr(item, "unstated", False) is True:
                    yield (
                        f"{words}{_for(item, titles)}",
                        [(field, number, "unstated"), (field, number), field],
                    )
        elif value is None and name in ("reset", "ask") and provision.word in ("ladder", "unblock"):
            yield words, []


def _for(item: object, titles: Titles) -> str:
    people = getattr(item, "for_", None)
    return f" for {people.words(titles)}" if isinstance(people, Population) else ""


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
            yield say(
                UNLISTED_DOCUMENT, message, "", *dict.fromkeys(clauses), at=_listed_at(policy, identity)
            )


def _listed_at(policy: Policy, identity: str) -> Spot:
    return top_at(policy, "documents", identity, "title")


CHECKS = (
    Check((OPEN_PERIOD,), open_periods),
    Check((OPEN_CONFLICT, RESIDUE, MISSING_STEP, UNSTATED), marks),
    Check((UNSTATED,), unstated),
    Check((MISSING_DOCUMENT, UNLISTED_DOCUMENT), documents),
)
