"""What a single row cannot show: two people of one key or one pupil number, and references to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from belisha.people.importing.entries import Notes, full_name
from belisha.people.importing.fields import shown
from belisha.people.roll import BadRow, ListedGroup, ListedPerson, Place


def check_people(people: Iterable[ListedPerson], notes: Notes, *, key_column: str, upn_column: str) -> None:
    """Write down every second person of one key or of one unique pupil number, naming both places."""
    listed = tuple(people)
    for person, other in _second(listed, lambda person: "" if person.key == person.upn else person.key):
        problem = f"The key {shown(person.key)} is also that of {_and_where(other)}."
        notes.bad.append(_slip(person, key_column, problem, "Give each person a key of their own."))
    for person, other in _second(listed, lambda person: person.upn):
        problem = f"The unique pupil number {person.upn} is also that of {_and_where(other)}."
        remedy = "No two pupils share one: correct it for whichever is wrong."
        notes.bad.append(_slip(person, upn_column, problem, remedy))


def _second(
    people: tuple[ListedPerson, ...], value_of: Callable[[ListedPerson], str]
) -> Iterator[tuple[ListedPerson, ListedPerson]]:
    """Everybody who shares a value with somebody before them, and that first one."""
    first: dict[str, ListedPerson] = {}
    for person in people:
        if (value := value_of(person)) and (other := first.setdefault(value, person)) is not person:
            yield person, other


def _slip(person: ListedPerson, column: str, problem: str, remedy: str) -> BadRow:
    return BadRow(person.place, name_of(person), column, problem, remedy)


def _and_where(person: ListedPerson) -> str:
    return f"{name_of(person) or 'somebody'}{at(person.place)}"


def check_groups(groups: Iterable[ListedGroup], notes: Notes, *, key_column: str) -> None:
    """Write down every second group of one key."""
    first: dict[str, ListedGroup] = {}
    for group in groups:
        other = first.setdefault(group.key, group)
        if group.key and other is not group:
            problem = f"The key {shown(group.key)} is also that of {other.name}{at(other.place)}."
            remedy = "Give each class a key of its own."
            notes.bad.append(BadRow(group.place, group.name, key_column, problem, remedy))


def name_of(person: ListedPerson) -> str:
    """A listed person's name, for telling whom a slip is about."""
    return full_name(person.given_name, person.family_name)


def at(place: Place) -> str:
    """Where something else stands: " on line 12"."""
    return f" on line {place.line}" if place.line is not None else ""
