"""Marks: what a clause says about its own text. Nothing is invented to fill a gap; the gap is said."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from belisha.language.days import in_british
from belisha.language.phrases import Phrase, Shared, as_list, listed
from belisha.language.provisions import Mark, State
from belisha.language.roles import Party, Titles
from belisha.language.sentences import part, sentence
from belisha.language.trouble import wrong


def _as_reference(value: str) -> str:
    if not value.startswith("#"):
        raise wrong(
            f"`{value}` is not a clause: a clause is named by its id with `#` before it.",
            f"Did you mean `#{value}`?",
        )
    return value.removeprefix("#")


ClauseReference = Annotated[str, AfterValidator(_as_reference)]
"""The id of another clause, written with `#` before it and in quotation marks."""


class Resolution(Shared):
    """How a contradiction was settled: what holds, who decided it, and when."""

    holds: Phrase
    by: Party
    on: date

    def words(self, titles: Titles) -> str:
        """The resolution, as it stands in a sentence."""
        return f"{titles.one_of(self.by)} decided on {in_british(self.on)} that {self.holds}"


class Conflict(Mark):
    """This clause and another cannot both be kept."""

    word: ClassVar[str] = "conflict"

    with_: Annotated[tuple[ClauseReference, ...], BeforeValidator(as_list), Field(min_length=1)]
    about: Phrase
    resolution: Resolution | Literal["open"] = "open"

    @property
    def open(self) -> bool:
        """True until somebody has decided which clause holds."""
        return self.resolution == "open"

    def states(self) -> frozenset[State]:
        return frozenset({State.CONFLICT}) if self.open else frozenset()

    def sentence(self, titles: Titles) -> str:
        others = listed([f"#{clause}" for clause in self.with_])
        settled = (
            "nobody has decided yet which holds"
            if isinstance(self.resolution, str)
            else self.resolution.words(titles)
        )
        return sentence(f"this clause contradicts {others}", f"what they differ on: {self.about}", settled)


class ResidueKind(StrEnum):
    """What sort of leftover it is."""

    UNFILLED = "unfilled"
    TRUNCATED = "truncated"
    TEMPLATE = "template"
    MISPRINT = "misprint"
    OUTDATED = "outdated"
    UNDEFINED = "undefined"
    DOUBLED = "doubled"


class Residue(Mark):
    """Text that was left over, cut short, misprinted or never filled in."""

    word: ClassVar[str] = "residue"

    kind: ResidueKind
    what: Phrase

    def states(self) -> frozenset[State]:
        return frozenset({State.RESIDUE})

    def sentence(self, titles: Titles) -> str:
        said = {
            ResidueKind.UNFILLED: "a gap here was never filled in",
            ResidueKind.TRUNCATED: "the text here is cut short",
            ResidueKind.TEMPLATE: "words of a template were left standing here",
            ResidueKind.MISPRINT: "something is misprinted here",
            ResidueKind.OUTDATED: "something here is out of date",
            ResidueKind.UNDEFINED: "something here is never defined",
            ResidueKind.DOUBLED: "this clause says again what another says",
        }
        return sentence(said[self.kind], self.what)


class MissingStep(Mark):
    """A step that the policy promises and does not give."""

    word: ClassVar[str] = "missing-step"

    of: Phrase
    ask: Party | None = None
    """Who is asked to supply it."""

    def states(self) -> frozenset[State]:
        return frozenset({State.MISSING_STEP})

    def sentence(self, titles: Titles) -> str:
        asked = titles.one_of(self.ask) if self.ask else None
        return sentence(f"the policy does not say {self.of}", part("to be asked: {}", asked))


class Unstated(Mark):
    """A case that the policy leaves open, which must be asked of the school and not guessed."""

    word: ClassVar[str] = "unstated"

    what: Phrase
    ask: Party | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: object) -> object:
        return {"what": value} if isinstance(value, str) else value

    def states(self) -> frozenset[State]:
        return frozenset({State.UNSTATED})

    def sentence(self, titles: Titles) -> str:
        asked = titles.one_of(self.ask) if self.ask else None
        return sentence(f"the policy leaves open {self.what}", part("to be asked: {}", asked))


MARKS = (Conflict, Residue, MissingStep, Unstated)
"""The marks that every vocabulary has."""
