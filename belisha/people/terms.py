"""The words of the room: kinds of people, their groups and relations, and the facts that rules decide from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

KINDS: Final = (
    "pupil", "parent", "teacher", "tutor", "support-staff", "pastoral-staff", "temporary-staff", "peripatetic-staff",
    "technician", "staff", "staff-not-employed", "governor", "volunteer", "visitor", "contractor", "community-user",
    "outside-organisation",
)  # fmt: skip
"""In what ways somebody can belong to a school: groups of `belisha.language.roles`. One person can in several."""


class GroupKind(StrEnum):
    """What a group of pupils is for."""

    CLASS = "class"
    TUTOR_GROUP = "tutor group"
    TEACHING_SET = "teaching set"
    OTHER = "other group"


class SecretKind(StrEnum):
    """By what somebody shows who they are."""

    NONE = "none"
    PASSWORD = "password"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Belonging:
    """How somebody belongs to the school, from when to when."""

    kind: str
    joined_on: date
    left_on: date | None = None
    """The last day; None while it has no end."""
    organisation: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day: from the first to the last, both included."""
        return self.joined_on <= day and (self.left_on is None or day <= self.left_on)


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules need to know of one person on one day."""

    reference: str
    roles: frozenset[str]
    """Kinds and offices held that day, with those that follow from them: a teacher is staff."""
    year_group: int | None = None
    born_on: date | None = None
    groups: frozenset[str] = frozenset()
    """The slugs of their groups."""
