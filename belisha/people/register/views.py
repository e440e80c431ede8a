"""What the register shows of people and groups, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from belisha.access.terms import Relation
from belisha.people.terms import Belonging


@dataclass(frozen=True, slots=True)
class ListedOnRegister:
    """One person in a list."""

    reference: str
    name: str
    kinds: tuple[str, ...]
    year_group: int | None
    groups: tuple[str, ...]
    """The names of the groups."""
    joined_on: date | None
    left_on: date | None
    """The last day of whoever has left or will."""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of a list, and how many people and pages there are in all."""

    people: tuple[ListedOnRegister, ...]
    number: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Tied:
    """A parent or a child, as the other's record shows them."""

    reference: str
    name: str
    relationship: str
    responsible: bool


@dataclass(frozen=True, slots=True)
class GroupHeld:
    """A group, as the record of a person in it shows it."""

    reference: str
    name: str
    kind: str
    teaches: bool = False


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that a person holds, held or will hold."""

    role: str
    is_deputy: bool
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Everything that the register says of a person."""

    reference: str
    name: str
    given_name: str
    family_name: str
    known_as: str
    born_on: date | None
    year_group: int | None
    upn: str
    email: str
    telephone: str
    belongings: tuple[Belonging, ...]
    groups: tuple[GroupHeld, ...]
    parents: tuple[Tied, ...]
    children: tuple[Tied, ...]
    roles: tuple[RoleHeld, ...]
    has_account: bool
    relation: Relation
    """How whoever looks stands to the person."""


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who joined or left: as what, and on which day (the first, or the last)."""

    reference: str
    name: str
    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A group with its people."""

    reference: str
    name: str
    slug: str
    kind: str
    learners: tuple[ListedOnRegister, ...]
    teachers: tuple[ListedOnRegister, ...]
