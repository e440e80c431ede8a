"""Reading a policy for a person: its text, how its clauses stand, and what the critic says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from belisha.language.checking import check
from belisha.language.clauses import Clause, Policy
from belisha.language.findings import Finding, Level
from belisha.language.marks import Conflict
from belisha.language.obligations import FILE_NAME, Obligation, obligations_beside
from belisha.language.periods import Period
from belisha.language.provisions import Provision, Worth
from belisha.language.reading import Reading, read
from belisha.language.standing import Standing, keeps, standings, unserved
from belisha.language.vocabulary import Vocabulary
from belisha.policy.checks import people
from belisha.policy.coverage import Coverage, coverage_of
from belisha.policy.provisions import Appoint

NO_OBLIGATIONS: Mapping[str, Obligation] = {}
NOTHING_KNOWN = Vocabulary({}, {})
ABOUT_ROLES = frozenset(kind for one in people.CHECKS for kind in one.kinds)
"""What the critic can find about the people whom a policy names."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a clause asks of somebody: a provision, read back."""

    standing: Standing
    provision: Provision
    sentence: str
    served: bool

    @property
    def clause(self) -> Clause:
        """The clause that asks it."""
        return self.standing.clause

    @property
    def due(self) -> Period | None:
        """When it is due; None when the policy sets no time, so that it holds always."""
        found = (getattr(self.provision, name, None) for name in ("every", "when"))
        return next((period for period in found if isinstance(period, Period)), None)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two clauses that cannot both be kept, seen from one of them."""

    other: str
    """The id of the other clause; there may be no such clause."""
    about: str
    sentence: str
    open: bool
    said_here: bool
    """Whether this clause says so, or the other."""


@dataclass(frozen=True, slots=True)
class Written:
    """A clause as its author wrote it, and the number of its first line."""

    line: int
    text: str


@dataclass(frozen=True, eq=False)
class Examined:
    """A text that has been read, checked and read back. Two are the same only when they are one."""

    reading: Reading
    findings: tuple[Finding, ...]
    standings: tuple[Standing, ...]
    vocabulary: Vocabulary = NOTHING_KNOWN
    obligations: Mapping[str, Obligation] = field(default_factory=dict)

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
            for clause in dict.fromkeys(finding.clauses):
                found.setdefault(clause, []).append(finding)
        return {clause: tuple(findings) for clause, findings in found.items()}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles that the policy lists or asks something of, in that order; outside bodies are none."""
        asked = [role for standing in self.standings for role in standing.bound]
        titles = self.policy.titles
        return tuple(dict.fromkeys(role for role in [*titles.roles, *asked] if role not in titles.bodies))

    @cached_property
    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """Whom the policy itself names for each role; a role that it names nobody for is left out."""
        found: dict[str, dict[str, None]] = {}
        for _, provision, _ in self.policy.provisions():
            if isinstance(provision, Appoint) and provision.holder:
                found.setdefault(provision.role, {})[provision.holder] = None
        return {role: tuple(names) for role, names in found.items()}

    @property
    def findings_about_roles(self) -> tuple[Finding, ...]:
        """What the critic says of the people whom the policy names."""
        return tuple(finding for finding in self.findings if finding.kind in ABOUT_ROLES)

    def asked_of(self, role: str) -> tuple[Standing, ...]:
        """The clauses that ask something of a role, in the order of the text."""
        return tuple(standing for standing in self.standings if role in standing.bound)

    def asks_of(self, role: str) -> tuple[Ask, ...]:
        """Each thing that the policy asks of a role, in the order of the text."""
        found = (ask for standing in self.asked_of(role) for ask in self.asks_by(standing))
        return tuple(ask for ask in found if role in ask.provision.bound())

    def asks_by(self, standing: Standing) -> tuple[Ask, ...]:
        """Each thing that one clause makes the software do."""
        return tuple(
            Ask(standing, provision, sentence, self.vocabulary.serves(provision))
            for (provision, _), (_, sentence) in zip(
                standing.clause.provisions, standing.sentences, strict=True
            )
        )

    def contradictions(self, clause: Clause) -> tuple[Contradiction, ...]:
        """What a clause contradicts, whichever of the two says so."""
        here = [
            self._contradiction(mark, other, said_here=True)
            for mark, _ in clause.marks
            if isinstance(mark, Conflict)
            for other in mark.with_
        ]
        there = [
            self._contradiction(mark, other.id, said_here=False)
            for other, mark, _ in self.policy.marks()
            if isinstance(mark, Conflict) and clause.id in mark.with_ and other.id != clause.id
        ]
        return (*here, *there)

    def _contradiction(self, mark: Conflict, other: str, *, said_here: bool) -> Contradiction:
        return Contradiction(other, mark.about, mark.sentence(self.policy.titles), mark.open, said_here)

    def written(self, clause: Clause) -> Written:
        """The lines of the text in which a clause and its blocks stand."""
        pieces = self.policy.pieces
        after = pieces[pieces.index(clause) + 1 :]
        lines = self.policy.text.split("\n")
        first = clause.spot.line
        end = next((line for piece in after if (line := _line_of(piece)) > first), len(lines) + 1)
        return Written(first, "\n".join(lines[first - 1 : end - 1]).rstrip())

    def neighbours(self, clause: Clause) -> tuple[Clause | None, Clause | None]:
        """The clauses before and after one, for going through the policy."""
        clauses = self.policy.clauses
        place = clauses.index(clause)
        after = clauses[place + 1] if place + 1 < len(clauses) else None
        return (clauses[place - 1] if place else None), after

    def owed_by(self, standing: Standing) -> tuple[Obligation, ...]:
        """The obligations of the original policy that a clause comes from."""
        sources = standing.clause.sources
        return tuple(self.obligations[source] for source in sources if source in self.obligations)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The obligations that some room serves, at least as strongly as they ask."""
        return frozenset(
            obligation.id
            for standing in self.standings
            for obligation in self.owed_by(standing)
            for provision, _ in standing.clause.provisions
            if self.vocabulary.serves(provision) and keeps(provision, obligation)
        )

    def capabilities_of(self, standing: Standing) -> tuple[str, ...]:
        """What Belisha does, or ought to do, for a clause."""
        owed = [one.capability for one in self.owed_by(standing) if one.kind is not Worth.STATEMENT]
        return tuple(dict.fromkeys([*standing.capabilities, *owed]))

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """For each thing that the policy needs of Belisha, how much of it is served, in the order of the vocabulary."""
        needed = [(standing, self.capabilities_of(standing)) for standing in self.standings]
        owed = [one for one in self.obligations.values() if one.kind is not Worth.STATEMENT]
        return coverage_of(self.vocabulary.capabilities, needed, owed, self.kept)


def _line_of(piece: object) -> int:
    return piece.spot.line if isinstance(piece, Clause) else int(getattr(piece, "line", 0))


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
    return Examined(reading, check(reading, vocabulary, today), found, vocabulary, obligations)


def served_policy(path: Path, vocabulary: Vocabulary, today: date) -> Examined:
    """The policy in a file, examined; read again only when a file or the day has changed.

    Raises OSError when it cannot be read, and ValueError when the obligations beside it cannot.
    """
    return _examined_file(path, _changed(path), Known(vocabulary), today)


def _changed(path: Path) -> tuple[int, int]:
    beside = path.with_name(FILE_NAME)
    return path.stat().st_mtime_ns, beside.stat().st_mtime_ns if beside.is_file() else 0


@dataclass(frozen=True)
class Known:
    """A vocabulary as a key: two are the same when they are one."""

    vocabulary: Vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known) and other.vocabulary is self.vocabulary


@lru_cache(maxsize=8)
def _examined_file(
    path: Path,
    changed: tuple[int, int],  # noqa: ARG001 - a part of the key
    known: Known,
    today: date,
) -> Examined:
    return examine(path.read_bytes(), known.vocabulary, today, str(path), obligations_beside(path))
