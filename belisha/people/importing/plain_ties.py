"""What the rows of a plain table are to each other: groups, parents and children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from belisha.people.importing import fields
from belisha.people.importing.checking import name_of
from belisha.people.importing.entries import Entry, Notes
from belisha.people.roll import BadRow, ListedGroup, ListedPerson
from belisha.people.terms import GroupKind

_LEARNING: Final[Mapping[str, GroupKind]] = {
    "class": GroupKind.CLASS,
    "tutor_group": GroupKind.TUTOR_GROUP,
    "sets": GroupKind.TEACHING_SET,
}


@dataclass
class Groups:
    """The groups that the rows name, each known by its name."""

    found: dict[str, ListedGroup] = field(default_factory=dict)

    def learnt_in(self, entry: Entry, headings: Mapping[str, str]) -> tuple[str, ...]:
        """The keys of the groups in which a row's person learns."""
        keys = [
            key
            for meaning, kind in _LEARNING.items()
            for key in self._named(entry, headings.get(meaning, ""), kind, is_telling=True)
        ]
        return tuple(dict.fromkeys(keys))

    def taught(self, entry: Entry, headings: Mapping[str, str]) -> tuple[str, ...]:
        """The keys of the groups that a row's person teaches."""
        keys = self._named(entry, headings.get("teaches", ""), GroupKind.CLASS, is_telling=False)
        return tuple(dict.fromkeys(keys))

    def listed(self) -> tuple[ListedGroup, ...]:
        """All groups, in the order in which they are first named."""
        return tuple(self.found.values())

    def _named(self, entry: Entry, heading: str, kind: GroupKind, *, is_telling: bool) -> Iterable[str]:
        cell = entry.raw(heading) if heading else ""
        for word in filter(None, (word.strip() for word in cell.replace(";", ",").split(","))):
            name = replace(entry, cells={heading: word}).read(heading, fields.text, "")
            if name:
                yield self._key(entry, name, kind, is_telling=is_telling)

    def _key(self, entry: Entry, name: str, kind: GroupKind, *, is_telling: bool) -> str:
        key = name.casefold()
        known = self.found.setdefault(key, ListedGroup(key, name, kind, entry.place))
        if is_telling and known.kind is GroupKind.CLASS:
            self.found[key] = replace(known, kind=kind)
        return key


def with_children(
    people: Sequence[ListedPerson],
    parents_of: Sequence[Sequence[str]],
    notes: Notes,
    *,
    children_column: str,
    parents_column: str,
) -> list[ListedPerson]:
    """Parents with the keys of their children, whichever row says so; children are named by key or pupil number.

    A child who is in no row is left to the register, which may know them; a parent who is in none is written down.
    """
    key_of = {person.upn: person.key for person in people if person.upn} | {
        person.key: person.key for person in people
    }
    named = {person.key: person for person in people}
    children: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for person, parents in zip(people, parents_of, strict=True):
        for child in person.children:
            children[person.key][key_of.get(child, child)] = None
        for parent in parents:
            if (key := key_of.get(parent, "")) not in named:
                notes.bad.append(_unknown(person, parents_column, parent))
            children[key][person.key] = None
    return [_with(person, tuple(children[person.key]), named, children_column, notes) for person in people]


def _unknown(person: ListedPerson, column: str, key: str) -> BadRow:
    problem = f"Nobody in the table has the code {fields.shown(key)}, who is named as a parent."
    return BadRow(person.place, name_of(person), column, problem, "Add that person, or correct the code.")


def _with(
    person: ListedPerson,
    children: tuple[str, ...],
    named: Mapping[str, ListedPerson],
    column: str,
    notes: Notes,
) -> ListedPerson:
    for child in children:
        if child in named and "pupil" not in named[child].kinds:
            problem = f"{name_of(named[child])} is named as their child, but is not a pupil."
            notes.bad.append(
                BadRow(person.place, name_of(person), column, problem, "Correct the code of the child.")
            )
    if children and "parent" not in person.kinds and person.kinds:
        return replace(person, kinds=(*person.kinds, "parent"), children=children)
    return replace(person, children=children)
