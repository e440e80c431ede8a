"""What happens when something is wrong: procedures, and a directory of who can help."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from belisha.language.parties import Parties
from belisha.language.phrases import Phrase, Slug, Slugs, as_list, spoken, spoken_list
from belisha.language.populations import Population
from belisha.language.provisions import Provision, State
from belisha.language.roles import Titles
from belisha.language.sentences import part, sentence
from belisha.language.steps import Contact, Step, Steps, steps_words


class Directory(Provision):
    """Who outside the school can help, with what and how they are reached; each entry is checked from time to time."""

    word: ClassVar[str] = "directory"
    usual: ClassVar[str] = "signpost.directory"

    entries: Annotated[tuple[Contact, ...], BeforeValidator(as_list), Field(min_length=1)]
    for_: Population | None = None
    """Whom the directory is meant for."""

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ()

    def sentence(self, titles: Titles) -> str:
        row = ", ".join(f"({number}) {entry.words(titles)}" for number, entry in enumerate(self.entries, 1))
        return sentence(
            f"the directory names {row}",
            part("for the use of {}", self.for_.words(titles) if self.for_ else None),
            self.aside(titles),
        )


class Procedure(Provision):
    """What is done, in order, when something of a sort has happened."""

    word: ClassVar[str] = "procedure"
    usual: ClassVar[str] = "incident.procedure"

    for_: Slug
    """The sort of event, such as `unsuitable-site` or `allegation-against-staff`."""
    when: Phrase | None = None
    who: Population | None = None
    """Who takes the first step, or whom it is about where `subject` says so."""
    subject: Population | None = None
    steps: Steps
    never: Slugs = ()
    """Acts that nobody may do."""
    leads: Parties | None = None

    @classmethod
    def binds(cls) -> tuple[str, ...]:
        return ("who", "leads")

    def bound(self) -> tuple[str, ...]:
        actors = [party for step in self.steps for party in _parties_of(step)]
        return tuple(dict.fromkeys([*super().bound(), *actors]))

    def states(self) -> frozenset[State]:
        missing = frozenset({State.MISSING_STEP}) if not self.steps else frozenset()
        return super().states() | missing | self._unstated()

    def _unstated(self) -> frozenset[State]:
        nobody = any(step.recipient is not None and step.recipient.unstated for step in self.steps)
        return frozenset({State.UNSTATED}) if nobody else frozenset()

    def sentence(self, titles: Titles) -> str:
        return sentence(
            f"the procedure for {spoken(self.for_)}",
            part("when {}", self.when),
            part("about {}", self.subject.words(titles) if self.subject else None),
            part("begun by {}", self.who.words(titles) if self.who else None),
            part("led by {}", self.leads.words(titles) if self.leads else None),
            f"the steps are: {steps_words(self.steps, titles)}" if self.steps else steps_words((), titles),
            part("nobody may: {}", spoken_list(self.never)),
            self.aside(titles),
        )


def _parties_of(step: Step) -> list[str]:
    parties: list[Parties] = [party for party in (step.by, step.recipient) if party is not None]
    return [member for party in parties for member in party.everyone]
