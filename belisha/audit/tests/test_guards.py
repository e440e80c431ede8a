"""The database itself refuses to change or delete an entry, whoever asks and by whatever way."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from belisha.access.terms import Actor, ActorKind
from belisha.audit import guards
from belisha.audit.actions import record
from belisha.audit.models import TrailEntry
from belisha.audit.tests.test_record import HEAD, HERE, Seen, entries

ADDED = f"INSERT INTO {guards.TABLE} (id, chain, number, recorded_at, word, author_kind, author, roles, about, details, previous, hash)"
SAME = (
    "SELECT id, chain, number, recorded_at, 'x', author_kind, author, roles, about, details, previous, hash"
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (f"UPDATE {guards.TABLE} SET word = 'x' WHERE number = 1", guards.CHANGED),
        (f"UPDATE {guards.TABLE} SET number = number + 10", guards.CHANGED),
        (f"DELETE FROM {guards.TABLE} WHERE number = 2", guards.DELETED),
        (f"DELETE FROM {guards.TABLE}", guards.DELETED),
    ],
)
def test_an_entry_is_never_changed_or_deleted(statement: str, reason: str) -> None:
    record([Seen(), Seen()], by=HEAD)
    before = entries()
    with pytest.raises(IntegrityError, match=reason), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert entries() == before


@pytest.mark.django_db
def test_not_even_by_the_tables_own_ways() -> None:
    record(Seen(), by=HEAD)
    entry = TrailEntry.objects.get()
    with pytest.raises(IntegrityError, match=guards.DELETED), transaction.atomic():
        entry.delete()
    entry.word = "x"
    with pytest.raises(IntegrityError, match=guards.CHANGED), transaction.atomic():
        entry.save()
    assert entries()[0].word == "test.seen"


@pytest.mark.django_db
def test_an_entry_is_never_written_over() -> None:
    record(Seen(), by=HEAD)
    over = (
        f"{ADDED} {SAME} FROM {guards.TABLE} WHERE true ON CONFLICT (id) DO UPDATE SET word = 'x'"
        if connection.vendor == "postgresql"
        else f"{ADDED.replace('INSERT', 'INSERT OR REPLACE')} {SAME} FROM {guards.TABLE}"
    )
    with (
        pytest.raises(IntegrityError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(over)
    assert entries()[0].word == "test.seen"


@pytest.mark.django_db
def test_the_table_is_never_emptied_at_once() -> None:
    record(Seen(), by=HEAD)
    statement = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
    with (
        pytest.raises(IntegrityError, match=guards.DELETED),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"{statement} {guards.TABLE}")
    assert len(entries()) == 1


@pytest.mark.django_db
def test_taking_the_guards_down_is_what_lets_an_entry_be_changed() -> None:
    record(Seen(), by=HEAD)
    guards.take_down(connection)
    assert TrailEntry.objects.update(word="x") == 1
    guards.put_up(connection)
    with pytest.raises(IntegrityError, match=guards.CHANGED), transaction.atomic():
        TrailEntry.objects.update(word="y")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_tests_that_commit_meet_an_empty_trail_with_its_guards(time: str) -> None:
    assert entries() == []
    with transaction.atomic():
        record(Seen(colour=time), by=Actor(ActorKind.COMMAND), school=HERE)
    with pytest.raises(IntegrityError, match=guards.DELETED):
        TrailEntry.objects.all().delete()
    assert len(entries()) == 1
