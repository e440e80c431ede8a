"""Tables are read whatever separates their cells, and a row of another width is named."""

from __future__ import annotations

import pytest

from belisha.people.importing.tables import read_sheet
from belisha.people.importing.tests.exports import lines
from belisha.people.roll import UnreadableError


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_headings_show_what_separates_the_cells(delimiter: str) -> None:
    sheet = read_sheet(
        lines(delimiter.join(("Given", '"Family, legal"')), delimiter.join("ab")), "people.csv"
    )
    assert sheet.delimiter == delimiter
    assert sheet.headings == ("Given", "Family, legal")
    assert [dict(row.cells) for row in sheet.rows] == [{"Given": "a", "Family, legal": "b"}]


def test_a_spreadsheet_may_say_what_separates_them_in_a_first_line() -> None:
    sheet = read_sheet(b"sep=;\r\nGiven;Family\r\nAda;Fern\r\n", "people.csv")
    assert (sheet.delimiter, sheet.headings) == (";", ("Given", "Family"))
    assert sheet.rows[0].place.line == 3


def test_a_row_stands_on_the_line_on_which_it_starts() -> None:
    sheet = read_sheet(lines("a,b", '1,"two', 'lines"', "", ",", "3,4"), "people.csv")
    assert [row.place.line for row in sheet.rows] == [2, 6]


def test_empty_columns_at_the_end_say_nothing() -> None:
    sheet = read_sheet(lines("a,b,,", "1,2,,", "3,4"), "people.csv")
    assert sheet.bad == ()
    assert [list(row.cells.values()) for row in sheet.rows] == [["1", "2"], ["3", "4"]]


def test_rows_of_another_width_are_all_named() -> None:
    sheet = read_sheet(lines("a,b", "1", "1,2", "1,2,3"), "people.csv")
    assert [(slip.place.line, slip.problem) for slip in sheet.bad] == [
        (2, "The row has 1 column, the headings are 2."),
        (4, "The row has 3 columns, the headings are 2."),
    ]
    assert len(sheet.rows) == 1


def test_a_cell_of_a_novel_is_named() -> None:
    sheet = read_sheet(lines("a,b", f"1,{'x' * 6_000}"), "people.csv")
    assert [(slip.column, slip.problem) for slip in sheet.bad] == [("b", "It is 6,000 characters long.")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lines("a,b,A"), "Two columns of people.csv are headed “A”: 1 and 3"),
        (lines("a,,b"), "Column 2 of people.csv has no heading"),
        (lines(",", ","), "people.csv has no headings"),
        (lines("a,b", '1,"2', "3,4"), "line 2: a quotation mark is opened and never closed"),
        (lines("a,b", '1,"2"x'), "line 2: a quotation mark stands where none can"),
        (lines("a,b", f'1,"{"x" * 200_000}'), "line 2: one of its cells is far too long"),
        (lines(",".join(str(number) for number in range(301))), "has 301 columns"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_sheet(content, "people.csv")
    assert words in str(refusal.value)
