"""Encryption with age (age-encryption.org/v1), streamed so that a large backup needs little memory.

For recipients, the file is an age file. For a passphrase, it is a tar of two members, because pyrage streams only to
recipients: `identity.age`, an age identity that the passphrase opens, and `backup.tar.age`, encrypted to it. Either
can be opened without Belisha, by age and tar alone.

Each is also encrypted to an identity that lives only while the file is written, so that what reached the disk can be
opened again and verified by somebody who has no identity of the recipients.
"""

from __future__ import annotations

import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Protocol

import pyrage  # type: ignore[import-untyped]
from pyrage import passphrase as age_passphrase
from pyrage import x25519

from belisha.site.backup.terms import BackupError

AGE: Final = b"age-encryption.org/v1\n"
WRAPPED: Final = "identity.age"
BODY: Final = "backup.tar.age"
SCHEME: Final = tarfile.GNU_FORMAT
"""Its headers are always one block, also above 8 GB."""

NO_BACKUP: Final = "This is no backup of Belisha, or its beginning was lost."
CHANGED: Final = "The backup was cut short or changed since it was made. Use another one."


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, repr=False)
class Lock:
    """Who can open a backup: those with an identity of one of the recipients, or those who know the passphrase."""

    recipients: tuple[str, ...] = ()
    passphrase: str = ""


@dataclass(frozen=True, repr=False)
class Opening:
    """With what a backup is opened: identities, or a passphrase."""

    identities: tuple[str, ...] = ()
    passphrase: str = ""


def new_identity() -> tuple[str, str]:
    """A new age identity, and the recipient that belongs to it."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def identities_in(text: str) -> tuple[str, ...]:
    """The identities of a key file, as age-keygen or `belisha backup-key` write it. Raises BackupError."""
    found = tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
    if not found:
        raise BackupError("The key file holds no identity. One begins with AGE-SECRET-KEY-1.")
    for line in found:
        _identity(line)
    return found


def encrypt(plain: Readable, target: IO[bytes], lock: Lock, proof: str) -> None:
    """Encrypts a stream for those whom the lock names, and for the identity `proof`.

    Raises BackupError when a recipient is none or the lock names nobody, OSError when it cannot be written.
    """
    own = _identity(proof)
    if lock.recipients:
        _encrypt(plain, target, [own.to_public(), *map(_recipient, lock.recipients)])
    elif lock.passphrase:
        _encrypt_beneath(plain, target, own, lock.passphrase)
    else:
        raise BackupError(
            "A backup holds children’s records, so it is never written unencrypted. "
            "Name a recipient, or give a passphrase."
        )


def decrypt(source: IO[bytes], target: Any, opening: Opening) -> None:
    """Decrypts a file that starts at the beginning of `source` into anything with `write`.

    Raises BackupError, with a sentence that says what is the matter, when it cannot be opened or was changed, and
    whatever `target.write` raises. What was written before must not be used then.
    """
    beginning = source.read(len(AGE))
    source.seek(0)
    if beginning == AGE:
        if not opening.identities:
            raise BackupError("This backup was made for a recipient. Name the key file with --identity.")
        _decrypt(source, target, [_identity(line) for line in opening.identities])
        return
    wrapped, body = _members(source)
    identities = opening.identities or (_unwrapped(wrapped, opening.passphrase),)
    _decrypt(body, target, [_identity(line) for line in identities])


def needs_passphrase(path: Path) -> bool:
    """Whether a backup was made with a passphrase. Raises BackupError when it is no backup, OSError if unreadable."""
    with path.open("rb") as source:
        if source.read(len(AGE)) == AGE:
            return False
        source.seek(0)
        _members(source)
    return True


def _encrypt_beneath(plain: Readable, target: IO[bytes], own: Any, passphrase: str) -> None:
    wrapped = age_passphrase.encrypt(str(own).encode(), passphrase)
    header = tarfile.TarInfo(WRAPPED)
    header.size = len(wrapped)
    target.write(header.tobuf(SCHEME) + wrapped + _padding(len(wrapped)))
    # How long the body is, is known only once it is written.
    place = target.tell()
    target.write(bytes(tarfile.BLOCKSIZE))
    _encrypt(plain, target, [own.to_public()])
    body = tarfile.TarInfo(BODY)
    body.size = target.tell() - place - tarfile.BLOCKSIZE
    target.write(_padding(body.size) + bytes(2 * tarfile.BLOCKSIZE))
    target.seek(place)
    target.write(body.tobuf(SCHEME))


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)


def _members(source: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    try:
        archive = tarfile.TarFile(fileobj=source)
        members = [archive.next(), archive.next()]
        opened = [archive.extractfile(member) for member in members if member and member.isreg()]
        first = opened[0].read() if opened and opened[0] else b""
    except tarfile.TarError as error:
        raise BackupError(NO_BACKUP) from error
    if [member.name for member in members if member] != [WRAPPED, BODY] or not opened[-1]:
        raise BackupError(NO_BACKUP)
    return first, opened[-1]


def _unwrapped(wrapped: bytes, passphrase: str) -> str:
    if not passphrase:
        raise BackupError("This backup was made with a passphrase. Give it.")
    try:
        identity: bytes = age_passphrase.decrypt(wrapped, passphrase)
        return identity.decode("ascii")
    except (pyrage.DecryptError, OSError, UnicodeDecodeError) as error:
        raise BackupError(
            "The passphrase is not the one with which the backup was made, or the file was changed."
        ) from error


def _identity(line: str) -> Any:
    try:
        return x25519.Identity.from_str(line)
    except pyrage.IdentityError as error:
        raise BackupError(
            "The key file holds a line that is no identity. One begins with AGE-SECRET-KEY-1."
        ) from error


def _recipient(line: str) -> Any:
    try:
        return x25519.Recipient.from_str(line)
    except pyrage.RecipientError as error:
        raise BackupError(
            f"“{line}” is no recipient. One begins with age1; `belisha backup-key FILE` makes one."
        ) from error


def _encrypt(plain: Readable, target: IO[bytes], recipients: Sequence[Any]) -> None:
    reader, writer = _Remembering(plain), _Remembering(target)
    try:
        pyrage.encrypt_io(reader, writer, recipients)
    except (pyrage.EncryptError, OSError) as error:
        raise (reader.failure or writer.failure or error) from error


def _decrypt(source: IO[bytes], target: Any, identities: Sequence[Any]) -> None:
    writer = _Remembering(target)
    try:
        pyrage.decrypt_io(_Remembering(source), writer, identities)
    except (pyrage.DecryptError, tarfile.ReadError, OSError) as error:
        if writer.failure:
            raise writer.failure from error
        if "No matching keys" in str(error):
            raise BackupError("The key file is not the one for which the backup was made.") from error
        raise BackupError(CHANGED) from error


class _Remembering:
    """A stream that keeps what went wrong with it, which pyrage would pass on as words alone."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.failure: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            content: bytes = self.stream.read(size)
        except Exception as error:
            self.failure = error
            raise
        return content

    def write(self, content: bytes) -> int:
        try:
            written: int = self.stream.write(content)
        except Exception as error:
            self.failure = error
            raise
        return written

    def flush(self) -> None:
        """The stream is flushed by whoever opened it."""
