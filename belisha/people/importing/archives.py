"""The files of an upload: out of a zip or a folder, each bounded before it is read."""

from __future__ import annotations

import stat
import struct
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from belisha.people.importing.fields import shown
from belisha.people.importing.limits import LARGEST_FILE, LARGEST_RATIO, LARGEST_UNPACKED, MOST_FILES
from belisha.people.roll import UnreadableError

SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_READ = (".csv", ".xml", ".txt")
_PACKED = (".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar")
_METHODS = (ZIP_STORED, ZIP_DEFLATED)
"""Of the others, Python unpacks more than is asked for: the bounds would not hold."""
_BROKEN = (
    BadZipFile, LargeZipFile, EOFError, OSError, zlib.error, struct.error, NotImplementedError, RuntimeError, ValueError,
    OverflowError, IndexError,
)  # fmt: skip
"""What zipfile raises of a damaged zip."""
_SMALL = 100_000
"""Bytes below which a file may be packed as tightly as it likes."""


def is_zip(content: bytes) -> bool:
    """Whether a file says that it is a zip."""
    return content.startswith(SIGNATURES)


def unpack(content: bytes, name: str) -> dict[str, bytes]:
    """The tables and XML files of a zip, by their names in small letters without folders.

    Raises `UnreadableError` for a zip that is broken, encrypted, too large or that holds what no export does.
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableError(
            f"{name} is larger than {LARGEST_FILE // 1024 // 1024} MB. Export only this school."
        )
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _unpacked(archive, name)
    except UnreadableError:
        raise
    except _BROKEN as slip:
        raise UnreadableError(
            f"{name} is a broken zip. Export it again, without a password, and import that."
        ) from slip


def _unpacked(archive: ZipFile, name: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise UnreadableError(
            f"{name} holds {len(entries)} files; {MOST_FILES} are the most. Zip only the export."
        )
    for entry in entries:
        _check(entry, name)
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise UnreadableError(
            f"{name} would unpack to more than {LARGEST_UNPACKED // 1024 // 1024} MB. {_BOMB}"
        )
    found: dict[str, bytes] = {}
    for entry in filter(_is_wanted, entries):
        _keep(found, PurePosixPath(entry.filename).name, _read(archive, entry, name), name)
    if not found:
        raise UnreadableError(f"{name} holds no CSV and no XML file. Zip the files of the export.")
    return found


_BOMB: Final = "Export it again from the school’s system; do not import a zip of another origin."


def _check(entry: ZipInfo, name: str) -> None:
    inside = f"{shown(entry.filename)} in {name}"
    path = PurePosixPath(entry.orig_filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise UnreadableError(f"{inside} wants to be written outside its folder. {_BOMB}")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnreadableError(f"{inside} is a link and not a file. Zip the files themselves.")
    if entry.flag_bits & 0x1:
        raise UnreadableError(f"{inside} is encrypted. Zip the files without a password.")
    if entry.compress_type not in _METHODS:
        raise UnreadableError(
            f"{inside} is packed in an unusual way. Zip the files as Windows or macOS does."
        )
    if path.suffix.lower() in _PACKED:
        raise UnreadableError(f"{inside} is packed again. Zip the files of the export themselves.")
    if entry.file_size > LARGEST_FILE:
        raise UnreadableError(f"{inside} would be larger than {LARGEST_FILE // 1024 // 1024} MB. {_BOMB}")
    if entry.file_size > max(_SMALL, entry.compress_size * LARGEST_RATIO):
        raise UnreadableError(f"{inside} would unpack to more than {LARGEST_RATIO} times its size. {_BOMB}")


def _is_wanted(entry: ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return path.suffix.lower() in _READ and not hidden


def _read(archive: ZipFile, entry: ZipInfo, name: str) -> bytes:
    """A file's bytes: never more than its listed size, whatever is really packed."""
    with archive.open(entry) as packed:
        content = packed.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise UnreadableError(f"{shown(entry.filename)} in {name} is not as large as the zip says. {_BOMB}")
    return content


def _keep(found: dict[str, bytes], file: str, content: bytes, name: str) -> None:
    if is_zip(content):
        raise UnreadableError(
            f"{shown(file)} in {name} is packed again. Zip the files of the export themselves."
        )
    if file.lower() in found:
        raise UnreadableError(f"{name} holds two files named {shown(file)}. Zip one export at a time.")
    found[file.lower()] = content


def read_folder(folder: Path) -> dict[str, bytes]:
    """The tables and XML files that stand in a folder itself, by their names in small letters."""
    paths = sorted(
        path for path in folder.iterdir() if path.suffix.lower() in _READ and not path.is_symlink()
    )
    if len(paths) > MOST_FILES:
        raise UnreadableError(f"{folder.name} holds {len(paths)} files; {MOST_FILES} are the most.")
    found: dict[str, bytes] = {}
    for path in paths:
        _keep(found, path.name, read_file(path), folder.name)
    if not found:
        raise UnreadableError(f"{folder.name} holds no CSV and no XML file. Choose the folder of the export.")
    return found


def read_file(path: Path) -> bytes:
    """A file's bytes, unless it is too large to be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableError(f"{path.name} is larger than {LARGEST_FILE // 1024 // 1024} MB.")
        return path.read_bytes()
    except OSError as slip:
        raise UnreadableError(f"{path.name} cannot be read: {slip.strerror}.") from slip
