"""What a policy says about signing, leave, and what must be signed before what."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from belisha.language.parties import NOBODY, Parties
from belisha.language.periods import Period
from belisha.language.phrases import (
    Phrase,
    Phrases,
    Shared,
    Slug,
    Slugs,
    as_list,
    numbered,
    spoken,
    spoken_list,
)
from belisha.language.populations import Population
from belisha.language.provisions import Provision, State, Worth
from belisha.language.roles import Document, Party, Titles
from belisha.language.sentences import part, sentence
from belisha.language.trouble import wrong

Medium = Literal["in writing", "on paper", "online", "by word of mouth"]


class Signer(Shared):
    """Who signs for whom; `unstated` where the policy leaves some people out."""

    for_: Population
    signer: Parties | None = None
    unstated: bool = False

    @model_validator(mode="after")
    def _one_of_two(self) -> Signer:
        if (self.signer is None) != self.unstated:
            raise wrong("Say who signs (`signer`), or that the policy does not say (`unstated: true`).")
        return self

    def words(self, titles: Titles) -> str:
        """Who signs, as it stands in a row."""
        who = self.signer.words(titles) if self.signer else NOBODY
        return f"for {self.for_.words(titles)}: {who}"


class Agreement(Provision):
    """A document that people sign, or that somebody signs for them; a new version asks for signatures again."""

    word: ClassVar[str] = "agreement"
    usual: ClassVar[str] = "agreement.sign"

    document: Document
    who: Population
    signed_by: Annotated[tuple[Signer, ...], BeforeValidator(as_list)] = ()
    """Who signs where people do not sign for themselves."""
    when: Period | None = None
    before: Slugs = ()
    """What it must be signed before."""
    returned_to: Party | None = None

    def states(self) -> frozenset[State]:
        unstated = any(signer.unstated for signer in self.signed_by)
        return super().states() | (frozenset({State.UNSTATED}) if unstated else frozenset())

    def sentence(self, titles: Titles) -> str:
        signers = ", ".join(f"({n}) {signer.words(titles)}" for n, signer in enumerate(self.signed_by, 1))
        verb = self.force.verb(plural=self.who.plural(titles))
        return sentence(
            f"{self.who.words(titles)} {verb} sign “{titles.document(self.document)}”",
            part("who signs: {}", signers),
            part("due {}", self.when.words(titles) if self.when else None),
            part("before using: {}", spoken_list(self.before)),
            part("returned to {}", titles.one_of(self.returned_to) if self.returned_to else None),
            self.aside(titles, forced=False),
        )


class Gate(Provision):
    """Nobody gets something until something else is there; the software keeps it shut."""

    word: ClassVar[str] = "gate"
    usual: ClassVar[str] = "access.gate"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    who: Population
    before: Slugs
    """What stays shut, such as `internet`."""
    signed: Annotated[tuple[Document, ...], BeforeValidator(as_list)] = ()
    done: Phrases = ()
    """What else must have happened first."""

    @model_validator(mode="after")
    def _asks_something(self) -> Gate:
        if not (self.signed or self.done):
            raise wrong("A gate asks for something first: `signed` or `done`.")
        return self

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"{self.who.words(titles)} get no use of this: {spoken_list(self.before)}",
            part(
                "until they have signed {}", ", ".join(f"“{titles.document(paper)}”" for paper in self.signed)
            ),
            part("until this has been done: {}", numbered(self.done)),
            self.aside(titles),
        )


class Consent(Provision):
    """Leave for a purpose, given, refused or withdrawn for each person."""

    word: ClassVar[str] = "consent"
    usual: ClassVar[str] = "consent.record"

    for_: Annotated[tuple[Slug, ...], BeforeValidator(as_list), Field(min_length=1)]
    """The purposes."""
    who: Population
    given_by: Parties
    medium: Medium | None = None
    document: Document | None = None
    when: Period | None = None
    until: Phrase | None = None
    refused_without: bool = False
    """True where the software refuses the purpose without leave."""

    @property
    def worth(self) -> Worth:
        return Worth.ENFORCED if self.refused_without else Worth.EVIDENCED

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("who", "given_by")

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"leave is asked for {self.who.words(titles)}",
            f"for: {', '.join(spoken(purpose) for purpose in self.for_)}",
            f"given by {self.given_by.words(titles)}",
            self.medium,
            part("on the form “{}”", titles.document(self.document) if self.document else None),
            part("due {}", self.when.words(titles) if self.when else None),
            part("until {}", self.until),
            "without it the software refuses" if self.refused_without else None,
            self.aside(titles),
        )


PROVISIONS = (Agreement, Gate, Consent)
