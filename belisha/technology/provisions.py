"""What a policy says about weighing risks before something is used."""

from __future__ import annotations

from typing import ClassVar

from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Phrase
from belisha.language.populations import Population
from belisha.language.provisions import Provision, Worth
from belisha.language.roles import Titles
from belisha.language.sentences import part, sentence


class Assess(Provision):
    """Nothing of this sort is used until its risks have been assessed and accepted."""

    word: ClassVar[str] = "assess"
    usual: ClassVar[str] = "risk.assessment"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    what: Phrase
    before: Phrase | None = None
    who: Population | None = None
    """Who may not use it before."""
    by: Parties | None = None
    every: Period | None = None

    def sentence(self, titles: Titles) -> str:
        assessor = self.by.words(titles) if self.by else "the school"
        verb = self.force.verb(plural=bool(self.by and self.by.plural))
        return sentence(
            f"{assessor} {verb} assess the risks of {self.what}",
            part("before {}", self.before),
            part("until then it is closed to {}", self.who.words(titles) if self.who else None),
            part("due {}", self.every.words(titles) if self.every else None),
            self.aside(titles, forced=False),
        )


PROVISIONS = (Assess,)
