"""Writing the trail: one chain for each school, within the transaction that does the deed."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError
from pytest_django import DjangoAssertNumQueries

from belisha.access.terms import Actor, ActorKind
from belisha.audit.actions import record
from belisha.audit.deeds import Deed
from belisha.audit.models import TrailEntry
from belisha.audit.rules import FIRST, verify
from belisha.audit.terms import INSTALLATION, Entry

HERE = str(uuid.uuid4())
ELSEWHERE = str(uuid.uuid4())
HEAD = Actor(ActorKind.PERSON, str(uuid.uuid4()), HERE, frozenset({"staff", "head"}))


class Seen(Deed):
    """Somebody saw something."""

    word: ClassVar[str] = "test.seen"

    colour: str = "amber"


def entries(chain: str = HERE) -> list[Entry]:
    return [entry.as_value() for entry in TrailEntry.objects.filter(chain=chain).order_by("number")]


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_whose_record() -> None:
    record(Seen(about="somebody", colour="gelb – grün"), by=HEAD)
    [entry] = entries()
    assert (entry.word, entry.author_kind, entry.author) == ("test.seen", "person", HEAD.reference)
    assert (entry.roles, entry.about, entry.details) == ("head,staff", "somebody", '{"colour":"gelb – grün"}')
    assert (entry.chain, entry.number, entry.previous) == (HERE, 1, FIRST)


@pytest.mark.django_db
def test_each_entry_is_chained_to_the_one_before() -> None:
    record([Seen(), Seen(about="b")], by=HEAD)
    record(Seen(), by=HEAD)
    made = entries()
    assert [entry.number for entry in made] == [1, 2, 3]
    assert [entry.previous for entry in made] == [FIRST, made[0].hash, made[1].hash]
    assert list(verify(made)) == []


@pytest.mark.django_db
def test_each_school_has_a_chain_of_its_own_and_so_has_the_installation() -> None:
    record(Seen(), by=HEAD)
    record(Seen(), by=Actor(ActorKind.COMMAND), school=ELSEWHERE)
    record(Seen(), by=Actor(ActorKind.COMMAND))
    assert [len(entries(chain)) for chain in (HERE, ELSEWHERE, INSTALLATION)] == [1, 1, 1]


@pytest.mark.django_db
def test_nothing_is_written_where_nothing_was_done() -> None:
    record([], by=HEAD)
    assert entries() == []


@pytest.mark.django_db
def test_two_thousand_deeds_take_a_few_statements(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(30):
        record([Seen(about=str(number)) for number in range(2000)], by=HEAD)
    made = entries()
    assert len(made) == 2000
    assert list(verify(made)) == []


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_did_not_happen_leaves_no_entry() -> None:
    with transaction.atomic():
        record(Seen(), by=HEAD)
        transaction.set_rollback(True)
    assert entries() == []
    with transaction.atomic():
        record(Seen(), by=HEAD)
    assert [entry.number for entry in entries()] == [1]


@pytest.mark.django_db(transaction=True)
def test_a_deed_is_never_recorded_outside_its_transaction() -> None:
    with pytest.raises(TransactionManagementError, match=r"transaction\.atomic"):
        record(Seen(), by=HEAD)
    assert entries() == []
