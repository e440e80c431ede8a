"""What an entry's hash covers, and what is found in a chain that was tampered with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.audit.rules import FIRST, chained, hash_of, verify
from belisha.audit.terms import Entry, Fault, FaultKind, Head

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def chain(length: int) -> list[Entry]:
    """A sound chain."""
    made: list[Entry] = []
    for number in range(1, length + 1):
        entry = Entry(
            chain="a-school",
            number=number,
            recorded_at=NINE + timedelta(minutes=number),
            word="person.read",
            author_kind="person",
            author=f"author-{number}",
            roles="head,staff",
            about=f"person-{number % 3}",
            details="{}",
            previous=made[-1].hash if made else FIRST,
            hash="",
        )
        made.append(chained(entry))
    return made


def rehashed(entries: Sequence[Entry]) -> list[Entry]:
    """The same entries, numbered and chained anew by somebody who knows how."""
    made: list[Entry] = []
    for number, entry in enumerate(entries, 1):
        made.append(chained(replace(entry, number=number, previous=made[-1].hash if made else FIRST)))
    return made


def found(entries: Sequence[Entry], head: Head | None = None) -> list[tuple[FaultKind, int]]:
    return [(fault.kind, fault.number) for fault in verify(entries, head)]


def head_of(entries: Sequence[Entry]) -> Head:
    last = entries[-1]
    return Head(last.chain, last.number, last.recorded_at, last.hash)


def test_the_hash_can_be_worked_out_without_belisha() -> None:
    entry = replace(chain(1)[0], details='{"role":"für"}', recorded_at=NINE)
    text = (
        '{"about":"person-1","author":"author-1","author_kind":"person","chain":"a-school",'
        '"details":"{\\"role\\":\\"für\\"}","number":1,"previous":"' + "0" * 64 + '",'
        '"recorded_at":"2026-11-21T09:00:00.000000+00:00","roles":"head,staff","word":"person.read"}'
    )
    assert json.loads(text)["details"] == entry.details
    assert hash_of(entry) == hashlib.sha256(text.encode()).hexdigest()


def test_a_moment_is_the_same_in_every_time_zone() -> None:
    entry = chain(1)[0]
    elsewhere = entry.recorded_at.astimezone(timezone(timedelta(hours=5)))
    assert hash_of(replace(entry, recorded_at=elsewhere)) == entry.hash


@pytest.mark.parametrize("length", [0, 1, 2, 30])
def test_a_chain_as_it_was_written_is_sound(length: int) -> None:
    assert found(chain(length)) == []


def test_a_chain_that_still_holds_its_head_is_sound() -> None:
    entries = chain(9)
    assert found(entries, head_of(entries[:5])) == []


@given(data=st.data())
def test_any_single_change_is_found_where_it_is(data: st.DataObject) -> None:
    entries = chain(6)
    place = data.draw(st.integers(0, 5))
    name = data.draw(st.sampled_from([one.name for one in fields(Entry)]))
    old = getattr(entries[place], name)
    new = data.draw(_another(old))
    changed: Any = {name: new}
    entries[place] = replace(entries[place], **changed)
    faults = found(sorted(entries, key=lambda entry: entry.number))
    assert any(number in {place + 1, new} for _, number in faults)


def _another(old: object) -> st.SearchStrategy[object]:
    if isinstance(old, int):
        return st.integers(1, 20).filter(lambda new: new != old)
    if isinstance(old, datetime):
        return st.datetimes(timezones=st.just(UTC)).filter(lambda new: new != old)
    return st.text().filter(lambda new: new != old)


@given(place=st.integers(0, 9), bit=st.integers(0, 7), data=st.data())
def test_one_flipped_bit_is_found_and_only_there(place: int, bit: int, data: st.DataObject) -> None:
    entries = chain(10)
    name = data.draw(st.sampled_from(["word", "author", "roles", "about", "details"]))
    content = bytearray(getattr(entries[place], name).encode())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << bit
    changed: Any = {name: content.decode("utf-8", "surrogateescape")}
    entries[place] = replace(entries[place], **changed)
    assert found(entries) == [(FaultKind.CHANGED, place + 1)]


@pytest.mark.parametrize(
    ("removed", "first", "last"), [({1}, 1, 1), ({4}, 4, 4), ({1, 2, 3}, 1, 3), ({4, 5, 6}, 4, 6)]
)
def test_removed_entries_are_missing(removed: set[int], first: int, last: int) -> None:
    left = [entry for entry in chain(9) if entry.number not in removed]
    assert list(verify(left)) == [Fault(FaultKind.MISSING, first, last=last)]


@pytest.mark.parametrize("left", [0, 1, 6])
def test_only_a_head_knows_that_the_end_was_removed(left: int) -> None:
    entries = chain(8)
    assert found(entries[:left]) == []
    assert list(verify(entries[:left], head_of(entries))) == [Fault(FaultKind.CUT_OFF, left + 1, last=8)]


@given(st.permutations(range(5)))
def test_any_other_order_is_found(order: list[int]) -> None:
    entries = chain(5)
    mixed = [replace(entries[old], number=new) for new, old in enumerate(order, 1)]
    moved = [(FaultKind.MOVED, new) for new, old in enumerate(order, 1) if old + 1 != new]
    assert found(mixed) == moved


def test_a_moved_entry_says_where_it_stood() -> None:
    entries = chain(5)
    mixed = [entries[0], replace(entries[2], number=2), replace(entries[1], number=3), *entries[3:]]
    assert [(fault.number, fault.last) for fault in verify(mixed)] == [(2, 3), (3, 2)]


def test_an_entry_that_was_changed_and_hashed_anew_does_not_fit_the_next() -> None:
    entries = chain(5)
    entries[2] = chained(replace(entries[2], author="somebody-else"))
    assert found(entries) == [(FaultKind.REPLACED, 3)]


def test_another_first_entry_is_found() -> None:
    entries = chain(2)
    entries[0] = chained(replace(entries[0], previous="1" * 64))
    assert (FaultKind.NOT_FIRST, 1) in found(entries)


def test_a_place_taken_twice_is_found() -> None:
    entries = chain(4)
    assert (FaultKind.TWICE, 2) in found([*entries[:2], entries[1], *entries[2:]])


def test_only_a_head_knows_that_everything_was_written_anew() -> None:
    entries = chain(6)
    anew = rehashed([entry for entry in entries if entry.number != 3])
    anew = rehashed([*anew, entries[5]])
    assert found(anew) == []
    assert found(anew, head_of(entries)) == [(FaultKind.NOT_THE_HEAD, 6)]


def test_every_fault_is_one_sentence_that_names_the_entry() -> None:
    sentences = {kind: Fault(kind, 1041, "person.read", 1043).sentence for kind in FaultKind}
    assert sentences[FaultKind.MISSING] == "Entries 1,041 to 1,043 are missing."
    assert sentences[FaultKind.CUT_OFF] == "Entries 1,041 to 1,043 are missing, at the end of the trail."
    assert sentences[FaultKind.CHANGED] == "Entry 1,041 (person.read) was changed after it was written."
    assert all("1,041" in sentence and sentence.endswith(".") for sentence in sentences.values())
    assert Fault(FaultKind.MISSING, 41, last=41).sentence == "Entry 41 is missing."


def test_a_chain_of_nothing_but_changes_is_gone_through_without_long_searches() -> None:
    entries = [replace(entry, author="x") for entry in chain(300)]
    assert found(entries) == [(FaultKind.CHANGED, number) for number in range(1, 301)]
