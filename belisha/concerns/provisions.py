"""What a policy says about consequences: ladders, taken rung by rung, and menus, chosen from."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Phrase, Slug, as_list, spoken
from belisha.language.populations import Population
from belisha.language.provisions import Provision, State
from belisha.language.roles import Titles
from belisha.language.sentences import part, sentence
from belisha.language.steps import Step, Steps, steps_words


class Ladder(Provision):
    """Consequences in order: each further breach goes one rung up."""

    word: ClassVar[str] = "ladder"
    usual: ClassVar[str] = "sanction.ladder"

    of: Slug
    who: Population
    counted: Phrase | None = None
    reset: Period | None = None
    """When the count starts afresh; left out where the policy does not say."""
    steps: Steps
    decided_by: Parties | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("who", "decided_by")

    def states(self) -> frozenset[State]:
        missing = frozenset() if self.steps else frozenset({State.MISSING_STEP})
        reset = frozenset({State.UNSTATED}) if self.reset is None else frozenset()
        return super().states() | missing | reset

    def sentence(self, titles: Titles) -> str:
        reset = self.reset.words(titles) if self.reset else None
        return sentence(
            f"for {spoken(self.of)} by {self.who.words(titles)} the consequences go up rung by rung",
            part("counted {}", self.counted),
            f"the rungs are: {steps_words(self.steps, titles)}" if self.steps else steps_words((), titles),
            part("decided by {}", self.decided_by.words(titles) if self.decided_by else None),
            part("the count starts afresh {}", reset)
            or "the policy does not say when the count starts afresh",
            self.aside(titles),
        )


class Sanctions(Provision):
    """Consequences to choose from, or all of which follow."""

    word: ClassVar[str] = "sanctions"
    usual: ClassVar[str] = "sanction.ladder"

    of: Slug
    who: Population
    any_of: Annotated[tuple[Step, ...], BeforeValidator(as_list), Field(min_length=1)]
    choose: Literal["any-or-all", "one", "all"] = "any-or-all"
    decided_by: Parties | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("who", "decided_by")

    def sentence(self, titles: Titles) -> str:
        choice = {"any-or-all": "any or all of these", "one": "one of these", "all": "all of these"}[
            self.choose
        ]
        return sentence(
            f"for {spoken(self.of)} by {self.who.words(titles)} {choice} can follow: {steps_words(self.any_of, titles)}",
            part("decided by {}", self.decided_by.words(titles) if self.decided_by else None),
            self.aside(titles),
        )


PROVISIONS = (Ladder, Sanctions)
