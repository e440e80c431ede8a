"""The door: whatever a school's records come in, a roll comes out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from belisha.people.importing.archives import is_zip, read_file, read_folder, unpack
from belisha.people.importing.ctf import is_xml, read_ctf
from belisha.people.importing.oneroster import is_users_alone, read_oneroster
from belisha.people.importing.plain import read_plain
from belisha.people.roll import Roll, UnreadableError

_ONEROSTER = ("manifest.csv", "users.csv", "roles.csv", "enrollments.csv")


def read_records(
    files: Mapping[str, bytes] | bytes, name: str, today: date, mapping: Mapping[str, str] | None = None
) -> Roll:
    """Read a school's records: a OneRoster export (its files, or a zip), a CTF XML file, or a plain table.

    `name` is what the upload is called. Of a plain table, `mapping` says by heading what each column is, of `MEANINGS`,
    and may say under `EVERYONE_IS` and `WHOLE_LIST_OF` who is listed; without one it is guessed. Raises
    `UnreadableError`.
    """
    if isinstance(files, bytes):
        files = unpack(files, name) if is_zip(files) else {name: files}
    named = {_last(file).lower(): content for file, content in files.items()}
    if len(named) > 1 and any(file in named for file in _ONEROSTER):
        return read_oneroster(named, today)
    file, content = _only(files, name)
    if is_xml(content):
        return read_ctf(content, file, today)
    if is_users_alone(content, file):
        raise UnreadableError(
            f"{file} is one file of a OneRoster export. Import the whole export, with its manifest.csv, as a zip."
        )
    return read_plain(content, file, today, mapping)


def read_path(path: Path, today: date, mapping: Mapping[str, str] | None = None) -> Roll:
    """Read a folder, a zip or a file; otherwise as `read_records`."""
    files = read_folder(path) if path.is_dir() else read_file(path)
    return read_records(files, path.name, today, mapping)


def _last(file: str) -> str:
    return file.replace("\\", "/").rsplit("/", maxsplit=1)[-1]


def _only(files: Mapping[str, bytes], name: str) -> tuple[str, bytes]:
    if len(files) != 1:
        raise UnreadableError(
            f"{name} holds {len(files)} files and is no OneRoster export, which has a manifest.csv. "
            "Import one table or one CTF file at a time."
        )
    file, content = next(iter(files.items()))
    return _last(file), content
