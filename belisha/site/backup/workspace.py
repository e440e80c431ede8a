"""The folder in which a backup or a restore does its work, for its owner only, emptied before and after.

What a killed run leaves there is plaintext; so the next run begins by removing it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from belisha.site.backup.terms import AtWorkError, BackupError

FOLDER: Final = "backup-work"
LOCK: Final = "backup.lock"
SERVED: Final = "served.lock"


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Holds BELISHA_VAR for one backup or restore. Raises AtWorkError while another is at work."""
    var.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(var / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise AtWorkError("Another backup or restore is at work. Wait until it has ended.") from error
    else:
        yield
    finally:
        os.close(descriptor)


def mark_as_served(var: Path) -> int:
    """Says, for as long as this process and its children live, that Belisha is served from BELISHA_VAR.

    Gives the descriptor by which it is held. Raises BackupError while a restore is at work.
    """
    descriptor = os.open(var / SERVED, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise BackupError("A restore is at work. Wait until it has ended, then start Belisha.") from error
    return descriptor


@contextmanager
def not_served(var: Path) -> Iterator[None]:
    """Keeps Belisha from being served from BELISHA_VAR. Raises BackupError while it is."""
    descriptor = os.open(var / SERVED, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BackupError("Belisha is being served. Stop it, and try again.") from error
    else:
        yield
    finally:
        os.close(descriptor)


def remove(folder: Path) -> None:
    """Removes a folder with all in it, if there is one."""
    if folder.exists():
        shutil.rmtree(folder)


def sync(path: Path) -> None:
    """Returns once a file, or the names in a folder, have reached the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
