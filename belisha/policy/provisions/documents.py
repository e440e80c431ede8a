"""Other documents: handed out, referred to, or cited because they are the law."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Phrase, Slugs, spoken_list
from belisha.language.populations import Population
from belisha.language.provisions import Provision, State
from belisha.language.roles import Document, Titles
from belisha.language.sentences import part, sentence


class Distribute(Provision):
    """Something is given or told to people, and there is proof of it."""

    word: ClassVar[str] = "distribute"
    usual: ClassVar[str] = "policy.distribute"

    what: Phrase
    document: Document | None = None
    to: Population
    by: Parties | None = None
    channels: Slugs = ()
    when: Period | None = None
    where: Slugs = ()
    """The rooms in which a poster hangs."""
    proof: Phrase | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("to", "by")

    def sentence(self, titles: Titles) -> str:
        giver = self.by.words(titles) if self.by else "the school"
        verb = self.force.verb(plural=bool(self.by and self.by.plural))
        return sentence(
            f"{giver} {verb} give or tell {self.to.words(titles)} this: {self.what}",
            part("the document is “{}”", titles.document(self.document) if self.document else None),
            part("by way of: {}", spoken_list(self.channels)),
            part("shown in: {}", spoken_list(self.where)),
            part("due {}", self.when.words(titles) if self.when else None),
            part("the proof is {}", self.proof),
            self.aside(titles, forced=False),
        )


class Held(StrEnum):
    """Whether the school holds a document that its policy names."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Refer(Provision):
    """The clause leans on another document of the school's, which must be held and in date."""

    word: ClassVar[str] = "refer"
    usual: ClassVar[str] = "policy.links"

    to: Document
    for_: Phrase | None = None
    held: Held = Held.UNKNOWN
    decides: bool = False
    """True where the other document alone says what is to be done, so that this clause is by reference."""

    def states(self) -> frozenset[State]:
        return super().states() | (frozenset({State.BY_REFERENCE}) if self.decides else frozenset())

    def sentence(self, titles: Titles) -> str:
        held = {
            Held.YES: "which the school holds",
            Held.NO: "which the school does not hold",
            Held.UNKNOWN: "which the school keeps on record",
        }[self.held]
        return sentence(
            f"this leans on “{titles.document(self.to)}”",
            held,
            part("for {}", self.for_),
            "what is to be done is decided there" if self.decides else None,
            self.aside(titles),
        )


class Cite(Provision):
    """A law or a national publication that the policy rests on; the critic says when it is superseded."""

    word: ClassVar[str] = "cite"
    usual: ClassVar[str] = "policy.links"

    title: Phrase
    edition: Phrase | None = None
    """The year or edition that the policy names."""
    for_: Phrase | None = None

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"this rests on “{self.title}”",
            part("edition: {}", self.edition),
            part("for {}", self.for_),
            self.aside(titles),
        )
