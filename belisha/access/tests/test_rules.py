"""Who may do what, held to a few sentences that must be true whatever anybody adds to the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from belisha.access.rules import ALLOWED, LEARNERS, MEMBERS, NEEDS_SECOND_STEP, OVERSEERS, may, might, require
from belisha.access.terms import NOBODY, Act, Actor, ActorKind, RefusedError, Relation
from belisha.language.roles import STAFF

ROLES = sorted(MEMBERS | NEEDS_SECOND_STEP | OVERSEERS | {"chair-of-governors"})
ABOUT_EVERYBODY = frozenset(
    {
        Act.READ_REGISTER, Act.EXPORT_REGISTER, Act.CHANGE_REGISTER, Act.IMPORT, Act.APPOINT, Act.READ_TRAIL,
        Act.EXPORT_TRAIL, Act.PROPOSE, Act.ADOPT, Act.KEEP_DOCUMENTS, Act.READ_CLASSES,
    }
)  # fmt: skip
"""What shows or changes what is everybody's."""

acts = some.sampled_from(Act)
relations = some.sampled_from(Relation)
references = some.uuids().map(str)
roles = some.frozensets(some.sampled_from(ROLES), min_size=1)


def person(*held: str) -> Actor:
    return Actor(ActorKind.PERSON, "person", "school", frozenset(held))


@pytest.mark.parametrize("act", Act)
def test_every_act_stands_in_the_table(act: Act) -> None:
    assert act in ALLOWED


@pytest.mark.parametrize("act", Act)
def test_every_act_is_allowed_to_somebody(act: Act) -> None:
    assert ALLOWED[act].roles or ALLOWED[act].relations


def test_nobody_stands_in_no_relation_by_default() -> None:
    assert not [act for act, allowance in ALLOWED.items() if Relation.NONE in allowance.relations]


@given(act=acts, relation=relations, held=roles, reference=references, school=references)
def test_nobody_may_anything_without_signing_in(
    act: Act, relation: Relation, held: frozenset[str], reference: str, school: str
) -> None:
    pretender = Actor(ActorKind.NOBODY, reference, school, held, frozenset({reference}))
    assert not may(NOBODY, act, relation)
    assert not may(pretender, act, relation)
    assert not might(pretender, act)


@given(act=acts, relation=relations, reference=references, children=some.frozensets(references))
def test_who_has_no_role_may_nothing_not_even_to_themselves_or_their_children(
    act: Act, relation: Relation, reference: str, children: frozenset[str]
) -> None:
    leaver = Actor(ActorKind.PERSON, reference, "school", frozenset(), children)
    assert not may(leaver, act, relation)
    assert not might(leaver, act)


@given(act=acts, word=some.text(max_size=20).filter(lambda word: word not in ROLES))
def test_a_role_that_nobody_knows_opens_nothing(act: Act, word: str) -> None:
    known = set().union(*(allowance.roles for allowance in ALLOWED.values()))
    assert word in known or not may(person(word), act)


@given(held=roles, relation=relations, kind=some.sampled_from(ActorKind), word=some.text())
def test_an_act_that_stands_in_no_line_is_allowed_to_nobody(
    held: frozenset[str], relation: Relation, kind: ActorKind, word: str
) -> None:
    unheard_of = f"unheard of {word}"
    assert not may(Actor(kind, "person", "school", held), unheard_of, relation)  # type: ignore[arg-type]


@given(act=acts, held=roles, more=roles, relation=relations)
def test_a_further_role_takes_nothing_away(
    act: Act, held: frozenset[str], more: frozenset[str], relation: Relation
) -> None:
    if may(person(*held), act, relation):
        assert may(person(*held, *more), act, relation)


@given(act=acts, held=roles, relation=relations)
def test_a_page_is_offered_to_whoever_may_use_it(act: Act, held: frozenset[str], relation: Relation) -> None:
    if may(person(*held), act, relation):
        assert might(person(*held), act)


@given(act=acts, held=roles, relation=relations)
def test_a_refusal_says_why_and_an_allowance_too(act: Act, held: frozenset[str], relation: Relation) -> None:
    answer = may(person(*held), act, relation)
    assert answer.reason.endswith(".")
    if answer:
        require(person(*held), act, relation)
        return
    with pytest.raises(RefusedError, match="Your role does not let you"):
        require(person(*held), act, relation)


@pytest.mark.parametrize("act", sorted(ABOUT_EVERYBODY))
@pytest.mark.parametrize("role", ["pupil", "parent", "visitor", "volunteer", "contractor", "community-user"])
def test_what_is_everybodys_is_not_for_pupils_parents_or_visitors(act: Act, role: str) -> None:
    assert not may(person(role), act)


@pytest.mark.parametrize("act", sorted(ABOUT_EVERYBODY - {Act.READ_CLASSES}))
def test_who_sees_or_changes_what_is_everybodys_signs_in_with_a_second_step(act: Act) -> None:
    assert ALLOWED[act].roles <= NEEDS_SECOND_STEP


def test_pupils_are_kept_from_what_is_about_running_the_school() -> None:
    assert {act for act in Act if ALLOWED[act].roles & LEARNERS} == {
        Act.READ_OWN_HOME,
        Act.READ_POLICY,
        Act.READ_ROLES,
    }


@pytest.mark.parametrize("role", sorted(STAFF & MEMBERS - NEEDS_SECOND_STEP))
def test_a_member_of_staff_opens_only_the_records_of_those_they_teach(role: str) -> None:
    assert not may(person(role), Act.READ_PERSON)
    assert may(person(role), Act.READ_PERSON, Relation.TEACHES)


def test_who_looked_at_a_record_is_told_to_nobody_by_office() -> None:
    assert not ALLOWED[Act.READ_LOOKS].roles
    assert ALLOWED[Act.READ_LOOKS].relations == {Relation.SELF, Relation.PARENT}


@pytest.mark.parametrize("kind", [ActorKind.COMMAND, ActorKind.CLOCK])
def test_the_command_line_may_what_the_table_leaves_to_it(kind: ActorKind) -> None:
    assert all(bool(may(Actor(kind), act)) is ALLOWED[act].commands for act in Act)
