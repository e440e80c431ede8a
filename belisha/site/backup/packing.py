"""What stands in the encrypted part of a backup: a tar of the manifest, the database and the keys, streamed."""

from __future__ import annotations

import hashlib
import os
import tarfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Final

from pydantic import BaseModel, ValidationError

from belisha.site.backup.envelope import CHANGED, NO_BACKUP, SCHEME, Opening, decrypt
from belisha.site.backup.terms import FORMAT, BackupError, Manifest, Progress

MANIFEST: Final = "manifest.json"
DATABASE: Final = "database"
LONGEST_MANIFEST: Final = 16 * 1024 * 1024
PIECE: Final = 1024 * 1024


class Packed:
    """A tar of the manifest and then of its members, as a stream that is made while it is read."""

    def __init__(self, manifest: Manifest, files: Mapping[str, Path], progress: Progress) -> None:
        # An empty piece would look like the end.
        self._pieces = filter(None, _pieces(manifest, files, progress))
        self._left = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        if not self._left:
            self._left = memoryview(next(self._pieces, b""))
        length = len(self._left) if size < 0 else size
        piece, self._left = self._left[:length], self._left[length:]
        return bytes(piece)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpack(path: Path, opening: Opening, folder: Path, progress: Progress) -> Manifest:
    """Decrypts a backup into the members of an empty folder, and compares each with the manifest.

    Raises BackupError when it cannot be opened or anything in it was changed, OSError when it cannot be read or
    there is no room.
    """
    with path.open("rb") as source, ThreadPoolExecutor(1) as beside:
        outlet, inlet = os.pipe()
        with os.fdopen(outlet, "rb") as reading:
            decrypting = beside.submit(_decrypt_into, inlet, source, opening)
            try:
                manifest = _unpacked(reading, folder, path.stat().st_size, progress)
            except tarfile.TarError as error:
                raise (_failure_of(decrypting.exception()) or BackupError(CHANGED)) from error
        # Only at its end is it certain that nothing was cut off.
        decrypting.result()
    return manifest


def _failure_of(error: BaseException | None) -> BaseException | None:
    return None if isinstance(error, BrokenPipeError) else error


def _decrypt_into(inlet: int, source: IO[bytes], opening: Opening) -> None:
    with os.fdopen(inlet, "wb") as writing:
        decrypt(source, writing, opening)


def _unpacked(reading: IO[bytes], folder: Path, size: int, progress: Progress) -> Manifest:
    with tarfile.open(fileobj=reading, mode="r|") as archive:
        manifest = _manifest(archive)
        for name, digest in manifest.members.items():
            found = _member(archive, name)
            if _kept(found, folder / name, size, progress) != digest:
                raise BackupError(CHANGED)
    while reading.read(PIECE):
        pass
    return manifest


def _manifest(archive: tarfile.TarFile) -> Manifest:
    content = _member(archive, MANIFEST).read(LONGEST_MANIFEST)
    try:
        if _Format.model_validate_json(content).format > FORMAT:
            raise BackupError("A newer Belisha made this backup. Install that version and try again.")
        manifest = Manifest.model_validate_json(content)
    except ValidationError as error:
        raise BackupError(NO_BACKUP) from error
    if DATABASE not in manifest.members or any(name not in _NAMES for name in manifest.members):
        raise BackupError(NO_BACKUP)
    return manifest


class _Format(BaseModel):
    format: int


_NAMES: Final = frozenset({DATABASE, "keys/secret-key", "keys/sealing-key"})


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    member = archive.next()
    found = archive.extractfile(member) if member and member.isreg() and member.name == name else None
    if found is None:
        raise tarfile.ReadError(f"{name} is not where it should be")
    return found


def _kept(found: IO[bytes], path: Path, size: int, progress: Progress) -> str:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    digest, done = hashlib.sha256(), 0
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as kept:
        while piece := found.read(PIECE):
            digest.update(piece)
            kept.write(piece)
            done += len(piece)
            progress("Reading the backup", min(1.0, done / max(size, 1)))
    return digest.hexdigest()


def _pieces(manifest: Manifest, files: Mapping[str, Path], progress: Progress) -> Iterator[bytes]:
    content = manifest.model_dump_json(indent=1).encode()
    yield _header(MANIFEST, len(content), manifest) + content + _padding(len(content))
    for name in manifest.members:
        size = files[name].stat().st_size
        yield _header(name, size, manifest)
        yield from _content(files[name], size, progress)
        yield _padding(size)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _content(path: Path, size: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
            done += len(piece)
            progress("Encrypting", done / size)


def _header(name: str, size: int, manifest: Manifest) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, int(manifest.made_at.timestamp())
    return member.tobuf(SCHEME)


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)
