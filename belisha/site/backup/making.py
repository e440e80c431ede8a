"""A backup is made: copied, encrypted, read back, restored, compared, and only then given its name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import IO, Final

from django.db import transaction
from django.utils import timezone

from belisha import __version__
from belisha.audit.actions import record
from belisha.audit.terms import INSTALLATION, Author
from belisha.site.backup import postgresql, sqlite
from belisha.site.backup.deeds import BackupMade
from belisha.site.backup.envelope import Lock, Opening, encrypt, new_identity
from belisha.site.backup.facts import speaking_to
from belisha.site.backup.packing import DATABASE, Packed, sha256_of, unpack
from belisha.site.backup.placing import workspace
from belisha.site.backup.terms import (
    FORMAT,
    KEYS,
    BackupError,
    Facts,
    Installation,
    Made,
    Manifest,
    Progress,
    Settings,
    Vendor,
    Verification,
    vendor_of,
)
from belisha.site.backup.trial import examine, restored
from belisha.site.backup.workspace import only_one, sync

OTHERWISE: Final = "To make a backup that was not tried out, add --unverified."


def make_backup(here: Installation, file: Path, lock: Lock, *, by: Author, verify: bool = True) -> Made:
    """Writes a backup of an installation into a new file, while others use it.

    `verify` is False only where no database can be made to try it out, which the manifest then says. Raises
    BackupError, and OSError when there is no room or a folder is missing; no file of that name is there then.
    """
    _require_place(file, lock)
    with only_one(here.var), workspace(here) as folder:
        if verify and vendor_of(here.database) is Vendor.POSTGRESQL:
            postgresql.require_right(here.database, OTHERWISE)
        manifest, members = _copied(here, folder, verify)
        proof, _ = new_identity()
        with _beside(file) as (beside, writing):
            encrypt(Packed(manifest, members, here.progress), writing, lock, proof)
            writing.flush()
            os.fsync(writing.fileno())
            (folder / DATABASE).unlink()
            _verify(here, beside, proof, folder, manifest)
            made = Made(file, beside.stat().st_size, sha256_of(beside), manifest)
            _name(beside, file, manifest, by, here)
    return made


def _require_place(file: Path, lock: Lock) -> None:
    if file.exists():
        raise BackupError(f"{file} is there already. Choose another name, or move it away.")
    if not file.absolute().parent.is_dir():
        raise BackupError(f"There is no folder {file.absolute().parent}. Make it, and try again.")
    if not lock.recipients and not lock.passphrase:
        raise BackupError(
            "A backup holds children’s records, so it is never written unencrypted. "
            "Name a recipient, or give a passphrase."
        )


def _copied(here: Installation, folder: Path, verify: bool) -> tuple[Manifest, dict[str, Path]]:
    vendor = vendor_of(here.database)
    found = _copy(here.database, folder / DATABASE, here.progress)
    if not found.rows:
        raise BackupError("There are no records yet: the database is empty.")
    members = {DATABASE: folder / DATABASE}
    members |= {f"keys/{name}": here.var / name for name in KEYS if (here.var / name).exists()}
    manifest = Manifest(
        format=FORMAT,
        belisha=__version__,
        made_at=timezone.now().astimezone(UTC),
        vendor=vendor,
        verification=Verification.RESTORED if verify else Verification.NONE,
        facts=found,
        members={name: sha256_of(path) for name, path in members.items()},
    )
    return manifest, members


def _copy(settings: Settings, target: Path, progress: Progress) -> Facts:
    progress("Copying the records", 0.0)
    if vendor_of(settings) is Vendor.POSTGRESQL:
        return postgresql.copy(settings, target)
    if not Path(str(settings["NAME"])).exists():
        raise BackupError(f"There is no database at {settings['NAME']}.")
    return sqlite.copy(settings, target, progress)


@contextmanager
def _beside(file: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A file beside the one to be written; what a killed run left of it is overwritten."""
    beside = file.with_name(f".{file.name}.part")
    try:
        flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_NOFOLLOW
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as writing:
            yield beside, writing
    finally:
        beside.unlink(missing_ok=True)


def _verify(here: Installation, file: Path, proof: str, folder: Path, expected: Manifest) -> None:
    back = folder / "back"
    back.mkdir()
    if unpack(file, Opening((proof,)), back, here.progress) != expected:
        raise BackupError("What was written is not what can be read back. Is the disk failing?")
    if expected.verification is Verification.RESTORED:
        with restored(here.database, back / DATABASE, folder) as copy:
            examine(copy, expected.facts, here.progress)
    elif expected.vendor is Vendor.POSTGRESQL:
        postgresql.require_readable(back / DATABASE)


def _name(beside: Path, file: Path, manifest: Manifest, by: Author, here: Installation) -> None:
    """The file gets its name as the trail gets its entry."""
    rows = sum(manifest.facts.rows.values())
    verified = manifest.verification is Verification.RESTORED
    with speaking_to(here.database), transaction.atomic():
        record(BackupMade(made_at=manifest.made_at, rows=rows, verified=verified), by=by, school=INSTALLATION)
        beside.replace(file)
        sync(file.absolute().parent)
