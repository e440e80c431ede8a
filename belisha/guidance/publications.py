"""Publications: which edition is in force on a day, and what to cite instead of an older one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from belisha.guidance.documents import PUBLICATIONS
from belisha.guidance.names import Names
from belisha.guidance.terms import Edition, Mention, Publication, Replacement

BY_ID: Mapping[str, Publication] = {publication.id: publication for publication in PUBLICATIONS}

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AFTER = re.compile(
    r"[\s,:(‘’'\"”*_-]*(?:(?:England|September|January|February|March|July|updated|from|in|the|of)\W+){0,3}((?:19|20)\d\d)(?!\d)"
)
_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\)|\s+edition\s+of)[\s‘’'\"“*_-]*$")
_LENGTH_BEFORE = 24
_PLAIN_WORDS = frozenset(
    {
        "appropriate-filtering",
        "early-years",
        "behaviour",
        "bullying",
        "data-protection",
        "mobile-phones",
        "relationships-education",
        "searching",
    }
)


def _key(text: str) -> str:
    words = re.sub(r"[^\w&]+", " ", text.casefold().replace("’", "'"))
    return " ".join(words.split()).removeprefix("the ")


def _by_name() -> dict[str, Publication]:
    names: dict[str, Publication] = {}
    for publication in PUBLICATIONS:
        for name in (publication.id, publication.title, *publication.aliases):
            names[_key(name)] = publication
    return names


_BY_NAME: Mapping[str, Publication] = _by_name()
_NAMES = Names(name for publication in PUBLICATIONS for name in (publication.title, *publication.aliases))


def find_publication(name: str) -> Publication | None:
    """The publication of a name, an id, a title or another name, with or without a year; None where we know none."""
    return _BY_NAME.get(_key(name)) or _BY_NAME.get(_key(_YEAR.sub(" ", name)))


def current_edition(publication: Publication, on: date) -> Edition | None:
    """The edition in force on a day; None before the first and after the publication was withdrawn."""
    if publication.ended_on and on >= publication.ended_on:
        return None
    begun = [edition for edition in publication.editions if edition.in_force_on <= on]
    return begun[-1] if begun else None


def edition_named(publication: Publication, text: str) -> Edition | None:
    """The edition that some words name: "2016", "September 2016", "KCSIE 2016"; None where there is none of that year.

    Where a year has had several, the one whose name is given, else the last of them.
    """
    years = _YEAR.findall(text)
    of_year = [edition for edition in publication.editions if years and years[-1] in edition.name]
    named = [edition for edition in of_year if edition.name.casefold() in text.casefold()]
    likely = named or of_year
    return likely[-1] if likely else None


def is_superseded(publication: Publication, edition: str, on: date) -> Replacement | None:
    """What to cite instead of an edition on a day; None while it is in force, or where no year is given.

    A publication that was withdrawn is superseded whatever its edition, by what took its place.
    """
    if publication.ended_on and on >= publication.ended_on:
        return _successor(publication, publication.ended_on, on)
    now = current_edition(publication, on)
    years = _YEAR.findall(edition)
    if now is None or not years:
        return None
    named = edition_named(publication, edition)
    older = named.in_force_on < now.in_force_on if named else int(years[-1]) < _year_of(now)
    return Replacement(publication, now, now.in_force_on) if older else None


def _year_of(edition: Edition) -> int:
    return int(_YEAR.findall(edition.name)[-1])


def _successor(publication: Publication, since: date, on: date) -> Replacement | None:
    successor = BY_ID.get(publication.replaced_by)
    edition = current_edition(successor, on) if successor else None
    if successor and edition:
        return Replacement(successor, edition, since)
    return _successor(successor, since, on) if successor and successor.ended_on else None


def publications_named_in(text: str) -> tuple[Mention, ...]:
    """The publications that a text names, in order, each with the year that stands beside its name, if any.

    Titles that are also what schools call their own policies, such as "Behaviour in schools", count only with a year.
    """
    mentions = (
        Mention(_BY_NAME[_key(name)], _year_beside(text, begin, end), text[begin:end], begin)
        for begin, end, name in _NAMES.found_in(text)
    )
    return tuple(
        mention for mention in mentions if mention.edition or mention.publication.id not in _PLAIN_WORDS
    )


def _year_beside(text: str, begin: int, end: int) -> str:
    after = _AFTER.match(text, end)
    before = _BEFORE.search(text[max(0, begin - _LENGTH_BEFORE) : begin])
    found = after or before
    return found[1] if found else ""
