"""What a policy says about the web filter: what is blocked, opened, changed and by whose leave."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from belisha.language.parties import NOBODY, Parties
from belisha.language.phrases import Phrase, Phrases, Slug, Slugs, numbered, spoken, spoken_list
from belisha.language.populations import Population
from belisha.language.provisions import Provision, State, Worth
from belisha.language.roles import Titles
from belisha.language.sentences import part, sentence
from belisha.language.trouble import wrong


class Block(Provision):
    """Categories, lists or sites that the filter refuses."""

    word: ClassVar[str] = "block"
    usual: ClassVar[str] = "filter.categories"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    who: Population
    categories: Slugs = ()
    sites: Phrases = ()
    lists: Slugs = ()
    """Lists such as `iwf`, which nobody can see, switch off or except from."""
    where: Slugs = ()
    when: Slugs = ()
    unless: Phrase | None = None

    @model_validator(mode="after")
    def _blocks_something(self) -> Block:
        if not (self.categories or self.sites or self.lists):
            raise wrong("A block names what is blocked: `categories`, `sites` or `lists`.")
        return self

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"the filter refuses {self.who.words(titles)}",
            part("these categories: {}", spoken_list(self.categories)),
            part("these sites: {}", numbered(self.sites)),
            part("all on these lists: {}", spoken_list(self.lists)),
            part("where: {}", spoken_list(self.where)),
            part("when: {}", spoken_list(self.when)),
            part("unless {}", self.unless),
            self.aside(titles),
        )


class AllowOnly(Provision):
    """People who reach nothing but what stands on a list."""

    word: ClassVar[str] = "allow-only"
    usual: ClassVar[str] = "filter.categories"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    who: Population
    list: Slug
    where: Slugs = ()
    when: Slugs = ()

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"the filter lets {self.who.words(titles)} reach nothing but the list {spoken(self.list)}",
            part("where: {}", spoken_list(self.where)),
            part("when: {}", spoken_list(self.when)),
            self.aside(titles),
        )


class Filter(Provision):
    """How the filter decides where the policy names no category: by age, maturity or curriculum."""

    word: ClassVar[str] = "filter"
    usual: ClassVar[str] = "filter.categories"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    who: Population
    by: Slugs
    """What it goes by, such as `age`, `curriculum`, `role`."""
    safe_search: bool = False

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("who",)

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"what the filter refuses {self.who.words(titles)} goes by: {spoken_list(self.by)}",
            "safe search is always on" if self.safe_search else None,
            self.aside(titles),
        )


class Unblock(Provision):
    """An exception to the filter: asked for, decided by another, and closed when its time is over."""

    word: ClassVar[str] = "unblock"
    usual: ClassVar[str] = "filter.unblock"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    ask: Population | None = None
    """Who may ask; left out where the policy does not say."""
    approve: Parties
    reason: Annotated[str, Field(pattern="^(required|optional)$")] = "optional"
    for_: Phrases = ()
    """What it may be opened for."""
    supervised_by: Parties | None = None
    until: Phrase | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("ask", "approve", "supervised_by")

    def states(self) -> frozenset[State]:
        return super().states() | (frozenset() if self.ask else frozenset({State.UNSTATED}))

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"{self.ask.words(titles) if self.ask else NOBODY} may ask for a blocked site to be opened",
            "giving a reason" if self.reason == "required" else None,
            part("only for: {}", numbered(self.for_)),
            f"{self.approve.words(titles)} {'decide' if self.approve.plural else 'decides'}, never the person who asked",
            part("supervised by {}", self.supervised_by.words(titles) if self.supervised_by else None),
            part("it closes by itself at this time: {}", self.until) or "the policy sets no end to it",
            self.aside(titles),
        )


class ChangeControl(Provision):
    """How the filter itself is changed, and who reads the log of changes."""

    word: ClassVar[str] = "change-control"
    usual: ClassVar[str] = "filter.change-log"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    approve: Parties | None = None
    by: Parties | None = None
    """Who makes the change."""
    risk_assessed: bool = False
    logged: bool = False
    read_by: Parties | None = None
    never_one_person: bool = False
    """True where no one person may be answerable alone."""

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("approve", "by", "read_by")

    def sentence(self, titles: Titles) -> str:
        return sentence(
            "the filter is changed in this way only",
            part("by {}", self.by.words(titles) if self.by else None),
            "after the risk has been assessed" if self.risk_assessed else None,
            part("approved by {}", self.approve.words(titles) if self.approve else None),
            "never by one person alone" if self.never_one_person else None,
            "every change is logged" if self.logged else None,
            part("the log is read by {}", self.read_by.words(titles) if self.read_by else None),
            self.aside(titles),
        )


PROVISIONS = (Block, AllowOnly, Filter, Unblock, ChangeControl)
