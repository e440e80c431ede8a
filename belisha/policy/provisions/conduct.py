"""What people do: rules, duties, confirmations, records and reports."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from belisha.language.force import Force
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Phrase, Phrases, Slug, Slugs, Some, numbered, spoken, spoken_list
from belisha.language.populations import Population
from belisha.language.provisions import Provision, Worth
from belisha.language.roles import Titles
from belisha.language.sentences import part, sentence
from belisha.language.trouble import wrong

EVERYONE = Population.model_validate("everyone")


class Duty(Provision):
    """Somebody owes something by a time; the software keeps the record and chases it."""

    word: ClassVar[str] = "duty"
    usual: ClassVar[str] = "duty.attest"

    who: Population
    do: Some
    every: Period | None = None
    with_: Parties | None = None
    """With whom it is done."""
    evidence: Phrase | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("who", "with_")

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"{self.who.words(titles)} {self.force.verb(plural=self.who.plural(titles))} {numbered(self.do)}",
            part("due {}", self.every.words(titles) if self.every else None),
            part("together with {}", self.with_.together(titles) if self.with_ else None),
            part("the evidence is {}", self.evidence),
            self.aside(titles, forced=False),
        )


class Attest(Provision):
    """A human act that software cannot see, confirmed by a named role; silence is never a yes."""

    word: ClassVar[str] = "attest"
    usual: ClassVar[str] = "duty.attest"
    keeps: ClassVar[Worth] = Worth.ATTESTED

    who: Population
    that: Some
    of: Population | None = None
    """Whose conduct is confirmed, where it is not the confirmer's own."""
    every: Period | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("who", "of")

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"{self.who.words(titles)} {self.force.verb(plural=self.who.plural(titles))} confirm this: {numbered(self.that)}",
            part("speaking for {}", self.of.words(titles) if self.of else None),
            part("due {}", self.every.words(titles) if self.every else None),
            self.aside(titles, forced=False),
        )


class Rule(Provision):
    """Who may, must or must not do what; where, when and with whose leave."""

    word: ClassVar[str] = "rule"
    usual: ClassVar[str] = "conduct.prohibited"

    who: Population
    may: Phrases = ()
    must: Phrases = ()
    may_not: Phrases = ()
    of: Slug | None = None
    """What the rule is about, such as `phones`: two rules of one thing are compared."""
    where: Slugs = ()
    when: Slugs = ()
    """Times of the school day, such as `breaks`, `lessons`, `exams`."""
    unless: Phrase | None = None
    leave: Parties | None = None
    """Whose permission is needed."""
    every: Period | None = None
    kept: Worth = Worth.ATTESTED
    """What keeps the rule: `enforced` by software, `evidenced` by a record, `attested` by a person."""

    @model_validator(mode="after")
    def _one_verb(self) -> Rule:
        if [bool(self.may), bool(self.must), bool(self.may_not)].count(True) != 1:
            raise wrong("A rule says one of `may`, `must` and `may-not`.", "Make two rules of it.")
        if any(phrase.split(" ")[0] in ("not", "never") for phrase in (*self.may, *self.must)):
            raise wrong("What is forbidden stands under `may-not`, without “not” or “never”.")
        if self.kept is Worth.STATEMENT:
            raise wrong("A rule is `enforced`, `evidenced` or `attested`.")
        return self

    @property
    def worth(self) -> Worth:
        return self.kept

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("who", "leave")

    def sentence(self, titles: Titles) -> str:
        keeping = {
            Worth.ENFORCED: "the software sees to it",
            Worth.EVIDENCED: "a record shows it",
            Worth.ATTESTED: "a person confirms it",
        }
        return sentence(
            self._lead(titles),
            part("where: {}", spoken_list(self.where)),
            part("when: {}", spoken_list(self.when)),
            part("due {}", self.every.words(titles) if self.every else None),
            part(
                "except with the leave of {}" if self.may_not else "with the leave of {}",
                self.leave.words(titles) if self.leave else None,
            ),
            part("unless {}", self.unless),
            keeping[self.worth],
            part("a rule of {}", spoken(self.of) if self.of else None),
            self.aside(titles, forced=bool(self.may)),
        )

    def _lead(self, titles: Titles) -> str:
        if self.may_not and self.force is Force.MUST and self.who == EVERYONE:
            return f"nobody may {numbered(self.may_not)}"
        return f"{self.who.words(titles)} {self._verb(titles)}"

    def _verb(self, titles: Titles) -> str:
        plural = self.who.plural(titles)
        if self.may:
            return f"may {numbered(self.may)}"
        if self.must:
            return f"{self.force.verb(plural=plural)} {numbered(self.must)}"
        verb = "must never" if self.force is Force.MUST else self.force.verb(plural=plural, negative=True)
        return f"{verb} {numbered(self.may_not)}"


class Record(Provision):
    """A list, log or register that somebody keeps."""

    word: ClassVar[str] = "record"
    usual: ClassVar[str] = "incident.log"

    of: Phrase
    by: Parties | None = None
    holds: Phrases = ()
    every: Period | None = None
    """When it is brought up to date."""
    seen_by: Parties | None = None
    for_: Phrase | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("by", "seen_by")

    def sentence(self, titles: Titles) -> str:
        keeper = self.by.words(titles) if self.by else "the school"
        return sentence(
            f"{keeper} {self.force.verb(plural=bool(self.by and self.by.plural))} keep a record of {self.of}",
            part("which holds: {}", numbered(self.holds)),
            part("due {}", self.every.words(titles) if self.every else None),
            part("which {} may read", self.seen_by.words(titles) if self.seen_by else None),
            part("for {}", self.for_),
            self.aside(titles, forced=False),
        )


class Report(Provision):
    """An account of a period that goes to somebody, who is recorded as having read it."""

    word: ClassVar[str] = "report"
    usual: ClassVar[str] = "report.governors"

    of: Phrase
    by: Parties | None = None
    to: Parties
    every: Period | None = None
    meeting: bool = False
    """True where they meet about it."""

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("by", "to")

    def sentence(self, titles: Titles) -> str:
        reporter = self.by.words(titles) if self.by else "the school"
        verb = self.force.verb(plural=bool(self.by and self.by.plural))
        return sentence(
            f"{reporter} {verb} report to {self.to.words(titles)}",
            f"on {self.of}",
            part("due {}", self.every.words(titles) if self.every else None),
            "they meet about it" if self.meeting else None,
            self.aside(titles, forced=False),
        )
