"""Who on the register is whom in a roll: by what the system calls them, by their UPN, or by name and birth date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from belisha.people.register.terms import KnownPerson, Register, Value
from belisha.people.roll import BadRow, ListedPerson, Roll

Matched = dict[str, KnownPerson]
Mark = tuple[Value, ...]


def match(roll: Roll, register: Register) -> tuple[Matched, tuple[BadRow, ...]]:
    """The person of the register for each key of the roll that is one, and the rows for which it cannot be told."""
    matched: Matched = {}
    bad = [*_twice(roll.people)]
    _by_key(roll, register, matched)
    bad += _by_upn(roll, register, matched)
    bad += _by_name(roll, register, matched)
    return matched, tuple(bad)


def who(listed: ListedPerson) -> str:
    """The name as the records give it."""
    return f"{listed.given_name} {listed.family_name}".strip()


def _twice(people: Iterable[ListedPerson]) -> Iterable[BadRow]:
    keys, numbers = set[str](), set[str]()
    for listed in people:
        if listed.key in keys:
            yield BadRow(
                listed.place, who(listed), "", f"“{listed.key}” stands for another person already.",
                "Give each person an identifier of their own.",
            )  # fmt: skip
        elif listed.upn and listed.upn in numbers:
            yield _upn_taken(listed)
        keys.add(listed.key)
        numbers.add(listed.upn)


def _upn_taken(listed: ListedPerson) -> BadRow:
    return BadRow(
        listed.place, who(listed), "UPN", f"The UPN {listed.upn} belongs to another person already.",
        "Find out whose it is, and correct it in the school’s records or on the register.",
    )  # fmt: skip


def _by_key(roll: Roll, register: Register, matched: Matched) -> None:
    known = {key: person for person in register.people for key in person.keys}
    matched |= {listed.key: known[listed.key] for listed in roll.people if listed.key in known}


def _by_upn(roll: Roll, register: Register, matched: Matched) -> Iterable[BadRow]:
    numbers = {str(one.facts["upn"]): one for one in register.people if one.facts.get("upn")}
    taken = {person.id for person in matched.values()}
    for listed in roll.people:
        holder = numbers.get(listed.upn) if listed.upn else None
        if holder is None or matched.get(listed.key, holder) is not holder:
            if holder is not None:
                yield _upn_taken(listed)
        elif listed.key not in matched and holder.id in taken:
            yield _upn_taken(listed)
        else:
            matched[listed.key] = holder
            taken.add(holder.id)


def _by_name(roll: Roll, register: Register, matched: Matched) -> Iterable[BadRow]:
    taken = {person.id for person in matched.values()}
    known: defaultdict[Mark, list[KnownPerson]] = defaultdict(list)
    for person in register.people:
        if person.id not in taken:
            for mark in _marks_known(person):
                known[mark].append(person)
    claimed = set[int]()
    for listed in roll.people:
        if listed.key in matched:
            continue
        found = {one.id: one for mark in _marks(listed) for one in known.get(mark, ())}
        found = {key: one for key, one in found.items() if not _contradicts(listed, one)}
        if len(found) > 1 or found.keys() & claimed:
            yield _ambiguous(listed)
        elif found:
            (matched[listed.key],) = found.values()
            claimed |= found.keys()


def _marks(listed: ListedPerson) -> list[Mark]:
    return _marks_of(listed.given_name, listed.family_name, listed.born_on, listed.email)


def _marks_known(person: KnownPerson) -> list[Mark]:
    facts = person.facts
    return _marks_of(facts["given_name"], facts["family_name"], facts["born_on"], facts["email"])


def _marks_of(given: Value, family: Value, born: Value, email: Value) -> list[Mark]:
    """By what somebody can be told: the name with the birth date, or with the address for email."""
    return [
        (given, family, kind, mark)
        for kind, mark in (("born", born), ("email", str(email or "").lower()))
        if mark
    ]


def _contradicts(listed: ListedPerson, person: KnownPerson) -> bool:
    """Whether both say something that one person has only once, and say it otherwise."""
    pairs = ((listed.upn, person.facts["upn"]), (listed.born_on, person.facts["born_on"]))
    return any(new and old and new != old for new, old in pairs)


def _ambiguous(listed: ListedPerson) -> BadRow:
    return BadRow(
        listed.place, who(listed), "", "More than one person has this name and birth date or address.",
        "Give the UPN, so that it can be told who is meant.",
    )  # fmt: skip
