"""Pure: what cannot be brought in, whatever the form it was written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from belisha.people.register.matching import Matched, who
from belisha.people.register.terms import Register
from belisha.people.roll import BadRow, ListedGroup, ListedPerson, Place, Roll
from belisha.people.terms import KINDS

LONGEST: Final[Mapping[str, tuple[str, int]]] = {
    "given_name": ("given name", 100),
    "family_name": ("family name", 100),
    "known_as": ("known as", 100),
    "upn": ("UPN", 13),
    "email": ("email", 254),
    "telephone": ("telephone", 40),
    "organisation": ("organisation", 200),
    "relationship": ("relationship", 60),
    "key": ("identifier", 200),
}
LAST_YEAR: Final = 13


def problems(roll: Roll, register: Register, matched: Matched) -> Iterable[BadRow]:
    """Each thing that stands in the way, in the order of the roll."""
    people = {one.key for one in roll.people} | {key for one in register.people for key in one.keys}
    groups = {one.key for one in roll.groups}
    for group in roll.groups:
        yield from _of_group(group)
    for listed in roll.people:
        yield from _of_person(listed)
        yield from _of_keys(listed, people, groups, matched)


def _of_group(group: ListedGroup) -> Iterable[BadRow]:
    if not group.name.strip() or len(group.name) > 100 or len(group.key) > 200:  # noqa: PLR2004
        yield BadRow(
            group.place, group.name[:100], "name", "A group needs a name of at most 100 letters.",
            "Give it a shorter name in the school’s records.",
        )  # fmt: skip


def _of_person(listed: ListedPerson) -> Iterable[BadRow]:
    if not listed.given_name.strip() or not listed.kinds:
        yield _bad(listed, "", "A given name and a kind of person are needed.", "Fill them in.")
    for name, (heading, most) in LONGEST.items():
        if len(getattr(listed, name)) > most:
            yield _bad(listed, heading, f"It is longer than {most} letters.", "Shorten it.")
    for kind in listed.kinds:
        if kind not in KINDS:
            yield _bad(
                listed, "kind", f"“{kind}” is not a kind of person here.", f"Use one of: {', '.join(KINDS)}."
            )
    if listed.year_group is not None and not 0 <= listed.year_group <= LAST_YEAR:
        yield _bad(
            listed, "year group", f"There is no year {listed.year_group}.", "Use 0 for reception, or 1 to 13."
        )
    if listed.joined_on and listed.left_on and listed.left_on < listed.joined_on:
        yield _bad(listed, "leaving date", "It is before the day of joining.", "Correct one of the two.")


def _of_keys(listed: ListedPerson, people: set[str], groups: set[str], matched: Matched) -> Iterable[BadRow]:
    for group in (*listed.learns_in, *listed.teaches):
        if group not in groups:
            yield _bad(
                listed, "group", f"There is no group “{group}”.", "List the group, or correct its identifier."
            )
    for child in listed.children:
        if child not in people or child == listed.key or _same(child, listed.key, matched):
            yield _bad(
                listed, "child", f"There is no such child: “{child}”.", "List the child, or correct it."
            )


def _same(one: str, other: str, matched: Matched) -> bool:
    return one in matched and matched[one] is matched.get(other)


def _bad(listed: ListedPerson, column: str, problem: str, remedy: str) -> BadRow:
    place: Place = listed.place
    return BadRow(place, who(listed), column, problem, remedy)
