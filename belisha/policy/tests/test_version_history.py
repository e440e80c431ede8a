"""What became of a clause from version to version, and which version came before another."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from belisha.access.terms import NOBODY, Actor, RefusedError
from belisha.people.models import School
from belisha.policy.models import Adoption
from belisha.policy.version_history import Became, clause_history, version_before
from tests.policies import VOCABULARY, clause, policy
from tests.school import actor, member, put_in_force, school

pytestmark = pytest.mark.django_db
OTHER = clause("who: staff\ndo: lock the door", "other.clause")
DUTY = "who: teachers\ndo: look after passwords\nevery: month"
PLAIN = policy(OTHER)
FIRST = policy(OTHER, clause(DUTY))
STRICTER = policy(OTHER, clause(DUTY.replace("month", "week")))
REWORDED = STRICTER.replace("Some words. {#a.clause", "Other words. {#a.clause")
MOVED = REWORDED.replace("\nOther words", "\n## Another heading\n\nOther words")


@pytest.fixture
def ours() -> School:
    return school()


@pytest.fixture
def head(ours: School) -> Actor:
    return actor(member(ours, "staff", holds=("head",)))


def became(head: Actor, name: str = "a.clause") -> list[Became]:
    return [moment.became for moment in clause_history(name, VOCABULARY, actor=head)]


def live_through(ours: School, *texts: str) -> None:
    for year, text in enumerate(texts, start=2015):
        put_in_force(ours, text, since=date(year, 9, 1))


def test_it_is_told_from_the_first_version_that_has_the_clause_the_latest_first(
    ours: School, head: Actor
) -> None:
    live_through(ours, PLAIN, FIRST, STRICTER, REWORDED, MOVED)
    assert became(head) == [Became.MOVED, Became.REWORDED, Became.CHANGED, Became.NEW]
    assert became(head, "other.clause") == [Became.SAME] * 4 + [Became.FIRST]


def test_it_says_what_changed_and_when_each_was_in_force(ours: School, head: Actor) -> None:
    live_through(ours, FIRST, STRICTER)
    last, first = clause_history("a.clause", VOCABULARY, actor=head)
    assert "every month" in last.sentences[0]
    assert (last.time.first, last.time.last) == (date(2016, 9, 1), None)
    assert (first.time.first, first.time.last) == (date(2015, 9, 1), date(2016, 8, 31))
    assert first.sentences == ()


def test_a_clause_that_was_removed_ends_there_and_can_come_back(ours: School, head: Actor) -> None:
    live_through(ours, FIRST, PLAIN, PLAIN + "\nMore. {#b.more}\n", FIRST)
    assert became(head) == [Became.NEW, Became.REMOVED, Became.FIRST]


def test_a_text_that_is_in_force_again_is_compared_with_the_one_between(ours: School, head: Actor) -> None:
    live_through(ours, FIRST, STRICTER, FIRST)
    assert became(head) == [Became.CHANGED, Became.CHANGED, Became.FIRST]


def test_what_was_taken_back_or_never_in_force_is_no_history(ours: School, head: Actor) -> None:
    live_through(ours, FIRST, STRICTER)
    Adoption.objects.filter(in_force_from=date(2016, 9, 1)).update(withdrawn_at="2016-09-01T12:00Z")
    assert became(head) == [Became.FIRST]


def test_an_id_that_no_version_has_has_no_history(ours: School, head: Actor) -> None:
    live_through(ours, FIRST)
    assert became(head, "no.such") == []
    assert became(head, "") == []


def test_each_school_has_its_own(ours: School, head: Actor) -> None:
    live_through(ours, FIRST, STRICTER)
    stranger = actor(member(school("Elsewhere School"), "staff", holds=("head",)))
    assert became(stranger) == []
    assert len(became(head)) == 2


def test_a_pupil_may_not_ask(ours: School, head: Actor) -> None:
    live_through(ours, FIRST)
    for who in (actor(member(ours, "pupil")), NOBODY):
        with pytest.raises(RefusedError):
            clause_history("a.clause", VOCABULARY, actor=who)
        with pytest.raises(RefusedError):
            version_before("x", actor=who)
    assert became(head) == [Became.FIRST]


def test_what_was_read_once_is_not_read_again(
    ours: School, head: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    live_through(ours, FIRST, STRICTER, REWORDED, MOVED)
    became(head)
    with django_assert_num_queries(2):
        became(head, "other.clause")


def test_the_version_before_is_the_one_that_it_took_the_place_of(ours: School, head: Actor) -> None:
    first = put_in_force(ours, FIRST, since=date(2015, 9, 1))
    second = put_in_force(ours, STRICTER, since=date(2016, 9, 1))
    found = version_before(str(second.reference), actor=head)
    assert found is not None
    assert found.version == str(first.reference)
    assert version_before(str(first.reference), actor=head) is None
    assert version_before("no such", actor=head) is None
