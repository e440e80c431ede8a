"""Pure: what a roll would change in the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from belisha.people.register.checks import problems
from belisha.people.register.families import Families, has_left, lasting
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
        families = Families(self.roll, self.register, self.matched, self.today)
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
        present = {person.id for person in self.register.people if lasting(person, self.today)}
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

    def _new(self, listed: ListedPerson, families: Families) -> Joins | None:
        begins = tuple(
            _begins(listed, kind, listed.joined_on or self.today) for kind in families.kinds(listed)
        )
        return Joins(listed, begins) if begins and not has_left(listed, self.today) else None

    def _places(
        self, groups: GroupPlan, gone: set[int], absent: set[str], by_person: Mapping[int, str]
    ) -> tuple[tuple[NewPlace, ...], tuple[KnownPlace, ...]]:
        known = {(one.person, one.group, one.teaches): one for one in self.register.places}
        wanted, new = set[tuple[int, int, bool]](), []
        for listed in self.roll.people:
            person = self.matched.get(listed.key)
            if listed.key in absent or has_left(listed, self.today) or (person and person.id in gone):
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
        self, families: Families, gone: set[int], absent: set[str]
    ) -> tuple[tuple[NewTie, ...], tuple[KnownTie, ...]]:
        known = {(one.parent, one.child): one for one in self.register.ties}
        wanted, new = set[tuple[int, int]](), []
        for listed in self.roll.people:
            parent = self.matched.get(listed.key)
            if listed.key in absent or (parent and parent.id in gone) or has_left(listed, self.today):
                continue
            for child in dict.fromkeys(listed.children):
                person = families.child(child)
                if child in absent or (person and person.id in gone) or not families.stays(child):
                    continue
                pair = (parent.id, person.id) if parent and person else None
                if pair is None or pair not in known:
                    new.append(families.new_tie(listed, child, pair))
                else:
                    wanted.add(pair)
        covers = "parent" in self.roll.covers
        listed_parents = {person.id for person in self.matched.values()}
        ended = (
            tie for pair, tie in known.items()
            if covers and pair not in wanted and tie.parent in listed_parents and not {*pair} & gone
        )  # fmt: skip
        return tuple(new), tuple(ended)


def _outcome(
    comparison: _Comparison, person: KnownPerson, listed: ListedPerson | None, families: Families
) -> Joins | Leaves | Alters | None:
    today = comparison.today
    now = lasting(person, today)
    kinds = families.kinds(listed) if listed and not has_left(listed, today) else ()
    ends = tuple(_ending(comparison, person, listed, kinds, families))
    ended = {one.id for one, _ in ends}
    begins = tuple(_beginning(person, listed, kinds, today)) if listed else ()
    if now and len(ended) == len(now) and not begins:
        return Leaves(person, max(last for _, last in ends), tuple(one for one, _ in ends))
    changed = tuple(_changed(person, listed)) if listed and (now or begins) else ()
    if not now:
        return Joins(listed, begins, person, changed) if listed and begins else None
    mends = tuple(_mends(now, listed, ended, person)) if listed else ()
    is_new_key = bool(listed and listed.key not in person.keys)
    if not (changed or begins or ends or mends or is_new_key):
        return None
    return Alters(person, listed, changed, begins, ends, mends, is_new_key)


def _ending(
    comparison: _Comparison,
    person: KnownPerson,
    listed: ListedPerson | None,
    kinds: tuple[str, ...],
    families: Families,
) -> Iterable[tuple[KnownBelonging, date]]:
    today, yesterday = comparison.today, comparison.yesterday
    for one in lasting(person, today):
        if listed and one.kind in listed.kinds and has_left(listed, today):
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
    kinds_now = {one.kind for one in lasting(person, today)}
    for kind in kinds:
        if kind not in kinds_now:
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
    rows: tuple[KnownBelonging, ...], listed: ListedPerson, ended: set[int], person: KnownPerson
) -> Iterable[KnownBelonging]:
    """Ways of belonging whose dates or organisation the records give otherwise."""
    for one in rows:
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


def _places_of(listed: ListedPerson) -> Iterable[tuple[str, bool]]:
    yield from ((group, False) for group in dict.fromkeys(listed.learns_in))
    yield from ((group, True) for group in dict.fromkeys(listed.teaches))
