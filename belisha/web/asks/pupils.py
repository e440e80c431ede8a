"""What the policy says to one pupil, in words for their age. Whom to tell comes first, always."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from belisha.language.provisions import Provision
from belisha.people.terms import Facts
from belisha.policy.provisions import Directory, Procedure, Rule
from belisha.policy.queries import Examined
from belisha.web.asks.adults import PersonalAsk, asks_of_person
from belisha.web.asks.older import older
from belisha.web.asks.pupil_words import TRUSTED, Reader, Register, register_of, slots
from belisha.web.asks.readability import words_in
from belisha.web.asks.second_person_general import to_you
from belisha.web.asks.topics import (
    FOREMOST,
    GATED,
    GRAVE,
    GROWN_UP,
    HELP,
    LEANS,
    OTHER,
    SIGN,
    TELL,
    UNSAID,
    Part,
    Topic,
    topic_of,
)

__all__ = ["PupilLine", "Register", "for_pupil", "register_of"]

CHILDREN_RING: Final = re.compile("childline", re.IGNORECASE)
RESERVED: Final = frozenset({"seen", "closed"})
"""What a young pupil is told however many rules there are: that grown-ups can see what they do, and that sites are closed."""
UNKNOWN: Final = re.compile("year group|born")
"""Doubts that come only from what the register does not hold."""


@dataclass(frozen=True, slots=True)
class PupilLine:
    """One line of a pupil's page, and the clauses that it comes from, for the grown-up."""

    text: str
    part: Part
    picture: str
    clauses: tuple[str, ...] = ()
    key: str = ""
    """The topic that it is about."""


def for_pupil(
    examined: Examined, facts: Facts, today: date, groups: frozenset[str] | None = None
) -> tuple[PupilLine, ...]:
    """The page of one pupil: whom to tell, then what comes before going online, rules, and what grown-ups do."""
    register = register_of(facts, today)
    reader = Reader(register, examined.policy.titles, facts, today)
    asked = [
        (one, topic)
        for one in asks_of_person(examined, facts, today, groups)
        if _is_meant(one, facts) and (topic := topic_of(one.ask.provision))
    ]
    lines = [line for one, topic in asked for line in _lines(one, topic, reader)]
    found = [
        _tell(lines, register),
        *_merged([*(one for one in lines if not _tells(one)), *_helplines(examined)]),
    ]
    return tuple(_grown(line, register) for line in _chosen(_signed_once(found), register))


def _grown(line: PupilLine, register: Register) -> PupilLine:
    """A line in which older pupils are not spoken to as children."""
    if register is not Register.SENIOR:
        return line
    text = line.text.replace("a grown-up", "an adult").replace("Grown-ups", "Adults")
    return replace(line, text=text)


def _is_meant(one: PersonalAsk, facts: Facts) -> bool:
    """Whether a pupil sees it: what surely binds them, and what would if the register held their year group."""
    return not one.doubt or (facts.year_group is None and bool(UNKNOWN.search(one.doubt)))


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


def _signed_once(found: list[PupilLine]) -> list[PupilLine]:
    """Without the line that something must be signed first, where another says who signs it; its clauses are kept."""
    gates = [line for line in found if line.key == GATED.key and "signed" in line.text]
    if not any(line.key == SIGN.key for line in found):
        return found
    clauses = [clause for line in gates for clause in line.clauses]
    return [
        replace(line, clauses=tuple(dict.fromkeys([*line.clauses, *clauses])))
        if line.key == SIGN.key
        else line
        for line in found
        if line not in gates
    ]


def _chosen(found: list[PupilLine], register: Register) -> tuple[PupilLine, ...]:
    """As many lines as the page holds: one of each topic before a second of any, the foremost topics first.

    On the page of a young pupil some places are reserved.
    """
    turns: dict[str, int] = {}
    ranked: list[tuple[tuple[int, ...], int, PupilLine]] = []
    for number, line in enumerate(found):
        turns[line.key] = turns.get(line.key, 0) + 1
        kept_for = register is not Register.SENIOR and line.key in RESERVED and turns[line.key] == 1
        first = line.part is not Part.TELL and not kept_for
        rank = (first, turns[line.key], line.part, _foremost(line, register), number)
        ranked.append((rank, number, line))
    kept = sorted(ranked, key=lambda row: row[0])[: register.lines]
    return tuple(row[2] for row in sorted(kept, key=lambda row: _place(row[2], row[1], register)))


def _place(line: PupilLine, number: int, register: Register) -> tuple[int, ...]:
    return (line.part, not _tells(line), _foremost(line, register), number)


def _foremost(line: PupilLine, register: Register) -> int:
    if register is Register.SENIOR or line.key not in FOREMOST:
        return len(FOREMOST)
    return FOREMOST.index(line.key)


def _merged(lines: list[PupilLine]) -> list[PupilLine]:
    """Lines that say the same are one, which keeps the clauses of all."""
    found: dict[str, PupilLine] = {}
    for line in lines:
        before = found.get(line.text, line)
        clauses = tuple(dict.fromkeys([*before.clauses, *line.clauses]))
        found[line.text] = replace(before, clauses=clauses)
    return list(found.values())


def _helplines(examined: Examined) -> list[PupilLine]:
    """A helpline for children where the policy names one with its number, whomever its directory is meant for."""
    return [
        PupilLine(f"You can ring Childline: {entry.phone}.", HELP.part, HELP.picture, (clause.id,), HELP.key)
        for clause, provision, _ in examined.policy.provisions()
        if isinstance(provision, Directory)
        for entry in provision.entries
        if entry.phone and CHILDREN_RING.search(f"{entry.name or ''} {entry.body or ''}")
    ]


def _lines(one: PersonalAsk, topic: Topic, reader: Reader) -> list[PupilLine]:
    provision = one.ask.provision
    if topic is HELP:
        return []
    return [
        PupilLine(text, topic.part, topic.picture, (one.clause,), topic.key)
        for text in _texts(provision, topic, reader)
        if text and not re.search(LEANS, text)
    ]


def _texts(provision: Provision, topic: Topic, reader: Reader) -> tuple[str, ...]:
    register = reader.register
    own = _own(topic, register).format(*slots(provision, topic, reader))
    if register is Register.SENIOR:
        return (own,) if topic is TELL and isinstance(provision, Procedure) else older(provision, own, reader)
    if topic in (TELL, SIGN, GATED):
        return (own,)
    if _says_itself(provision, reader):
        return (to_you(provision, reader.titles, reader.facts),)
    return (own,) if topic is OTHER or register.reads(own) else ()


def _says_itself(provision: Provision, reader: Reader) -> bool:
    """Whether a rule's own phrase is easy enough to be said to the pupil alone, with nothing left for others to decide."""
    if reader.register is Register.INFANT or not isinstance(provision, Rule) or topic_of(provision) is UNSAID:
        return False
    said = to_you(provision, reader.titles, reader.facts)
    easy = reader.register.reads(said) and len(words_in(said)) <= reader.register.value[1]
    narrowed = provision.leave or provision.unless or provision.where or provision.when
    return easy and not narrowed and not re.search(f"{GRAVE}|{GROWN_UP}|\b(?:they|their)\b", said.lower())


def _own(topic: Topic, register: Register) -> str:
    return topic.infant if register is Register.INFANT else topic.junior
