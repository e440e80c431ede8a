"""The words of the register: what it holds as frozen values, and what a roll would change in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from belisha.access.terms import NotFoundError
from belisha.people.roll import BadRow, ListedGroup, ListedPerson

FACTS: Final = (
    "given_name", "family_name", "known_as", "born_on", "year_group", "upn", "email", "telephone",
)  # fmt: skip
"""What the register knows of a person besides how they belong, by the name of the column."""
Value = str | int | date | None


class RegisterError(ValueError):
    """The register cannot be changed so. The message says why and what to do."""


class NoSuchPersonError(NotFoundError):
    """There is no such person or group on the register of the actor's school."""


class NoSuchImportError(NotFoundError):
    """No such records wait at the actor's school; they are erased after a day."""


class ImportRefusedError(RegisterError):
    """A roll cannot be brought in; nothing was changed. `bad` names each row that stands in the way."""

    def __init__(self, bad: tuple[BadRow, ...]) -> None:
        rows = "one row" if len(bad) == 1 else f"{len(bad):,} rows"
        super().__init__(
            f"Nothing was changed, because {rows} cannot be brought in. Mend them and import again."
        )
        self.bad = bad


@dataclass(frozen=True, slots=True)
class KnownBelonging:
    """How somebody belongs to the school, as a row of the register."""

    id: int
    kind: str
    joined_on: date
    left_on: date | None = None
    organisation: str = ""

    def lasts(self, today: date) -> bool:
        """Whether it has not ended before today."""
        return self.left_on is None or self.left_on >= today


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whom the register knows, also when they have left."""

    id: int
    reference: str
    name: str
    facts: Mapping[str, Value]
    """By the names in FACTS."""
    belongings: tuple[KnownBelonging, ...] = ()
    keys: frozenset[str] = frozenset()
    """What the system that the roll is from calls them."""


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group that the register knows, also when it has ended."""

    id: int
    name: str
    slug: str
    kind: str
    source_key: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place in a group that has not ended."""

    id: int
    group: int
    person: int
    teaches: bool


@dataclass(frozen=True, slots=True)
class KnownTie:
    """A parent and a child, where that has not ended."""

    id: int
    parent: int
    child: int
    relationship: str = ""
    names: tuple[str, str] = ("", "")
    """Of the parent and of the child."""


@dataclass(frozen=True)
class Register:
    """Everything on one school's register that a roll can change."""

    people: tuple[KnownPerson, ...] = ()
    groups: tuple[KnownGroup, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    ties: tuple[KnownTie, ...] = ()
    responsible_before: Mapping[tuple[int, int], bool] = field(default_factory=dict)
    """Of each parent and child who are tied or were: whether the parent was responsible when they last were."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that becomes another: which, what it was, what it becomes."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Begins:
    """A person begins to belong to the school in some way."""

    kind: str
    since: date
    until: date | None = None
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Joins:
    """Somebody joins the school, or comes back to it."""

    listed: ListedPerson
    begins: tuple[Begins, ...]
    known: KnownPerson | None = None
    """Who comes back; None for somebody new."""
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaves:
    """Somebody leaves the school altogether."""

    known: KnownPerson
    last_on: date
    belongings: tuple[KnownBelonging, ...]


@dataclass(frozen=True, slots=True)
class Alters:
    """Somebody stays, and something about them changes."""

    known: KnownPerson
    listed: ListedPerson | None
    changed: tuple[Changed, ...] = ()
    begins: tuple[Begins, ...] = ()
    ends: tuple[tuple[KnownBelonging, date], ...] = ()
    """Ways of belonging that end, and their last days."""
    mends: tuple[KnownBelonging, ...] = ()
    """Ways of belonging as they become."""
    is_new_key: bool = False
    """Only the system's name for them is new."""


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place in a group that begins: keys of the roll."""

    person: str
    group: str
    teaches: bool


@dataclass(frozen=True, slots=True)
class NewTie:
    """A parent and a child who are tied: keys of the roll."""

    parent: str
    child: str
    relationship: str
    responsible: bool = True
    names: tuple[str, str] = ("", "")
    """Of the parent and of the child."""


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A group that the register knows and that is called otherwise, or comes back."""

    known: KnownGroup
    listed: ListedGroup


@dataclass(frozen=True)
class Changes:
    """What a roll would change. Nothing of it is done while there is a bad row."""

    bad: tuple[BadRow, ...] = ()
    joins: tuple[Joins, ...] = ()
    leaves: tuple[Leaves, ...] = ()
    alters: tuple[Alters, ...] = ()
    unchanged: int = 0
    new_groups: tuple[ListedGroup, ...] = ()
    changed_groups: tuple[GroupChange, ...] = ()
    ended_groups: tuple[KnownGroup, ...] = ()
    new_places: tuple[NewPlace, ...] = ()
    ended_places: tuple[KnownPlace, ...] = ()
    new_ties: tuple[NewTie, ...] = ()
    ended_ties: tuple[KnownTie, ...] = ()
    known_keys: Mapping[str, int] = field(default_factory=dict)
    """Which person of the register each key of the roll is, where it is one."""
    known_groups: Mapping[str, int] = field(default_factory=dict)
    """The same for groups."""

    @property
    def is_nothing(self) -> bool:
        """Whether the register already says all of it."""
        return not any((
            self.bad, self.joins, self.leaves, self.alters, self.new_groups, self.changed_groups,
            self.ended_groups, self.new_places, self.ended_places, self.new_ties, self.ended_ties,
        ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """Which people of the register to list. Empty means any."""

    kind: str = ""
    year: int | None = None
    group: str = ""
    """The group's reference."""
    words: str = ""
    """Parts of a name."""
    on: date | None = None
    """On which day they belong; None for today."""
    leavers: bool = False
    """Those who have left, in place of those who belong."""
    order: str = "name"
    """"name", "-name", "year" or "-year"."""
    page: int = 1
