"""The words of companion documents: what the policy says of one, what the school has on record, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from belisha.access.terms import NotFoundError
from belisha.language.provisions import in_words


class CompanionError(ValueError):
    """A document cannot be recorded so. The message says why and what to do."""


class NoSuchCompanionError(NotFoundError):
    """The actor's school has no record of such a document."""


class Standing(StrEnum):
    """How a companion document stands."""

    RECORDED = "recorded"
    UNDATED = "recorded, with no date for its review"
    DUE_SOON = "due for review soon"
    OVERDUE = "overdue for review"
    MISSING = "never recorded"
    NOT_HELD = "not held, says the policy"


@dataclass(frozen=True, slots=True)
class Leaning:
    """One clause that leans on a document."""

    clause: str
    for_: str = ""
    decides: bool = False
    """Whether the document alone says what is to be done there."""
    held: bool | None = None
    """Whether the policy itself says that the school holds it; None where it does not say."""
    capability: str = ""
    """What the document decides there."""

    @property
    def words(self) -> str:
        """For what the clause leans on it."""
        return self.for_ or in_words(self.capability)


@dataclass(frozen=True, slots=True)
class Companion:
    """A document that the policy lists or leans on."""

    document: str
    """Its id in the policy."""
    title: str
    kind: str
    edition: str = ""
    """The edition that the policy names."""
    listed: bool = True
    leanings: tuple[Leaning, ...] = ()

    @property
    def decides(self) -> tuple[Leaning, ...]:
        """Where it alone says what is to be done."""
        return tuple(one for one in self.leanings if one.decides)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the school has on record of a document."""

    document: str
    edition: str = ""
    kept_at: str = ""
    reviewed_on: date | None = None
    review_due_on: date | None = None
