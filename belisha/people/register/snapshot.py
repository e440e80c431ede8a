"""The register as frozen values, read with six queries whatever its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from belisha.people.models import Group, GroupPlace, Identifier, Membership, Parenthood, Person, School
from belisha.people.register.terms import (
    FACTS,
    KnownBelonging,
    KnownGroup,
    KnownPerson,
    KnownPlace,
    KnownTie,
    Register,
)


def register_of(school: School, scheme: str, today: date) -> Register:
    """Everything on a school's register that a roll of this scheme can change, as it stands today."""
    still = Q(until__isnull=True) | Q(until__gte=today)
    groups = Group.objects.filter(school=school)
    places = GroupPlace.objects.filter(still, school=school)
    people = _people(school, scheme)
    ties, responsible_before = _ties(school, {one.id: one.name for one in people}, today)
    return Register(
        people,
        tuple(
            KnownGroup(*row)
            for row in groups.values_list("id", "name", "slug", "kind", "source_key", "ended_on")
        ),
        tuple(KnownPlace(*row) for row in places.values_list("id", "group_id", "person_id", "teaches")),
        ties,
        responsible_before,
    )


def _ties(
    school: School, names: Mapping[int, str], today: date
) -> tuple[tuple[KnownTie, ...], dict[tuple[int, int], bool]]:
    """The ties that have not ended, and whether each that ever was came with responsibility when it last did."""
    rows = list(Parenthood.objects.filter(school=school).order_by("id"))
    lasting = tuple(
        KnownTie(
            row.pk, row.parent_id, row.child_id, row.relationship, (names[row.parent_id], names[row.child_id])
        )
        for row in rows
        if row.until is None or row.until >= today
    )
    return lasting, {(row.parent_id, row.child_id): row.responsible for row in rows}


def _people(school: School, scheme: str) -> tuple[KnownPerson, ...]:
    belongings: defaultdict[int, list[KnownBelonging]] = defaultdict(list)
    rows = Membership.objects.filter(school=school).order_by("joined_on", "id")
    for row in rows:
        known = KnownBelonging(row.pk, row.kind, row.joined_on, row.left_on, row.organisation)
        belongings[row.person_id].append(known)
    keys: defaultdict[int, set[str]] = defaultdict(set)
    named = Identifier.objects.filter(school=school, scheme=scheme)
    for number, key in named.values_list("person_id", "value"):
        keys[number].add(key)
    return tuple(
        KnownPerson(
            row.pk,
            str(row.reference),
            row.name,
            {name: getattr(row, name) for name in FACTS},
            tuple(belongings[row.pk]),
            frozenset(keys[row.pk]),
        )
        for row in Person.objects.filter(school=school)
    )
