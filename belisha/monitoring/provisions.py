"""What a policy says about looking at people's use of the school's systems."""

from __future__ import annotations

from typing import ClassVar

from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Slugs, spoken_list
from belisha.language.populations import Population
from belisha.language.provisions import Provision, Worth
from belisha.language.roles import Titles
from belisha.language.sentences import part, sentence


class Monitor(Provision):
    """Activity that the systems record, and who looks at it."""

    word: ClassVar[str] = "monitor"
    usual: ClassVar[str] = "monitor.activity"
    keeps: ClassVar[Worth] = Worth.ENFORCED

    who: Population
    systems: Slugs
    by: Parties | None = None
    every: Period | None = None
    where: Slugs = ()
    attributed: bool = False
    """True where use is traced to the person."""

    def _make(self, titles: Titles) -> str:
        return "make" if self.who.plural(titles) else "makes"

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"the use that {self.who.words(titles)} {self._make(titles)} of these systems is recorded: {spoken_list(self.systems)}",
            part("where: {}", spoken_list(self.where)),
            "it is traced to the person" if self.attributed else None,
            part("looked at by {}", self.by.words(titles) if self.by else None),
            part("due {}", self.every.words(titles) if self.every else None),
            self.aside(titles),
        )


class Alert(Provision):
    """What monitoring shows that a person must look at, and who that is."""

    word: ClassVar[str] = "alert"
    usual: ClassVar[str] = "monitor.alert"

    to: Parties
    of: Slugs
    """What raises it, such as `misuse`, `attempted-access`, `keyword`."""
    by: Parties | None = None
    """Who reports it, where a person does."""

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("to", "by")

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"{self.to.words(titles)} {self.force.verb(plural=self.to.plural)} look at this: {spoken_list(self.of)}",
            part("reported by {}", self.by.words(titles) if self.by else None),
            self.aside(titles, forced=False),
        )


PROVISIONS = (Monitor, Alert)
