"""Steps: the acts of a procedure or a ladder, in order."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, model_validator

from belisha.language.parties import Parties
from belisha.language.phrases import Phrase, Shared, Slug, spoken
from belisha.language.roles import Party, Titles
from belisha.language.trouble import wrong

VERBS = ("tell", "refer", "ask", "do")


class Step(Shared):
    """One act: tell somebody, refer to an outside body, ask somebody, or do something.

    `may_be_held` marks a step that can be held back by decision, such as telling parents where that would put a
    child at risk.
    """

    by: Parties | None = None
    """Who takes the step, where the policy says so."""
    tell: Parties | None = None
    refer: Parties | None = None
    ask: Parties | None = None
    do: Phrase | None = None
    what: Phrase | None = None
    within: Phrase | None = None
    when: Phrase | None = None
    letter: Slug | None = None
    record: Phrase | None = None
    until: Phrase | None = None
    calling: Phrase | None = None
    """How to reach the body: "101, or 999 if somebody is in danger now"."""
    may_be_held: bool = False
    optional: bool = False
    """True where the policy says that the step may be taken, not that it must."""

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: object) -> object:
        return {"do": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_verb(self) -> Step:
        chosen = [verb for verb in VERBS if getattr(self, verb) is not None]
        if len(chosen) != 1:
            raise wrong("A step does one thing: `tell`, `refer`, `ask` or `do`.", "Make two steps of it.")
        if self.do and self.what:
            raise wrong("`what` goes with `tell`, `refer` or `ask`; with `do`, say it all in `do`.")
        return self

    @property
    def recipient(self) -> Parties | None:
        """Whom the step reaches."""
        return self.tell or self.refer or self.ask

    def words(self, titles: Titles) -> str:
        """The step, as it stands in a row of steps."""
        actor = f"{self.by.words(titles)} to " if self.by else ""
        may = "optionally " if self.optional else ""
        return f"{may}{actor}{self._act(titles)}{''.join(f' – {limit}' for limit in self._limits())}"

    def _act(self, titles: Titles) -> str:
        if self.tell:
            return f"tell {self.tell.words(titles)}" + (f" – of {self.what}" if self.what else "")
        if self.refer:
            return f"refer to {self.refer.words(titles)}" + (f" – of {self.what}" if self.what else "")
        if self.ask:
            return f"ask {self.ask.words(titles)}" + (f" – for {self.what}" if self.what else "")
        return self.do or ""

    def _limits(self) -> list[str]:
        limits = (
            ("if {}", self.when),
            ("how soon: {}", self.within),
            ("calling {}", self.calling),
            ("with the letter “{}”", spoken(self.letter) if self.letter else None),
            ("recording {}", self.record),
            ("until {}", self.until),
        )
        said = [words.format(value) for words, value in limits if value]
        return said + (["though this may be held back by decision"] if self.may_be_held else [])


def _as_steps(value: object) -> object:
    if value in ("missing", "unstated"):
        return ()
    return value if isinstance(value, list | tuple) else [value]


Steps = Annotated[tuple[Step, ...], BeforeValidator(_as_steps)]
"""Steps in order; `missing` where the policy's text has lost them, which is not the same as none."""


def steps_words(steps: tuple[Step, ...], titles: Titles) -> str:
    """The steps in a row, numbered."""
    if not steps:
        return "the steps are missing from the policy"
    return ", ".join(f"({number}) {step.words(titles)}" for number, step in enumerate(steps, 1))


class Contact(Shared):
    """An entry of a directory: who can help, with what, and how they are reached."""

    body: Party | None = None
    name: Phrase | None = None
    for_: Phrase | None = None
    phone: Phrase | None = None
    email: Phrase | None = None
    web: Phrase | None = None
    urgency: Phrase | None = None
    audience: Phrase | None = None

    @model_validator(mode="after")
    def _named(self) -> Contact:
        if (self.body is None) == (self.name is None):
            raise wrong("An entry names one body: `body` (listed at the top) or `name`.")
        return self

    def words(self, titles: Titles) -> str:
        """The entry, as it stands in a row of entries."""
        title = titles.party(self.body) if self.body else f"“{self.name}”"
        ways = (
            ("for {}", self.for_),
            ("telephone {}", self.phone),
            ("email {}", self.email),
            ("web {}", self.web),
            ("when {}", self.urgency),
            ("meant for {}", self.audience),
        )
        return " – ".join([title, *(words.format(value) for words, value in ways if value)])
