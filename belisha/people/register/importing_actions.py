"""Bringing a roll in: all of it or nothing, with one entry in the trail for each person whom it touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from django.db import transaction

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, ActorKind
from belisha.audit.actions import record
from belisha.audit.deeds import Deed
from belisha.people.accounts.addresses import follow_addresses
from belisha.people.accounts.returning import let_in_again
from belisha.people.deeds import ImportPreviewed, PersonChanged, PersonJoined, RegisterImported
from belisha.people.models import Identifier, Import, Membership, Person, School
from belisha.people.register.finding import locked_school
from belisha.people.register.group_rows import write_groups, write_places, write_ties
from belisha.people.register.leaving import Leaving, close, switch_accounts
from belisha.people.register.rules import differences
from belisha.people.register.snapshot import register_of
from belisha.people.register.terms import (
    FACTS,
    Alters,
    Begins,
    Changes,
    ImportRefusedError,
    Joins,
    KnownBelonging,
    KnownPerson,
    Leaves,
)
from belisha.people.roll import ListedPerson, Roll

BATCH = 500


def preview(roll: Roll, *, actor: Actor, today: date) -> Changes:
    """What a roll would change at the actor's school, and its bad rows. Raises RefusedError."""
    require(actor, Act.IMPORT)
    with transaction.atomic():
        school = locked_school(actor)
        changes = differences(roll, register_of(school, roll.scheme, today), today)
        deed = ImportPreviewed(
            source=roll.scheme,
            joins=len(changes.joins),
            leaves=len(changes.leaves),
            changes=len(changes.alters),
            bad=len(changes.bad),
        )
        record(deed, by=actor, school=actor.school)
    return changes


def anything(_changes: Changes) -> None:
    """Agrees to whatever would change."""


def import_roll(  # noqa: PLR0913 - what is brought in, from where, and for whom
    roll: Roll,
    *,
    actor: Actor,
    file_name: str,
    sha256: str,
    today: date,
    agree: Callable[[Changes], None] = anything,
) -> Changes:
    """Brings a roll in at the actor's school; what it changed. A roll that changes nothing leaves no import behind.

    `agree` is called with what would change before any of it is written, and raises where that is not wanted.
    Raises RefusedError, and ImportRefusedError with the bad rows; then nothing was changed.
    """
    require(actor, Act.IMPORT)
    with transaction.atomic():
        school = locked_school(actor)
        changes = differences(roll, register_of(school, roll.scheme, today), today)
        agree(changes)
        if changes.bad:
            raise ImportRefusedError(changes.bad)
        if not changes.is_nothing:
            deeds = _Writing(school, roll, changes, today).write()
            made = _note_import(school, roll, changes, actor, (file_name, sha256))
            record([made, *deeds], by=actor, school=actor.school)
    return changes


def _note_import(
    school: School, roll: Roll, changes: Changes, actor: Actor, file: tuple[str, str]
) -> RegisterImported:
    counts = {"joined": len(changes.joins), "left": len(changes.leaves), "changed": len(changes.alters)}
    row = Import.objects.create(
        school=school,
        source=roll.scheme,
        file_name=file[0][:200],
        sha256=file[1],
        made_by=actor.reference if actor.kind is ActorKind.PERSON else None,
        **counts,
    )
    groups = len(changes.new_groups) + len(changes.changed_groups) + len(changes.ended_groups)
    return RegisterImported(
        about=str(row.reference), source=roll.scheme, sha256=file[1], groups=groups, **counts
    )


class _Writing:
    """One roll being written, in bulk."""

    def __init__(self, school: School, roll: Roll, changes: Changes, today: date) -> None:
        self.school, self.roll, self.changes, self.today = school, roll, changes, today
        self.people = dict(changes.known_keys)
        self.deeds: list[Deed] = []

    def write(self) -> list[Deed]:
        """Writes all of it; the deeds to record."""
        # Whoever comes back had left, and whoever had left has a closed account.
        switch_accounts(self.school, self.today)
        new = [one for one in self.changes.joins if one.known is None]
        self._add_people(new)
        self._change_people()
        # Ends come first: somebody can cease to be one thing on the day on which they become it again.
        self.deeds += close([*map(_of_leaver, self.changes.leaves), *self._of_those_who_stay()], self.school)
        self._mend()
        self._begin()
        self._name_people()
        groups = write_groups(self.school, self.roll, self.changes, self.today)
        self.deeds += write_places(self.school, self.changes, self.people, groups, self.today)
        self.deeds += write_ties(self.school, self.changes, self.people, self.today)
        self.deeds += let_in_again(one.known.id for one in self.changes.joins if one.known)
        switch_accounts(self.school, self.today)
        return self.deeds

    def _add_people(self, new: list[Joins]) -> None:
        rows = [_person(self.school, one.listed) for one in new]
        Person.objects.bulk_create(rows, batch_size=BATCH)
        for one, row in zip(new, rows, strict=True):
            self.people[one.listed.key] = row.pk
            self._joined(one, str(row.reference))
        for one in self.changes.joins:
            if one.known is not None:
                self._joined(one, one.known.reference)

    def _joined(self, one: Joins, reference: str) -> None:
        kinds = tuple(begins.kind for begins in one.begins)
        since = min(begins.since for begins in one.begins)
        self.deeds.append(
            PersonJoined(about=reference, kinds=kinds, since=since, again=one.known is not None)
        )

    def _change_people(self) -> None:
        touched: list[tuple[Joins | Alters, KnownPerson]] = [(one, one.known) for one in self.changes.alters]
        touched += [(one, one.known) for one in self.changes.joins if one.known]
        by_fields: defaultdict[tuple[str, ...], list[Person]] = defaultdict(list)
        for one, known in touched:
            fields = tuple(change.field for change in one.changed)
            if fields:
                values = dict(known.facts) | {change.field: change.new for change in one.changed}
                by_fields[fields].append(Person(pk=known.id, **values))
        # A number that moves from one person to another is nobody's in between.
        moved = [row.pk for fields, rows in by_fields.items() if "upn" in fields for row in rows]
        Person.objects.filter(pk__in=moved).update(upn="")
        for fields, rows in by_fields.items():
            Person.objects.bulk_update(rows, fields, batch_size=BATCH)
        # Nobody is written to: a school that takes a new domain would send a thousand letters to the old one.
        follow_addresses(row.pk for fields, rows in by_fields.items() if "email" in fields for row in rows)
        self.deeds += [_changed(one, known) for one, known in touched if _names(one)]

    def _of_those_who_stay(self) -> list[Leaving]:
        return [
            Leaving(one.known.id, one.known.reference, day, ended, _remaining(one, self.today))
            for one in self.changes.alters
            for day, ended in _by_day(one).items()
        ]

    def _mend(self) -> None:
        rows = [
            Membership(pk=row.id, joined_on=row.joined_on, left_on=row.left_on, organisation=row.organisation)
            for one in self.changes.alters
            for row in one.mends
        ]
        Membership.objects.bulk_update(rows, ["joined_on", "left_on", "organisation"], batch_size=BATCH)

    def _begin(self) -> None:
        begun = [(self.people[one.listed.key], begins) for one in self.changes.joins for begins in one.begins]
        begun += [(one.known.id, begins) for one in self.changes.alters for begins in one.begins]
        rows = [_membership(self.school, person, begins) for person, begins in begun]
        Membership.objects.bulk_create(rows, batch_size=BATCH)

    def _name_people(self) -> None:
        old = {(one.known.id, key) for one in self.changes.alters for key in one.known.keys}
        old |= {(one.known.id, key) for one in self.changes.joins if one.known for key in one.known.keys}
        listed = [one.listed for one in self.changes.joins]
        listed += [one.listed for one in self.changes.alters if one.listed]
        rows = [
            Identifier(
                school=self.school, person_id=self.people[one.key], scheme=self.roll.scheme, value=one.key
            )
            for one in listed
            if (self.people[one.key], one.key) not in old
        ]
        Identifier.objects.bulk_create(rows, batch_size=BATCH)


def _person(school: School, listed: ListedPerson) -> Person:
    return Person(school=school, **{name: getattr(listed, name) for name in FACTS})


def _membership(school: School, person: int, begins: Begins) -> Membership:
    return Membership(
        school=school,
        person_id=person,
        kind=begins.kind,
        joined_on=begins.since if begins.until is None else min(begins.since, begins.until),
        left_on=begins.until,
        organisation=begins.organisation,
    )


def _of_leaver(one: Leaves) -> Leaving:
    return Leaving(one.known.id, one.known.reference, one.last_on, one.belongings)


def _by_day(one: Alters) -> dict[date, tuple[KnownBelonging, ...]]:
    days: defaultdict[date, tuple[KnownBelonging, ...]] = defaultdict(tuple)
    for row, last in one.ends:
        days[last] += (row,)
    return days


def _remaining(one: Alters, today: date) -> frozenset[str]:
    ended = {row.id for row, _ in one.ends}
    staying = {row.kind for row in one.known.belongings if row.lasts(today) and row.id not in ended}
    return frozenset(staying | {begins.kind for begins in one.begins})


def _names(one: Joins | Alters) -> tuple[str, ...]:
    fields = [change.field for change in one.changed]
    if isinstance(one, Alters):
        fields += ["kinds"] if one.begins or one.ends else []
        fields += ["days or organisation"] if one.mends else []
        fields += ["identifier"] if one.is_new_key else []
    return tuple(fields)


def _changed(one: Joins | Alters, known: KnownPerson) -> PersonChanged:
    return PersonChanged(about=known.reference, fields=_names(one))
