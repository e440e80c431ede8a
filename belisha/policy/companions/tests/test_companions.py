"""Companion documents: which a policy has, how each stands, and who may record one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from belisha.access.terms import NOBODY, Actor, RefusedError
from belisha.audit.models import TrailEntry
from belisha.policy.companions.actions import forget_document, record_document
from belisha.policy.companions.queries import companions, resolved
from belisha.policy.companions.rules import companions_of, stands, why_not
from belisha.policy.companions.terms import (
    Companion,
    CompanionError,
    Leaning,
    NoSuchCompanionError,
    Recorded,
    Standing,
)
from belisha.policy.models import CompanionDocument
from tests.policies import TODAY, TOP, clause, policy, reading_of
from tests.registers import examined
from tests.school import actor, member, school

REFER = "to: pupil-agreement\nfor: the rules\ndecides: true"
PAPER = Recorded("pupil-agreement", "2026", "The office", date(2026, 9, 1), date(2027, 9, 1))
SMALL = examined(policy(clause(REFER, word="refer")))
LEANS = Companion("behaviour", "Behaviour policy", "policy", leanings=(Leaning("a.b", decides=True),))
REFUSED = Companion("chart", "Flow chart", "procedure", leanings=(Leaning("a.b", held=False),))


def due(day: date | None) -> Recorded:
    return Recorded("behaviour", "2025", review_due_on=day)


@pytest.mark.parametrize(
    ("companion", "recorded", "standing", "words"),
    [
        (LEANS, None, Standing.MISSING, "alone says what is to be done"),
        (REFUSED, None, Standing.NOT_HELD, "does not hold “Flow chart”"),
        (REFUSED, due(None), Standing.UNDATED, "Add that date"),
        (LEANS, due(date(2026, 11, 20)), Standing.OVERDUE, "was due on 20 November 2026"),
        (LEANS, due(TODAY), Standing.DUE_SOON, "due by 21 November 2026"),
        (LEANS, due(date(2027, 1, 20)), Standing.DUE_SOON, "Plan it now"),
        (LEANS, due(date(2027, 1, 21)), Standing.RECORDED, "is on record"),
    ],
)
def test_how_a_document_stands(
    companion: Companion, recorded: Recorded | None, standing: Standing, words: str
) -> None:
    found = stands(companion, recorded, TODAY)
    assert found.standing is standing
    assert words in found.sentence


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (PAPER, ""),
        (Recorded("Behaviour policy", "2025"), "not a document"),
        (Recorded("x" * 81, "2025"), "not a document"),
        (Recorded("behaviour", " ", " "), "where it is kept"),
        (Recorded("behaviour", "1", "", date(2026, 11, 22)), "has not come yet"),
        (Recorded("behaviour", "1", "", TODAY, TODAY), "before the last one"),
        (Recorded("behaviour", "1", "", None, date(2020, 1, 1)), ""),
    ],
)
def test_what_can_be_recorded(wanted: Recorded, reason: str) -> None:
    found = why_not(wanted, TODAY)
    assert reason in found if reason else found == ""


def test_a_policy_s_documents_are_gathered_with_the_clauses_that_lean_on_them() -> None:
    (found,) = companions_of(reading_of(clause(REFER, word="refer")).draft)
    assert (found.document, found.title, found.kind) == ("pupil-agreement", "Pupil Agreement", "agreement")
    assert [(one.clause, one.words) for one in found.decides] == [("a.clause", "the rules")]


def test_the_policy_itself_is_no_companion() -> None:
    top = TOP.replace("Pupil Agreement", "This policy")
    assert companions_of(reading_of(top=top).draft) == ()


@pytest.fixture
def head() -> Actor:
    return actor(member(school(), "teacher", name="Rowan Ash", holds=("head",)))


@pytest.fixture
def stranger() -> Actor:
    return actor(member(school("Another School"), "teacher", name="Sorrel Birch", holds=("head",)))


@pytest.mark.django_db
def test_a_document_is_recorded_and_recorded_again(head: Actor) -> None:
    first = record_document(PAPER, actor=head, today=TODAY)
    again = record_document(Recorded("pupil-agreement", "2027"), actor=head, today=TODAY)
    row = CompanionDocument.objects.get()
    assert (first, row.edition, row.review_due_on, row.recorded_by) == (again, "2027", None, row.recorded_by)
    assert row.recorded_by is not None
    assert str(row.recorded_by.reference) == head.reference
    assert [entry.word for entry in TrailEntry.objects.all()] == ["companion.recorded", "companion.recorded"]


@pytest.mark.django_db
def test_a_document_of_impossible_dates_is_refused(head: Actor) -> None:
    with pytest.raises(CompanionError, match="before the last one"):
        record_document(Recorded("behaviour", "1", "", TODAY, TODAY), actor=head, today=TODAY)
    assert not TrailEntry.objects.exists()


@pytest.mark.django_db
def test_a_record_can_be_removed(head: Actor, stranger: Actor) -> None:
    record_document(PAPER, actor=head, today=TODAY)
    with pytest.raises(NoSuchCompanionError):
        forget_document("pupil-agreement", actor=stranger)
    forget_document("pupil-agreement", actor=head)
    assert not CompanionDocument.objects.exists()
    with pytest.raises(NoSuchCompanionError):
        forget_document("pupil-agreement", actor=head)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "attempt",
    [
        lambda who: record_document(PAPER, actor=who, today=TODAY),
        lambda who: forget_document("pupil-agreement", actor=who),
    ],
    ids=["record", "forget"],
)
def test_only_those_who_keep_documents_change_them(attempt: Callable[[Actor], object], head: Actor) -> None:
    record_document(PAPER, actor=head, today=TODAY)
    pupil = actor(member(school("A Third School"), "pupil", name="Wren Fern"))
    for who in (pupil, NOBODY):
        with pytest.raises(RefusedError):
            attempt(who)
    attempt(head)
    assert TrailEntry.objects.filter(chain=head.school).count() == 2


@pytest.mark.django_db
def test_each_school_sees_only_its_own_records(
    head: Actor, stranger: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from_policy = SMALL
    record_document(PAPER, actor=head, today=TODAY)
    with django_assert_num_queries(1):
        (row,) = companions(from_policy, TODAY, actor=head)
    assert (row.recorded, row.stands.standing) == (PAPER, Standing.RECORDED)
    (theirs,) = resolved(from_policy, "a.clause", TODAY, actor=stranger)
    assert (theirs.recorded, theirs.stands.standing) == (None, Standing.MISSING)
    assert resolved(from_policy, "no.clause", TODAY, actor=head) == ()
    with pytest.raises(RefusedError):
        companions(from_policy, TODAY, actor=NOBODY)
