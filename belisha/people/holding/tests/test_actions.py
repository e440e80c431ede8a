"""Saying who holds a role: who may, for whom, and what can be taken back the same day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from belisha.access.terms import NOBODY, Actor, RefusedError
from belisha.audit.models import TrailEntry
from belisha.people.actors import actor_of, command_line
from belisha.people.holding.absence_actions import end_absence, record_absence, undo_absence
from belisha.people.holding.actions import appoint, end_holding, undo_appointment, undo_ending
from belisha.people.holding.queries import held_roles
from belisha.people.holding.terms import HoldingError, NoSuchHoldingError
from belisha.people.models import Absence, Holding, Membership, Person, School
from tests.policies import TODAY
from tests.school import JOINED, actor, member, school

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def it_is_the_day_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The trail writes when something happened; here it happens on the day of the tests."""
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


@pytest.fixture
def ours() -> School:
    return school()


@pytest.fixture
def head(ours: School) -> Actor:
    return actor(member(ours, "teacher", name="Rowan Ash", holds=("head",)))


@pytest.fixture
def teacher(ours: School) -> Person:
    return member(ours, "teacher", name="Ada Fern")


@pytest.fixture
def stranger() -> Actor:
    """The head of another school."""
    return actor(member(school("Another School"), "teacher", name="Sorrel Birch", holds=("head",)))


def ref(person: Person) -> str:
    return str(person.reference)


def trail() -> list[str]:
    return [entry.word for entry in TrailEntry.objects.order_by("number")]


def test_the_head_appoints_somebody_who_then_acts_in_that_role(head: Actor, teacher: Person) -> None:
    appoint("dsl", ref(teacher), TODAY, actor=head, contact=" room 4 ", today=TODAY)
    row = Holding.objects.get(role="dsl")
    assert (row.person, row.since, row.until, row.is_deputy, row.contact) == (
        teacher,
        TODAY,
        None,
        False,
        "room 4",
    )
    assert "dsl" in actor_of(teacher, TODAY).roles
    entry = TrailEntry.objects.get()
    assert (entry.word, entry.about, entry.author) == ("role.appointed", ref(teacher), head.reference)
    assert "Fern" not in entry.details


def test_the_command_line_appoints_too(ours: School, teacher: Person) -> None:
    appoint("head", ref(teacher), TODAY, actor=command_line(ours), today=TODAY)
    assert "head" in actor_of(teacher, TODAY).roles


def test_a_deputy_acts_only_while_the_holder_is_away(ours: School, head: Actor, teacher: Person) -> None:
    holder = member(ours, "teacher", name="Holly Ridge", holds=("dsl",))
    appoint("dsl", ref(teacher), TODAY, actor=head, is_deputy=True, today=TODAY)
    assert "dsl" not in actor_of(teacher, TODAY).roles
    record_absence(ref(holder), TODAY, actor=head, today=TODAY)
    assert "dsl" in actor_of(teacher, TODAY).roles


def test_a_holding_ends_and_the_role_is_held_until_the_last_day(head: Actor, teacher: Person) -> None:
    holding = appoint("dsl", ref(teacher), JOINED, actor=head, today=TODAY)
    end_holding(holding, TODAY, actor=head, today=TODAY)
    assert "dsl" in actor_of(teacher, TODAY).roles
    assert "dsl" not in actor_of(teacher, TOMORROW).roles
    assert trail() == ["role.appointed", "role.ended"]


def test_an_appointment_of_today_can_be_taken_back(head: Actor, teacher: Person) -> None:
    holding = appoint("dsl", ref(teacher), JOINED, actor=head, today=TODAY)
    undo_appointment(holding, actor=head, today=TODAY)
    assert not Holding.objects.filter(role="dsl").exists()
    assert trail() == ["role.appointed", "role.appointment-undone"]


def test_an_appointment_of_yesterday_stays(head: Actor, teacher: Person) -> None:
    holding = appoint("dsl", ref(teacher), JOINED, actor=head, today=TODAY)
    with pytest.raises(HoldingError, match="not recorded today"):
        undo_appointment(holding, actor=head, today=TOMORROW)
    assert Holding.objects.filter(role="dsl").exists()


def test_an_end_of_today_can_be_taken_back(head: Actor, teacher: Person) -> None:
    holding = appoint("dsl", ref(teacher), JOINED, actor=head, until=date(2027, 7, 31), today=TODAY)
    end_holding(holding, TODAY, actor=head, today=TODAY)
    undo_ending(holding, actor=head, today=TODAY)
    assert Holding.objects.get(role="dsl").until == date(2027, 7, 31)
    with pytest.raises(HoldingError, match="not recorded today"):
        undo_ending(holding, actor=head, today=TODAY)


def test_an_end_is_not_taken_back_once_the_person_is_appointed_again(head: Actor, teacher: Person) -> None:
    holding = appoint("dsl", ref(teacher), JOINED, actor=head, today=TODAY)
    end_holding(holding, TODAY, actor=head, today=TODAY)
    appoint("dsl", ref(teacher), TOMORROW, actor=head, today=TODAY)
    with pytest.raises(HoldingError, match="holds that role already"):
        undo_ending(holding, actor=head, today=TODAY)


def test_nobody_is_appointed_who_has_left(head: Actor, teacher: Person) -> None:
    Membership.objects.filter(person=teacher).update(left_on=date(2026, 7, 31))
    with pytest.raises(HoldingError, match="has left by then"):
        appoint("dsl", ref(teacher), TODAY, actor=head, today=TODAY)
    assert trail() == []


def test_nobody_is_appointed_twice(head: Actor, teacher: Person) -> None:
    appoint("dsl", ref(teacher), JOINED, actor=head, today=TODAY)
    with pytest.raises(HoldingError, match="holds that role already"):
        appoint("dsl", ref(teacher), TODAY, actor=head, today=TODAY)


def test_an_absence_ends_and_one_of_today_can_be_taken_back(head: Actor, teacher: Person) -> None:
    absence = record_absence(ref(teacher), TODAY, actor=head, today=TODAY)
    end_absence(absence, TOMORROW, actor=head, today=TODAY)
    assert Absence.objects.get().last == TOMORROW
    with pytest.raises(HoldingError, match="away from 21 November 2026 already"):
        record_absence(ref(teacher), TOMORROW, actor=head, today=TODAY)
    with pytest.raises(HoldingError, match="not recorded today"):
        undo_absence(absence, actor=head, today=TOMORROW)
    undo_absence(absence, actor=head, today=TODAY)
    assert not Absence.objects.exists()
    assert trail() == ["absence.recorded", "absence.ended", "absence.undone"]


Attempt = Callable[[Actor], object]


@pytest.fixture
def attempts(head: Actor, teacher: Person) -> dict[str, Attempt]:
    """Every change, to what stands in the head's school."""
    holding = appoint("dsl", ref(teacher), JOINED, actor=head, today=TODAY)
    ended = appoint("senco", ref(teacher), JOINED, actor=head, today=TODAY)
    end_holding(ended, TODAY, actor=head, today=TODAY)
    away = record_absence(ref(teacher), TODAY, actor=head, today=TODAY)
    return {
        "appoint": lambda who: appoint("office", ref(teacher), TODAY, actor=who, today=TODAY),
        "end": lambda who: end_holding(holding, TODAY, actor=who, today=TODAY),
        "undo": lambda who: undo_appointment(holding, actor=who, today=TODAY),
        "undo the end": lambda who: undo_ending(ended, actor=who, today=TODAY),
        "away": lambda who: record_absence(ref(teacher), JOINED, JOINED, actor=who, today=TODAY),
        "back": lambda who: end_absence(away, TOMORROW, actor=who, today=TODAY),
        "undo the absence": lambda who: undo_absence(away, actor=who, today=TODAY),
    }


NAMES = ("appoint", "end", "undo", "undo the end", "away", "back", "undo the absence")


@pytest.mark.parametrize("name", NAMES)
def test_the_head_may(name: str, attempts: dict[str, Attempt], head: Actor) -> None:
    before = len(trail())
    attempts[name](head)
    assert len(trail()) == before + 1


@pytest.mark.parametrize("name", NAMES)
def test_a_teacher_may_not(name: str, attempts: dict[str, Attempt], ours: School) -> None:
    before = trail()
    with pytest.raises(RefusedError):
        attempts[name](actor(member(ours, "teacher", name="Hazel Moor")))
    with pytest.raises(RefusedError):
        attempts[name](NOBODY)
    assert trail() == before


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_another_school_finds_nothing(
    name: str, attempts: dict[str, Attempt], stranger: Actor
) -> None:
    before = trail()
    with pytest.raises(NoSuchHoldingError):
        attempts[name](stranger)
    assert trail() == before


@pytest.mark.parametrize("reference", ["", "nonsense", "b62b1a3c-0f3e-4f0e-9d3a-0c9a2f6f1d55"])
def test_what_does_not_exist_is_not_found(reference: str, head: Actor) -> None:
    with pytest.raises(NoSuchHoldingError):
        appoint("dsl", reference, TODAY, actor=head, today=TODAY)
    with pytest.raises(NoSuchHoldingError):
        end_holding(reference, TODAY, actor=head, today=TODAY)
    with pytest.raises(NoSuchHoldingError):
        end_absence(reference, TODAY, actor=head, today=TODAY)


def test_each_school_reads_only_its_own(head: Actor, teacher: Person, stranger: Actor) -> None:
    appoint("dsl", ref(teacher), TODAY, actor=head, today=TODAY)
    assert {one.name for one in held_roles(TODAY, actor=head).held} == {"Rowan Ash", "Ada Fern"}
    assert {one.name for one in held_roles(TODAY, actor=stranger).held} == {"Sorrel Birch"}
    with pytest.raises(RefusedError):
        held_roles(TODAY, actor=NOBODY)
