"""How these pages call kinds of people, year groups, roles and what the register keeps."""

from __future__ import annotations

from datetime import date
from typing import Final

from belisha.access.terms import Actor
from belisha.language.phrases import spoken
from belisha.language.roles import GROUPS, Titles
from belisha.people.importing import MEANINGS
from belisha.people.terms import KINDS
from belisha.schooldays.terms import YearGroup
from belisha.web.policy.served import served
from belisha.web.words import date_gb, in_words, sentence_case

FIELD_NAMES: Final = {meaning.name: meaning.label for meaning in MEANINGS}
SOURCES: Final = {"oneroster": "OneRoster", "ctf": "Common transfer file (CTF)", "csv": "Table (CSV)"}
KIND_CHOICES: Final = [
    (kind, sentence_case(GROUPS[kind].one if kind in GROUPS else spoken(kind))) for kind in KINDS
]
YEAR_CHOICES: Final = [(str(year.value), sentence_case(year.words())) for year in YearGroup]


def kind_name(kind: str) -> str:
    """A kind of person in words: "member of the support staff"."""
    return GROUPS[kind].one if kind in GROUPS else spoken(kind)


def kind_names(kinds: tuple[str, ...]) -> str:
    """Several, as a sentence case list: "Parent or carer and governor"."""
    return sentence_case(in_words(kind_name(kind) for kind in kinds))


def year_name(year: int | None) -> str:
    """A year group: "Year 3", "Reception"; "" for none."""
    return "" if year is None else sentence_case(YearGroup(year).words())


def value_in_words(field: str, value: object) -> str:
    """What the register keeps in one of its columns, for a person to read; "nothing" where it is empty."""
    if field == "year_group" and isinstance(value, int):
        return year_name(value)
    if isinstance(value, date):
        return date_gb(value)
    return str(value) if value not in (None, "") else "nothing"


def titles_for(actor: Actor) -> Titles:
    """The titles that the policy in force gives to roles; the standard ones where there is none."""
    examined = served(actor)
    return examined.policy.titles if examined else Titles()


WORDS: Final = {"kind_name": kind_name, "kind_names": kind_names, "year_name": year_name}
"""What most of these pages need to put people into words."""
