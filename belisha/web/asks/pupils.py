"""What the policy says to one pupil, in words for their age. Whom to tell comes first, always."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from belisha.agreements.provisions import Agreement, Consent
from belisha.concerns.provisions import Ladder, Sanctions
from belisha.language.parties import Parties
from belisha.language.phrases import listed, spoken
from belisha.language.provisions import Provision
from belisha.language.roles import Titles
from belisha.people.populations import Answer, Known, belongs
from belisha.people.terms import Facts
from belisha.policy.provisions import Directory, Procedure, Rule
from belisha.policy.queries import Examined
from belisha.schooldays.rules.ages import key_stage_on
from belisha.web.asks.adults import PersonalAsk, asks_of_person
from belisha.web.asks.readability import is_easy, words_in
from belisha.web.asks.second_person_general import to_you
from belisha.web.asks.topics import (
    ASKED,
    GATED,
    GRAVE,
    HELP,
    OTHER,
    SIGN,
    TELL,
    Part,
    Topic,
    topic_of,
)

LAST_INFANT: Final = 2
LAST_JUNIOR: Final = 6
CHILDREN_RING: Final = re.compile("childline", re.IGNORECASE)
TRUSTED: Final = "a grown-up you trust"


class Register(Enum):
    """In what words a page speaks: most lines, most words of a sentence, and most long words of it."""

    INFANT = (8, 8, 1)
    JUNIOR = (15, 15, 3)
    SENIOR = (30, 60, 60)

    @property
    def lines(self) -> int:
        """How many lines a page has at most."""
        return self.value[0]

    def reads(self, text: str) -> bool:
        """Whether a text is easy enough for those who read this page."""
        return is_easy(text, words=self.value[1], long_words=self.value[2])


@dataclass(frozen=True, slots=True)
class PupilLine:
    """One line of a pupil's page, and the clauses that it comes from, for the grown-up."""

    text: str
    part: Part
    picture: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """The pupil who reads: in what words, in which school, and who they are today."""

    register: Register
    titles: Titles
    facts: Facts
    today: date


def register_of(facts: Facts, today: date) -> Register:
    """In what words to speak to a pupil, by year group, else by date of birth; else as to a junior."""
    year = facts.year_group
    if year is None:
        stage = (
            str(key_stage_on(facts.born_on, today) or "")
            if facts.born_on and facts.born_on <= today
            else "key stage 2"
        )
        if stage in ("EYFS", "key stage 1"):
            return Register.INFANT
        return Register.JUNIOR if stage == "key stage 2" else Register.SENIOR
    if year <= LAST_INFANT:
        return Register.INFANT
    return Register.JUNIOR if year <= LAST_JUNIOR else Register.SENIOR


def for_pupil(
    examined: Examined, facts: Facts, today: date, groups: frozenset[str] | None = None
) -> tuple[PupilLine, ...]:
    """The page of one pupil: whom to tell, then what comes before going online, rules, and what grown-ups do."""
    register = register_of(facts, today)
    reader = Reader(register, examined.policy.titles, facts, today)
    asked = [
        (one, topic)
        for one in asks_of_person(examined, facts, today, groups)
        if not one.doubt and (topic := topic_of(one.ask.provision))
    ]
    lines = [line for one, topic in asked if (line := _line(one, topic, reader))]
    found = [
        _tell(lines, register),
        *_merged([*(one for one in lines if not _tells(one)), *_helplines(examined)]),
    ]
    return _chosen(found, register)


def _tells(line: PupilLine) -> bool:
    return line.picture == TELL.picture


def _tell(lines: list[PupilLine], register: Register) -> PupilLine:
    """The one line that says whom to tell: whom the policy names, where it does, else a grown-up whom the pupil trusts."""
    trusted = _own(TELL, register).format(TRUSTED)
    found = [line for line in lines if _tells(line)]
    start = trusted.split(TRUSTED)[0]
    named = [line.text for line in found if line.text.startswith(start) and line.text != trusted]
    clauses = tuple(dict.fromkeys(clause for line in found for clause in line.clauses))
    near = [text for text in named if re.search("teacher|staff|adult|grown-up", text)] or named
    return PupilLine(max(near, key=near.count) if near else trusted, TELL.part, TELL.picture, clauses)


def _chosen(found: list[PupilLine], register: Register) -> tuple[PupilLine, ...]:
    """As many lines as the page holds: one of each picture before a second of any."""
    ordered = sorted(found, key=lambda line: (line.part, line.picture != TELL.picture))
    turns: dict[str, int] = {}
    ranked: list[tuple[bool, int, Part, int, PupilLine]] = []
    for line in ordered:
        turns[line.picture] = turns.get(line.picture, 0) + 1
        ranked.append((line.part is not Part.TELL, turns[line.picture], line.part, len(ranked), line))
    kept = sorted(ranked, key=lambda row: row[:4])[: register.lines]
    return tuple(row[4] for row in sorted(kept, key=lambda row: row[3]))


def _merged(lines: list[PupilLine]) -> list[PupilLine]:
    """Lines that say the same are one, which keeps the clauses of all."""
    found: dict[str, PupilLine] = {}
    for line in lines:
        before = found.get(line.text)
        clauses = tuple(dict.fromkeys([*(before.clauses if before else ()), *line.clauses]))
        found[line.text] = PupilLine(line.text, line.part, line.picture, clauses)
    return list(found.values())


def _helplines(examined: Examined) -> list[PupilLine]:
    """A helpline for children where the policy names one with its number, whomever its directory is meant for."""
    return [
        PupilLine(f"You can ring Childline: {entry.phone}.", HELP.part, HELP.picture, (clause.id,))
        for clause, provision, _ in examined.policy.provisions()
        if isinstance(provision, Directory)
        for entry in provision.entries
        if entry.phone and CHILDREN_RING.search(f"{entry.name or ''} {entry.body or ''}")
    ]


def _line(one: PersonalAsk, topic: Topic, reader: Reader) -> PupilLine | None:
    provision = one.ask.provision
    if topic is HELP:
        return None
    text = _text(provision, topic, reader)
    return PupilLine(text, topic.part, topic.picture, (one.clause,)) if text else None


def _text(provision: Provision, topic: Topic, reader: Reader) -> str:
    register, titles, facts = reader.register, reader.titles, reader.facts
    slots = _signing(provision, reader) if topic is SIGN else _slots(provision, topic, register, titles)
    own = _own(topic, register).format(*slots)
    if topic in (TELL, SIGN, GATED) and register is not Register.SENIOR:
        return own
    said = to_you(provision, titles, facts)
    if register is Register.SENIOR:
        return own if topic is TELL and isinstance(provision, Procedure) else said
    if (
        isinstance(provision, Rule)
        and register.reads(said)
        and len(words_in(said)) <= register.value[1]
        and not re.search(GRAVE, said.lower())
        and _plain(provision)
    ):
        return said
    if topic is OTHER or register.reads(own):
        return own
    return ""


def _plain(provision: Rule) -> bool:
    """Whether a rule's own phrase is said to the pupil alone, with nothing left for others to decide."""
    return not provision.leave and not provision.unless and not provision.where and not provision.when


def _own(topic: Topic, register: Register) -> str:
    return topic.infant if register is Register.INFANT else topic.junior


def _slots(provision: Provision, topic: Topic, register: Register, titles: Titles) -> tuple[str, str]:
    """What a topic's words take from the policy: who, and what."""
    if topic is TELL:
        return _short(_told(provision), TRUSTED, register, titles), ""
    if isinstance(provision, Consent) and topic is ASKED:
        purposes = listed([spoken(one) for one in provision.for_])
        photo = re.search("photo|image|video", purposes)
        what = "photos or videos of you" if photo else purposes
        return _short(provision.given_by, "your parents", register, titles), what
    if isinstance(provision, Ladder | Sanctions):
        return _short(provision.decided_by, "a grown-up at school", register, titles), ""
    return "", ""


def _told(provision: Provision) -> Parties | None:
    if not isinstance(provision, Procedure):
        return None
    begun = provision.who is not None and "pupil" in provision.who.roles
    by_pupils = [
        step for step in provision.steps if (begun if step.by is None else "pupil" in step.by.everyone)
    ]
    return next((step.tell or step.ask for step in by_pupils if step.tell or step.ask), None)


def _short(who: Parties | None, otherwise: str, register: Register, titles: Titles) -> str:
    """Whom the policy names, where the name is easy; else words that are."""
    if who is None or who.unstated:
        return otherwise
    if any(member in titles.bodies for member in who.members):
        return otherwise
    name = (
        who.words(titles)
        .replace("a teacher", "your teacher")
        .replace("a member of staff", "a grown-up at school")
    )
    most = 4 if register is Register.INFANT else 9
    return (
        name if is_easy(name, words=most, long_words=0 if register is Register.INFANT else 2) else otherwise
    )


def _signing(provision: Provision, reader: Reader) -> tuple[str, str]:
    """Who signs for this pupil, and what."""
    signers = [
        one.signer
        for one in getattr(provision, "signed_by", ())
        if one.signer and belongs(reader.facts, one.for_, Known(reader.today)).answer is Answer.YES
    ]
    own = not signers or any("pupil" in one.everyone for one in signers)
    papers = (
        [provision.document] if isinstance(provision, Agreement) else list(getattr(provision, "signed", ()))
    )
    title = listed([reader.titles.document(paper) for paper in papers])
    if reader.register is Register.INFANT:
        return ("Sign your name on our rules" if own else "A grown-up signs our rules for you"), title
    return ("You sign" if own else "A parent or carer signs"), title
