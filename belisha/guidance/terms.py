"""The words of the room: facts that carry their source, and what a look-up answers.

They are named tuples, because these load seven times as fast as frozen dataclasses and every check of a policy waits
for them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

Thing = TypeVar("Thing")


class Confidence(StrEnum):
    """How a fact came to be known."""

    READ = "read"
    """The source itself was read."""
    REPORTED = "reported"
    """Somebody who quotes or sums up the source was read, not the source."""
    REMEMBERED = "remembered"
    """General knowledge: look it up before relying on it."""


class Nation(StrEnum):
    """The part of the United Kingdom."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


class Law(NamedTuple):
    """One Act, or one set of regulations."""

    title: str
    """Its short title without the year: "Data Protection Act"."""
    year: int
    """0 where it is cited without one."""
    aliases: tuple[str, ...] = ()
    """Other ways in which people write it, with a year where they would write one."""
    ended_on: date | None = None
    """The day on which it was repealed or revoked, for what schools use it for; None while it stands."""
    replaced_by: str = ""
    partly_replaced_by: str = ""
    """The law that has taken over a part of one that otherwise stands."""
    note: str = ""
    """What has changed in a law that stands, or what else to know."""
    address: str = ""
    confidence: Confidence = Confidence.REMEMBERED

    @property
    def name(self) -> str:
        """As it is cited: "Data Protection Act 2018"."""
        return f"{self.title} {self.year}" if self.year else self.title

    def in_force(self, on: date) -> bool:
        """Whether it still stands on a day."""
        return self.ended_on is None or on < self.ended_on


class Named(NamedTuple, Generic[Thing]):
    """Something that a text names, and where."""

    what: Thing
    text: str
    """The words of the text."""
    offset: int
    """Where they begin, in characters."""


class LawMatch(NamedTuple):
    """The law that some words name, or the one that they nearly name."""

    law: Law
    exact: bool
    """False where the words name no law that we know, and this is the likeliest: "Did you mean ...?"."""
    text: str
    offset: int = 0
    """Where the words begin in the text that was searched, in characters."""


class Edition(NamedTuple):
    """One edition of a publication."""

    name: str
    """As people cite it: "2016", or "March 2024"."""
    in_force_on: date
    confidence: Confidence = Confidence.REMEMBERED
    exact_day: bool = True
    """False where only the year or the month is known."""


class Publication(NamedTuple):
    """A guidance document that comes out in editions."""

    id: str
    title: str
    publisher: str
    address: str
    editions: tuple[Edition, ...]
    """From the oldest to the newest."""
    aliases: tuple[str, ...] = ()
    ended_on: date | None = None
    """The day on which it was withdrawn altogether; None while it is kept up."""
    replaced_by: str = ""
    """The id of the publication that took its place."""
    statutory: bool = False
    note: str = ""


class Replacement(NamedTuple):
    """What to cite instead of an edition that is no longer in force."""

    publication: Publication
    edition: Edition
    since: date


class Mention(NamedTuple):
    """A publication that a text names, with the edition that it gives, if any."""

    publication: Publication
    edition: str
    """The year as the text gives it, or nothing."""
    text: str
    offset: int


class Body(NamedTuple):
    """An outside body, service or helpline."""

    id: str
    name: str
    purpose: str
    """What people turn to it for."""
    address: str
    """Its website, or where we read of it when it has none any more."""
    aliases: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    area: str = ""
    """The place that it serves; nothing where it serves the whole country or every area has one."""
    ended_on: date | None = None
    """The day on which it ended, or by which it was gone; None while it works."""
    exact_day: bool = True
    """False where `ended_on` is only the day by which it was gone."""
    replaced_by: str = ""
    """The name of what took its place."""
    remit: str = ""
    """What it deals with."""
    outside_remit: tuple[str, ...] = ()
    """What people wrongly bring to it."""
    note: str = ""
    confidence: Confidence = Confidence.REMEMBERED

    def exists(self, on: date) -> bool:
        """Whether it still does its work on a day."""
        return self.ended_on is None or on < self.ended_on


class Area(NamedTuple):
    """A county, a council's area or a district, and the counties in which it lies."""

    name: str
    counties: tuple[str, ...]
    nation: Nation
    educates: bool = False
    """True where its council has children's services of its own."""


class PoliceForce(NamedTuple):
    """A territorial police force and the councils whose areas it serves."""

    id: str
    name: str
    aliases: tuple[str, ...]
    nation: Nation
    councils: tuple[str, ...]
    counties: tuple[str, ...]


class Dialling(NamedTuple):
    """The place that a geographic dialling code stands for, and the counties where its numbers are found."""

    code: str
    place: str
    counties: tuple[str, ...]


class NumberFault(StrEnum):
    """What is wrong with a telephone number."""

    NO_LEADING_ZERO = "no leading zero"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    NOT_IN_USE = "not in use"
    FOR_FICTION = "kept for fiction"
    """Ofcom keeps it for plays and films: it reaches nobody."""


class NumberProblem(NamedTuple):
    """A telephone number that cannot be dialled, with the likeliest that was meant."""

    number: str
    fault: NumberFault
    suggestion: str = ""
    """Printed with spaces; nothing where no number is near."""
    known_as: str = ""
    """Whose number the suggestion is, where we know it."""


class DatedTerm(NamedTuple):
    """A word or phrase that shows a text's age."""

    term: str
    why: str
    since: date
    """From when it is out of date."""
    instead: str = ""
    """What to write now; nothing where the thing itself is gone."""
    address: str = ""
    confidence: Confidence = Confidence.REMEMBERED
    exact_day: bool = True
    forms: tuple[str, ...] = ()
    """Other spellings of the same."""


class Coverage(StrEnum):
    """How a requirement's capabilities add up."""

    ANY = "any"
    """One clause about any of them would answer it."""
    ALL = "all"
    """It takes a clause about each of them."""


class Standard(NamedTuple):
    """A national standard that requirements belong to."""

    id: str
    title: str
    publisher: str
    edition: str
    in_force_on: date
    address: str
    confidence: Confidence
    """How sure we are of the standard as a whole; a requirement may be less sure."""
    statutory: bool = False
    note: str = ""


class Requirement(NamedTuple):
    """One thing that a standard asks of a school, in our words."""

    id: str
    """The standard's id, a full stop, and a word for the requirement: "dfe-filtering.review-yearly"."""
    summary: str
    capabilities: tuple[str, ...]
    """What a clause that answers it would be about; none where software has nothing to do with it."""
    paragraph: str = ""
    coverage: Coverage = Coverage.ANY
    longest_days: int | None = None
    """The longest period, in days, where it asks for something every so often."""
    roles: tuple[str, ...] = ()
    """Standard roles of which somebody must hold at least one."""
    since: date | None = None
    """From when, where that is later than the standard."""
    confidence: Confidence = Confidence.REPORTED
    ours: bool = True
    """False where it is asked of the provider of a filter or a monitoring service, not of the school."""

    @property
    def standard(self) -> str:
        """The id of its standard."""
        return self.id.partition(".")[0]
