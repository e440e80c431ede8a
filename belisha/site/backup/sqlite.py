"""Copying and putting back a SQLite file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from django.db import connection, transaction

from belisha.site.backup.facts import facts, speaking_to
from belisha.site.backup.terms import BackupError, Facts, Progress, Settings
from belisha.site.backup.workspace import sync

PAGES: Final = 4096
"""How many pages are copied between two tellings of how far it is."""
LOGS: Final = ("-wal", "-shm", "-journal")
CONNECTED: Final = (
    "The records are in use. Stop Belisha, and any other command that reads them, and try again."
)


def settings_for(path: Path) -> Settings:
    """Django's settings for a copy. It keeps no write-ahead log, so that the file is the whole of it."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=DELETE; PRAGMA foreign_keys=ON;",
        },
    }


def copy(settings: Settings, target: Path, progress: Progress) -> Facts:
    """Copies the records of one moment into a new file, while others read and write, and says what they are.

    The connection keeps one reading transaction open, for without it every write of another connection would begin
    the copy anew (https://www.sqlite.org/c3ref/backup_finish.html); with a write-ahead log that hinders nobody.
    """
    _make_for_owner(target)
    given = settings["OPTIONS"]
    options = {**given, "transaction_mode": "DEFERRED"} if isinstance(given, dict) else {}
    with speaking_to({**settings, "OPTIONS": options}), transaction.atomic():
        found = facts()
        with closing(sqlite3.connect(target)) as copied:
            connection.connection.backup(copied, pages=PAGES, progress=_Telling(progress))
            copied.execute("PRAGMA journal_mode=DELETE")
    return found


def require_whole(path: Path) -> None:
    """Raises BackupError unless SQLite finds its file whole and every row's owner in it."""
    with closing(_connected(path, "ro")) as records:
        if (found := records.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
            raise BackupError(f"The database file is damaged. SQLite says: {found}.")
        if row := records.execute("PRAGMA foreign_key_check").fetchone():
            raise BackupError(f"A row of {row[0]} belongs to one of {row[2]} that does not exist.")


def is_damaged(path: Path) -> bool:
    """Whether a file cannot be read as a database at all."""
    with closing(_connected(path, "ro")) as records:
        try:
            records.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            raise BackupError(f"{path} cannot be opened. SQLite says: {error}.") from error
        except sqlite3.DatabaseError:
            return True
    return False


def require_unused(path: Path) -> None:
    """Raises BackupError while anybody is connected to a file."""
    with held(path):
        pass


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keeps everybody else out of a file, with nothing of it left in its log. Raises BackupError if in use.

    To leave write-ahead logging takes the file for oneself, which fails while anybody else is connected
    (https://www.sqlite.org/wal.html#activating_and_configuring_wal_mode).
    """
    if not path.exists() or is_damaged(path):
        yield
        return
    with closing(_connected(path, "rw")) as records:
        try:
            records.execute("PRAGMA journal_mode=DELETE")
            records.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise BackupError(CONNECTED if "locked" in str(error) else f"SQLite says: {error}.") from error
        yield
        records.rollback()


def put_in_place(fresh: Path, target: Path, aside: Path | None) -> None:
    """Gives a file the name of another in one step, which stays as `aside` if that is named."""
    sync(fresh)
    if aside is not None:
        aside.hardlink_to(target)
    # A log that outlived its file would be played into the new one.
    for log in LOGS:
        target.with_name(f"{target.name}{log}").unlink(missing_ok=True)
    fresh.replace(target)
    sync(target.absolute().parent)


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=1, isolation_level=None
    )


def _make_for_owner(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


class _Telling:
    """Passes on how many pages SQLite has copied."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress

    def __call__(self, _status: int, remaining: int, total: int) -> None:
        self.progress("Copying the records", 1 - remaining / max(total, 1))
