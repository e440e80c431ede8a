"""`belisha audit`: finds what was changed, removed or moved, and says which; and keeps proof of it elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from typer.testing import CliRunner, Result

from belisha.audit import guards
from belisha.audit.actions import record
from belisha.audit.models import TrailEntry
from belisha.commands import application
from belisha.people.deeds import PersonRead
from belisha.people.models import Person, School
from tests.school import actor, member, school

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["audit", *(str(argument) for argument in arguments)])


@pytest.fixture
def here() -> School:
    """A school whose head opened nine records."""
    made = school("The Example School")
    _open_records(member(made, "staff", holds=("head",)), 9)
    return made


@pytest.fixture
def elsewhere() -> School:
    """Another school, whose head opened three."""
    made = school("Another School")
    _open_records(member(made, "staff", holds=("head",)), 3)
    return made


def _open_records(head: Person, how_many: int) -> None:
    record([PersonRead(about=f"pupil-{number}") for number in range(1, how_many + 1)], by=actor(head))


@contextmanager
def unguarded() -> Iterator[Any]:
    """What somebody with the database's own password can do."""
    guards.take_down(connection)
    with connection.cursor() as cursor:
        yield cursor
    guards.put_up(connection)


def tamper(statement: str, *values: object) -> None:
    with unguarded() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount


def chain_of(one: School) -> str:
    return str(one.reference)


@pytest.mark.usefixtures("here", "elsewhere")
def test_a_trail_as_it_was_written_is_sound() -> None:
    result = run("verify")
    assert result.exit_code == 0
    assert "The Example School: 9 entries, sound.\n" in result.output
    assert "Another School: 3 entries, sound.\n" in result.output


@pytest.mark.usefixtures("elsewhere")
def test_one_changed_letter_is_found_in_the_school_where_it_is(here: School) -> None:
    tamper("UPDATE audit_trailentry SET about = 'pupil-8' WHERE chain = %s AND number = 7", chain_of(here))
    result = run("verify")
    assert result.exit_code == 1
    assert "The Example School: 9 entries, 1 fault.\n" in result.output
    assert "  Entry 7 (person.read) was changed after it was written.\n" in result.output
    assert "Another School: 3 entries, sound.\n" in result.output


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("recorded_at", "2026-11-20 09:00:00"),
        ("word", "person.rea"),
        ("author_kind", "clock"),
        ("author", "somebody"),
        ("roles", "head"),
        ("about", ""),
        ("details", "{ }"),
        ("previous", "1" * 64),
        ("hash", "2" * 64),
    ],
)
def test_every_column_is_watched(here: School, column: str, value: str) -> None:
    tamper(f"UPDATE audit_trailentry SET {column} = %s WHERE number = 5", value)
    result = run("verify", "--school", here.slug)
    assert result.exit_code == 1
    assert "Entry 5 " in result.output


# SQLite keeps anything in any column; PostgreSQL knows moments that Python does not.
STRANGE = (
    [("recorded_at", "'-infinity'"), ("details", "chr(1)"), ("roles", "chr(55295)")]
    if connection.vendor == "postgresql"
    else [
        ("details", "CAST(X'7BFF7D' AS TEXT)"),
        ("roles", "X'00'"),
        ("recorded_at", "'yesterday'"),
        ("word", "1.5"),
    ]
)


@pytest.mark.parametrize(("column", "value"), STRANGE)
@pytest.mark.usefixtures("here")
def test_what_belisha_would_never_write_is_found_too(column: str, value: str) -> None:
    tamper(f"UPDATE audit_trailentry SET {column} = {value} WHERE number = 5")
    result = run("verify")
    assert result.exit_code == 1
    assert "Entry 5 " in result.output
    assert "was changed after it was written." in result.output


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [("1", "Entry 1 is missing."), ("5", "Entry 5 is missing."), ("4, 5, 6", "Entries 4 to 6 are missing.")],
)
@pytest.mark.usefixtures("here")
def test_removed_entries_are_missed(numbers: str, sentence: str) -> None:
    tamper(f"DELETE FROM audit_trailentry WHERE number IN ({numbers})")
    result = run("verify")
    assert result.exit_code == 1
    assert f"  {sentence}\n" in result.output


@pytest.mark.usefixtures("here")
def test_entries_that_changed_places_are_found() -> None:
    with unguarded() as cursor:
        for old, new in ((3, 100), (4, 3), (100, 4)):
            cursor.execute("UPDATE audit_trailentry SET number = %s WHERE number = %s", [new, old])
    result = run("verify")
    assert result.exit_code == 1
    assert "Entry 3 (person.read) stands out of order: it was written as entry 4." in result.output
    assert "Entry 4 (person.read) stands out of order: it was written as entry 3." in result.output


def test_json_has_stable_keys(here: School) -> None:
    tamper("DELETE FROM audit_trailentry WHERE number = 2")
    result = run("verify", "--school", here.slug, "--json")
    found = json.loads(result.stdout)
    [chain] = found["chains"]
    assert (result.exit_code, found["sound"], chain["sound"]) == (1, False, False)
    assert list(chain) == ["school", "name", "chain", "sound", "entries", "last", "faults_found", "faults"]
    assert chain["faults"] == [{"kind": "missing", "number": 2, "word": "", "message": "Entry 2 is missing."}]


def test_an_unknown_school_is_bad_use(here: School) -> None:
    result = run("verify", "--school", "nowhere")
    assert result.exit_code == 2
    assert "There is no school “nowhere”." in result.output
    assert here.slug in result.output


@pytest.mark.usefixtures("here")
def test_the_trail_of_a_school_that_is_gone_is_checked_as_well() -> None:
    tamper("UPDATE audit_trailentry SET chain = 'gone' WHERE number < 3")
    result = run("verify")
    assert result.exit_code == 1
    assert "A school that is not here any more (gone): 2 entries, 2 faults." in result.output


@pytest.fixture
def taken(here: School, tmp_path: Path) -> Path:
    """The head of the school's trail, as somebody outside keeps it."""
    path = tmp_path / "head.json"
    assert run("head", "--school", here.slug, "--to", path).exit_code == 0
    return path


def test_a_head_is_a_file_that_a_person_can_read(here: School, taken: Path) -> None:
    written = json.loads(taken.read_text("utf-8"))
    last = TrailEntry.objects.get(chain=chain_of(here), number=9)
    assert list(written) == ["what", "school", "name", "chain", "number", "recorded_at", "hash"]
    assert (written["school"], written["name"]) == ("the-example-school", "The Example School")
    assert (written["number"], written["hash"]) == (9, last.hash)


@pytest.mark.usefixtures("taken")
def test_that_a_head_was_taken_stands_in_the_trail(here: School) -> None:
    last = TrailEntry.objects.filter(chain=chain_of(here)).order_by("-number")[0]
    assert (last.number, last.word, last.author_kind) == (10, "trail.head-taken", "command")


def test_a_trail_that_went_on_still_holds_its_head(here: School, taken: Path) -> None:
    _open_records(Person.objects.get(school=here), 4)
    result = run("check", taken)
    assert result.exit_code == 0
    assert "The Example School: 14 entries, sound." in result.output
    assert "Entry 9 of " in result.output


@pytest.mark.usefixtures("here")
def test_a_trail_whose_end_was_cut_off_is_sound_without_its_head_only(taken: Path) -> None:
    tamper("DELETE FROM audit_trailentry WHERE number > 6")
    assert run("verify").exit_code == 0
    result = run("check", taken)
    assert result.exit_code == 1
    assert "Entries 7 to 9 are missing, at the end of the trail." in result.output


@pytest.mark.usefixtures("here")
def test_a_trail_that_is_gone_altogether_is_missed(taken: Path) -> None:
    tamper("DELETE FROM audit_trailentry")
    result = run("check", taken)
    assert result.exit_code == 1
    assert "Entries 1 to 9 are missing, at the end of the trail." in result.output


def test_a_trail_that_was_written_anew_does_not_hold_the_head(here: School, taken: Path) -> None:
    tamper("DELETE FROM audit_trailentry")
    _open_records(Person.objects.get(school=here), 12)
    assert run("verify").exit_code == 0
    result = run("check", taken, "--json")
    assert result.exit_code == 1
    assert [fault["kind"] for fault in json.loads(result.stdout)["chains"][0]["faults"]] == ["not-the-head"]


def test_an_earlier_head_is_never_written_over(here: School, taken: Path) -> None:
    before = taken.read_bytes()
    result = run("head", "--school", here.slug, "--to", taken)
    assert result.exit_code == 2
    assert taken.read_bytes() == before


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"number": 1}', "x" * 20_000, "\0"])
def test_a_file_that_is_no_head_is_bad_use(tmp_path: Path, content: str) -> None:
    (tmp_path / "other.json").write_text(content, "utf-8")
    result = run("check", tmp_path / "other.json")
    assert result.exit_code == 2
    assert "Choose" in result.output


def test_no_file_and_no_place_for_one_are_bad_use(here: School, tmp_path: Path) -> None:
    assert run("check", tmp_path / "nowhere.json").exit_code == 2
    assert run("head", "--school", here.slug, "--to", tmp_path / "nowhere" / "head.json").exit_code == 2
    assert run("head", "--school", "installation", "--to", tmp_path / "head.json").exit_code == 2
