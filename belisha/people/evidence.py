"""Evidence: what shows that a provision is kept, and what the register of people and of roles shows.

A provision is never kept without a record that says so: where there is none, it was never exercised.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from belisha.people.populations import Bound


class EvidenceState(StrEnum):
    """Whether the records show a provision kept."""

    KEPT = "kept"
    DUE = "due"
    OVERDUE = "overdue"
    BREACHED = "breached"
    NEVER_EXERCISED = "never exercised"
    UNSERVED = "unserved"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a record says: "Ada Fern holds it", and since when or on which day."""

    words: str
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """Where to look or mend: the register of one role, of one document, of a clause's people, or the register itself."""

    page: str
    """"role", "document", "people", "roles" or "clause"."""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that one provision is kept, or that it is not."""

    state: EvidenceState
    sentence: str
    """What the records say and, where something is to be done, what."""
    facts: tuple[Fact, ...] = ()
    hint: Hint | None = None


def people_bound(found: Bound, clause: str, asides: Collection[str] = ()) -> Evidence:
    """What the register shows of a clause that says whom the policy binds; `asides` are places and conditions."""
    kinds = [Fact(f"{number} of them: {kind.replace('-', ' ')}") for kind, number in found.kinds]
    doubts = [Fact(f"{number} bound until the register says more. {why}") for why, number in found.doubts]
    facts = (*kinds, *doubts, *(Fact(words) for words in asides))
    hint = Hint("people", clause)
    if found.surely + found.perhaps == 0:
        sentence = "Nobody on the register is among those whom it binds. Bring them into the register."
        return Evidence(EvidenceState.NEVER_EXERCISED, sentence, facts, hint)
    if found.perhaps:
        sentence = (
            f"{_binds(found.surely)} today. {found.perhaps} more may be bound and are treated as if they were. "
            "Complete the register."
        )
        return Evidence(EvidenceState.DUE, sentence, facts, hint)
    return Evidence(EvidenceState.KEPT, f"{_binds(found.surely)} today.", facts, hint)


def _binds(number: int) -> str:
    if number == 0:
        return "It surely binds nobody"
    return "It binds 1 person" if number == 1 else f"It binds {number} people"
