"""The base of every provision and mark, and what a provision is worth."""

from __future__ import annotations

from abc import abstractmethod
from enum import StrEnum
from typing import ClassVar

from pydantic import model_validator

from belisha.language.force import Force
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Shared
from belisha.language.populations import Population
from belisha.language.roles import Capability, Titles


class Worth(StrEnum):
    """The kind of a provision: what keeps it.

    Enforced: the software itself refuses, allows, expires or routes. Evidenced: the software keeps the record and
    chases it. Attested: a named role confirms a human act. Statement: nothing to keep.
    """

    STATEMENT = "statement"
    ATTESTED = "attested"
    EVIDENCED = "evidenced"
    ENFORCED = "enforced"

    @property
    def strength(self) -> int:
        """A number that orders kinds: the higher, the stronger."""
        return list(Worth).index(self)


class State(StrEnum):
    """What can be the matter with a clause."""

    UNSERVED = "unserved"
    CONFLICT = "conflict"
    RESIDUE = "residue"
    MISSING_STEP = "missing-step"
    BY_REFERENCE = "by-reference"
    UNSTATED = "unstated"
    UNINTERPRETED = "uninterpreted"
    INTERPRETED = "interpreted"


class Block(Shared):
    """Anything that a fenced block can be: a provision or a mark."""

    word: ClassVar[str]
    """The word after the fence's backticks."""

    def states(self) -> frozenset[State]:
        """What this block says is the matter with its clause: open words, and people whom the policy does not name."""
        found = set()
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, Period) and value.said:
                found.add(_state_of(value))
            elif isinstance(value, Parties) and value.unstated:
                found.add(State.UNSTATED)
        return frozenset(found)

    @abstractmethod
    def sentence(self, titles: Titles) -> str:
        """The block read back as one plain English sentence."""


def _state_of(period: Period) -> State:
    return State.UNINTERPRETED if period.open else State.INTERPRETED


class Mark(Block):
    """A block that says something about the clause's own text: a conflict, residue, a missing step."""


class Provision(Block):
    """What a clause makes the software do.

    A room's provision states its word, its usual capability and its kind, and reads itself back. `about` names
    another capability where the same word serves it.
    """

    usual: ClassVar[str]
    """The capability that the provision belongs to unless `about` says another."""
    keeps: ClassVar[Worth] = Worth.EVIDENCED

    about: Capability | None = None
    force: Force = Force.MUST

    @property
    def capability(self) -> str:
        """What Belisha does for this provision."""
        return self.about or self.usual

    @property
    def worth(self) -> Worth:
        """The provision's kind."""
        return self.keeps

    def bound(self) -> tuple[str, ...]:
        """The roles that the provision asks something of."""
        roles: list[str] = []
        for value in (getattr(self, name, None) for name in self.binds()):
            if isinstance(value, Population):
                roles += value.roles
            elif isinstance(value, Parties):
                roles += value.everyone
            elif isinstance(value, str):
                roles.append(value)
        return tuple(dict.fromkeys(roles))

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        """The names of the fields that say who is bound."""
        return ("who", "by")

    @model_validator(mode="after")
    def _said_once(self) -> Provision:
        if self.about is not None and self.about == self.usual:
            object.__setattr__(self, "about", None)
        return self

    def aside(self, titles: Titles, *, forced: bool = True) -> str | None:
        """What the sentence adds about capability, and about force where its verb doesn't say it (`forced`)."""
        about = f"kept under “{titles.capability(self.about)}”" if self.about else None
        force = (
            f"how strongly: {self.force.replace('-', ' ')}"
            if forced and self.force is not Force.MUST
            else None
        )
        return "; ".join(words for words in (about, force) if words) or None


def in_words(capability: str) -> str:
    """A capability's id as words: `device.phone-rules` is "device: phone rules"."""
    return capability.replace(".", ": ").replace("-", " ")
