"""The files of a OneRoster export: what its manifest says of them, and their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from belisha.people.importing.entries import Entry, Notes, full_name
from belisha.people.importing.fields import shown
from belisha.people.importing.oneroster_words import DELETED
from belisha.people.importing.tables import Sheet, read_sheet
from belisha.people.roll import BadRow, UnreadableError

VERSIONS: Final = ("1.1", "1.2")
_MODES: Final = ("bulk", "delta", "absent")
_EXPORT: Final = "Export it again as OneRoster 1.1 or 1.2 CSV, with all its files, and import the zip."

_USERS = ("sourcedId", "givenName", "familyName")
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "orgs": ("sourcedId", "name", "type"),
    "users": _USERS,
    "roles": ("userSourcedId", "role"),
    "classes": ("sourcedId", "title"),
    "enrollments": ("classSourcedId", "userSourcedId", "role"),
    "demographics": ("sourcedId", "birthDate"),
}
"""The files that are read, and the columns without which they say nothing."""


@dataclass
class Records:
    """An opened export."""

    version: str
    modes: Mapping[str, str]
    """Of each file, whether it is a whole list ("bulk") or what has changed ("delta")."""
    sheets: Mapping[str, Sheet]
    notes: Notes
    _entries: dict[str, list[Entry]] = field(default_factory=dict)

    @classmethod
    def opened(cls, files: Mapping[str, bytes], notes: Notes) -> Records:
        """Open an export; raises `UnreadableError` for one that cannot be understood."""
        version, modes = _manifest(files)
        if version == "1.2" and modes["roles"] == "absent":
            raise UnreadableError(f"The export has no roles.csv, which says what each person is. {_EXPORT}")
        sheets = {
            name: _sheet(name, files[f"{name}.csv"], version)
            for name in _NEEDED
            if modes.get(name, "absent") != "absent"
        }
        records = cls(version, modes, sheets, notes)
        records.check()
        return records

    @property
    def is_whole(self) -> bool:
        """Whether the people are all there are, so that whoever is missing has left."""
        told = [self.modes.get(name, "bulk") for name in ("users", "roles") if name in self.sheets]
        return all(mode == "bulk" for mode in told)

    def entries(self, name: str) -> list[Entry]:
        """The rows of one file; none where the export leaves it out."""
        if name not in self._entries:
            rows = self.sheets[name].rows if name in self.sheets else ()
            self._entries[name] = [
                Entry(row.place, row.cells, self.notes, self._who(name, row.cells)) for row in rows
            ]
        return self._entries[name]

    def _who(self, name: str, cells: Mapping[str, str]) -> str:
        """Whom or what a row is about: of rows that only refer to a person, that person."""
        if name == "users":
            return full_name(cells["givenName"], cells["familyName"])
        if name == "classes":
            return full_name("class", cells["title"])
        key = cells.get("userSourcedId" if name in {"roles", "enrollments"} else "sourcedId", "")
        return self._names.get(key.strip(), "")

    @cached_property
    def _names(self) -> dict[str, str]:
        return {entry.raw("sourcedId").strip(): entry.who for entry in self.entries("users")}

    def keys(self, name: str) -> frozenset[str]:
        """The keys of a file's rows, with those of rows that could not be read: they are named once, not for each reference."""
        if name not in self.sheets:
            return frozenset()
        return self.sheets[name].lost | {entry.raw("sourcedId").strip() for entry in self.entries(name)}

    def is_deleted(self, entry: Entry) -> bool:
        """Whether a row says that what it lists is no more."""
        return entry.raw("status").strip().lower() in DELETED

    def bad(self) -> tuple[BadRow, ...]:
        """Everything that cannot be brought in, in the order of the files and their lines."""
        found = [slip for sheet in self.sheets.values() for slip in sheet.bad] + self.notes.bad
        order = {f"{name}.csv": number for number, name in enumerate(_NEEDED)}
        return tuple(sorted(found, key=lambda slip: (order.get(slip.place.file, 99), slip.place.line or 0)))

    def check(self) -> None:
        """Check what concerns whole files: their statuses, and that they are of one school."""
        for name in self.sheets:
            for entry in self.entries(name):
                _check_status(entry, is_delta=self.modes[name] == "delta")
        for name in ("classes", "enrollments"):
            if self.modes[name] == "delta" and self.entries(name):
                raise UnreadableError(
                    f"{name}.csv lists only what has changed (delta), from which nobody can tell who is in a class. "
                    "Export whole lists (bulk)."
                )
        schools = [
            entry for entry in self.entries("orgs")
            if entry.raw("type").strip().lower() == "school" and not self.is_deleted(entry)
        ]  # fmt: skip
        if len(schools) > 1:
            raise UnreadableError(
                f"orgs.csv lists {len(schools)} schools, so people of other schools would be brought in. "
                "Export the people of this school alone."
            )


def _manifest(files: Mapping[str, bytes]) -> tuple[str, dict[str, str]]:
    if "manifest.csv" not in files:
        raise UnreadableError(
            "manifest.csv is missing, which says whether the other files are whole lists or only what has changed. "
            + _EXPORT
        )
    sheet = read_sheet(files["manifest.csv"], "manifest.csv")
    columns = {heading.lower(): heading for heading in sheet.headings}
    if not {"propertyname", "value"} <= columns.keys():
        raise UnreadableError(f"manifest.csv does not have the headings propertyName and value. {_EXPORT}")
    told = {
        row.cells[columns["propertyname"]].strip().lower(): row.cells[columns["value"]].strip().lower()
        for row in sheet.rows
    }
    return _version(told), {name: _mode(name, told, files) for name in _NEEDED}


def _version(told: Mapping[str, str]) -> str:
    version = told.get("oneroster.version", "")
    for known in VERSIONS:
        if version == known or version.startswith(f"{known}."):
            return known
    said = f"says version {shown(version)}" if version else "does not say its version"
    raise UnreadableError(f"manifest.csv {said}; 1.1 and 1.2 can be read. {_EXPORT}")


def _mode(name: str, told: Mapping[str, str], files: Mapping[str, bytes]) -> str:
    mode = told.get(f"file.{name}", "absent")
    there = f"{name}.csv" in files
    if mode not in _MODES:
        raise UnreadableError(
            f"manifest.csv says {shown(mode)} of {name}.csv; it can be bulk, delta or absent. {_EXPORT}"
        )
    if (mode == "absent") == there:
        said = "is absent, but it is there" if there else f"is there ({mode}), but it is missing"
        raise UnreadableError(f"manifest.csv says that {name}.csv {said}. {_EXPORT}")
    if name == "users" and mode == "absent":
        raise UnreadableError(f"The export has no users.csv, and so no people. {_EXPORT}")
    return mode


def _sheet(name: str, content: bytes, version: str) -> Sheet:
    file = f"{name}.csv"
    sheet = read_sheet(content, file)
    needed = (*_NEEDED[name], "role") if name == "users" and version == "1.1" else _NEEDED[name]
    missing = [column for column in needed if column not in sheet.headings]
    if missing:
        raise UnreadableError(f"{file} has no column “{missing[0]}”. {_EXPORT}")
    return sheet


def _check_status(entry: Entry, *, is_delta: bool) -> None:
    status = entry.raw("status").strip().lower()
    if not status and not is_delta:
        return
    if not status:
        entry.refuse(
            "status", "There is no status, which a list of changes needs.", "Write active or tobedeleted."
        )
    elif status != "active" and status not in DELETED:
        entry.refuse("status", f"{shown(status)} is not a status.", "Write active or tobedeleted.")
