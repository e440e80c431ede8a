"""What bringing a roll in does to the register, to access and to the trail; and that it is all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from belisha.access.terms import Actor, RefusedError
from belisha.audit.models import TrailEntry
from belisha.people.actors import actor_of
from belisha.people.models import (
    Account,
    Group,
    GroupPlace,
    Holding,
    Import,
    Membership,
    Parenthood,
    Person,
    School,
)
from belisha.people.register.importing_actions import preview
from belisha.people.register.terms import ImportRefusedError, RegisterError
from belisha.people.register.tests.rolls import ada, bring_in, listed, roll, teo, wren
from belisha.people.register.tie_actions import tie_parent, untie_parent
from tests.policies import TODAY
from tests.school import actor, member, school

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@dataclass(frozen=True)
class Cast:
    school: School
    office: Actor
    teacher: Actor
    stranger: Actor


@pytest.fixture
def cast() -> Cast:
    here, elsewhere = school(), school("Elsewhere School")
    return Cast(
        here,
        office=actor(member(here, "staff", name="Olive Office", holds=("office",))),
        teacher=actor(member(here, "support-staff", name="Tess Other")),
        stranger=actor(member(elsewhere, "staff", name="Sol Strange", holds=("office",))),
    )


def person(name: str) -> Person:
    return Person.objects.get(given_name=name)


def words(cast: Cast) -> list[str]:
    rows = TrailEntry.objects.filter(chain=str(cast.school.reference)).order_by("number")
    return list(rows.values_list("word", flat=True))


def test_a_first_import_brings_people_groups_places_and_ties(cast: Cast) -> None:
    changes = bring_in(roll(), cast.office)
    assert [one.listed.key for one in changes.joins] == ["w", "a", "t"]
    places = GroupPlace.objects.values_list("person__given_name", "group__slug", "teaches")
    assert set(places) == {("Wren", "class-3b", False), ("Teo", "class-3b", True)}
    tie = Parenthood.objects.get()
    assert (tie.parent, tie.child, tie.relationship) == (person("Ada"), person("Wren"), "Mother")
    assert words(cast) == [
        "register.imported", *["person.joined"] * 3, *["group.joined"] * 2, "parent.tied",
    ]  # fmt: skip


def test_a_second_import_of_the_same_records_changes_nothing(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    before = words(cast)
    assert bring_in(roll(), cast.office, TOMORROW).is_nothing
    assert words(cast) == before
    assert Import.objects.count() == 1


def test_the_trail_names_what_changed_and_never_says_what_to(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    changes = bring_in(roll(wren(year_group=4, family_name="Moss"), ada(), teo()), cast.office)
    assert [(one.field, one.old, one.new) for one in changes.alters[0].changed] == [
        ("family_name", "Fern", "Moss"),
        ("year_group", 3, 4),
    ]
    assert (person("Wren").family_name, person("Wren").year_group) == ("Moss", 4)
    entry = TrailEntry.objects.get(word="person.changed")
    assert entry.details == '{"fields":["family_name","year_group"]}'


def test_what_the_records_leave_blank_stays(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    assert bring_in(roll(wren(upn="", born_on=None), ada(), teo(email="")), cast.office).is_nothing
    assert person("Teo").email == "teo@school.example"


def test_whoever_the_whole_list_leaves_out_loses_access_at_once(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    pupil, parent, teacher = person("Wren"), person("Ada"), person("Teo")
    Account.objects.create(person=teacher, username="t")
    Holding.objects.create(school=cast.school, person=teacher, role="dsl", since=TODAY)
    Holding.objects.update(since=date(2020, 9, 1))
    assert {"teacher", "dsl"} <= actor_of(teacher, TODAY).roles
    changes = bring_in(roll(wren(), ada()), cast.office, TOMORROW)
    assert [one.known.name for one in changes.leaves] == ["Teo Marsh"]
    assert actor_of(teacher, TOMORROW).roles == frozenset()
    assert not Account.objects.get(username="t").is_active
    assert Holding.objects.get(role="dsl").until == TODAY
    assert GroupPlace.objects.get(person=teacher).until == TODAY
    assert "role.ended" in words(cast)
    assert actor_of(pupil, TOMORROW).roles == {"pupil"}
    assert actor_of(parent, TOMORROW).children == {str(pupil.reference)}


def test_somebody_who_joined_and_leaves_on_one_day_loses_access_too(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    bring_in(roll(wren(), ada()), cast.office)
    assert actor_of(person("Teo"), TODAY).roles == frozenset()


def test_a_kind_that_the_roll_does_not_cover_stays(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    changes = bring_in(replace(roll(wren()), covers=frozenset({"pupil"})), cast.office, TOMORROW)
    assert not changes.leaves
    assert actor_of(person("Teo"), TOMORROW).roles >= {"teacher"}


def test_a_parent_leaves_with_the_last_child(cast: Cast) -> None:
    younger = listed("y", "Lark Fern", "pupil", year_group=1)
    bring_in(roll(wren(), younger, ada(children=("w", "y")), teo()), cast.office)
    bring_in(roll(younger, ada(children=("y",)), teo()), cast.office, TOMORROW)
    parent = person("Ada")
    assert actor_of(parent, TOMORROW).children == {str(person("Lark").reference)}
    later = TOMORROW + timedelta(days=1)
    pupils_only = replace(roll(listed("z", "Zed Reed", "pupil")), covers=frozenset({"pupil"}))
    changes = bring_in(pupils_only, cast.office, later)
    assert {one.known.name for one in changes.leaves} == {"Lark Fern", "Ada Fern"}
    assert actor_of(parent, later).roles == frozenset()


def test_a_leaver_whom_the_records_still_list_stays_away(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    left = roll(wren(left_on=TODAY - timedelta(days=2)), ada(), teo())
    assert {one.known.name for one in bring_in(left, cast.office).leaves} == {"Wren Fern", "Ada Fern"}
    assert bring_in(left, cast.office, TOMORROW).is_nothing


def test_a_leaver_who_comes_back_is_the_same_person(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    teacher = person("Teo")
    Account.objects.create(person=teacher, username="t")
    bring_in(roll(wren(), ada()), cast.office, TOMORROW)
    later = TOMORROW + timedelta(days=10)
    changes = bring_in(roll(), cast.office, later)
    assert [one.known.id for one in changes.joins if one.known] == [teacher.pk]
    assert Membership.objects.filter(person=teacher).count() == 2
    assert actor_of(teacher, later).roles >= {"teacher"}
    assert Account.objects.get(username="t").is_active
    assert bring_in(roll(), cast.office, later).is_nothing


def test_somebody_entered_by_hand_is_known_again_by_upn_or_by_name(cast: Cast) -> None:
    by_hand = member(cast.school, "pupil", name="Other Name", year_group=3)
    Person.objects.filter(pk=by_hand.pk).update(upn="A123456789012")
    teacher = member(cast.school, "teacher", name="Teo Marsh")
    Person.objects.filter(pk=teacher.pk).update(email="Teo@school.example")
    changes = bring_in(roll(), cast.office)
    assert [one.listed.key for one in changes.joins] == ["a"]
    assert {one.known.id for one in changes.alters} == {by_hand.pk, teacher.pk}
    assert person("Wren").pk == by_hand.pk


def test_a_new_class_list_moves_a_pupil(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    other = replace(roll().groups[0], key="c2", name="Class 4B")
    bring_in(
        roll(wren(learns_in=("c2",)), ada(), teo(teaches=("c2",)), groups=(other,)), cast.office, TOMORROW
    )
    assert Group.objects.get(slug="class-3b").ended_on == TODAY
    still = GroupPlace.objects.filter(until=None).values_list("person__given_name", "group__slug")
    assert set(still) == {("Wren", "class-4b"), ("Teo", "class-4b")}


def test_two_groups_of_one_name_are_two(cast: Cast) -> None:
    first = roll().groups[0]
    twins = roll(groups=(first, replace(first, key="c2")))
    bring_in(twins, cast.office)
    assert set(Group.objects.values_list("slug", flat=True)) == {"class-3b", "class-3b-2"}
    assert bring_in(twins, cast.office).is_nothing


BAD = {
    "a UPN of two": (wren(), listed("x", "Xan Low", "pupil", upn="A123456789012")),
    "a key of two": (wren(), wren(upn="", given_name="Xan")),
    "an unknown child": (ada(),),
    "an unknown group": (wren(learns_in=("nowhere",)),),
    "an unknown year": (wren(year_group=14),),
    "an unknown kind": (wren(kinds=("wizard",)),),
    "a name too long": (wren(given_name="W" * 101),),
    "left before joining": (wren(joined_on=TODAY, left_on=TODAY - timedelta(days=3)),),
    "no name": (wren(given_name=" "),),
}


@pytest.mark.parametrize("case", BAD)
def test_one_bad_row_and_nothing_is_changed(cast: Cast, case: str) -> None:
    good = listed("g", "Gil Good", "pupil")
    with pytest.raises(ImportRefusedError) as refused:
        bring_in(roll(good, *BAD[case]), cast.office)
    assert [(row.place.file, row.place.line) for row in refused.value.bad] == [("people.csv", 2)]
    assert not Person.objects.filter(given_name="Gil").exists()
    assert words(cast) == []
    bring_in(roll(good), cast.office)
    assert Person.objects.filter(given_name="Gil").exists()


def test_a_upn_that_another_person_holds_is_refused(cast: Cast) -> None:
    bring_in(roll(wren(), listed("x", "Xan Low", "pupil", upn="B123456789012")), cast.office)
    swapped = roll(wren(upn="B123456789012"), listed("x", "Xan Low", "pupil"))
    with pytest.raises(ImportRefusedError) as refused:
        bring_in(swapped, cast.office)
    assert refused.value.bad[0].column == "UPN"


def test_two_of_one_name_and_birth_date_are_told_apart_by_upn_only(cast: Cast) -> None:
    twin, _ = (member(cast.school, "pupil", name="Wren Fern", year_group=3) for _ in range(2))
    Person.objects.filter(given_name="Wren").update(born_on=date(2018, 10, 2))
    with pytest.raises(ImportRefusedError) as refused:
        bring_in(roll(wren()), cast.office)
    assert "UPN" in refused.value.bad[0].remedy
    Person.objects.filter(pk=twin.pk).update(upn="A123456789012")
    bring_in(replace(roll(wren()), covers=frozenset()), cast.office)
    assert Person.objects.filter(given_name="Wren").count() == 2


def test_only_those_who_keep_the_register_of_this_school_import(cast: Cast) -> None:
    with pytest.raises(RefusedError):
        bring_in(roll(), cast.teacher)
    with pytest.raises(RefusedError):
        preview(roll(), actor=cast.teacher, today=TODAY)
    assert not Person.objects.filter(given_name="Wren").exists()
    bring_in(roll(), cast.office)
    assert person("Wren").school == cast.school


def test_another_school_s_import_never_touches_this_one_s_people(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    before = words(cast)
    bring_in(roll(wren(), ada()), cast.stranger, TOMORROW)
    assert Person.objects.filter(given_name="Wren").count() == 2
    assert actor_of(person("Teo"), TOMORROW).roles >= {"teacher"}
    assert words(cast) == before


def test_a_preview_shows_the_changes_and_makes_none(cast: Cast) -> None:
    changes = preview(roll(), actor=cast.office, today=TODAY)
    assert len(changes.joins) == 3
    assert not Person.objects.filter(given_name="Wren").exists()
    assert words(cast) == ["register.previewed"]
    assert isinstance(ImportRefusedError(()), RegisterError)


def test_records_do_not_give_a_parent_back_the_child_that_a_person_took_away(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    ada_, wren_ = person("Ada"), person("Wren")
    untie_parent(str(ada_.reference), str(wren_.reference), actor=cast.office, today=TODAY)
    bring_in(roll(), cast.office)
    assert actor_of(ada_, TODAY).children == frozenset()
    assert Parenthood.objects.get(until=None).responsible is False
    last = TrailEntry.objects.filter(word="parent.tied").order_by("number").last()
    assert last is not None
    assert '"responsible":false' in last.details
    assert bring_in(roll(), cast.office).is_nothing
    untie_parent(str(ada_.reference), str(wren_.reference), actor=cast.office, today=TODAY)
    tie_parent(str(ada_.reference), str(wren_.reference), actor=cast.office, today=TODAY)
    assert actor_of(ada_, TODAY).children == {str(wren_.reference)}


def test_a_tie_that_the_records_alone_ended_begins_as_it_was(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    bring_in(roll(wren(), ada(children=()), teo()), cast.office)
    assert actor_of(person("Ada"), TODAY).children == frozenset()
    bring_in(roll(), cast.office)
    assert actor_of(person("Ada"), TODAY).children == {str(person("Wren").reference)}


@pytest.mark.parametrize(
    ("relationship", "sees"),
    [("relative", False), ("step-parent", False), ("step-parent with responsibility", True), ("", True)],
)
def test_a_tie_that_brings_no_responsibility_by_itself_opens_no_record(
    cast: Cast, relationship: str, sees: bool
) -> None:
    bring_in(roll(wren(), ada(relationship=relationship)), cast.office)
    assert Parenthood.objects.get().responsible is sees
    assert bool(actor_of(person("Ada"), TODAY).children) is sees


@pytest.mark.parametrize(
    ("relationship", "told", "sees"),
    [("aunt", False, False), ("step-parent", True, True), ("Mother", False, False), ("Mother", None, True)],
)
def test_what_the_records_say_of_responsibility_is_kept(
    cast: Cast, relationship: str, told: bool | None, sees: bool
) -> None:
    bring_in(roll(wren(), ada(relationship=relationship, responsible=told)), cast.office)
    assert bool(actor_of(person("Ada"), TODAY).children) is sees


def test_responsibility_that_a_person_took_away_is_not_given_back_by_a_column(cast: Cast) -> None:
    bring_in(roll(), cast.office)
    Parenthood.objects.update(responsible=False, until=TODAY - timedelta(days=1))
    changes = bring_in(roll(wren(), ada(responsible=True), teo()), cast.office)
    assert [(one.names, one.responsible) for one in changes.new_ties] == [(("Ada Fern", "Wren Fern"), False)]
    assert actor_of(person("Ada"), TODAY).children == frozenset()
