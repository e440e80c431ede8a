"""Nothing in a table is taken for a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.kit.spreadsheets import as_csv, harmless


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("|calc", "'|calc"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_begins_a_formula(cell: str, safe: str) -> None:
    assert harmless(cell) == safe


@given(st.text())
def test_whatever_stands_in_a_cell_is_no_formula(cell: str) -> None:
    assert harmless(cell).lstrip()[:1] not in set("=+-@")


@given(st.text())
def test_nothing_of_a_cell_is_lost(cell: str) -> None:
    assert harmless(cell).removeprefix("'") == cell.removeprefix("'")


def test_a_table_is_read_back_as_it_was() -> None:
    table = as_csv([("Name", "Number"), ("Ada “Fern”, Wren", 7), ("=1+1", "")])
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    assert rows == [["Name", "Number"], ["Ada “Fern”, Wren", "7"], ["'=1+1", ""]]
