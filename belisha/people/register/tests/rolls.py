"""Rolls for tests, as a school's records would give them. Everybody is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from belisha.access.terms import Actor
from belisha.people.register.importing_actions import import_roll
from belisha.people.register.terms import Changes
from belisha.people.roll import ListedGroup, ListedPerson, Place, Roll
from belisha.people.terms import GroupKind
from tests.policies import TODAY

ALL = frozenset({"pupil", "parent", "teacher"})
CLASS = ListedGroup("c1", "Class 3B", GroupKind.CLASS, Place("classes.csv", 2))


def listed(key: str, name: str, *kinds: str, **more: object) -> ListedPerson:
    """Somebody on the second line of people.csv."""
    given, _, family = name.partition(" ")
    person = ListedPerson(key, given, family, kinds, Place("people.csv", 2))
    return replace(person, **more)  # type: ignore[arg-type]


def wren(**more: object) -> ListedPerson:
    """A pupil of year 3, in class 3B."""
    facts: dict[str, object] = {
        "upn": "A123456789012", "year_group": 3, "born_on": date(2018, 10, 2), "learns_in": ("c1",),
    }  # fmt: skip
    return listed("w", "Wren Fern", "pupil", **(facts | more))


def ada(**more: object) -> ListedPerson:
    """Wren's parent."""
    return listed("a", "Ada Fern", "parent", **({"children": ("w",), "relationship": "Mother"} | more))


def teo(**more: object) -> ListedPerson:
    """The teacher of class 3B."""
    facts = {"teaches": ("c1",), "email": "teo@school.example"}
    return listed("t", "Teo Marsh", "teacher", **(facts | more))


def roll(
    *people: ListedPerson, groups: tuple[ListedGroup, ...] = (CLASS,), scheme: str = "oneroster"
) -> Roll:
    """The whole list of pupils, parents and teachers; without people, Wren, Ada and Teo."""
    return Roll(scheme, people or (wren(), ada(), teo()), groups, covers=ALL)


def bring_in(what: Roll, by: Actor, today: date = TODAY) -> Changes:
    """Imports a roll."""
    return import_roll(what, actor=by, file_name="people.csv", sha256="0" * 64, today=today)
