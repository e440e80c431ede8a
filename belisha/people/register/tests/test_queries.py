"""Who sees whom on the register, and what the trail says of it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from belisha.access.terms import Actor, ActorKind, RefusedError, Relation
from belisha.audit.models import TrailEntry
from belisha.people.models import Group, GroupPlace, Parenthood, Person, School
from belisha.people.register.person_queries import children_of, group_for, groups, person_for, relation
from belisha.people.register.queries import export, joiners_and_leavers, register, school_of
from belisha.people.register.terms import Filter, NoSuchPersonError
from tests.policies import TODAY
from tests.school import JOINED, actor, child_of, member, school

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Cast:
    school: School
    office: Actor
    stranger: Actor
    teacher: Actor
    other_teacher: Actor
    parent: Person
    child: Person
    group: Group


@pytest.fixture
def cast() -> Cast:
    here, elsewhere = school(), school("Elsewhere School")
    parent, teacher = member(here, "parent"), member(here, "teacher", name="Teo Marsh")
    child = child_of(parent)
    group = Group.objects.create(school=here, name="3B", slug="3b", kind="class")
    GroupPlace.objects.create(school=here, group=group, person=child, since=JOINED)
    GroupPlace.objects.create(school=here, group=group, person=teacher, teaches=True, since=JOINED)
    return Cast(
        here,
        actor(member(here, "staff", name="Olive Office", holds=("office",))),
        actor(member(elsewhere, "staff", name="Sol Strange", holds=("office", "head"))),
        actor(teacher),
        actor(member(here, "teacher", name="Una Other")),
        parent,
        child,
        group,
    )


def last_word() -> str:
    return TrailEntry.objects.order_by("-id")[0].word


def test_the_record_opens_to_each_by_how_they_stand(cast: Cast) -> None:
    reference = str(cast.child.reference)
    expected = [
        (cast.office, Relation.NONE), (cast.teacher, Relation.TEACHES), (actor(cast.parent), Relation.PARENT),
    ]  # fmt: skip
    for who, stands in expected:
        found = person_for(reference, actor=who, today=TODAY)
        assert (found.name, found.relation) == ("Wren Fern", stands)
        entry = TrailEntry.objects.order_by("-id")[0]
        assert (entry.word, entry.about, entry.author) == ("person.read", reference, who.reference)
        assert stands.value in entry.details
    with pytest.raises(RefusedError):
        person_for(reference, actor=cast.other_teacher, today=TODAY)
    with pytest.raises(NoSuchPersonError):
        person_for(reference, actor=cast.stranger, today=TODAY)
    assert TrailEntry.objects.count() == len(expected)


def test_one_s_own_record_is_no_look(cast: Cast) -> None:
    found = person_for(str(cast.child.reference), actor=actor(cast.child), today=TODAY)
    assert found.relation is Relation.SELF
    assert [one.name for one in found.parents] == ["Ada Fern"]
    assert not TrailEntry.objects.exists()
    assert relation(str(cast.parent.reference), actor=actor(cast.child), today=TODAY) is Relation.NONE


def test_the_register_is_filtered_and_holds_one_school_only(cast: Cast) -> None:
    everybody = register(Filter(), actor=cast.office, today=TODAY)
    assert everybody.number == 5
    assert last_word() == "register.seen"
    for chosen in (
        Filter(kind="pupil"),
        Filter(year=3),
        Filter(words="wren"),
        Filter(group=str(cast.group.reference), year=3),
    ):
        assert [one.name for one in register(chosen, actor=cast.office, today=TODAY).people] == ["Wren Fern"]
    assert [one.name for one in register(Filter(), actor=cast.stranger, today=TODAY).people] == [
        "Sol Strange"
    ]
    group = Filter(group=str(cast.group.reference))
    assert register(group, actor=cast.stranger, today=TODAY).number == 0
    assert register(Filter(group="nonsense"), actor=cast.office, today=TODAY).number == 0
    with pytest.raises(RefusedError):
        register(Filter(), actor=cast.teacher, today=TODAY)
    assert "wren" not in "".join(TrailEntry.objects.values_list("details", flat=True)).lower()


def test_the_number_of_queries_does_not_grow_with_the_register(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as few:
        register(Filter(), actor=cast.office, today=TODAY)
    for _ in range(40):
        member(cast.school, "pupil", year_group=4)
    with CaptureQueriesContext(connection) as many:
        register(Filter(), actor=cast.office, today=TODAY)
    assert len(many) == len(few) <= 10


def test_leavers_are_listed_apart(cast: Cast) -> None:
    cast.child.memberships.update(left_on=TODAY.replace(day=1))
    assert register(Filter(kind="pupil"), actor=cast.office, today=TODAY).number == 0
    gone = register(Filter(kind="pupil", leavers=True), actor=cast.office, today=TODAY)
    assert [one.left_on for one in gone.people] == [TODAY.replace(day=1)]
    there = register(Filter(kind="pupil", on=TODAY.replace(day=1)), actor=cast.office, today=TODAY)
    assert there.number == 1
    joined, left = joiners_and_leavers(JOINED, TODAY, actor=cast.office)
    assert (len(joined), [one.name for one in left]) == (5, ["Wren Fern"])
    assert joiners_and_leavers(JOINED, TODAY, actor=cast.stranger)[1] == ()


def test_an_export_is_written_in_the_trail_and_not_for_a_teacher(cast: Cast) -> None:
    rows = export(Filter(kind="pupil"), actor=cast.office, today=TODAY)
    assert [row[0] for row in rows] == ["Name", "Wren Fern"]
    assert last_word() == "register.exported"
    with pytest.raises(RefusedError):
        export(Filter(), actor=cast.teacher, today=TODAY)


def test_a_teacher_sees_their_own_classes_only(cast: Cast) -> None:
    reference = str(cast.group.reference)
    assert [one.name for one in groups(actor=cast.teacher, today=TODAY)] == ["3B"]
    assert groups(actor=cast.other_teacher, today=TODAY) == ()
    assert [one.name for one in group_for(reference, actor=cast.teacher, today=TODAY).learners] == [
        "Wren Fern"
    ]
    with pytest.raises(RefusedError):
        group_for(reference, actor=cast.other_teacher, today=TODAY)
    with pytest.raises(NoSuchPersonError):
        group_for(reference, actor=cast.stranger, today=TODAY)


def test_parents_see_their_children_and_schools_stay_apart(cast: Cast) -> None:
    assert [one.name for one in children_of(actor=actor(cast.parent), today=TODAY)] == ["Wren Fern"]
    assert children_of(actor=cast.stranger, today=TODAY) == ()
    command = Actor(ActorKind.COMMAND)
    assert school_of(cast.school.slug, actor=command) == str(cast.school.reference)
    with pytest.raises(NoSuchPersonError):
        school_of("", actor=command)
    with pytest.raises(RefusedError):
        school_of("elsewhere-school", actor=cast.office)


def parents_and_upn(cast: Cast, who: Actor) -> tuple[list[str], str]:
    found = person_for(str(cast.child.reference), actor=who, today=TODAY)
    return sorted(one.name for one in found.parents), found.upn


def test_each_reader_is_told_of_those_parents_only_whom_they_need(cast: Cast) -> None:
    Person.objects.filter(pk=cast.child.pk).update(upn="A123456789012")
    other = member(cast.school, "parent", name="Bo Reed")
    Parenthood.objects.create(
        school=cast.school, parent=other, child=cast.child, since=JOINED, responsible=False
    )
    assert parents_and_upn(cast, cast.office) == (["Ada Fern", "Bo Reed"], "A123456789012")
    assert parents_and_upn(cast, cast.teacher) == (["Ada Fern"], "")
    assert parents_and_upn(cast, actor(cast.child)) == (["Ada Fern"], "")
    assert parents_and_upn(cast, actor(cast.parent)) == ([], "")
