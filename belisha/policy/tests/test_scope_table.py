"""Whom a policy's scope binds, kind by kind."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from belisha.access.terms import RefusedError
from belisha.people.populations import Census
from belisha.people.terms import Facts
from belisha.policy.scope_table import KindRow, ScopeTable, scope_table, table_of
from tests.policies import TODAY, clause, policy
from tests.registers import examined
from tests.school import actor, member, school

PEOPLE = (
    Facts("1", frozenset({"pupil"}), 3),
    Facts("2", frozenset({"pupil"}), 3),
    Facts("3", frozenset({"pupil"}), 10),
    Facts("4", frozenset({"pupil"})),
    Facts("5", frozenset({"pupil"}), None, date(2024, 1, 1)),
    Facts("6", frozenset({"teacher", "staff"})),
    Facts("7", frozenset({"parent"})),
    Facts("8", frozenset({"contractor"})),
)


def table(*scopes: str) -> ScopeTable:
    text = policy(*(clause(one, f"scope.s{place}", "scope") for place, one in enumerate(scopes)))
    people = Census(TODAY, tuple((facts, "A name") for facts in PEOPLE), frozenset())
    return table_of(examined(text).policy, people, TODAY)


def row(found: ScopeTable, title: str) -> KindRow:
    return next(one for one in found.rows if one.title == title)


def told(found: ScopeTable, title: str) -> list[tuple[str, int, int]]:
    return [(one.line.clause.id, one.surely, one.perhaps) for one in row(found, title).bindings]


def test_pupils_stand_by_key_stage_and_others_by_kind() -> None:
    found = table("who: everyone")
    assert [(one.title, one.number) for one in found.rows] == [
        ("Pupils in EYFS", 1),
        ("Pupils in key stage 2", 2),
        ("Pupils in key stage 4", 1),
        ("Pupils with no year group on the register", 1),
        ("Parents and carers", 1),
        ("Teachers", 1),
        ("Staff", 1),
        ("Governors", 0),
        ("Visitors", 0),
        ("Contractors", 1),
    ]
    assert (found.people, found.unbound) == (8, 0)


def test_whom_no_provision_binds_is_counted_once() -> None:
    found = table("who: staff", "who: pupils in key stage 2")
    assert found.unbound == 4
    assert (row(found, "Pupils in key stage 4").unbound, row(found, "Teachers").unbound) == (1, 0)
    assert told(found, "Teachers") == [("scope.s0", 1, 0)]
    assert told(found, "Pupils in key stage 2") == [("scope.s1", 2, 0)]


def test_who_may_be_bound_is_not_among_those_bound_by_nothing() -> None:
    found = table("who: pupils in key stage 2")
    assert told(found, "Pupils with no year group on the register") == [("scope.s0", 0, 1)]
    assert row(found, "Pupils with no year group on the register").unbound == 0


def test_dates_of_birth_count_where_the_scope_asks_for_age() -> None:
    found = table("who: pupils aged under 5")
    assert told(found, "Pupils in EYFS") == [("scope.s0", 1, 0)]
    assert told(found, "Pupils in key stage 2") == [("scope.s0", 0, 2)]


def test_a_provision_with_a_condition_says_so() -> None:
    found = table("who: parents\nwhen: they visit")
    assert found.lines[0].conditional
    assert not table("who: parents").lines[0].conditional
    assert told(found, "Parents and carers") == [("scope.s0", 1, 0)]


def test_what_is_counted_in_is_told_and_counted() -> None:
    found = table("who: staff\nmeans: staff counts contractors too")
    assert found.counted_in == (("staff", ("contractors",)),)
    assert told(found, "Contractors") == [("scope.s0", 1, 0)]
    assert table("who: staff").counted_in == ()


def test_a_policy_that_says_nothing_binds_nobody_by_its_scope() -> None:
    found = table()
    assert (found.lines, found.unbound) == ((), 8)


@pytest.mark.django_db
def test_it_counts_the_people_of_the_actors_school_in_four_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ours, elsewhere = school(), school("Elsewhere School")
    head = actor(member(ours, "staff", holds=("head",)))
    member(elsewhere, "pupil", year_group=3)
    pupil = actor(member(ours, "pupil", year_group=3))
    small = examined(policy(clause("who: pupils", word="scope")))
    with django_assert_num_queries(4):
        found = scope_table(small, TODAY, actor=head)
    assert found.people == 2
    assert found.lines[0].bound.surely == 1
    with pytest.raises(RefusedError):
        scope_table(small, TODAY, actor=pupil)
