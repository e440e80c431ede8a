"""Reading the trail: by whom, of which school, and that reading it is itself recorded."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest

from belisha.access.terms import NOBODY, Actor, ActorKind, RefusedError, Relation
from belisha.audit.actions import record, take_head
from belisha.audit.queries import Wanted, count, entries, looks_at
from belisha.audit.tests.test_record import HEAD, Seen
from belisha.audit.verification import chains, check

pytestmark = pytest.mark.django_db

TEACHER = replace(HEAD, reference=str(uuid.uuid4()), roles=frozenset({"staff", "teacher"}))
PUPIL = Actor(ActorKind.PERSON, str(uuid.uuid4()), HEAD.school, frozenset({"pupil"}))
STRANGER = replace(HEAD, reference=str(uuid.uuid4()), school=str(uuid.uuid4()))
COMMAND = Actor(ActorKind.COMMAND)
LOOKS = frozenset({"test.seen"})


def numbers(wanted: Wanted, *, actor: Actor = HEAD, before: int | None = None, size: int = 50) -> list[int]:
    return [entry.number for entry in entries(wanted, actor=actor, before=before, size=size).entries]


def test_the_newest_come_first() -> None:
    record([Seen(), Seen(), Seen()], by=HEAD)
    assert numbers(Wanted()) == [3, 2, 1]


def test_pages_neither_repeat_nor_leave_out_while_entries_are_added() -> None:
    record([Seen() for _ in range(5)], by=HEAD)
    first = entries(Wanted(word="test.seen"), actor=HEAD, size=2)
    second = entries(Wanted(word="test.seen"), actor=HEAD, before=first.before, size=2)
    third = entries(Wanted(word="test.seen"), actor=HEAD, before=second.before, size=2)
    shown = [[entry.number for entry in page.entries] for page in (first, second, third)]
    assert shown == [[5, 4], [3, 2], [1]]
    assert third.before is None


def test_what_is_looked_for_is_found() -> None:
    record([Seen(about="wren"), Seen(about="ada")], by=HEAD)
    record(Seen(about="ada"), by=TEACHER)
    assert count(Wanted(), actor=HEAD) == 3
    assert numbers(Wanted(about="ada")) == [3, 2]
    assert numbers(Wanted(about="ada", author=TEACHER.reference)) == [3]
    assert numbers(Wanted(word="test.unseen")) == []


def test_a_day_begins_and_ends_in_british_time() -> None:
    # In summer midnight is 23:00 UTC of the day before.
    for moment in (datetime(2026, 6, 30, 22, 59), datetime(2026, 6, 30, 23, 0), datetime(2026, 7, 1, 22, 59)):
        with patch("django.utils.timezone.now", return_value=moment.replace(tzinfo=UTC)):
            record(Seen(), by=HEAD)
    first = date(2026, 7, 1)
    assert numbers(Wanted(word="test.seen", since=first, until=first)) == [3, 2]
    assert numbers(Wanted(word="test.seen", until=date(2026, 6, 30))) == [1]


def test_reading_what_people_did_is_recorded() -> None:
    record(Seen(about="wren"), by=TEACHER)
    entries(Wanted(about="wren"), actor=HEAD)
    [reading] = entries(Wanted(word="trail.read"), actor=HEAD).entries
    assert (reading.author, reading.about) == (HEAD.reference, "wren")


def test_a_page_that_says_nothing_of_people_is_not_recorded() -> None:
    record(Seen(), by=COMMAND, school=HEAD.school)
    entries(Wanted(), actor=HEAD)
    assert count(Wanted(), actor=HEAD) == 1


@pytest.mark.parametrize("actor", [TEACHER, PUPIL, NOBODY])
def test_only_overseers_read_the_trail(actor: Actor) -> None:
    record(Seen(), by=HEAD)
    assert numbers(Wanted()) == [1]
    for refused in (
        lambda: entries(Wanted(), actor=actor),
        lambda: count(Wanted(), actor=actor),
        lambda: check(HEAD.school, actor=actor),
        lambda: take_head(actor=actor),
    ):
        with pytest.raises(RefusedError):
            refused()


def test_another_school_learns_nothing() -> None:
    record(Seen(about="wren"), by=HEAD)
    assert numbers(Wanted(), actor=STRANGER) == []
    assert count(Wanted(about="wren"), actor=STRANGER) == 0
    assert looks_at("wren", LOOKS, actor=STRANGER, relation=Relation.SELF).entries == ()
    with pytest.raises(RefusedError):
        check(HEAD.school, actor=STRANGER)
    with pytest.raises(RefusedError):
        chains(actor=STRANGER)


def test_the_installations_trail_is_for_the_command_line() -> None:
    record(Seen(), by=COMMAND)
    assert numbers(Wanted(), actor=COMMAND) == [1]
    with pytest.raises(RefusedError):
        entries(Wanted(), actor=replace(HEAD, school=""))


def test_everybody_sees_who_else_looked_at_their_record() -> None:
    record([Seen(about=PUPIL.reference), Seen(about="wren")], by=TEACHER)
    record(Seen(about=PUPIL.reference), by=PUPIL)
    page = looks_at(PUPIL.reference, LOOKS, actor=PUPIL, relation=Relation.SELF)
    assert [(entry.number, entry.author) for entry in page.entries] == [(1, TEACHER.reference)]
    with pytest.raises(RefusedError):
        looks_at("wren", LOOKS, actor=PUPIL, relation=Relation.NONE)


def test_asking_who_looked_is_recorded() -> None:
    looks_at("wren", LOOKS, actor=PUPIL, relation=Relation.PARENT)
    [asked] = entries(Wanted(about="wren"), actor=HEAD).entries
    assert (asked.word, asked.author) == ("trail.looks-read", PUPIL.reference)


def test_a_school_checks_its_own_trail() -> None:
    record([Seen(), Seen()], by=HEAD)
    checked = check(HEAD.school, actor=HEAD)
    assert (checked.entries, checked.found) == (2, 0)


def test_a_head_is_the_last_entry_and_is_found_again() -> None:
    assert take_head(actor=HEAD) is None
    record([Seen(), Seen()], by=HEAD)
    head = take_head(actor=HEAD)
    assert head is not None
    assert head.number == 2
    assert check(HEAD.school, actor=HEAD, head=head).found == 0
    assert check(HEAD.school, actor=HEAD, head=replace(head, hash="0" * 64)).found == 1
