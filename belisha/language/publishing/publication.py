"""A publication: what any published form of a policy shows, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belisha.language.clauses import Clause, Heading, Policy
from belisha.language.provisions import State, Worth
from belisha.language.publishing.prose import ProsePart, parts_of
from belisha.language.standing import Standing

SERVED = {
    Worth.ENFORCED: "The software enforces this",
    Worth.EVIDENCED: "The software keeps the record of this, or checks it",
    Worth.ATTESTED: "The software asks a person to confirm this",
    Worth.STATEMENT: "About this text",
}
UNSERVED = {
    Worth.ENFORCED: "For software to enforce; Belisha does not do so yet",
    Worth.EVIDENCED: "For software to keep a record of; Belisha does not do so yet",
    Worth.ATTESTED: "For a person to confirm; Belisha does not ask yet",
    Worth.STATEMENT: "About this text",
}
STATES = {
    State.CONFLICT: "It contradicts another clause",
    State.RESIDUE: "Its text needs mending",
    State.MISSING_STEP: "A step is missing",
    State.BY_REFERENCE: "Another document decides this",
    State.UNSTATED: "Something is left open",
    State.UNINTERPRETED: "A word is not defined",
    State.INTERPRETED: "The school has interpreted a word",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and the address of the place in the publication."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Words:
    """Prose without an id."""

    parts: tuple[ProsePart, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause: its prose, its id, and what it makes the software do."""

    id: str
    parts: tuple[ProsePart, ...]
    kind: str
    sentences: tuple[str, ...]
    marks: tuple[str, ...]
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is published of one version of a policy."""

    title: str
    school: str
    facts: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, int], ...]
    """Each role's title, and how many clauses ask something of it."""
    sections: tuple[Section, ...]
    body: tuple[Section | Words | Promise, ...]
    fingerprint: str


def publication(policy: Policy, standings: tuple[Standing, ...]) -> Publication:
    """What is published of a policy, from the policy and how its clauses stand."""
    by_id = {standing.clause.id: standing for standing in standings}
    body = tuple(_body(policy, by_id))
    return Publication(
        policy.front.title,
        policy.front.school,
        tuple(_facts(policy)),
        _roles(policy, standings),
        tuple(piece for piece in body if isinstance(piece, Section)),
        body,
        policy.fingerprint,
    )


def _facts(policy: Policy) -> list[tuple[str, str]]:
    front = policy.front
    approved = front.approved_by.words(policy.titles) if front.approved_by else ""
    day = front.approved_on.words() if front.approved_on else ""
    on = "on" if front.approved_on and front.approved_on.day else "in"
    by = f"by {approved}" if approved else ""
    facts = [
        ("Version", front.version),
        ("Dated", front.dated.words() if front.dated else ""),
        (
            "Approved",
            " ".join(word for word in (by, f"{on} {day}" if day else "") if word)
            if day
            else "Not yet approved",
        ),
        ("In force from", front.in_force_from.words() if front.in_force_from else ""),
        ("Reviewed", front.review_every.words(policy.titles) if front.review_every else ""),
        ("Next review by", front.review_due.words() if front.review_due else "No date is set"),
        ("Clauses", str(len(policy.clauses))),
    ]
    return [(name, value) for name, value in facts if value]


def _roles(policy: Policy, standings: tuple[Standing, ...]) -> tuple[tuple[str, int], ...]:
    bound = [role for standing in standings for role in standing.bound if role not in policy.titles.bodies]
    roles = dict.fromkeys([*policy.titles.roles, *bound])
    rows = [(policy.titles.role(role).definite, bound.count(role)) for role in roles]
    return tuple((f"{title[:1].upper()}{title[1:]}", number) for title, number in rows)


def _body(policy: Policy, by_id: dict[str, Standing]) -> list[Section | Words | Promise]:
    body: list[Section | Words | Promise] = []
    anchors: dict[str, int] = {}
    level = 1
    for piece in policy.pieces:
        if isinstance(piece, Heading):
            level = min(max(piece.level, 2), level + 1)
            body.append(Section(level, piece.text, _anchor(piece.text, anchors)))
        elif isinstance(piece, Clause):
            body.append(_promise(policy, piece, by_id[piece.id]))
        else:
            body.append(Words(parts_of(piece.text)))
    return body


def _promise(policy: Policy, clause: Clause, standing: Standing) -> Promise:
    return Promise(
        clause.id,
        parts_of(clause.prose),
        (UNSERVED if State.UNSERVED in standing.states else SERVED)[standing.kind],
        tuple(sentence for _, sentence in standing.sentences),
        tuple(mark.sentence(policy.titles) for mark, _ in clause.marks),
        tuple(STATES[state] for state in standing.states if state in STATES),
    )


def _anchor(text: str, used: dict[str, int]) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "section"
    used[name] = used.get(name, 0) + 1
    return f"s-{name}" if used[name] == 1 else f"s-{name}-{used[name]}"
