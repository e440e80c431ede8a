"""Who is bound, who holds which role, and when the policy is reviewed."""

from __future__ import annotations

from typing import ClassVar

from belisha.language.days import Day
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Phrase, Phrases, Slugs, listed, numbered, spoken_list
from belisha.language.populations import Population
from belisha.language.provisions import Provision, Worth
from belisha.language.roles import Party, PartyList, Titles
from belisha.language.sentences import part, sentence


class Scope(Provision):
    """Whom the policy binds, where and on which devices."""

    word: ClassVar[str] = "scope"
    usual: ClassVar[str] = "policy.scope"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    who: Population
    where: Slugs = ()
    using: Slugs = ()
    when: Phrase | None = None
    means: Phrase | None = None
    """What else is counted in: "staff counts contractors and visitors too"."""

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"this policy binds {self.who.words(titles)}",
            part("where: {}", spoken_list(self.where)),
            part("using: {}", spoken_list(self.using)),
            part("when {}", self.when),
            part("which means: {}", self.means),
            self.aside(titles),
        )


class Appoint(Provision):
    """Somebody holds a role; the register shows who, from when, and the deputy."""

    word: ClassVar[str] = "appoint"
    usual: ClassVar[str] = "role.register"

    role: Party
    to: Phrases = ()
    """What the holder is there for."""
    holder: Phrase | None = None
    """The holder's name as the policy gives it."""
    same_person_as: PartyList = ()
    apart_from: PartyList = ()
    """Roles that the policy says the same person must not hold."""
    deputy: Party | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("role", "deputy")

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"the school keeps on record who is {titles.one_of(self.role)}",
            part("to {}", numbered(self.to)),
            part("the policy names {}", self.holder),
            part("the same person is also {}", listed([titles.one_of(role) for role in self.same_person_as])),
            part(
                "never the same person as {}", listed([titles.one_of(role) for role in self.apart_from], "or")
            ),
            part("in their absence {} acts", titles.one_of(self.deputy) if self.deputy else None),
            self.aside(titles),
        )


class Review(Provision):
    """A document, usually this policy, is looked at again and approved."""

    word: ClassVar[str] = "review"
    usual: ClassVar[str] = "review.schedule"

    of: Phrase = "this policy"
    by: Parties | None = None
    approve: Parties | None = None
    sign: Parties | None = None
    every: Period | None = None
    also: Phrases = ()
    """What calls for a review before its time."""
    ask: Population | None = None
    """Whose views are asked for."""
    last: Day | None = None
    due: Day | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("by", "approve", "sign")

    def sentence(self, titles: Titles) -> str:
        reviewer = self.by.words(titles) if self.by else "the school"
        return sentence(
            f"{reviewer} {self.force.verb(plural=bool(self.by and self.by.plural))} review {self.of}",
            part("due {}", self.every.words(titles) if self.every else None),
            part("and also when: {}", numbered(self.also)),
            part("asking the views of {}", self.ask.words(titles) if self.ask else None),
            part("approved by {}", self.approve.words(titles) if self.approve else None),
            part("signed by {}", self.sign.words(titles) if self.sign else None),
            part("last done: {}", self.last.words() if self.last else None),
            part("next by {}", self.due.words() if self.due else None),
            self.aside(titles, forced=False),
        )
