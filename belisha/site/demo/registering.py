"""Puts a made-up roll on the register of a new school at one go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from belisha.language.phrases import slug_of
from belisha.people.models import Group, GroupPlace, Identifier, Membership, Parenthood, Person, School
from belisha.people.roll import ListedPerson, Roll

_AT_ONCE = 500
"""Rows in one statement."""


def register(roll: Roll, school: School, today: date) -> Mapping[str, Person]:
    """Everybody on a roll, by their keys, on the register of a school that has none yet. Call it in a transaction."""
    people = {listed.key: _person(listed, school) for listed in roll.people}
    Person.objects.bulk_create(people.values(), batch_size=_AT_ONCE)
    groups = {
        group.key: Group(school=school, name=group.name, slug=slug_of(group.name), kind=group.kind)
        for group in roll.groups
    }
    Group.objects.bulk_create(groups.values(), batch_size=_AT_ONCE)
    rows = _Rows(school, people, groups, today)
    for listed in roll.people:
        rows.add(listed)
    Membership.objects.bulk_create(rows.memberships, batch_size=_AT_ONCE)
    GroupPlace.objects.bulk_create(rows.places, batch_size=_AT_ONCE)
    Parenthood.objects.bulk_create(rows.ties, batch_size=_AT_ONCE)
    Identifier.objects.bulk_create(
        [
            Identifier(school=school, person=person, scheme=roll.scheme, value=key)
            for key, person in people.items()
        ],
        batch_size=_AT_ONCE,
    )
    return people


def _person(listed: ListedPerson, school: School) -> Person:
    return Person(
        school=school,
        given_name=listed.given_name,
        family_name=listed.family_name,
        known_as=listed.known_as,
        born_on=listed.born_on,
        year_group=listed.year_group,
        upn=listed.upn,
        email=listed.email,
        telephone=listed.telephone,
    )


class _Rows:
    """What hangs on a person: how they belong, which groups they are in, whose parents they are."""

    def __init__(
        self, school: School, people: Mapping[str, Person], groups: Mapping[str, Group], today: date
    ) -> None:
        self.school = school
        self.people = people
        self.groups = groups
        self.today = today
        self.memberships: list[Membership] = []
        self.places: list[GroupPlace] = []
        self.ties: list[Parenthood] = []

    def add(self, listed: ListedPerson) -> None:
        """The rows of one person."""
        person = self.people[listed.key]
        since, until = listed.joined_on or self.today, listed.left_on
        self.memberships += [
            Membership(
                school=self.school,
                person=person,
                kind=kind,
                organisation=listed.organisation,
                joined_on=since,
                left_on=until,
            )
            for kind in listed.kinds
        ]
        self.places += [
            GroupPlace(
                school=self.school,
                group=self.groups[key],
                person=person,
                teaches=key in listed.teaches,
                since=since,
                until=until,
            )
            for key in (*listed.learns_in, *listed.teaches)
        ]
        self.ties += [
            Parenthood(
                school=self.school,
                parent=person,
                child=self.people[key],
                relationship=listed.relationship,
                since=since,
            )
            for key in listed.children
        ]
