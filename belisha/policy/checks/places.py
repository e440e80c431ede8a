"""Checks of place: police, councils and boards of another county, and telephone numbers that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from belisha.guidance.dialling import dialling_of
from belisha.guidance.numbers import digits_of, numbers_in
from belisha.guidance.places import (
    areas_named_in,
    counties_named_in,
    find_area,
    find_police,
    police_named_in,
    share_a_county,
)
from belisha.guidance.terms import NumberFault, NumberProblem
from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.phrases import listed
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, Text
from belisha.policy.checks.namings import Naming, naming, said_once
from belisha.policy.checks.said import said

ANOTHER_AREA = Kind(
    "another-area",
    Level.WARNING,
    "Police, a council or a safeguarding board of another area",
    "A report to them is passed on at best, and time is lost. Such names are usually left over from a template.",
    "Name those who serve the school's own area.",
)
MISPRINTED_TELEPHONE = Kind(
    "misprinted-telephone",
    Level.WARNING,
    "A telephone number that cannot be dialled",
    "Whoever needs help reaches nobody.",
    "Look the number up, and correct it.",
)
WRONG_DIALLING_CODE = Kind(
    "wrong-dialling-code",
    Level.NOTE,
    "A telephone number of another area",
    "It may be right, but a number from elsewhere is often left over from a template.",
    "Check that the number is the one you mean.",
)
_FAULTS = {
    NumberFault.NO_LEADING_ZERO: "its first zero is missing",
    NumberFault.TOO_SHORT: "it is too short",
    NumberFault.TOO_LONG: "it is too long",
    NumberFault.NOT_IN_USE: "no British number begins like this",
    NumberFault.FOR_FICTION: "it is kept for films and plays, and reaches nobody",
}
_OFFICIAL = re.compile(
    r"(?:['’]s)?(?:\s+(?:and|&)\s+[A-Z]\w+)?(?:\s+(?:city|county|borough|district|metropolitan|local))*\s+"
    r"(?:council|safeguarding|police|constabulary|authority|children|social|lado|lscb|channel|prevent|scp|mash|early\s+help)",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r"\b(?:council|police|constabulary|boards?|partnership|authority|services?|lado|those|team)\s+(?:of|for|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REST = re.compile(r"\w*(?:\s+(?:(?:and|of|for)\s+)?[A-Z][\w’']+)*")
"""The rest of a name that begins with a place: "Kent Safeguarding" goes on "Children Board"."""
_AUTHOR = re.compile(
    r"\b(?:model|template|adapted|based|drawn|developed|produced|written|published|materials?)\b[^.]{0,40}\b(?:by|from|of|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Whoever wrote the template is named by right."""
_NEAR = 60
_DOMAIN = re.compile(r"(?<![\w-])([a-z][a-z-]{2,30})\.(gov|police)\.uk\b")
_CAPITAL_CODE = "020"
"""National bodies sit in London, so a London number says nothing about a school's area."""


def places(policy: Policy, today: date) -> Found:
    """What a policy names in other counties than its own, and telephone numbers."""
    words, text = said(policy), Text(policy)
    counties = counties_named_in(policy.front.area) if policy.front.area else frozenset()
    if counties:
        yield from said_once(
            policy,
            ANOTHER_AREA,
            _elsewhere(policy, words, text, counties),
            lambda each: _not_ours(policy, each),
        )
    yield from _telephones(policy, words, text, counties)


def _not_ours(policy: Policy, each: Naming) -> tuple[str, str]:
    return f"“{each.text}” is not of {policy.front.area}, where the school is.", ""


def _elsewhere(policy: Policy, words: str, text: Text, counties: frozenset[str]) -> Iterator[Naming]:
    """The public bodies of other counties that a text names."""
    taken: set[int] = set()
    for force in police_named_in(words):
        taken.add(force.offset)
        if not share_a_county(force.what.counties, counties):
            yield naming(text, force.what.name, force.offset, force.text)
    for area in areas_named_in(words):
        end = area.offset + len(area.text)
        before = words[max(0, area.offset - _NEAR) : area.offset]
        if area.offset in taken or share_a_county(area.what.counties, counties) or _AUTHOR.search(before):
            continue
        official = _OFFICIAL.match(words, end)
        if official or _OFFICE_OF.search(before):
            rest = _REST.match(words, official.end()) if official else None
            name = words[area.offset : rest.end() if rest else end]
            yield naming(text, f"{area.what.name} {name}", area.offset, name)
    for found in _DOMAIN.finditer(words):
        theirs = _counties_of_domain(found[1], found[2])
        if theirs and not share_a_county(theirs, counties):
            yield naming(text, found.group(), found.start(), found.group())


def _counties_of_domain(name: str, kind: str) -> tuple[str, ...]:
    """The counties of a council's or a police force's own address: "kent.gov.uk"."""
    if kind == "police":
        force = find_police(f"{name.replace('-', ' ')} police")
        return force.counties if force else ()
    area = find_area(name.replace("-", " "))
    return area.counties if area else ()


def _telephones(policy: Policy, words: str, text: Text, counties: frozenset[str]) -> Found:
    numbers = numbers_in(words)
    if not numbers:
        return
    # It takes as long to load as all else together, and most policies hold no number.
    from belisha.guidance.telephones import check_number, owner_of  # noqa: PLC0415

    wrong: dict[str, NumberProblem] = {}
    distant: dict[str, str] = {}
    found: list[Naming] = []
    for number in numbers:
        digits = digits_of(number.raw)
        problem = check_number(number.raw)
        if problem:
            wrong[digits] = problem
        elif not owner_of(number.raw):
            place = _distant(digits, counties)
            if place:
                distant[digits] = place
        found.append(naming(text, digits, number.offset, number.raw))
    yield from said_once(
        policy,
        MISPRINTED_TELEPHONE,
        (each for each in found if each.key in wrong),
        lambda each: _misprint(each, wrong[each.key]),
    )
    yield from said_once(
        policy,
        WRONG_DIALLING_CODE,
        (each for each in found if each.key in distant),
        lambda each: (
            f"{each.text} is a number of {distant[each.key]}, and the school is in {policy.front.area}.",
            "",
        ),
    )


def _distant(digits: str, counties: frozenset[str]) -> str:
    """The place of a landline that lies in none of these counties; nothing for others."""
    if not counties or digits.startswith(_CAPITAL_CODE):
        return ""
    dialling = dialling_of(digits)
    if dialling is None or share_a_county(dialling.counties, counties):
        return ""
    return (
        dialling.place
        if dialling.place in dialling.counties
        else f"{dialling.place} ({listed(dialling.counties, 'or')})"
    )


def _misprint(each: Naming, problem: NumberProblem) -> tuple[str, str]:
    message = f"Nobody can be reached at {each.text}: {_FAULTS[problem.fault]}."
    if not problem.suggestion:
        return message, ""
    owner = f", the number of {problem.known_as}" if problem.known_as else ""
    return message, f"Did you mean {problem.suggestion}{owner}?"


CHECKS = (Check((ANOTHER_AREA, MISPRINTED_TELEPHONE, WRONG_DIALLING_CODE), places),)
