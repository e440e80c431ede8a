"""Writing the groups of a roll, the places in them, and the ties of parents to children, in bulk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from belisha.audit.deeds import Deed
from belisha.people.deeds import GroupJoined, GroupLeft, ParentTied, ParentUntied
from belisha.people.models import Group, GroupPlace, Parenthood, Person, School
from belisha.people.register.groups import slug_of, source_key
from belisha.people.register.terms import Changes
from belisha.people.roll import Roll

BATCH = 500
Numbers = Mapping[str, int]


def write_groups(school: School, roll: Roll, changes: Changes, today: date) -> Numbers:
    """Adds, renames and ends groups; the row of each key of the roll."""
    slugs = set(Group.objects.filter(school=school).values_list("slug", flat=True))
    rows = [
        Group(
            school=school,
            name=one.name,
            kind=one.kind.value,
            slug=_free(slug_of(one.name), slugs),
            source_key=source_key(roll.scheme, one.key),
        )
        for one in changes.new_groups
    ]
    Group.objects.bulk_create(rows, batch_size=BATCH)
    changed = [
        Group(
            pk=one.known.id,
            name=one.listed.name,
            kind=one.listed.kind.value,
            source_key=one.known.source_key or source_key(roll.scheme, one.listed.key),
        )
        for one in changes.changed_groups
    ]
    Group.objects.bulk_update(changed, ["name", "kind", "source_key", "ended_on"], batch_size=BATCH)
    ended = Group.objects.filter(pk__in=[one.id for one in changes.ended_groups])
    ended.update(ended_on=today - timedelta(days=1))
    new = {one.key: row.pk for one, row in zip(changes.new_groups, rows, strict=True)}
    return {**changes.known_groups, **new}


def _free(slug: str, taken: set[str]) -> str:
    """The slug, or the first with a number behind it that no other group has; it is taken from now on."""
    found, number = slug, 1
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    taken.add(found)
    return found


def write_places(
    school: School, changes: Changes, people: Numbers, groups: Numbers, today: date
) -> list[Deed]:
    """Begins and ends places in groups; the deeds to record."""
    ended = GroupPlace.objects.filter(pk__in=[one.id for one in changes.ended_places])
    ended.update(until=today - timedelta(days=1))
    rows = [
        GroupPlace(
            school=school,
            person_id=people[one.person],
            group_id=groups[one.group],
            teaches=one.teaches,
            since=today,
        )
        for one in changes.new_places
    ]
    GroupPlace.objects.bulk_create(rows, batch_size=BATCH)
    begun = [(row.person_id, row.group_id, row.teaches) for row in rows]
    over = [(one.person, one.group, one.teaches) for one in changes.ended_places]
    who = _references(Person, school, bool(begun or over))
    what = _references(Group, school, bool(begun or over))
    return [
        *(GroupJoined(about=who[one], group=what[group], teaches=how) for one, group, how in begun),
        *(GroupLeft(about=who[one], group=what[group], teaches=how) for one, group, how in over),
    ]


def write_ties(school: School, changes: Changes, people: Numbers, today: date) -> list[Deed]:
    """Begins and ends ties of parents to children; the deeds to record."""
    ended = Parenthood.objects.filter(pk__in=[one.id for one in changes.ended_ties])
    ended.update(until=today - timedelta(days=1))
    rows = [
        Parenthood(
            school=school,
            parent_id=people[one.parent],
            child_id=people[one.child],
            relationship=one.relationship,
            responsible=one.responsible,
            since=today,
        )
        for one in changes.new_ties
    ]
    Parenthood.objects.bulk_create(rows, batch_size=BATCH)
    who = _references(Person, school, bool(rows or changes.ended_ties))
    return [
        *(
            ParentTied(about=who[row.child_id], parent=who[row.parent_id], responsible=row.responsible)
            for row in rows
        ),
        *(ParentUntied(about=who[one.child], parent=who[one.parent]) for one in changes.ended_ties),
    ]


def _references(table: type[Person] | type[Group], school: School, wanted: bool) -> dict[int, str]:
    if not wanted:
        return {}
    rows = table._default_manager.filter(school=school).order_by()
    return {number: str(reference) for number, reference in rows.values_list("id", "reference")}
