"""The critic's findings as a person acts on them: counted, filtered, grouped, and each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from belisha.language.clauses import Policy
from belisha.language.findings import Finding, Kind, Level
from belisha.web.critic.groups import GROUPS, Group, group_of
from belisha.web.critic.marking import About, about, excerpt, in_code, with_addresses

ORDER: Final = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


@dataclass(frozen=True)
class Remark:
    """One finding as a page shows it."""

    number: int
    """Counted from 1: those about the policy as a whole, then those about a line, then what it lacks."""
    finding: Finding
    excerpt: Markup

    @property
    def line(self) -> int:
        return self.finding.spot.line

    @property
    def about(self) -> About:
        return about(self.finding)

    @property
    def place(self) -> str:
        """Where it is, in words."""
        return {About.POLICY: "The policy as a whole", About.LACK: "Not in the text"}.get(
            self.about, f"Line {self.line}"
        )

    @property
    def kind(self) -> Kind:
        return self.finding.kind

    @property
    def message(self) -> Markup:
        return in_code(self.finding.message)

    @property
    def hint(self) -> Markup:
        return with_addresses(in_code(self.finding.hint))

    @property
    def clauses(self) -> tuple[str, ...]:
        return self.finding.clauses


@dataclass(frozen=True)
class OfKind:
    """The findings of one kind."""

    kind: Kind
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Job:
    """What is to be done, and the findings that ask for it, kind by kind."""

    group: Group
    kinds: tuple[OfKind, ...]

    @property
    def number(self) -> int:
        """How many findings ask for it."""
        return sum(len(each.remarks) for each in self.kinds)


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see of the findings; an empty word means all."""

    level: str = ""
    id: str = ""
    clause: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Wanted:
        """What an address asks for."""
        return cls(query.get("level", ""), query.get("id", ""), query.get("clause", ""))

    def __bool__(self) -> bool:
        return bool(self.level or self.id or self.clause)

    @property
    def words(self) -> str:
        """What is wanted, in words: "warnings, open-period, about #a.clause"."""
        about = f"about {self.clause}" if self.clause else ""
        return ", ".join(word for word in (f"{self.level}s" if self.level else "", self.id, about) if word)

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is among them."""
        return (
            self.level in ("", finding.level)
            and self.id in ("", finding.id)
            and (not self.clause or self.clause in finding.clauses)
        )


def remarks_on(policy: Policy, findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """Each finding with its number and its line of the policy."""
    lines = policy.text.split("\n")
    ordered = sorted(findings, key=about)
    return tuple(
        Remark(number, finding, _excerpt(lines, finding)) for number, finding in enumerate(ordered, start=1)
    )


def _excerpt(lines: list[str], finding: Finding) -> Markup:
    if about(finding) is not About.LINE or finding.spot.line > len(lines):
        return Markup()
    return excerpt(lines[finding.spot.line - 1], finding.spot)


def counted(remarks: Iterable[Remark]) -> dict[Level, int]:
    """How many there are of each level, the gravest first."""
    levels = [remark.finding.level for remark in remarks]
    return {level: levels.count(level) for level in ORDER}


def jobs(remarks: Iterable[Remark]) -> tuple[Job, ...]:
    """The findings grouped by what is to be done about them; nothing is left out and no group is empty."""
    by_group: dict[str, dict[Kind, list[Remark]]] = {}
    for remark in remarks:
        by_group.setdefault(group_of(remark.finding.id).id, {}).setdefault(remark.kind, []).append(remark)
    return tuple(Job(group, tuple(_in_order(by_group[group.id]))) for group in GROUPS if group.id in by_group)


def _in_order(kinds: Mapping[Kind, list[Remark]]) -> Iterator[OfKind]:
    for kind in sorted(kinds, key=lambda kind: (ORDER[kind.level], -len(kinds[kind]), kind.id)):
        yield OfKind(kind, tuple(kinds[kind]))


def neighbours(remarks: tuple[Remark, ...]) -> dict[int, tuple[Remark | None, Remark | None]]:
    """The remarks before and after each, by its number."""
    row = (None, *remarks, None)
    around = zip(row, remarks, row[2:], strict=False)
    return {remark.number: (before, after) for before, remark, after in around}
