from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from belisha.language.clauses import Policy
from belisha.language.reading import read
from belisha.people.roll import ListedPerson, Roll
from belisha.people.terms import KINDS
from belisha.schooldays.rules.ages import age_on, school_year_of, year_group
from belisha.site.demo.names import ORIGINS
from belisha.site.demo.numbers import check_letter
from belisha.site.demo.roll import FEWEST, MOST, made_up_roll
from belisha.site.demo.shapes import SHAPES
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY, TOP

POLICIES = sorted(Path(settings.CHECKOUT).glob("policies/*/policy.md"))
PHASES = [str(phase) for phase in SHAPES if phase]


@cache
def policy_in(path: Path) -> Policy:
    return read(path.read_bytes(), VOCABULARY).draft


@cache
def roll_for(path: Path) -> Roll:
    return made_up_roll(policy_in(path), 300, 1, TODAY)


def of_phase(phase: str) -> Policy:
    return read(TOP.replace("area:", f"phase: {phase}\narea:"), VOCABULARY).draft


def of_kind(roll: Roll, kind: str) -> list[ListedPerson]:
    return [person for person in roll.people if kind in person.kinds]


each_policy = pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.parent.name)


@each_policy
def test_a_school_has_as_many_people_as_were_asked_for(path: Path) -> None:
    assert 300 <= len(roll_for(path).people) <= 303


@each_policy
def test_the_same_seed_makes_the_same_people_and_another_makes_others(path: Path) -> None:
    policy = policy_in(path)
    assert made_up_roll(policy, 300, 1, TODAY) == roll_for(path)
    other = made_up_roll(policy, 300, 2, TODAY)
    assert {one.given_name + one.family_name for one in other.people} != {
        one.given_name + one.family_name for one in roll_for(path).people
    }


@each_policy
def test_nobody_shares_a_key_a_name_an_address_or_a_pupil_number(path: Path) -> None:
    people = roll_for(path).people
    for shared in ("key", "email"):
        assert len({getattr(one, shared) for one in people}) == len(people)
    assert len({(one.given_name, one.family_name) for one in people}) == len(people)
    numbers = [one.upn for one in people if one.upn]
    assert len(set(numbers)) == len(numbers) == len(of_kind(roll_for(path), "pupil"))


@each_policy
def test_each_pupil_number_is_well_formed(path: Path) -> None:
    for pupil in of_kind(roll_for(path), "pupil"):
        assert re.fullmatch(r"[A-HJ-NP-RT-Z][0-9]{12}", pupil.upn)
        assert pupil.upn[0] == check_letter(pupil.upn[1:])


def test_the_check_letter_is_that_of_the_guide() -> None:
    """By hand: 3 times 1 is 3, the fourth letter from nought; 12 times 13 is 156, 18 more than six times 23."""
    assert check_letter("010000000000") == "D"
    assert check_letter("00000000000" + "9") == "ABCDEFGHJKLMNPQRTUVWXYZ"[9 * 13 % 23]


@each_policy
def test_each_pupil_is_of_the_age_of_their_year(path: Path) -> None:
    shape = SHAPES[policy_in(path).front.phase]
    for pupil in of_kind(roll_for(path), "pupil"):
        assert pupil.born_on is not None
        assert pupil.year_group == year_group(pupil.born_on, TODAY)
        assert pupil.year_group in shape.years


def test_a_nursery_s_children_have_no_year_group_and_are_two_to_four() -> None:
    pupils = of_kind(made_up_roll(of_phase("nursery"), 200, 1, TODAY), "pupil")
    assert {pupil.year_group for pupil in pupils} == {None}
    assert {age_on(pupil.born_on, TODAY) for pupil in pupils if pupil.born_on} == {2, 3, 4}


@each_policy
def test_each_class_has_a_teacher_and_pupils(path: Path) -> None:
    roll = roll_for(path)
    taught = {key for one in roll.people if one.left_on is None for key in one.teaches}
    learnt = {key for one in roll.people for key in one.learns_in}
    assert taught == learnt == {group.key for group in roll.groups}


@each_policy
def test_each_pupil_has_a_parent_and_some_parents_work_there(path: Path) -> None:
    roll = roll_for(path)
    pupils = {one.key for one in of_kind(roll, "pupil")}
    parents = of_kind(roll, "parent")
    assert {key for parent in parents for key in parent.children} == pupils
    assert max(Counter(key for parent in parents for key in parent.children).values()) == 2
    assert any(len(parent.children) > 1 for parent in parents)
    assert any(len(parent.kinds) > 1 for parent in parents)


@each_policy
def test_somebody_joined_and_somebody_left_this_school_year(path: Path) -> None:
    people, starts = roll_for(path).people, school_year_of(TODAY).first
    assert any(one.joined_on and one.joined_on >= starts for one in people)
    assert any(one.left_on and starts <= one.left_on < TODAY for one in people)
    assert all(one.joined_on and one.joined_on <= (one.left_on or TODAY) for one in people)


@each_policy
def test_every_kind_of_people_is_there_that_a_school_has(path: Path) -> None:
    roll = roll_for(path)
    kinds = {kind for one in roll.people for kind in one.kinds}
    assert kinds <= set(KINDS)
    assert set(KINDS) - kinds <= {"tutor", "teacher"}
    assert kinds & {"tutor", "teacher"}


@each_policy
def test_whom_the_policy_names_is_there_under_that_name(path: Path) -> None:
    names = {f"{one.given_name} {one.family_name}" for one in roll_for(path).people}
    named = {getattr(one, "holder", None) for _, one, _ in policy_in(path).provisions()} - {None}
    assert named <= names


def test_no_made_up_family_name_stands_in_a_policy() -> None:
    words = {
        word
        for path in POLICIES
        for file in path.parent.iterdir()
        for word in re.findall(r"[A-Za-z]+", file.read_text("utf-8"))
    }
    families = {name for _, names in ORIGINS for name in names.split()}
    assert families
    assert not families & words


@given(
    st.sampled_from(PHASES),
    st.integers(FEWEST, 500),
    st.integers(),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_a_school_of_any_phase_size_and_day_holds_together(
    phase: str, people: int, seed: int, today: date
) -> None:
    roll = made_up_roll(of_phase(phase), people, seed, today)
    assert people <= len(roll.people) <= people + 3
    assert {key for one in roll.people for key in one.learns_in} == {group.key for group in roll.groups}
    for pupil in of_kind(roll, "pupil"):
        assert pupil.born_on is not None
        assert pupil.joined_on is not None
        assert pupil.born_on < pupil.joined_on <= (pupil.left_on or today) <= today
        assert pupil.year_group == year_group(pupil.born_on, today)


@pytest.mark.parametrize("people", [1500, 2000, MOST])
def test_a_large_school_is_made_as_a_small_one_is(people: int) -> None:
    roll = made_up_roll(of_phase("secondary"), people, 1, TODAY)
    assert people <= len(roll.people) <= people + 3
    assert len({one.upn for one in roll.people if one.upn}) == len(of_kind(roll, "pupil"))


@pytest.mark.parametrize("people", [0, FEWEST - 1, MOST + 1])
def test_a_school_of_too_few_or_too_many_is_refused(people: int) -> None:
    with pytest.raises(ValueError, match="Choose a number between them"):
        made_up_roll(of_phase("primary"), people, 1, TODAY)
