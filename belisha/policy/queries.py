"""Reading a policy for a person: its text, how its clauses stand, and what the critic says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from belisha.language.checking import check
from belisha.language.clauses import Clause, Policy
from belisha.language.findings import Finding, Level
from belisha.language.obligations import Obligation, obligations_beside
from belisha.language.reading import Reading, read
from belisha.language.standing import Standing, standings, unserved
from belisha.language.vocabulary import Vocabulary

NO_OBLIGATIONS: Mapping[str, Obligation] = {}


@dataclass(frozen=True)
class Examined:
    """A text that has been read, checked and read back."""

    reading: Reading
    findings: tuple[Finding, ...]
    standings: tuple[Standing, ...]

    @property
    def policy(self) -> Policy:
        """The policy, as far as it could be read."""
        return self.reading.draft

    @property
    def sound(self) -> bool:
        """True when no error stands in the way of obeying it."""
        return all(finding.level is not Level.ERROR for finding in self.findings)

    @cached_property
    def by_id(self) -> Mapping[str, Standing]:
        """How each clause stands, by its id."""
        return {standing.clause.id: standing for standing in self.standings}

    @cached_property
    def unserved(self) -> int:
        """How many clauses need something that nothing serves yet."""
        return unserved(self.standings)

    @cached_property
    def findings_by_clause(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings that concern each clause."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            for clause in finding.clauses:
                found.setdefault(clause, []).append(finding)
        return {clause: tuple(findings) for clause, findings in found.items()}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles that the policy lists or asks something of, in that order; outside bodies are none."""
        asked = [role for standing in self.standings for role in standing.bound]
        titles = self.policy.titles
        return tuple(dict.fromkeys(role for role in [*titles.roles, *asked] if role not in titles.bodies))

    def asked_of(self, role: str) -> tuple[Standing, ...]:
        """The clauses that ask something of a role, in the order of the text."""
        return tuple(standing for standing in self.standings if role in standing.bound)

    def neighbours(self, clause: Clause) -> tuple[Clause | None, Clause | None]:
        """The clauses before and after one, for going through the policy."""
        clauses = self.policy.clauses
        place = clauses.index(clause)
        after = clauses[place + 1] if place + 1 < len(clauses) else None
        return (clauses[place - 1] if place else None), after


def examine(
    text: bytes | str,
    vocabulary: Vocabulary,
    today: date,
    name: str = "policy.md",
    obligations: Mapping[str, Obligation] = NO_OBLIGATIONS,
) -> Examined:
    """Read, check and read back a text; never raises, whatever the text."""
    reading = read(text, vocabulary, name)
    found = standings(reading.draft, vocabulary.serves, obligations)
    return Examined(reading, check(reading, vocabulary, today), found)


def served_policy(path: Path, vocabulary: Vocabulary, today: date) -> Examined:
    """The policy in a file, examined; read again only when the file or the day has changed. Raises OSError."""
    return _examined_file(path, path.stat().st_mtime_ns, _Known(vocabulary), today)


@dataclass(frozen=True)
class _Known:
    """A vocabulary as a key: two are the same when they are one."""

    vocabulary: Vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.vocabulary is self.vocabulary


@lru_cache(maxsize=8)
def _examined_file(path: Path, changed: int, known: _Known, today: date) -> Examined:  # noqa: ARG001 - the key
    return examine(path.read_bytes(), known.vocabulary, today, str(path), obligations_beside(path))
