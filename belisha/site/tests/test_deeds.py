"""Every deed is known by its word, and no entry of the trail is ever unreadable."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import belisha
from belisha.access.terms import NOBODY
from belisha.audit.deeds import Deed, HeadTaken, LooksRead, TrailRead, UnknownDeed
from belisha.audit.rules import FIRST
from belisha.audit.terms import Entry
from belisha.policy.deeds import PolicyAdopted
from belisha.site.deeds import DEEDS, READING, ROOMS, read_back

ENTRY = Entry(
    chain="a-school",
    number=1,
    recorded_at=datetime(2026, 11, 21, tzinfo=UTC),
    word="policy.adopted",
    author_kind=str(NOBODY.kind),
    author="",
    roles="",
    about="a-version",
    details='{"in_force_from":"2026-11-23","sha256":"abc"}',
    previous=FIRST,
    hash="",
)


def test_every_file_of_deeds_is_put_together_here() -> None:
    root = Path(belisha.__file__).parent
    files = {path for path in root.rglob("*deeds.py") if path != root / "site" / "deeds.py"}
    files = {path for path in files if path.parent.name != "tests"}
    assert {Path(str(room.__file__)) for room in ROOMS} == files


def test_no_two_deeds_have_one_word() -> None:
    deeds = [one for one in _below(Deed) if one.__module__ in {room.__name__ for room in ROOMS}]
    words = [deed.word for deed in deeds if deed is not UnknownDeed]
    assert sorted(words) == sorted(DEEDS)
    assert all(word.count(".") == 1 and len(word) <= 60 for word in words)


def _below(deed: type[Deed]) -> list[type[Deed]]:
    return [one for child in deed.__subclasses__() for one in (child, *_below(child))]


def test_deeds_that_only_read_are_known() -> None:
    assert {"person.read", TrailRead.word, LooksRead.word} <= READING
    assert HeadTaken.word not in READING


def test_an_entry_is_read_back_as_the_deed_that_it_records() -> None:
    expected = PolicyAdopted(about="a-version", sha256="abc", in_force_from=date(2026, 11, 23))
    assert read_back(ENTRY) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"word": "policy.framed"},
        {"details": '{"in_force_from":"2026-11-23","sha256":"abc","colour":"red"}'},
        {"details": '{"sha256":"abc"}'},
        {"details": "[]"},
        {"details": "not JSON"},
        {"details": "[" * 100_000},
        {"about": "x" * 65},
    ],
)
def test_an_entry_that_is_not_understood_is_read_as_it_stands(changes: dict[str, str]) -> None:
    entry = replace(ENTRY, **changes)  # type: ignore[arg-type]
    deed = read_back(entry)
    assert isinstance(deed, UnknownDeed)
    sentence = deed.sentence(lambda reference: f"<{reference}>")
    assert entry.word in sentence
    assert entry.details in sentence
    assert f"<{entry.about}>" in sentence


@given(word=st.sampled_from(["nonsense", *DEEDS]), details=st.text(), about=st.text())
def test_reading_back_never_fails(word: str, details: str, about: str) -> None:
    assert read_back(replace(ENTRY, word=word, details=details, about=about)).about == about
