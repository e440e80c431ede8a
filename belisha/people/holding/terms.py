"""The words of who holds which role: a holding, an absence, and what a policy demands of a role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from belisha.access.terms import NotFoundError
from belisha.language.roles import GOVERNORS, STAFF
from belisha.people.terms import KINDS, Belonging

GOVERNOR_KINDS: Final = frozenset({"governor"})
STAFF_KINDS: Final = frozenset(KINDS) & (STAFF | {"staff-not-employed"})
NOT_HELD: Final = frozenset({*KINDS, "everyone", "school"})
"""What people belong to and nobody is appointed to: the register of people says who does."""
ENTRUSTED: Final = STAFF | GOVERNORS | {"data-protection-officer"}
"""Roles that open other people's records, so that no pupil can hold one."""


class HoldingError(ValueError):
    """Who holds a role, or is away, cannot be recorded so. The message says why and what to do."""


class NoSuchHoldingError(NotFoundError):
    """The actor's school has no such holding, absence or person."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody holds a role, or deputises for its holder, from when to when."""

    reference: str
    role: str
    person: str
    """The person's reference."""
    name: str
    since: date
    until: date | None = None
    """The last day; None while it has no end."""
    is_deputy: bool = False
    contact: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day: from the first to the last, both included."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is away from a day to a day, both included."""

    reference: str
    person: str
    name: str
    first: date
    last: date | None = None
    """None while nobody knows."""

    def holds_on(self, day: date) -> bool:
        """Whether they are away on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a policy asks about who holds a role, all its clauses together."""

    role: str
    clauses: tuple[str, ...] = ()
    """The clauses that say so."""
    must: bool = False
    """Whether somebody has to hold it."""
    apart_from: frozenset[str] = frozenset()
    same_person_as: frozenset[str] = frozenset()
    deputies: tuple[str, ...] = ()
    """The roles whose holders act in the holder's absence."""
    named: tuple[str, ...] = ()
    """Whom the policy itself names."""


@dataclass(frozen=True, slots=True)
class Approving:
    """A clause in which some roles do what other roles approve."""

    clause: str
    doers: frozenset[str]
    approvers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldRoles:
    """Who holds which role at one school, and who is away: everything that the rules need, as it stands on a day."""

    held: tuple[Held, ...] = ()
    """All holdings, those gone by and those to come too."""
    away: tuple[Away, ...] = ()
    """All absences that have not ended."""
    belongings: tuple[tuple[str, Belonging], ...] = ()
    """How each person who ever held a role belongs to the school: reference, and how."""
