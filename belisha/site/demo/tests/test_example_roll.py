"""The roll to try importing with."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from belisha.people.actors import command_line
from belisha.people.importing import read_records
from belisha.people.models import Holding, School
from belisha.people.register.importing_actions import import_roll, preview
from belisha.people.register.terms import Changes
from belisha.people.roll import Roll
from belisha.site.demo.example_roll import example_roll
from belisha.site.demo.making import Wish, make_up
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY

pytestmark = pytest.mark.django_db
POLICIES = sorted(Path(settings.CHECKOUT).glob("policies/*/policy.md"))
each_policy = pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.parent.name)


def made_up(path: Path) -> School:
    made = make_up(Wish(path, people=150), VOCABULARY, TODAY, lambda _: None)
    return School.objects.get(slug=made.slug)


def roll_of(school: School, *, mended: bool) -> Roll:
    packed = example_roll(str(school.reference), TODAY, mended=mended)
    return read_records(packed, "roll.zip", TODAY)


def changes_of(school: School, roll: Roll) -> Changes:
    return preview(roll, actor=command_line(school), today=TODAY)


def test_three_rows_are_wrong_and_each_says_what_to_do() -> None:
    school = made_up(POLICIES[0])
    bad = changes_of(school, roll_of(school, mended=False)).bad
    assert [(row.place.file, row.column) for row in bad] == [
        ("users.csv", "identifier"),
        ("users.csv", "role"),
        ("demographics.csv", "birthDate"),
    ]
    assert all(row.remedy for row in bad)


@each_policy
def test_mended_it_lets_four_join_and_makes_a_role_vacant(path: Path) -> None:
    school = made_up(path)
    held = Holding.objects.filter(school=school, until=None).count()
    roll = roll_of(school, mended=True)
    changes = changes_of(school, roll)
    assert changes.bad == ()
    assert len(changes.joins) == 4
    assert len(changes.leaves) == 1
    import_roll(roll, actor=command_line(school), file_name="roll.zip", sha256="0" * 64, today=TODAY)
    assert Holding.objects.filter(school=school, until=None).count() < held
    again = changes_of(school, roll)
    assert (again.joins, again.leaves) == ((), ())


def test_a_real_school_has_none() -> None:
    real = School.objects.create(name="Real", slug="real")
    with pytest.raises(School.DoesNotExist):
        example_roll(str(real.reference), TODAY, mended=True)
