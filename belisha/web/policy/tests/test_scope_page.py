"""Whom the policy binds, as a page."""

from __future__ import annotations

import pytest

from belisha.web.policy.tests.cast import Cast, cast_of, words
from tests.policies import clause, policy

pytestmark = pytest.mark.django_db
PAGE = "/policy/scope/"


@pytest.fixture
def cast() -> Cast:
    return cast_of()


def test_each_sentence_stands_with_its_clause_and_its_people(cast: Cast) -> None:
    shown = words(cast.teacher.get(PAGE))
    assert "This policy binds pupils and staff; where: on site. 4 people today" in shown
    assert "scope.all , under “Whom it binds”" in shown


def test_each_kind_is_shown_with_what_binds_it(cast: Cast) -> None:
    cast.add("pupil", name="Lark Fern", year_group=1)
    shown = words(cast.teacher.get(PAGE))
    assert "Pupils in key stage 1 1 scope.all : all 0" in shown
    assert "Pupils with no year group on the register 1 scope.all : all 0" in shown
    assert "Parents and carers 1 Nothing 1" in shown
    assert "Governors 1 Nothing 1" in shown
    assert "Visitors 0 Nobody is on the register 0" in shown
    assert "2 people of the 7 on the register are not bound by anything that the scope says." in shown


def test_a_policy_without_scope_says_so() -> None:
    cast = cast_of(policy(clause("who: staff\ndo: keep passwords secret")))
    shown = words(cast.teacher.get(PAGE))
    assert "The policy does not state whom it binds" in shown
    assert "Who is bound by what" not in shown


@pytest.mark.parametrize("who", ["parent", "pupil"])
def test_families_are_refused(cast: Cast, who: str) -> None:
    assert getattr(cast, who).get(PAGE).status_code == 403
    assert cast.governor.get(PAGE).status_code == 200


def test_another_school_counts_its_own_people(cast: Cast) -> None:
    assert "1 person today" in words(cast.stranger.get(PAGE))
