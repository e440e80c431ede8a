"""How a policy stands, in the few numbers that a head and a governor look for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from belisha.language.findings import LEVEL_ORDER, Finding, Kind, Level
from belisha.language.provisions import State, Worth
from belisha.people.evidence import EvidenceState
from belisha.policy.queries import Examined
from belisha.web.policy.filters import NOTHING, SERVED, Choice
from belisha.web.policy.words import EVIDENCE, KINDS, LEVELS, STATES, Name

WIDTH = 1000
"""Units across the bar; the page stretches it."""


@dataclass(frozen=True, slots=True)
class Count:
    """One share of the clauses: its name, what it means, how many, and the query that shows them."""

    name: str
    words: str
    meaning: str
    number: int
    query: str
    start: int
    width: int
    """Where the share begins in the bar, and how wide it is."""


def counts(examined: Examined) -> tuple[Count, ...]:
    """Every clause in exactly one of five: enforced, evidenced, attested, nothing to serve, and unserved."""
    found = Counter(
        "unserved" if State.UNSERVED in standing.states else str(standing.kind)
        for standing in examined.standings
    )
    total = max(len(examined.standings), 1)
    made: list[Count] = []
    before = 0
    for name, words, meaning, choice in _shares():
        start, before = before, before + found[name]
        left, right = start * WIDTH // total, before * WIDTH // total
        made.append(Count(name, words, meaning, found[name], choice.query, left, right - left))
    return tuple(made)


def _shares() -> list[tuple[str, str, str, Choice]]:
    kinds = (Worth.ENFORCED, Worth.EVIDENCED, Worth.ATTESTED)
    served = [
        (str(kind), KINDS[kind].words, KINDS[kind].meaning, Choice(kind=kind, state=SERVED)) for kind in kinds
    ]
    statement, unserved = KINDS[Worth.STATEMENT], STATES[State.UNSERVED]
    return [
        *served,
        ("statement", "Statements", statement.meaning, Choice(state=NOTHING)),
        ("unserved", "Not served yet", unserved.meaning, Choice(state=str(State.UNSERVED))),
    ]


def evidence_counts(states: Iterable[EvidenceState]) -> tuple[tuple[Name, int, str], ...]:
    """How many clauses there are in each state of evidence, and the query that shows them; statements are in none."""
    found = Counter(states)
    return tuple((name, found[state], Choice(evidence=str(state)).query) for state, name in EVIDENCE.items())


def levels(examined: Examined) -> tuple[tuple[str, str, str, int], ...]:
    """How many findings there are at each level: id, words, meaning, number; the gravest first."""
    found = Counter(finding.level for finding in examined.findings)
    return tuple((str(level), LEVELS[level].words, LEVELS[level].meaning, found[level]) for level in Level)


def by_kind(findings: Iterable[Finding]) -> list[tuple[Kind, list[Finding]]]:
    """Findings with those of one kind together, the gravest kinds first."""
    kinds: dict[Kind, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.kind, []).append(finding)
    return sorted(kinds.items(), key=lambda item: LEVEL_ORDER[item[0].level])
