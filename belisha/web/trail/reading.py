"""Entries of the trail as a person reads them: a moment, who, and a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from belisha.access.terms import Actor, ActorKind
from belisha.audit.terms import Entry
from belisha.language.roles import Titles
from belisha.people.naming import is_reference, names_of
from belisha.policy.version_queries import version_names
from belisha.site.deeds import read_back
from belisha.web.words import moment_gb, sentence_case

AUTHORS: Mapping[str, str] = {
    ActorKind.COMMAND: "Somebody at the command line",
    ActorKind.CLOCK: "Belisha itself",
    ActorKind.NOBODY: "Somebody who had not signed in",
}
GONE = "somebody who is no longer on the register"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, ready to be shown."""

    number: int
    recorded_at: datetime
    author: str
    roles: str
    sentence: str
    word: str
    hash: str


def lines(entries: Iterable[Entry], titles: Titles, *, actor: Actor) -> tuple[Line, ...]:
    """The entries, with the names that the reader may know. Three queries, however many entries."""
    found = list(entries)
    references = {one.about for one in found} | {one.author for one in found} | _inside(found)
    names = {**names_of(references, actor=actor), **version_names(references, actor=actor)}

    def name(reference: str) -> str:
        if reference in names:
            return names[reference]
        return GONE if is_reference(reference) else titles.one_of(reference)

    return tuple(
        _line(one, name(one.author) if one.author else AUTHORS[one.author_kind], name) for one in found
    )


def _inside(entries: Iterable[Entry]) -> set[str]:
    """References that a deed holds besides the one that it is about."""
    return {
        value
        for one in entries
        for value in read_back(one).model_dump(mode="json").values()
        if isinstance(value, str)
    }


def _line(entry: Entry, author: str, name: object) -> Line:
    assert callable(name)
    return Line(
        entry.number,
        entry.recorded_at,
        sentence_case(author),
        entry.roles.replace("-", " ").replace(",", ", "),
        read_back(entry).sentence(name),
        entry.word,
        entry.hash,
    )


def table(shown: Iterable[Line]) -> Iterator[tuple[object, ...]]:
    """The heading and a row for each entry, for a spreadsheet."""
    yield ("Entry", "When", "Who", "As", "What", "Fingerprint")
    for one in shown:
        yield (one.number, moment_gb(one.recorded_at), one.author, one.roles, one.sentence, one.hash)
