"""Who acts in whose absence because the policy says so."""

from __future__ import annotations

import pytest

from belisha.access.rules import may
from belisha.access.terms import Act, Actor
from belisha.people.models import Absence, Holding, Person
from belisha.policy.queries import Examined, examine
from belisha.policy.standing_in import standing_in
from tests.policies import TODAY, TOP, VOCABULARY
from tests.school import actor, member, school

pytestmark = pytest.mark.django_db

TEXT = (
    TOP.replace("roles:\n", "roles:\n  deputy-head: Deputy Headteacher\n")
    + "\nThe deputy acts for the head. {#head.deputy}\n\n```appoint\nrole: head\ndeputy: deputy-head\n```\n"
)


def examined() -> Examined:
    found = examine(TEXT, VOCABULARY, TODAY)
    assert found.sound, found.findings
    return found


def deputy_and_head() -> tuple[Person, Person]:
    here = school()
    return member(here, "staff", holds=("deputy-head",)), member(here, "staff", holds=("head",))


def acting(person: Person) -> Actor:
    return standing_in(actor(person), examined(), TODAY)


def test_a_deputy_acts_while_the_head_is_away_and_no_longer() -> None:
    deputy, head = deputy_and_head()
    assert not may(acting(deputy), Act.ADOPT)
    absence = Absence.objects.create(school=head.school, person=head, first=TODAY, last=TODAY)
    assert may(acting(deputy), Act.ADOPT)
    absence.delete()
    assert not may(acting(deputy), Act.ADOPT)


def test_a_deputy_acts_while_nobody_is_head() -> None:
    deputy, head = deputy_and_head()
    Holding.objects.filter(person=head).delete()
    assert may(acting(deputy), Act.ADOPT)


def test_nobody_else_does() -> None:
    deputy, head = deputy_and_head()
    teacher = member(deputy.school, "teacher")
    Absence.objects.create(school=head.school, person=head, first=TODAY)
    assert not may(acting(teacher), Act.ADOPT)
    assert may(acting(deputy), Act.ADOPT)


def test_another_school_s_head_makes_no_difference() -> None:
    deputy, _ = deputy_and_head()
    elsewhere = school("Elsewhere School")
    away = member(elsewhere, "staff", holds=("head",))
    Absence.objects.create(school=elsewhere, person=away, first=TODAY)
    assert not may(acting(deputy), Act.ADOPT)
