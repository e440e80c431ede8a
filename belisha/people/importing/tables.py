"""A table out of a file of comma-separated values: RFC 4180, and what spreadsheets make of it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from belisha.people.importing.encodings import decode
from belisha.people.importing.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from belisha.people.roll import BadRow, Place, UnreadableError

DELIMITERS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and its cells by their heading."""

    place: Place
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole table as it was read."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    bad: tuple[BadRow, ...]
    """Rows of another width than the headings, so that nobody knows which cell is what."""
    lost: frozenset[str]
    """The first cells of those rows: what refers to them is no slip of its own."""
    delimiter: str
    encoding: str


def read_sheet(content: bytes, file: str) -> Sheet:
    """Read a table with one row of headings; rows without a word are left out.

    Raises `UnreadableError` for what is no such table: no or doubled headings, an open quotation, no end of rows.
    """
    text, encoding = decode(content, file)
    text, above, delimiter = _delimiter(text)
    lines = _lines(text, above, delimiter, file)
    _, first = next(lines, (1, []))
    headings = _headings(first, file)
    rows, bad, lost = _rows(lines, headings, file)
    return Sheet(file, headings, tuple(rows), tuple(bad), frozenset(lost), delimiter, encoding)


def _delimiter(text: str) -> tuple[str, int, str]:
    """What separates the cells: Excel may say so in a first line, "sep=;", which is no row; else the headings show."""
    first, _, rest = text.partition("\n")
    said = first.strip("\r")
    if said.lower().startswith("sep=") and said[4:] in DELIMITERS:
        return rest, 1, said[4:]
    unquoted = "".join(first.split('"')[::2])
    return text, 0, max(DELIMITERS, key=unquoted.count)


def _lines(text: str, above: int, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that say anything, each with the line on which it starts."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = above
    try:
        for count, cells in enumerate(reader):
            if count > MOST_ROWS:
                raise UnreadableError(
                    f"{file} has more than {MOST_ROWS:,} rows. Export only this school's people."
                )
            if any(cell.strip() for cell in cells):
                yield before + 1, cells
            before = above + reader.line_num
    except csv.Error as slip:
        raise UnreadableError(
            f"{file} stops being a table at the row that starts on line {before + 1}: {_said(slip)} "
            "Mend that line, or export the file again."
        ) from slip


def _said(slip: csv.Error) -> str:
    message = str(slip)
    if "field limit" in message:
        return "one of its cells is far too long, as where a quotation mark is never closed."
    if "unexpected end" in message:
        return "a quotation mark is opened and never closed."
    return "a quotation mark stands where none can."


def _headings(cells: Sequence[str], file: str) -> tuple[str, ...]:
    headings = [cell.strip() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise UnreadableError(f"{file} has no headings. Its first line must name each column.")
    if len(headings) > MOST_COLUMNS:
        raise UnreadableError(f"{file} has {len(headings)} columns; at most {MOST_COLUMNS} can be read.")
    for number, heading in enumerate(headings, start=1):
        _check_heading(heading, number, headings, file)
    return tuple(headings)


def _check_heading(heading: str, number: int, headings: Sequence[str], file: str) -> None:
    if not heading:
        raise UnreadableError(f"Column {number} of {file} has no heading. Write one in its first line.")
    if len(heading) > LONGEST_CELL or not heading.isprintable():
        raise UnreadableError(f"The heading of column {number} of {file} is no heading. Write a short one.")
    first = [other.casefold() for other in headings].index(heading.casefold()) + 1
    if first != number:
        raise UnreadableError(
            f"Two columns of {file} are headed “{heading}”: {first} and {number}. Rename or remove one of them."
        )


def _rows(
    lines: Iterator[tuple[int, list[str]]], headings: tuple[str, ...], file: str
) -> tuple[list[Row], list[BadRow], set[str]]:
    rows: list[Row] = []
    bad: list[BadRow] = []
    lost: set[str] = set()
    for line, cells in lines:
        while len(cells) > len(headings) and not cells[-1].strip():
            cells.pop()
        place = Place(file, line)
        if (slip := _width(place, cells, headings)) is not None:
            bad.append(slip)
            lost.add(cells[0].strip())
        else:
            rows.append(Row(place, dict(zip(headings, cells, strict=True))))
    return rows, bad, lost


def _width(place: Place, cells: Sequence[str], headings: Sequence[str]) -> BadRow | None:
    if len(cells) == len(headings):
        longest = max(cells, key=len)
        if len(longest) <= LONGEST_CELL:
            return None
        column = headings[cells.index(longest)]
        return BadRow(
            place, "", column, f"It is {len(longest):,} characters long.", "Write what belongs there."
        )
    few = len(cells) < len(headings)
    return BadRow(
        place,
        "",
        "",
        f"The row has {len(cells)} column{'s' if len(cells) > 1 else ''}, the headings are {len(headings)}.",
        "Add what is missing, leaving empty columns empty."
        if few
        else "Put text that contains the separator between quotation marks.",
    )
