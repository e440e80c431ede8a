"""Coverage: how much of what a policy needs is served, subject by subject."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from belisha.language.obligations import Obligation
from belisha.language.provisions import State
from belisha.language.standing import Standing


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one thing that Belisha does is served: clauses, and obligations of the original policy."""

    capability: str
    title: str
    clauses: int = 0
    clauses_served: int = 0
    obligations: int = 0
    obligations_served: int = 0

    @property
    def clauses_unserved(self) -> int:
        return self.clauses - self.clauses_served

    @property
    def obligations_unserved(self) -> int:
        return self.obligations - self.obligations_served


def coverage_of(
    titles: Mapping[str, str],
    needed: Collection[tuple[Standing, tuple[str, ...]]],
    owed: Collection[Obligation],
    kept: Collection[str],
) -> tuple[Coverage, ...]:
    """A row for each capability that any clause or obligation needs.

    `titles` are the capabilities' titles by id, `needed` each clause with its capabilities, `owed` the obligations that
    something has to serve, `kept` the ids of those that something does serve.
    """
    rows = (_row(capability, title, needed, owed, kept) for capability, title in titles.items())
    return tuple(row for row in rows if row.clauses or row.obligations)


def _row(
    capability: str,
    title: str,
    needed: Collection[tuple[Standing, tuple[str, ...]]],
    owed: Collection[Obligation],
    kept: Collection[str],
) -> Coverage:
    clauses = [standing for standing, capabilities in needed if capability in capabilities]
    obligations = [one for one in owed if one.capability == capability]
    served = sum(State.UNSERVED not in standing.states for standing in clauses)
    return Coverage(
        capability, title, len(clauses), served, len(obligations), sum(one.id in kept for one in obligations)
    )
