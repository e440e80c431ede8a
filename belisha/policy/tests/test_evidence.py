"""Evidence of roles, people bound and companion documents: from records, and never kept without one."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from belisha.access.terms import NOBODY, Actor, RefusedError
from belisha.audit.models import TrailEntry
from belisha.people.evidence import Evidence
from belisha.people.models import Absence, Holding, Membership, School
from belisha.policy.evidence import evidence_for
from belisha.policy.models import CompanionDocument
from belisha.policy.register_queries import bound_people, evidence_facts, names_bound, scope_of
from belisha.policy.role_register import register_of_roles
from tests.policies import TODAY, clause, policy
from tests.registers import examined, examined_school
from tests.school import actor, child_of, member, school

pytestmark = pytest.mark.django_db
FIVE = ("chances", "claremont", "melbourne", "melton", "milestone")


@pytest.fixture
def ours() -> School:
    return school()


@pytest.fixture
def head(ours: School) -> Actor:
    return actor(member(ours, "teacher", name="Rowan Ash", holds=("head",)))


@pytest.fixture
def stranger() -> Actor:
    return actor(member(school("Another School"), "teacher", name="Sorrel Birch", holds=("head", "dsl")))


def shown(block: str, word: str, who: Actor) -> Evidence:
    """The evidence of a policy with one provision."""
    small = examined(policy(clause(block, word=word)))
    facts = evidence_facts(small, TODAY, actor=who)
    ((one, provision, _),) = small.policy.provisions()
    return evidence_for(provision, one, facts)


DSL = "role: dsl"


def test_a_role_that_was_never_held_was_never_exercised(head: Actor, stranger: Actor) -> None:
    found = shown(DSL, "appoint", head)
    assert (found.state, found.facts) == ("never exercised", ())
    assert "Nobody has held it yet" in found.sentence
    assert shown(DSL, "appoint", stranger).state == "kept"


def test_a_role_is_kept_by_its_holder_and_overdue_once_vacant(ours: School, head: Actor) -> None:
    holder = member(ours, "teacher", name="Ada Fern", holds=("dsl",))
    found = shown(DSL, "appoint", head)
    assert (found.state, found.facts[0].words, found.facts[0].when) == (
        "kept", "Ada Fern holds it since", date(2020, 9, 1),
    )  # fmt: skip
    Holding.objects.filter(person=holder).update(until=date(2026, 7, 31))
    found = shown(DSL, "appoint", head)
    assert (found.state, found.facts[0].when) == ("overdue", date(2026, 8, 1))


def test_a_role_is_vacant_once_its_holder_has_left(ours: School, head: Actor) -> None:
    holder = member(ours, "teacher", name="Ada Fern", holds=("dsl",))
    Membership.objects.filter(person=holder).update(left_on=date(2026, 7, 31))
    assert shown(DSL, "appoint", head).state == "overdue"


def test_a_holder_who_is_away_without_a_deputy_is_something_to_do(ours: School, head: Actor) -> None:
    holder = member(ours, "teacher", name="Ada Fern", holds=("dsl",))
    Absence.objects.create(school=ours, person=holder, first=TODAY)
    found = shown(DSL, "appoint", head)
    assert (found.state, "Appoint a deputy" in found.sentence) == ("due", True)


@pytest.mark.parametrize(
    ("demand", "state"),
    [
        ("apart-from: head", "breached"),
        ("same-person-as: head", "kept"),
        ("holder: Mrs Rowan Ash", "kept"),
        ("holder: Ada Fern", "due"),
    ],
)
def test_what_the_policy_demands_of_the_holder(demand: str, state: str, ours: School, head: Actor) -> None:
    Holding.objects.create(
        school=ours, role="dsl", person=Holding.objects.get(role="head", school=ours).person, since=TODAY
    )
    assert shown(f"role: dsl\n{demand}", "appoint", head).state == state


def test_governors_are_the_governing_body(ours: School, head: Actor) -> None:
    assert shown("role: governing-body", "appoint", head).state == "never exercised"
    member(ours, "governor", name="Holly Ridge")
    assert shown("role: governing-body", "appoint", head).state == "kept"


def test_scope_counts_those_whom_it_binds(ours: School, head: Actor) -> None:
    assert shown("who: pupils", "scope", head).state == "never exercised"
    parent = member(ours, "parent", name="Ada Fern")
    child_of(parent)
    assert shown("who: pupils", "scope", head).sentence == "It binds 1 person today."
    member(ours, "pupil", name="Fay Moss")
    found = shown("who: pupils in key stage 2", "scope", head)
    assert (found.state, "1 more may be bound" in found.sentence) == ("due", True)


REFER = "to: pupil-agreement"


def test_a_document_is_kept_only_while_it_is_on_record_and_in_date(ours: School, head: Actor) -> None:
    assert shown(REFER, "refer", head).state == "never exercised"
    assert shown(f"{REFER}\nheld: no", "refer", head).state == "breached"
    paper = CompanionDocument.objects.create(school=ours, document="pupil-agreement", edition="2026")
    for due, state in ((None, "due"), (date(2027, 9, 1), "kept"), (date(2026, 9, 1), "overdue")):
        paper.review_due_on = due
        paper.save()
        assert shown(REFER, "refer", head).state == state


@pytest.mark.parametrize(
    ("cite", "state"),
    [
        ('title: Data Protection Act\nedition: "2018"', "kept"),
        ('title: Data Protection Act\nedition: "1998"', "overdue"),
        ('title: Criminal Misuse Act\nedition: "1990"', "breached"),
        ("title: Keeping children safe in education", "kept"),
        ('title: Keeping children safe in education\nedition: "2016"', "overdue"),
        ("title: Notes of a made-up committee", "never exercised"),
    ],
)
def test_a_source_is_kept_only_while_it_stands(cite: str, state: str, head: Actor) -> None:
    assert shown(cite, "cite", head).state == state


def test_the_register_itself_is_evidence(ours: School, head: Actor) -> None:
    block = "of: the authorised persons\nabout: role.register"
    found = shown(block, "record", head)
    assert (found.state, found.hint and found.hint.page) == ("kept", "roles")
    Holding.objects.filter(school=ours).delete()
    assert shown(block, "record", head).state == "never exercised"


def test_what_other_rooms_keep_is_unserved_here(head: Actor) -> None:
    assert shown("of: what happened", "record", head).state == "unserved"


@pytest.mark.parametrize("name", FIVE)
def test_every_provision_of_the_three_capabilities_has_evidence_in_few_queries(
    name: str, head: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    whole = examined_school(name)
    with django_assert_num_queries(8):
        facts = evidence_facts(whole, TODAY, actor=head)
        found = [
            (provision.capability, evidence_for(provision, one, facts))
            for one, provision, _ in whole.policy.provisions()
        ]
    ours = [
        one for capability, one in found if capability in ("policy.scope", "policy.links", "role.register")
    ]
    assert ours
    assert all(one.state != "unserved" and one.sentence and one.hint for one in ours)
    assert not any(one.state == "kept" for one in ours if one.hint and one.hint.page == "document")


SCOPED = examined(policy(clause("who: everyone", word="scope")))


def test_leaders_read_the_names_and_the_trail_says_so(ours: School, head: Actor, stranger: Actor) -> None:
    for number in range(60):
        member(ours, "pupil", name=f"Fay Moss{number:02}")
    first = names_bound(SCOPED, "a.clause", 1, TODAY, actor=head)
    assert (len(first.people), first.pages, first.total) == (50, 2, 61)
    last = names_bound(SCOPED, "a.clause", 99, TODAY, actor=head)
    assert (last.page, len(last.people)) == (2, 11)
    assert not set(first.people) & set(last.people)
    assert [entry.word for entry in TrailEntry.objects.all()] == ["register.bound-people-read"] * 2
    assert "Moss" not in "".join(TrailEntry.objects.values_list("details", flat=True))
    theirs = names_bound(SCOPED, "a.clause", 1, TODAY, actor=stranger)
    assert [name for _, name in theirs.people] == ["Sorrel Birch"]


def test_who_may_not_read_is_refused(ours: School) -> None:
    pupil = actor(member(ours, "pupil", name="Wren Fern"))
    teacher = actor(member(ours, "teacher", name="Ada Fern"))
    for who in (pupil, NOBODY):
        with pytest.raises(RefusedError):
            evidence_facts(SCOPED, TODAY, actor=who)
        with pytest.raises(RefusedError):
            bound_people(SCOPED, "a.clause", TODAY, actor=who)
    for who in (pupil, teacher, NOBODY):
        with pytest.raises(RefusedError):
            names_bound(SCOPED, "a.clause", 1, TODAY, actor=who)
    with pytest.raises(RefusedError):
        register_of_roles(SCOPED, TODAY, actor=NOBODY)
    assert not TrailEntry.objects.exists()


def test_people_bound_are_counted_by_kind(ours: School, head: Actor, stranger: Actor) -> None:
    member(ours, "pupil", name="Fay Moss")
    assert dict(bound_people(SCOPED, "a.clause", TODAY, actor=head).kinds)["pupil"] == 1
    assert "pupil" not in dict(bound_people(SCOPED, "a.clause", TODAY, actor=stranger).kinds)
    with pytest.raises(KeyError):
        scope_of(SCOPED, "no.clause")


def test_the_register_of_roles_shows_vacancies_holders_and_groups(
    ours: School, head: Actor, stranger: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small = examined(policy(clause(DSL, word="appoint"), clause("who: pupils\ndo: be kind", "b.clause")))
    member(ours, "pupil", name="Fay Moss")
    with django_assert_num_queries(7):
        found = register_of_roles(small, TODAY, actor=head)
    dsl, pupils, top = found.row("dsl"), found.row("pupil"), found.row("head")
    assert dsl is not None
    assert pupils is not None
    assert top is not None
    assert found.vacancies[0] == dsl
    assert (pupils.is_group, pupils.members, pupils.vacant) == (True, 1, False)
    assert [one.name for one in top.filling.acting] == ["Rowan Ash"]
    theirs = register_of_roles(small, TODAY, actor=stranger).row("dsl")
    assert theirs
    assert [one.name for one in theirs.filling.holders] == ["Sorrel Birch"]
