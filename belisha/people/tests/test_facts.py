"""The facts of one person: who may have them, and what they hold."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from belisha.access.terms import NOBODY, RefusedError
from belisha.audit.models import TrailEntry
from belisha.people.facts import facts_for, facts_of
from belisha.people.models import Group, GroupPlace, Person
from belisha.people.register.terms import NoSuchPersonError
from tests.policies import TODAY
from tests.school import JOINED, actor, child_of, member, school

pytestmark = pytest.mark.django_db


def test_whoever_acts_is_known_with_roles_year_and_groups(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    here = school()
    pupil = member(here, "pupil", name="Wren Fern", year_group=3)
    Person.objects.filter(pk=pupil.pk).update(known_as="Wrenna")
    mine, other = (
        Group.objects.create(school=here, name=name, slug=name, kind="class") for name in ("ash", "oak")
    )
    GroupPlace.objects.create(school=here, group=mine, person=pupil, since=JOINED)
    GroupPlace.objects.create(school=here, group=other, person=pupil, since=JOINED, until=JOINED)
    acting = actor(pupil)
    with django_assert_max_num_queries(3):
        known = facts_of(acting, TODAY)
    assert (known.given_name, known.facts.year_group) == ("Wrenna", 3)
    assert (known.facts.roles, known.facts.groups) == (frozenset({"pupil"}), frozenset({"ash"}))
    assert known.groups == {"ash", "oak"}
    assert not TrailEntry.objects.filter(word="person.read").exists()


def test_nobody_has_no_facts() -> None:
    with pytest.raises(RefusedError):
        facts_of(NOBODY, TODAY)


def test_a_child_is_known_to_their_parent_and_to_no_other() -> None:
    here = school()
    parent, stranger = member(here, "parent"), member(here, "parent", name="Noor Vale")
    child = child_of(parent, year_group=4)
    known = facts_for(str(child.reference), actor=actor(parent), today=TODAY)
    assert (known.facts.year_group, known.facts.roles) == (4, frozenset({"pupil"}))
    assert TrailEntry.objects.filter(word="person.read", about=str(child.reference)).count() == 1
    with pytest.raises(RefusedError):
        facts_for(str(child.reference), actor=actor(stranger), today=TODAY)
    assert TrailEntry.objects.filter(word="person.read").count() == 1


def test_only_pupils_of_the_same_school_are_found() -> None:
    here = school()
    head = member(here, "staff", holds=("head",))
    abroad = member(school("The Other School"), "pupil", year_group=3)
    for other in (abroad, member(here, "teacher")):
        with pytest.raises(NoSuchPersonError):
            facts_for(str(other.reference), actor=actor(head), today=TODAY)
