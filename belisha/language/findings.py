"""Findings: what is wrong with a policy, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters: an error stops the policy from being obeyed."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of finding, with the stable id that `docs/findings.md` explains."""

    id: str
    level: Level
    title: str
    """What is wrong, in a few words."""
    why: str
    """Why it matters, in a sentence or two."""
    mend: str
    """What a person does about it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a policy's text: line and column count from 1; `text` is what stands there."""

    line: int
    column: int
    text: str = ""


START = Spot(1, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, at one place."""

    kind: Kind
    spot: Spot
    message: str
    hint: str = ""
    sources: tuple[str, ...] = ()
    """The obligations that the clauses concerned come from."""
    clauses: tuple[str, ...] = ()
    """The ids of the clauses concerned."""

    def __post_init__(self) -> None:
        """Every finding says what to do next; one that knows nothing better says what its kind says."""
        if not self.hint:
            object.__setattr__(self, "hint", self.kind.mend)

    @property
    def id(self) -> str:
        return self.kind.id

    @property
    def level(self) -> Level:
        return self.kind.level

    def as_json(self) -> dict[str, object]:
        """The stable form that `belisha policy check --json` prints."""
        return {
            "id": self.id,
            "level": str(self.level),
            "line": self.spot.line,
            "column": self.spot.column,
            "text": self.spot.text,
            "message": self.message,
            "hint": self.hint,
            "sources": list(self.sources),
        }


LEVEL_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the text, the graver first where they share a place."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda finding: (
                finding.spot.line,
                LEVEL_ORDER[finding.level],
                finding.spot.column,
                finding.id,
                finding.message,
            ),
        )
    )
