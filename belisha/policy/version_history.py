"""The history of one clause: in which versions that were in force it stands, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.language.clauses import Policy
from belisha.language.comparing import Change, Comparison, compare
from belisha.language.reading import read
from belisha.language.vocabulary import Vocabulary
from belisha.policy.models import PolicyVersion
from belisha.policy.queries import Known
from belisha.policy.version_queries import InForce, times_in_force


class Became(StrEnum):
    """What became of a clause when a version took the place of the one before."""

    FIRST = "stands in the first version"
    NEW = "new"
    CHANGED = "what it asks changed"
    REWORDED = "its words changed"
    MOVED = "moved"
    SAME = "unchanged"
    REMOVED = "removed"


BECAME = {
    Change.ADDED: Became.NEW,
    Change.REMOVED: Became.REMOVED,
    Change.CHANGED: Became.CHANGED,
    Change.REWORDED: Became.REWORDED,
    Change.MOVED: Became.MOVED,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One version's time in force, and what became of the clause with it."""

    time: InForce
    title: str
    label: str
    became: Became
    sentences: tuple[str, ...] = ()
    """What changed, in sentences."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that a school lived by; two with one fingerprint are one."""

    sha256: str
    row: int = field(compare=False)
    title: str = field(compare=False)
    label: str = field(compare=False)


Changes = Mapping[str, tuple[Became, tuple[str, ...]]]


def clause_history(clause: str, vocabulary: Vocabulary, *, actor: Actor) -> tuple[Moment, ...]:
    """What became of a clause in each version that was, is or will be in force, the latest first.

    It begins with the first version in which the clause stands and leaves out those after it was removed; it is empty
    for an id that no version has. Raises RefusedError. Two queries, and one for each text that this process has not
    read yet.
    """
    require(actor, Act.READ_VERSIONS)
    times = tuple(reversed(times_in_force(actor.school)))
    texts = _texts(actor.school)
    known = Known(vocabulary)
    moments = list(_moments(clause, [(time, texts[time.version]) for time in times], known))
    return tuple(reversed(moments))


def version_before(version: str, *, actor: Actor) -> InForce | None:
    """Which version was in force before this one first was, by its reference; None for a school's first.

    Raises RefusedError. One query.
    """
    require(actor, Act.READ_VERSIONS)
    earlier: InForce | None = None
    for time in reversed(times_in_force(actor.school)):
        if time.version == version:
            return earlier
        earlier = time
    return None


def _texts(school: str) -> Mapping[str, _Text]:
    rows = PolicyVersion.objects.filter(school__reference=school, adoptions__withdrawn_at=None).distinct()
    found = rows.values_list("reference", "sha256", "pk", "title", "label")
    return {str(reference): _Text(sha256, pk, title, label) for reference, sha256, pk, title, label in found}


def _moments(clause: str, texts: Iterable[tuple[InForce, _Text]], known: Known) -> Iterator[Moment]:
    before: _Text | None = None
    stood = False
    for time, text in texts:
        became, sentences = _became(clause, before, text, known, stood=stood)
        before = text
        if became:
            yield Moment(time, text.title, text.label, became, sentences)
            stood = became is not Became.REMOVED


def _became(
    clause: str, before: _Text | None, text: _Text, known: Known, *, stood: bool
) -> tuple[Became | None, tuple[str, ...]]:
    if before is None:
        return (Became.FIRST if clause in _clauses(text, known) else None), ()
    changed = _changes(before, text, known).get(clause)
    if changed:
        return changed
    return (Became.SAME if stood else None), ()


# A text never changes, so neither does what differs between two. Only small results are kept: a read text is large.
@lru_cache(maxsize=128)
def _clauses(text: _Text, known: Known) -> frozenset[str]:
    return frozenset(_draft(text, known).by_id)


@lru_cache(maxsize=128)
def _changes(before: _Text, text: _Text, known: Known) -> Changes:
    if before == text:
        return {}
    return _by_clause(compare(_draft(before, known), _draft(text, known)))


def _by_clause(comparison: Comparison) -> Changes:
    return {
        change.clause.id: (BECAME[change.change], tuple(one.sentence for one in change.differences))
        for change in comparison.clauses
    }


@lru_cache(maxsize=2)
def _draft(text: _Text, known: Known) -> Policy:
    row = PolicyVersion.objects.only("text").get(pk=text.row)
    return read(bytes(row.text), known.vocabulary).draft
