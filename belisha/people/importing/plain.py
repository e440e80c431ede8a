"""A plain table of people, such as a spreadsheet saves it, with a mapping of its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from belisha.people.importing import fields
from belisha.people.importing.checking import check_people
from belisha.people.importing.entries import Entry, Notes, T, check_birth, check_stay, full_name
from belisha.people.importing.meanings import (
    EVERYONE_IS,
    MEANING_NAMES,
    MEANINGS,
    WHOLE_LIST_OF,
    guess,
    kinds_in,
    presumes,
    yes_or_no,
)
from belisha.people.importing.plain_ties import Groups, with_children
from belisha.people.importing.tables import Row, Sheet, read_sheet
from belisha.people.roll import ListedPerson, Roll, UnreadableError
from belisha.people.terms import KINDS

SCHEME: Final = "csv"
SAMPLES: Final = 5


@dataclass(frozen=True, slots=True)
class Table:
    """What a mapping page shows of a table before anybody has said what its columns are."""

    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    """The first rows, each cell shortened."""
    guess: Mapping[str, str]
    """By heading, the name of the meaning that it seems to have."""
    delimiter: str
    encoding: str


def columns_of(content: bytes, file: str = "The file") -> Table:
    """The columns of a plain table, for somebody to say what they are. Raises `UnreadableError`."""
    sheet = read_sheet(content, file)
    samples = tuple(
        tuple(fields.shortened(cell, fields.LONGEST_SHOWN) for cell in row.cells.values())
        for row in sheet.rows[:SAMPLES]
    )
    return Table(sheet.headings, samples, guess(sheet.headings), sheet.delimiter, sheet.encoding)


def read_plain(content: bytes, file: str, today: date, mapping: Mapping[str, str] | None) -> Roll:
    """Read a plain table. `mapping` says by heading what each column is, as `belisha.people.importing.meanings` names it.

    Without a mapping it is guessed. It covers the kinds that the mapping says it is the whole list of. Raises
    `UnreadableError` for a file that is no table, and for a mapping that does not fit it.
    """
    sheet = read_sheet(content, file)
    columns = _Columns.of(sheet, guess(sheet.headings) if mapping is None else mapping)
    notes = Notes(list(sheet.bad))
    groups = Groups()
    people = [_person(row, columns, notes, groups, today) for row in sheet.rows]
    parents_of = [_Reader.of(row, columns, notes).list_of("parents") for row in sheet.rows]
    listed = with_children(
        people,
        parents_of,
        notes,
        children_column=columns.heading("children"),
        parents_column=columns.heading("parents"),
    )
    key_column = columns.heading("key") or columns.heading("upn")
    check_people(listed, notes, key_column=key_column, upn_column=columns.heading("upn"))
    bad = tuple(sorted(notes.bad, key=lambda slip: slip.place.line or 0))
    return Roll(SCHEME, tuple(listed), groups.listed(), bad, columns.covers)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what."""

    headings: Mapping[str, str]
    """By the name of a meaning."""
    everyone_is: str
    covers: frozenset[str]

    @classmethod
    def of(cls, sheet: Sheet, mapping: Mapping[str, str]) -> _Columns:
        everyone_is = mapping.get(EVERYONE_IS, "")
        covers = frozenset(mapping.get(WHOLE_LIST_OF, "").split())
        for kind in (covers | {everyone_is}) - {""}:
            if kind not in KINDS:
                raise UnreadableError(
                    f"{fields.shown(kind)} is not a kind of person. Choose one that is offered."
                )
        headings = _headings(sheet, mapping)
        if "kind" not in headings and not everyone_is:
            everyone_is = _seems(headings, sheet.file)
        return cls(headings, everyone_is, covers)

    def heading(self, meaning: str) -> str:
        return self.headings.get(meaning, "")


def _headings(sheet: Sheet, mapping: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for heading, meaning in mapping.items():
        if heading in {EVERYONE_IS, WHOLE_LIST_OF} or not meaning:
            continue
        if heading not in sheet.headings or meaning not in MEANING_NAMES:
            raise UnreadableError(
                f"{sheet.file} has no column {fields.shown(heading)} that is {fields.shown(meaning)}. Choose what each column is again."
            )
        if meaning in found:
            raise UnreadableError(
                f"Two columns of {sheet.file} are given as {_label(meaning)}: “{found[meaning]}” and “{heading}”. Choose one."
            )
        found[meaning] = heading
    missing = [meaning.label.lower() for meaning in MEANINGS if meaning.needed and meaning.name not in found]
    if missing:
        raise UnreadableError(
            f"No column of {sheet.file} is the {' or the '.join(missing)}. Say which column is."
        )
    return found


def _label(meaning: str) -> str:
    return next(known.label.lower() for known in MEANINGS if known.name == meaning)


def _seems(headings: Mapping[str, str], file: str) -> str:
    if "upn" in headings or "year_group" in headings:
        return "pupil"
    raise UnreadableError(
        f"{file} does not say who these people are. Choose the column that does, or say what everyone in it is."
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """A row, asked by meaning."""

    entry: Entry
    columns: _Columns

    @classmethod
    def of(cls, row: Row, columns: _Columns, notes: Notes) -> _Reader:
        given, family = (row.cells[columns.headings[name]] for name in ("given_name", "family_name"))
        return cls(Entry(row.place, row.cells, notes, full_name(given, family)), columns)

    def read(self, meaning: str, check: Callable[[str], T], otherwise: T) -> T:
        heading = self.columns.heading(meaning)
        return self.entry.read(heading, check, otherwise) if heading else otherwise

    def need(self, meaning: str, check: Callable[[str], str], what: str) -> str:
        return self.entry.need(self.columns.headings[meaning], check, what)

    def list_of(self, meaning: str) -> list[str]:
        """The words of a cell that is a list, with “;” or “,” between them."""
        cell = self.entry.raw(self.columns.heading(meaning)) if self.columns.heading(meaning) else ""
        return [word.strip() for word in cell.replace(";", ",").split(",") if word.strip()]


def _person(row: Row, columns: _Columns, notes: Notes, groups: Groups, today: date) -> ListedPerson:
    reader = _Reader.of(row, columns, notes)
    person = _named(reader, row)
    kinds = _kinds(reader)
    born_on = reader.read("born_on", fields.any_date, None)
    check_birth(reader.entry, columns.heading("born_on"), born_on, kinds, today)
    joined_on = reader.read("joined_on", fields.any_date, None)
    left_on = reader.read("left_on", fields.any_date, None)
    check_stay(reader.entry, columns.heading("left_on"), joined_on, left_on)
    listed = replace(
        person,
        kinds=kinds,
        born_on=born_on,
        year_group=reader.read("year_group", fields.year_group, None) if "pupil" in kinds else None,
        joined_on=joined_on,
        left_on=left_on,
        learns_in=groups.learnt_in(reader.entry, columns.headings),
        teaches=groups.taught(reader.entry, columns.headings),
        children=tuple(dict.fromkeys(reader.list_of("children"))),
    )
    said = reader.read("responsible", yes_or_no, None)
    responsible = False if said is None and not presumes(listed.relationship) else said
    return replace(listed, key=listed.key or _own_key(listed), responsible=responsible)


def _kinds(reader: _Reader) -> tuple[str, ...]:
    everyone = reader.columns.everyone_is
    default = (everyone,) if everyone else ()
    heading = reader.columns.heading("kind")
    if not heading or (default and not reader.entry.raw(heading).strip()):
        return default
    return reader.entry.read(heading, kinds_in, ())


def _named(reader: _Reader, row: Row) -> ListedPerson:
    return ListedPerson(
        key=reader.read("key", fields.key, ""),
        given_name=reader.need("given_name", fields.name, "given name"),
        family_name=_family_name(reader),
        kinds=(),
        place=row.place,
        known_as=reader.read("known_as", fields.name, ""),
        upn=reader.read("upn", fields.upn, ""),
        email=reader.read("email", fields.email, ""),
        telephone=reader.read("telephone", fields.telephone, ""),
        organisation=reader.read("organisation", lambda cell: fields.text(cell, fields.LONGEST_KEY), ""),
        relationship=reader.read(
            "relationship", lambda cell: fields.text(cell, fields.LONGEST_RELATIONSHIP), ""
        ),
    )


def _family_name(reader: _Reader) -> str:
    if reader.entry.raw(reader.columns.headings["family_name"]).strip() in {"-", "."}:
        return ""
    return reader.need("family_name", fields.name, "family name")


def _own_key(person: ListedPerson) -> str:
    """For a table without keys: what stays the same of a person from one import to the next."""
    if person.upn:
        return person.upn
    told = person.email or person.born_on or ""
    return " ".join(f"{person.given_name} {person.family_name} {told}".casefold().split())[
        : fields.LONGEST_KEY
    ]
