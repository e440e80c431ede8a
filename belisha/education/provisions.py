"""What a policy says about teaching, training and helping parents."""

from __future__ import annotations

from typing import ClassVar

from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Slugs, Some, numbered, spoken_list
from belisha.language.populations import Population
from belisha.language.provisions import Provision
from belisha.language.roles import Titles
from belisha.language.sentences import part, sentence


class _Lesson(Provision):
    """What teaching, training and advice have in common."""

    verb: ClassVar[str]

    who: Population
    that: Some
    """What they learn or are told."""
    by: Parties | None = None
    within: Slugs = ()
    """The subjects, events or channels in which it happens."""
    every: Period | None = None

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"{self.who.words(titles)} {self.force.verb(plural=self.who.plural(titles))} {self.verb}: {numbered(self.that)}",
            part("by {}", self.by.words(titles) if self.by else None),
            part("by way of: {}", spoken_list(self.within)),
            part("due {}", self.every.words(titles) if self.every else None),
            self.aside(titles, forced=False),
        )


class Teach(_Lesson):
    """Pupils learn something; the curriculum map shows where."""

    word: ClassVar[str] = "teach"
    usual: ClassVar[str] = "curriculum.coverage"
    verb: ClassVar[str] = "be taught"


class Train(_Lesson):
    """Staff, governors or volunteers are trained; the ledger shows who, in what and when."""

    word: ClassVar[str] = "train"
    usual: ClassVar[str] = "training.record"
    verb: ClassVar[str] = "be trained in"


class Advise(_Lesson):
    """Parents are given advice, meetings or sessions."""

    word: ClassVar[str] = "advise"
    usual: ClassVar[str] = "parent.engagement"
    verb: ClassVar[str] = "be offered"


PROVISIONS = (Teach, Train, Advise)
