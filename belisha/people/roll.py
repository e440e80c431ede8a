"""A roll: people and groups as a school's own records give them, before anything is changed.

Every importer reads into a roll, and the made-up school is a roll too; what a roll would change, and changing it, is
the same for all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from belisha.people.terms import GroupKind

RELATIVE: Final = "relative"
STEP_PARENT: Final = "step-parent"
NOT_PRESUMED: Final = frozenset({RELATIVE, STEP_PARENT})
"""Relationships that bring no parental responsibility by themselves (Children Act 1989, sections 2 to 4A)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in what was imported, for telling a person."""

    file: str
    line: int | None = None
    """The line of a table, with its heading as line 1; None for a file of no lines."""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person as the records give them."""

    key: str
    """What the records call them: the same in every import."""
    given_name: str
    family_name: str
    kinds: tuple[str, ...]
    """How they belong to the school: of `belisha.people.terms.KINDS`."""
    place: Place
    known_as: str = ""
    born_on: date | None = None
    year_group: int | None = None
    upn: str = ""
    email: str = ""
    telephone: str = ""
    organisation: str = ""
    joined_on: date | None = None
    """None where the records do not say: then it is the day of the import."""
    left_on: date | None = None
    """The last day; None for somebody who has not left."""
    learns_in: tuple[str, ...] = ()
    """The keys of the groups in which they are a learner."""
    teaches: tuple[str, ...] = ()
    """The keys of the groups that they teach."""
    children: tuple[str, ...] = ()
    """The keys of the pupils whose parent or carer they are."""
    relationship: str = ""
    responsible: bool | None = None
    """Whether they have parental responsibility for the children; None where the relationship alone tells."""

    @property
    def name(self) -> str:
        """The name that is used: "Ada Fern"."""
        return f"{self.known_as or self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A class or another group as the records give it."""

    key: str
    name: str
    kind: GroupKind
    place: Place


@dataclass(frozen=True, slots=True)
class BadRow:
    """Something that cannot be brought in: where it stands, what is wrong, what to do."""

    place: Place
    who: str
    """Whom or what it is about, as far as it can be told: "Ada Fern", "class 3B"; ""."""
    column: str
    """The heading of what is wrong; "" for the row as a whole."""
    problem: str
    """A sentence: "“31/02/2016” is not a date."."""
    remedy: str
    """A sentence that says what to do: "Write it as 2016-02-28."."""


@dataclass(frozen=True)
class Roll:
    """Everything that was read. Nothing of it is brought in while there is a bad row."""

    scheme: str
    """Which system's keys these are: "oneroster", "ctf", "csv"."""
    people: tuple[ListedPerson, ...] = ()
    groups: tuple[ListedGroup, ...] = ()
    bad: tuple[BadRow, ...] = ()
    covers: frozenset[str] = field(default_factory=frozenset)
    """The kinds of people of whom it is the whole list, so that whoever it leaves out has left."""


class UnreadableError(ValueError):
    """A file that is not what it should be, or is not safe to open. The message says what and what to do."""
