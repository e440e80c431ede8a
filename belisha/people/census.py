"""Counting and naming the people of a population: whom the register holds today, as facts."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from belisha.people.models import Group, GroupPlace, Holding, Membership
from belisha.people.populations import Census
from belisha.people.rules import with_those_that_follow
from belisha.people.terms import Facts


def census(school: str, today: date) -> Census:
    """The census of the school with this reference, for whoever has already been let in. Four queries."""
    current = Q(left_on__isnull=True) | Q(left_on__gte=today)
    members = Membership.objects.filter(current, school__reference=school, joined_on__lte=today)
    rows = members.order_by("person__family_name", "person__given_name", "person_id").values_list(
        "person_id", "kind", "person__reference", "person__given_name", "person__family_name",
        "person__known_as", "person__year_group", "person__born_on",
    )  # fmt: skip
    roles = _offices(school, today)
    people: dict[int, tuple[str, str, int | None, date | None]] = {}
    for pk, kind, reference, given, family, known_as, year, born in rows:
        roles.setdefault(pk, set()).add(kind)
        people[pk] = (str(reference), f"{known_as or given} {family}".strip(), year, born)
    places = _places(school, today)
    followed: dict[frozenset[str], frozenset[str]] = {}
    found = []
    for pk, (who, name, year, born) in people.items():
        mine = frozenset(roles[pk])
        held = followed.setdefault(mine, with_those_that_follow(mine))
        found.append((Facts(who, held, year, born, frozenset(places.get(pk, ()))), name))
    groups = Group.objects.filter(school__reference=school, ended_on__isnull=True)
    return Census(today, tuple(found), frozenset(groups.values_list("slug", flat=True)))


def _offices(school: str, today: date) -> dict[int, set[str]]:
    current = Q(until__isnull=True) | Q(until__gte=today)
    rows = Holding.objects.filter(current, school__reference=school, since__lte=today, is_deputy=False)
    found: dict[int, set[str]] = {}
    for pk, role in rows.values_list("person_id", "role"):
        found.setdefault(pk, set()).add(role)
    return found


def _places(school: str, today: date) -> dict[int, set[str]]:
    current = Q(until__isnull=True) | Q(until__gte=today)
    rows = GroupPlace.objects.filter(current, school__reference=school, since__lte=today, teaches=False)
    found: dict[int, set[str]] = {}
    for pk, slug in rows.values_list("person_id", "group__slug"):
        found.setdefault(pk, set()).add(slug)
    return found
