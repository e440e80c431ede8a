"""The policy as a document: its headings, its prose, and each clause with what it makes the software do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import ClassVar

from belisha.language.clauses import Clause, Heading
from belisha.language.findings import LEVEL_ORDER, Level
from belisha.language.publishing.prose import html_of, plain
from belisha.language.standing import Standing
from belisha.policy.queries import Examined
from belisha.web.policy.addresses import clause_address
from belisha.web.policy.marking import searchable
from belisha.web.policy.words import Name, in_parts, kind_name, troubles, unserved


@dataclass(frozen=True, slots=True)
class Section:
    """A heading; its level is never more than one below that of the heading before it."""

    sort: ClassVar[str] = "section"

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Words:
    """Prose that belongs to no clause, as safe HTML."""

    sort: ClassVar[str] = "words"

    html: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause, ready to be shown."""

    sort: ClassVar[str] = "clause"

    standing: Standing
    anchor: str
    address: str
    html: str
    """Its prose, as safe HTML."""
    words: str
    """Its prose in plain words."""
    sentences: tuple[tuple[str, ...], ...]
    """What it makes the software do: each sentence in its parts."""
    marks: tuple[str, ...]
    """What is the matter with its text: each a sentence."""
    kind: Name
    served: bool
    troubles: tuple[Name, ...]
    capabilities: tuple[str, ...]
    findings: int
    gravest: Level | None
    sought: str
    """All that a search looks through."""

    @property
    def clause(self) -> Clause:
        return self.standing.clause


class Document:
    """One examined policy, ready to be shown; everything is worked out once."""

    def __init__(self, examined: Examined) -> None:
        self.examined = examined
        self.policy = examined.policy

    @cached_property
    def pieces(self) -> tuple[Section | Words | Entry, ...]:
        """Headings, prose and clauses, in the order of the text."""
        standings = iter(self.examined.standings)
        anchors = _Anchors()
        made: list[Section | Words | Entry] = []
        level = 1
        for piece in self.policy.pieces:
            if isinstance(piece, Heading):
                level = min(max(piece.level, 2), level + 1, 6)
                made.append(Section(level, piece.text, anchors.of(f"section-{_slug(piece.text)}")))
            elif isinstance(piece, Clause):
                made.append(self._entry(next(standings), anchors))
            else:
                made.append(Words(html_of(piece.text)))
        return tuple(made)

    def _entry(self, standing: Standing, anchors: _Anchors) -> Entry:
        clause = standing.clause
        marks = tuple(mark.sentence(self.policy.titles) for mark, _ in clause.marks)
        found = self.examined.findings_by_clause.get(clause.id, ())
        words = plain(clause.prose)
        sentences = [sentence for _, sentence in standing.sentences]
        return Entry(
            standing,
            anchors.of(clause.id or "clause"),
            clause_address(clause.id),
            html_of(clause.prose),
            words,
            tuple(in_parts(sentence) for sentence in sentences),
            marks,
            kind_name(standing),
            not unserved(standing),
            troubles(standing),
            self.examined.capabilities_of(standing),
            len(found),
            min((finding.level for finding in found), key=LEVEL_ORDER.__getitem__, default=None),
            searchable(words, *sentences, *marks, *clause.headings, clause.id),
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The clauses alone."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Entry))

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The clauses by their ids."""
        return {entry.clause.id: entry for entry in self.entries}


class _Anchors:
    """Names of places on a page, each given once."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {"main-content": 1}

    def of(self, name: str) -> str:
        self.given[name] = self.given.get(name, 0) + 1
        return name if self.given[name] == 1 else f"{name}--{self.given[name]}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "untitled"


@lru_cache(maxsize=8)
def document_of(examined: Examined) -> Document:
    """The document of an examined policy, made once for each."""
    return Document(examined)
