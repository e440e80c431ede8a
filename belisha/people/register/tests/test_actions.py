"""Changing one person on the register: who may, what ends with leaving, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from belisha.access.terms import Actor, ActorKind, RefusedError
from belisha.audit.models import TrailEntry
from belisha.people.actors import actor_of
from belisha.people.models import Account, Group, Holding, Person, School, WaitingImport
from belisha.people.register.actions import Joining, add_person, change_person, end_membership, undo_leaving
from belisha.people.register.terms import NoSuchImportError, NoSuchPersonError, RegisterError
from belisha.people.register.tie_actions import join_group, leave_group, tie_parent, untie_parent
from belisha.people.register.waiting import drop_waiting, erase_old_waiting, keep_waiting, waiting
from tests.school import actor, child_of, member, school

pytestmark = pytest.mark.django_db
CLOCK = Actor(ActorKind.CLOCK)


@dataclass(frozen=True)
class Cast:
    today: date
    school: School
    office: Actor
    stranger: Actor
    parent: Person
    child: Person
    teacher: Person
    group: Group


@pytest.fixture
def cast() -> Cast:
    here, elsewhere = school(), school("Elsewhere School")
    parent = member(here, "parent")
    return Cast(
        timezone.localdate(),
        here,
        office=actor(member(here, "staff", holds=("office",))),
        stranger=actor(member(elsewhere, "staff", holds=("office",))),
        parent=parent,
        child=child_of(parent),
        teacher=member(here, "teacher", name="Teo Marsh", holds=("dsl",)),
        group=Group.objects.create(school=here, name="3B", slug="3b", kind="class"),
    )


Act = Callable[[Cast, Actor], object]
ACTS: dict[str, Act] = {
    "change": lambda cast, by: change_person(str(cast.child.reference), {"year_group": 4}, actor=by),
    "end": lambda cast, by: end_membership(str(cast.child.reference), cast.today, actor=by, today=cast.today),
    "untie": lambda cast, by: untie_parent(
        str(cast.parent.reference), str(cast.child.reference), actor=by, today=cast.today
    ),
    "join": lambda cast, by: join_group(
        str(cast.child.reference), str(cast.group.reference), actor=by, today=cast.today
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_the_office_may_a_teacher_may_not_and_a_stranger_finds_nobody(cast: Cast, name: str) -> None:
    with pytest.raises(NoSuchPersonError):
        ACTS[name](cast, cast.stranger)
    with pytest.raises(RefusedError):
        ACTS[name](cast, actor(cast.teacher))
    assert not TrailEntry.objects.exists()
    ACTS[name](cast, cast.office)
    assert TrailEntry.objects.filter(chain=str(cast.school.reference)).exists()


def test_somebody_is_added_with_what_is_known(cast: Cast) -> None:
    joining = Joining(("volunteer",), cast.today)
    reference = add_person({"given_name": "Vi", "family_name": "Lane"}, joining, actor=cast.office)
    assert actor_of(Person.objects.get(reference=reference), cast.today).roles >= {"volunteer"}
    with pytest.raises(RefusedError):
        add_person({"given_name": "Vi"}, joining, actor=actor(cast.teacher))


@pytest.mark.parametrize("facts", [{"given_name": ""}, {"year_group": 14}, {"email": "no"}, {"shoe_size": 4}])
def test_what_cannot_be_so_is_refused(cast: Cast, facts: dict[str, str | int]) -> None:
    with pytest.raises(RegisterError):
        change_person(str(cast.child.reference), facts, actor=cast.office)
    assert change_person(str(cast.child.reference), {"year_group": 4}, actor=cast.office) == ("year_group",)


def test_a_leaver_loses_access_at_once_and_it_can_be_taken_back_the_same_day(cast: Cast) -> None:
    Account.objects.create(person=cast.teacher, username="t")
    join_group(
        str(cast.teacher.reference),
        str(cast.group.reference),
        actor=cast.office,
        today=cast.today,
        teaches=True,
    )
    before = actor_of(cast.teacher, cast.today)
    end_membership(str(cast.teacher.reference), cast.today, actor=cast.office, today=cast.today)
    assert actor_of(cast.teacher, cast.today).roles == frozenset()
    assert not Account.objects.get().is_active
    assert Holding.objects.get(role="dsl").until == cast.today - timedelta(days=1)
    with pytest.raises(NoSuchPersonError):
        undo_leaving(str(cast.teacher.reference), actor=cast.stranger, today=cast.today)
    undo_leaving(str(cast.teacher.reference), actor=cast.office, today=cast.today)
    assert actor_of(cast.teacher, cast.today) == before
    assert Account.objects.get().is_active
    assert cast.group.places.get().until is None


def test_on_the_next_day_leaving_is_not_taken_back(cast: Cast) -> None:
    end_membership(str(cast.teacher.reference), cast.today, actor=cast.office, today=cast.today)
    with pytest.raises(RegisterError):
        undo_leaving(str(cast.teacher.reference), actor=cast.office, today=cast.today + timedelta(days=1))


def test_a_future_day_takes_effect_by_itself(cast: Cast) -> None:
    day = cast.today + timedelta(days=10)
    end_membership(str(cast.teacher.reference), day, actor=cast.office, today=cast.today)
    assert "dsl" in actor_of(cast.teacher, day - timedelta(days=1)).roles
    assert actor_of(cast.teacher, day).roles == frozenset()


def test_a_teacher_who_stays_as_a_parent_keeps_no_office(cast: Cast) -> None:
    child_of(cast.teacher, name="Lark Marsh")
    change_person(
        str(cast.teacher.reference), {}, actor=cast.office, joining=Joining(("parent",), cast.today)
    )
    end_membership(
        str(cast.teacher.reference), cast.today, actor=cast.office, today=cast.today, kinds=("teacher",)
    )
    left = actor_of(cast.teacher, cast.today)
    assert left.roles == {"parent"}
    assert left.children


def test_a_tie_that_ends_shows_the_child_no_longer(cast: Cast) -> None:
    pair = (str(cast.parent.reference), str(cast.child.reference))
    with pytest.raises(RegisterError):
        tie_parent(*pair, actor=cast.office, today=cast.today)
    untie_parent(*pair, actor=cast.office, today=cast.today)
    assert actor_of(cast.parent, cast.today).children == frozenset()
    tie_parent(*pair, actor=cast.office, today=cast.today)
    assert actor_of(cast.parent, cast.today).children == {pair[1]}


def test_a_place_ends_at_once(cast: Cast) -> None:
    pair = (str(cast.child.reference), str(cast.group.reference))
    join_group(*pair, actor=cast.office, today=cast.today)
    leave_group(*pair, actor=cast.office, today=cast.today)
    with pytest.raises(RegisterError):
        leave_group(*pair, actor=cast.office, today=cast.today)


def test_uploaded_records_are_sealed_and_only_for_who_uploaded_them(cast: Cast) -> None:
    now = timezone.now()
    reference = keep_waiting("roll.csv", b"Wren Fern", actor=cast.office, mapping={})
    assert b"Wren" not in bytes(WaitingImport.objects.get().sealed)
    assert waiting(reference, actor=cast.office, now=now).content == b"Wren Fern"
    other = actor(member(cast.school, "staff", holds=("office",)))
    for who in (cast.stranger, other):
        with pytest.raises(NoSuchImportError):
            waiting(reference, actor=who, now=now)
        with pytest.raises(NoSuchImportError):
            drop_waiting(reference, actor=who)
    drop_waiting(reference, actor=cast.office)
    assert not WaitingImport.objects.exists()


def test_uploaded_records_are_erased_after_a_day(cast: Cast) -> None:
    reference = keep_waiting("roll.csv", b"x", actor=cast.office, mapping={})
    kept = WaitingImport.objects.get().uploaded_at
    later: datetime = kept + timedelta(days=1)
    assert erase_old_waiting(later - timedelta(seconds=1), actor=CLOCK) == 0
    with pytest.raises(NoSuchImportError):
        waiting(reference, actor=cast.office, now=later)
    with pytest.raises(RefusedError):
        erase_old_waiting(later, actor=cast.office)
    assert erase_old_waiting(later, actor=CLOCK) == 1
