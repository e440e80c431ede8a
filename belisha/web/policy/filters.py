"""Choosing among clauses: by who is bound, kind, state, subject, evidence and words. The choice lives in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from belisha.people.evidence import EvidenceState
from belisha.web.policy.document import Document, Entry, Section, Words
from belisha.web.policy.marking import LONGEST_SEARCH, holds, terms_of
from belisha.web.policy.words import EVIDENCE, KINDS, STATES
from belisha.web.words import sentence_case

SERVED: Final = "served"
FINDINGS: Final = "findings"
NOTHING: Final = "nothing"
Evidenced = Mapping[str, EvidenceState]
"""What the records show of each clause that asks something, by its anchor."""
NO_EVIDENCE: Final[Evidenced] = {}
LABELS: Final = {
    "q": "Words",
    "role": "Who is bound",
    "kind": "Kind",
    "state": "State",
    "capability": "Subject",
    "evidence": "Evidence",
}
STATE_WORDS: Final = {
    SERVED: "Served today",
    **{str(state): name.words for state, name in STATES.items()},
    NOTHING: "Nothing to serve",
    FINDINGS: "Has findings",
}


@dataclass(frozen=True)
class Choice:
    """What somebody looks for; an empty part lets every clause through."""

    q: str = ""
    role: str = ""
    kind: str = ""
    state: str = ""
    capability: str = ""
    evidence: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Choice:
        """The choice in an address's query; anything else that stands there is left alone."""
        given = {one.name: query.get(one.name, "").strip()[:LONGEST_SEARCH] for one in fields(cls)}
        return cls(**given)

    @property
    def parts(self) -> dict[str, str]:
        """The parts that are not empty."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    @property
    def query(self) -> str:
        """The choice as an address holds it: "?role=head", or "" when all clauses are wanted."""
        return f"?{urlencode(self.parts)}" if self.parts else ""

    @property
    def terms(self) -> tuple[str, ...]:
        """The words that are searched for."""
        return terms_of(self.q)

    def without(self, part: str) -> Choice:
        """The same choice with one part let go."""
        return replace(self, **{part: ""})

    def lets_through(self, entry: Entry, evidence: EvidenceState | None = None) -> bool:
        """Whether a clause is wanted, of which the records show `evidence`; None for one that asks nothing."""
        standing = entry.standing
        return (
            self.role in ("", *standing.bound)
            and self.kind in ("", standing.kind)
            and self.capability in ("", *entry.capabilities)
            and self.evidence in ("", evidence)
            and _in_state(entry, self.state)
            and holds(entry.sought, self.terms)
        )


def _in_state(entry: Entry, state: str) -> bool:
    if state == SERVED:
        return entry.standing.served
    if state == NOTHING:
        return entry.served and not entry.standing.served
    if state == FINDINGS:
        return entry.findings > 0
    return state in ("", *entry.standing.states)


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a filter's list."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """One part of the choice, and the query without it."""

    label: str
    words: str
    without: str


def options(
    document: Document, choice: Choice, evidenced: Evidenced = NO_EVIDENCE
) -> dict[str, tuple[Option, ...]]:
    """What each filter offers: only what at least one clause has, so that no single filter leaves nothing."""
    known = set(evidenced.values())
    evidence = {str(state): name.words for state, name in EVIDENCE.items() if state in known}
    parts = _offered(document) | ({"evidence": evidence} if evidence else {})
    return {
        part: tuple(Option(value, words, value == getattr(choice, part)) for value, words in offered.items())
        for part, offered in parts.items()
    }


def chosen(document: Document, choice: Choice) -> tuple[Chosen, ...]:
    """The parts of a choice, in words."""
    offered = _offered(document) | {"evidence": {str(state): name.words for state, name in EVIDENCE.items()}}
    return tuple(
        Chosen(LABELS[part], offered.get(part, {}).get(value, value), choice.without(part).query)
        for part, value in choice.parts.items()
    )


@lru_cache(maxsize=8)
def _offered(document: Document) -> dict[str, dict[str, str]]:
    standings = [entry.standing for entry in document.entries]
    titles = document.policy.titles
    roles = dict.fromkeys(role for standing in standings for role in standing.bound)
    names = {role: sentence_case(titles.party(role).removeprefix("the ")) for role in roles}
    kinds = {standing.kind for standing in standings}
    states = {str(state) for standing in standings for state in standing.states}
    states |= {SERVED} if any(standing.served for standing in standings) else set()
    states |= (
        {NOTHING} if any(entry.served and not entry.standing.served for entry in document.entries) else set()
    )
    states |= {FINDINGS} if document.examined.findings_by_clause else set()
    return {
        "role": dict(sorted(names.items(), key=lambda item: item[1].casefold())),
        "kind": {str(kind): name.words for kind, name in KINDS.items() if kind in kinds},
        "state": {state: words for state, words in STATE_WORDS.items() if state in states},
        "capability": _subjects(document),
    }


def _subjects(document: Document) -> dict[str, str]:
    used = {capability for entry in document.entries for capability in entry.capabilities}
    titles = document.examined.vocabulary.capabilities
    return {capability: title for capability, title in titles.items() if capability in used}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a choice leaves of a document: pieces for reading, the number of clauses, and of how many."""

    pieces: tuple[Section | Words | Entry, ...]
    entries: tuple[Entry, ...]
    total: int

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings that are left, for a list of contents."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Section))


def shown(document: Document, choice: Choice, evidenced: Evidenced = NO_EVIDENCE) -> Shown:
    """The document with only the clauses that are wanted, and the headings above them."""
    if not choice.parts:
        return Shown(document.pieces, document.entries, len(document.entries))
    pieces = tuple(_wanted(document.pieces, choice, evidenced))
    entries = tuple(piece for piece in pieces if isinstance(piece, Entry))
    return Shown(pieces, entries, len(document.entries))


def _wanted(
    pieces: Iterable[Section | Words | Entry], choice: Choice, evidenced: Evidenced
) -> Iterable[Section | Entry]:
    above: list[Section] = []
    for piece in pieces:
        if isinstance(piece, Section):
            above = [section for section in above if section.level < piece.level] + [piece]
        elif isinstance(piece, Entry) and choice.lets_through(piece, evidenced.get(piece.anchor)):
            yield from above
            yield piece
            above = []
