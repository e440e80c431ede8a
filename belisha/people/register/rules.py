"""Pure: what a roll would change in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from belisha.people.register.checks import problems
from belisha.people.register.groups import GroupPlan, plan_groups
from belisha.people.register.matching import Matched, match
from belisha.people.register.terms import (
    FACTS,
    Alters,
    Begins,
    Changed,
    Changes,
    Joins,
    KnownBelonging,
    KnownPerson,
    KnownPlace,
    KnownTie,
    Leaves,
    NewPlace,
    NewTie,
    Register,
)
from belisha.people.roll import ListedPerson, Roll


def differences(roll: Roll, register: Register, today: date) -> Changes:
    """Who would join, leave or change, and which groups, places and ties begin or end.

    Whoever a roll leaves out has left only where it covers their kind. What the records leave blank says nothing.
    """
    matched, bad = match(roll, register)
    # A row that could not be read whole is told of once, and not of all that follows from it.
    told = {row.place for row in roll.bad if row.place.line is not None}
    further = (row for row in (*bad, *problems(roll, register, matched)) if row.place not in told)
    if all_bad := (*roll.bad, *further):
        return Changes(bad=all_bad)
    return _Comparison(roll, register, matched, today).changes()


@dataclass(frozen=True)
class _Comparison:
    roll: Roll
    register: Register
    matched: Matched
    today: date

    @property
    def yesterday(self) -> date:
        """The last day of whoever leaves today: access ends at once."""
        return self.today - timedelta(days=1)

    def changes(self) -> Changes:
        by_person = {person.id: key for key, person in self.matched.items()}
        listed_of = {one.key: one for one in self.roll.people}
        families = _Families(self.roll, self.register, self.matched, self.today)
        outcomes = [
            _outcome(self, person, listed_of.get(by_person.get(person.id, "")), families)
            for person in self.register.people
        ]
        fresh = [self._new(one, families) for one in self.roll.people if one.key not in self.matched]
        joins = [*(one for one in fresh if one), *(one for one in outcomes if isinstance(one, Joins))]
        leaves = tuple(one for one in outcomes if isinstance(one, Leaves))
        alters = tuple(one for one in outcomes if isinstance(one, Alters))
        gone = {one.known.id for one in leaves}
        absent = {one.key for one, join in zip(self._unmatched(), fresh, strict=True) if join is None}
        groups = plan_groups(self.roll, self.register)
        places = self._places(groups, gone, absent, by_person)
        ties = self._ties(families, gone, absent)
        present = {person.id for person in self.register.people if _lasting(person, self.today)}
        return Changes(
            joins=tuple(joins),
            leaves=leaves,
            alters=alters,
            unchanged=len(present) - len(leaves) - sum(one.known.id in present for one in alters),
            new_groups=groups.new,
            changed_groups=groups.changed,
            ended_groups=groups.ended,
            new_places=places[0],
            ended_places=places[1],
            new_ties=ties[0],
            ended_ties=ties[1],
            known_keys={key: person.id for key, person in self.matched.items()},
            known_groups={key: group.id for key, group in groups.matched.items()},
        )

    def _unmatched(self) -> list[ListedPerson]:
        return [one for one in self.roll.people if one.key not in self.matched]

    def _new(self, listed: ListedPerson, families: _Families) -> Joins | None:
        begins = tuple(
            _begins(listed, kind, listed.joined_on or self.today) for kind in families.kinds(listed)
        )
        return Joins(listed, begins) if begins and not _has_left(listed, self.today) else None

    def _places(
        self, groups: GroupPlan, gone: set[int], absent: set[str], by_person: Mapping[int, str]
    ) -> tuple[tuple[NewPlace, ...], tuple[KnownPlace, ...]]:
        known = {(one.person, one.group, one.teaches): one for one in self.register.places}
        wanted, new = set[tuple[int, int, bool]](), []
        for listed in self.roll.people:
            person = self.matched.get(listed.key)
            if listed.key in absent or _has_left(listed, self.today) or (person and person.id in gone):
                continue
            for group, teaches in _places_of(listed):
                there = groups.matched.get(group)
                key = (person.id, there.id, teaches) if person and there else None
                if key is None or key not in known:
                    new.append(NewPlace(listed.key, group, teaches))
                else:
                    wanted.add(key)
        ruled = groups.ruled
        ended = (
            place for key, place in known.items()
            if key not in wanted and place.person not in gone and place.group in ruled
            and (place.person in by_person or place.group in groups.ended_ids)
        )  # fmt: skip
        return tuple(dict.fromkeys(new)), tuple(ended)

    def _ties(
        self, families: _Families, gone: set[int], absent: set[str]
    ) -> tuple[tuple[NewTie, ...], tuple[KnownTie, ...]]:
        known = {(one.parent, one.child): one for one in self.register.ties}
        wanted, new = set[tuple[int, int]](), []
        for listed in self.roll.people:
            parent = self.matched.get(listed.key)
            if listed.key in absent or (parent and parent.id in gone) or _has_left(listed, self.today):
                continue
            for child in dict.fromkeys(listed.children):
                person = families.child(child)
                if child in absent or (person and person.id in gone) or not families.stays(child):
                    continue
                pair = (parent.id, person.id) if parent and person else None
                if pair is None or pair not in known:
                    new.append(NewTie(listed.key, child, listed.relationship))
                else:
                    wanted.add(pair)
        covers = "parent" in self.roll.covers
        listed_parents = {person.id for person in self.matched.values()}
        ended = (
            tie for pair, tie in known.items()
            if covers and pair not in wanted and tie.parent in listed_parents and not {*pair} & gone
        )  # fmt: skip
        return tuple(new), tuple(ended)


class _Families:
    """Which pupils stay, and which parents have a child who does."""

    def __init__(self, roll: Roll, register: Register, matched: Matched, today: date) -> None:
        self._matched, self._today, self._covers = matched, today, roll.covers
        self._listed = {one.key: one for one in roll.people}
        self._known = {person.id: person for person in register.people}
        self._by_key = {key: person for person in register.people for key in person.keys} | matched
        listed_ids = {person.id: key for key, person in matched.items()}
        self._staying = {
            person.id for person in register.people if self._stays(person, listed_ids.get(person.id))
        }
        self._children: defaultdict[int, set[int]] = defaultdict(set)
        for tie in register.ties:
            self._children[tie.parent].add(tie.child)

    def _stays(self, person: KnownPerson, key: str | None) -> bool:
        listed = self._listed.get(key) if key is not None else None
        if listed and "pupil" in listed.kinds:
            return not _has_left(listed, self._today)
        return "pupil" not in self._covers and any(
            one.kind == "pupil" for one in _lasting(person, self._today)
        )

    def child(self, key: str) -> KnownPerson | None:
        """The person of the register whom a roll calls so, if any."""
        return self._by_key.get(key)

    def stays(self, key: str) -> bool:
        """Whether a child of the roll is a pupil of the school from now on."""
        person = self.child(key)
        if person:
            return person.id in self._staying
        listed = self._listed.get(key)
        return bool(listed and "pupil" in listed.kinds and not _has_left(listed, self._today))

    def kinds(self, listed: ListedPerson) -> tuple[str, ...]:
        """In which ways a listed person belongs: a parent none of whose children stays is no parent here."""
        person = self._matched.get(listed.key)
        known = self._children.get(person.id, set()) if person else set()
        any_child = bool(listed.children or known)
        stays = any(self.stays(key) for key in listed.children) or bool(known & self._staying)
        return tuple(
            kind for kind in dict.fromkeys(listed.kinds) if kind != "parent" or stays or not any_child
        )

    def loses_last_child(self, person: KnownPerson) -> bool:
        """Whether a parent on the register has children there, and none of them stays."""
        children = self._children.get(person.id, set())
        return bool(children) and not children & self._staying


def _outcome(
    comparison: _Comparison, person: KnownPerson, listed: ListedPerson | None, families: _Families
) -> Joins | Leaves | Alters | None:
    today = comparison.today
    lasting = _lasting(person, today)
    kinds = families.kinds(listed) if listed and not _has_left(listed, today) else ()
    ends = tuple(_ending(comparison, person, listed, kinds, families))
    ended = {one.id for one, _ in ends}
    begins = tuple(_beginning(person, listed, kinds, today)) if listed else ()
    if lasting and len(ended) == len(lasting) and not begins:
        return Leaves(person, max(last for _, last in ends), tuple(one for one, _ in ends))
    changed = tuple(_changed(person, listed)) if listed and (lasting or begins) else ()
    if not lasting:
        return Joins(listed, begins, person, changed) if listed and begins else None
    mends = tuple(_mends(lasting, listed, ended, person)) if listed else ()
    is_new_key = bool(listed and listed.key not in person.keys)
    if not (changed or begins or ends or mends or is_new_key):
        return None
    return Alters(person, listed, changed, begins, ends, mends, is_new_key)


def _ending(
    comparison: _Comparison,
    person: KnownPerson,
    listed: ListedPerson | None,
    kinds: tuple[str, ...],
    families: _Families,
) -> Iterable[tuple[KnownBelonging, date]]:
    today, yesterday = comparison.today, comparison.yesterday
    for one in _lasting(person, today):
        if listed and one.kind in listed.kinds and _has_left(listed, today):
            yield one, listed.left_on or yesterday
        elif one.kind in kinds:
            continue
        elif one.kind in comparison.roll.covers or (
            one.kind == "parent" and families.loses_last_child(person)
        ):
            yield one, yesterday


def _beginning(
    person: KnownPerson, listed: ListedPerson, kinds: tuple[str, ...], today: date
) -> Iterable[Begins]:
    lasting = {one.kind for one in _lasting(person, today)}
    for kind in kinds:
        if kind not in lasting:
            earlier = [one.left_on for one in person.belongings if one.kind == kind and one.left_on]
            since = listed.joined_on or today
            yield _begins(listed, kind, since if all(since > last for last in earlier) else today)


def _begins(listed: ListedPerson, kind: str, since: date) -> Begins:
    return Begins(kind, since, listed.left_on, listed.organisation)


def _changed(person: KnownPerson, listed: ListedPerson) -> Iterable[Changed]:
    for name in FACTS:
        old, new = person.facts.get(name), getattr(listed, name)
        if new not in {"", None} and new != old:
            yield Changed(name, old, new)


def _mends(
    lasting: tuple[KnownBelonging, ...], listed: ListedPerson, ended: set[int], person: KnownPerson
) -> Iterable[KnownBelonging]:
    """Ways of belonging whose dates or organisation the records give otherwise."""
    for one in lasting:
        if one.id in ended or one.kind not in listed.kinds:
            continue
        first = sum(other.kind == one.kind for other in person.belongings) == 1
        mended = replace(
            one,
            joined_on=listed.joined_on if listed.joined_on and first else one.joined_on,
            left_on=listed.left_on or one.left_on,
            organisation=listed.organisation or one.organisation,
        )
        if mended != one:
            yield mended


def _lasting(person: KnownPerson, today: date) -> tuple[KnownBelonging, ...]:
    return tuple(one for one in person.belongings if one.lasts(today))


def _has_left(listed: ListedPerson, today: date) -> bool:
    return listed.left_on is not None and listed.left_on < today


def _places_of(listed: ListedPerson) -> Iterable[tuple[str, bool]]:
    yield from ((group, False) for group in dict.fromkeys(listed.learns_in))
    yield from ((group, True) for group in dict.fromkeys(listed.teaches))
