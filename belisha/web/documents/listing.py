"""The list of documents as it is shown: the school’s own with their states, and the law and publications that are cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from belisha.kit.spreadsheets import as_csv
from belisha.language.clauses import Clause
from belisha.people.evidence import Evidence
from belisha.policy.companions.queries import CompanionRow
from belisha.policy.companions.terms import Standing
from belisha.policy.evidence import EvidenceFacts, evidence_for
from belisha.policy.provisions import Cite
from belisha.web.policy.words import EVIDENCE, Name

STANDINGS: Final[Mapping[Standing, Name]] = {
    Standing.MISSING: Name("Missing", "The school has no record of it.", "red"),
    Standing.NOT_HELD: Name("Not held", "The policy itself says that the school does not hold it.", "red"),
    Standing.OVERDUE: Name("Overdue", "Its review was due before today.", "orange"),
    Standing.DUE_SOON: Name("Due soon", "Its review is due within 60 days.", "yellow"),
    Standing.UNDATED: Name("Held, no date", "It is on record, but not when its review is due.", "yellow"),
    Standing.RECORDED: Name("Held", "It is on record, and in date.", "green"),
}
SLUGS: Final = {
    standing: name.words.lower().replace(",", "").replace(" ", "-") for standing, name in STANDINGS.items()
}
DECIDED_THERE: Final = "decided-there"
DECIDES: Final = Name("Decided there", "It alone says what is to be done in a clause.", "purple")
HEADINGS: Final = (
    "Sort", "Title", "State", "What to do", "Clauses", "Edition on record", "Edition in the policy", "Kept at",
    "Last reviewed", "Review due",
)  # fmt: skip


def fits(row: CompanionRow, state: str) -> bool:
    """Whether a document is in the state that somebody looks for; every document, when that is ""."""
    if state == DECIDED_THERE:
        return bool(row.companion.decides)
    return state in ("", SLUGS[row.stands.standing])


@dataclass(frozen=True, slots=True)
class Option:
    """One state that can be looked for, and how many documents are in it."""

    slug: str
    words: str
    number: int


def options(rows: Iterable[CompanionRow]) -> tuple[Option, ...]:
    """The states in which there is any document."""
    known = tuple(rows)
    states = {SLUGS[standing]: name.words for standing, name in STANDINGS.items()} | {
        DECIDED_THERE: DECIDES.words
    }
    made = (Option(slug, words, sum(fits(row, slug) for row in known)) for slug, words in states.items())
    return tuple(option for option in made if option.number)


def web_address(kept_at: str) -> str:
    """Where a document is kept, when that is an address that a browser may follow; else ""."""
    try:
        URLValidator(schemes=["https", "http"])(kept_at)
    except ValidationError:
        return ""
    return kept_at


@dataclass(frozen=True, slots=True)
class Source:
    """A law or a national publication that the policy cites, and whether it still stands."""

    title: str
    edition: str
    clauses: tuple[Clause, ...]
    evidence: Evidence


def sources(facts: EvidenceFacts) -> tuple[Source, ...]:
    """What the policy cites, each once, in the order of the text."""
    clauses: dict[tuple[str, str], list[Clause]] = {}
    found: dict[tuple[str, str], Evidence] = {}
    for clause, cite, _ in facts.examined.policy.provisions():
        if isinstance(cite, Cite):
            key = (cite.title, cite.edition or "")
            clauses.setdefault(key, []).append(clause)
            found.setdefault(key, evidence_for(cite, clause, facts))
    return tuple(Source(*key, tuple(named), found[key]) for key, named in clauses.items())


def documents_table(rows: Iterable[CompanionRow], cited: Iterable[Source]) -> bytes:
    """The documents and the sources, as a table for a spreadsheet."""
    own = (_document_cells(row) for row in rows)
    others = (_source_cells(source) for source in cited)
    return as_csv([HEADINGS, *own, *others])


def _document_cells(row: CompanionRow) -> tuple[str, ...]:
    companion, recorded = row.companion, row.recorded
    states = [STANDINGS[row.stands.standing].words] + [DECIDES.words] * bool(companion.decides)
    dates = (recorded.reviewed_on, recorded.review_due_on) if recorded else (None, None)
    return (
        "Document of the school",
        companion.title,
        "; ".join(states),
        row.stands.sentence,
        " ".join(dict.fromkeys(one.clause for one in companion.leanings)),
        recorded.edition if recorded else "",
        companion.edition,
        recorded.kept_at if recorded else "",
        *(day.isoformat() if day else "" for day in dates),
    )


def _source_cells(source: Source) -> tuple[str, ...]:
    clauses = " ".join(dict.fromkeys(clause.id for clause in source.clauses))
    state = EVIDENCE[source.evidence.state].words
    about = ("Law or publication", source.title, state, source.evidence.sentence, clauses)
    return (*about, "", source.edition, "", "", "")
