"""Whatever is uploaded becomes a roll or is refused, and nothing else happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.people.importing import columns_of, read_path, read_records
from belisha.people.importing.tests.exports import TODAY, USERS, export, lines, table, user, zipped
from belisha.people.importing.tests.test_ctf import ctf, pupil
from belisha.people.roll import Roll, UnreadableError

PEOPLE = export(users=table(USERS, user("p1", "student", "Ada", "Fern")))
PLAIN = lines("Forename,Surname,Year,DOB,UPN,Email", "Ada,Fern,3,05/03/2019,,ada@fern.example")
CTF = ctf(pupil("", "Ada", "Fern"))


@pytest.mark.parametrize(
    ("files", "scheme"),
    [
        (PEOPLE, "oneroster"),
        ({f"export/{name}": content for name, content in PEOPLE.items()}, "oneroster"),
        (zipped(PEOPLE), "oneroster"),
        (zipped(PEOPLE, folder="export/"), "oneroster"),
        (CTF, "ctf"),
        (zipped({"9990001_CTF_9990002_001.xml": CTF}), "ctf"),
        (PLAIN, "csv"),
        (zipped({"people.csv": PLAIN}), "csv"),
    ],
)
def test_what_is_uploaded_is_recognised(files: dict[str, bytes] | bytes, scheme: str) -> None:
    roll = read_records(files, "upload", TODAY)
    assert roll.scheme == scheme
    assert roll.bad == ()
    assert [(person.given_name, person.family_name) for person in roll.people] == [("Ada", "Fern")]


def test_a_folder_and_a_file_are_read_where_they_stand(tmp_path: Path) -> None:
    for name, content in PEOPLE.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "all.csv").write_bytes(PLAIN)
    assert read_path(tmp_path, TODAY) == read_records(PEOPLE, "export", TODAY)
    assert read_path(tmp_path / "people" / "all.csv", TODAY).scheme == "csv"
    with pytest.raises(UnreadableError, match=r"nothing\.csv cannot be read"):
        read_path(tmp_path / "nothing.csv", TODAY)


def test_two_tables_that_are_no_export_are_refused() -> None:
    with pytest.raises(UnreadableError, match="holds 2 files and is no OneRoster export"):
        read_records({"pupils.csv": PLAIN, "staff.csv": PLAIN}, "all.zip", TODAY)


def outcome(files: dict[str, bytes] | bytes) -> Roll | str:
    """The roll, or why it was refused; any other exception fails the test."""
    try:
        return read_records(files, "upload", TODAY)
    except UnreadableError as refusal:
        return str(refusal)


def is_told(found: Roll | str) -> bool:
    """Whether a refusal is a sentence, and a roll has a complete sentence for each bad row."""
    if isinstance(found, str):
        return found.endswith(".")
    return all(slip.problem.endswith(".") and slip.remedy.endswith(".") for slip in found.bad)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert is_told(outcome(content))


cells = st.text(max_size=12) | st.sampled_from(
    ("p1", "student", "Ada", "2026-02-31", "01,02", "tobedeleted", "=1")
)
samples = st.sampled_from((zipped(PEOPLE), CTF, PLAIN, *PEOPLE.values()))


@given(samples, st.integers(0, 10_000), st.binary(max_size=4), st.integers(0, 4))
def test_a_damaged_file_is_read_or_refused(content: bytes, place: int, damage: bytes, lost: int) -> None:
    place %= len(content)
    assert is_told(outcome(content[:place] + damage + content[place + lost :]))


@given(st.lists(st.dictionaries(st.sampled_from(USERS.split(",")), cells), max_size=4))
def test_any_cells_of_an_export_are_read_or_refused(rows: list[dict[str, str]]) -> None:
    assert is_told(outcome(export(users=table(USERS, *rows))))


@given(st.lists(st.lists(cells, min_size=6, max_size=6), max_size=4))
def test_any_cells_of_a_table_are_read_or_refused(rows: list[list[str]]) -> None:
    headings = PLAIN.decode().split("\n", maxsplit=1)[0]
    columns = headings.split(",")
    content = table(headings, *(dict(zip(columns, row, strict=True)) for row in rows))
    assert is_told(outcome(content))


@given(st.binary() | st.text().map(str.encode))
def test_the_columns_of_any_bytes_are_shown_or_refused(content: bytes) -> None:
    try:
        shown = columns_of(content)
    except UnreadableError:
        return
    assert set(shown.guess) <= set(shown.headings)
    assert all(len(row) == len(shown.headings) for row in shown.samples)
