"""The register as frozen values, read with six queries whatever its size."""

from __future__ import annotations

from collections import defaultdict
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
    ties = Parenthood.objects.filter(still, school=school)
    return Register(
        _people(school, scheme),
        tuple(
            KnownGroup(*row)
            for row in groups.values_list("id", "name", "slug", "kind", "source_key", "ended_on")
        ),
        tuple(KnownPlace(*row) for row in places.values_list("id", "group_id", "person_id", "teaches")),
        tuple(KnownTie(*row) for row in ties.values_list("id", "parent_id", "child_id", "relationship")),
    )


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
