"""What an upload is before it is read."""

from __future__ import annotations

import pytest

from belisha.people.importing.alone import TOGETHER, table_alone, together
from belisha.people.importing.archives import unpack
from belisha.people.importing.tests.exports import USERS, export, lines, table, user, zipped
from belisha.people.roll import UnreadableError

TABLE = lines("Code,First name,Surname", "p1,Moss,Reed")


def test_a_table_is_one_by_itself_or_in_a_zip() -> None:
    assert table_alone(TABLE, "people.csv") == ("people.csv", TABLE)
    assert table_alone(zipped({"people.csv": TABLE}), "people.zip") == ("people.csv", TABLE)


@pytest.mark.parametrize(
    "content",
    [
        zipped(export(users=table(USERS, user("k1", "student", "Moss", "Reed")))),
        table(USERS, user("k1", "student", "Moss", "Reed")),
        b"<?xml version='1.0'?><CTfile/>",
    ],
    ids=["export", "one file of an export", "CTF"],
)
def test_records_that_need_no_words_are_no_table(content: bytes) -> None:
    assert table_alone(content, "records") is None


def test_what_cannot_be_opened_is_refused() -> None:
    with pytest.raises(UnreadableError, match="broken zip"):
        table_alone(b"PK\x03\x04", "people.zip")


def test_files_together_are_opened_as_they_were() -> None:
    files = export(users=table(USERS, *(user(f"k{at}", "student", "Moss", "Reed") for at in range(5_000))))
    assert unpack(together(files), TOGETHER) == files
