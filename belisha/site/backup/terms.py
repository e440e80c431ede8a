"""The words of backups: what a file says of itself, what goes wrong, and how far the work has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

FORMAT: Final = 1
"""The format of the files that are written, and the newest that is read."""

SHORTEST_PASSPHRASE: Final = 12
"""Characters. Whoever gets hold of the file can try as many passphrases as they like."""

KEYS: Final = ("secret-key", "sealing-key")
"""The files of BELISHA_VAR without which what was sealed or signed is lost."""

Progress = Callable[[str, float], None]
"""Takes what is being done, and how much of it is done, from 0 to 1."""

Settings = dict[str, object]
"""Django's settings for one database."""


class BackupError(Exception):
    """A backup or a restore that cannot be done. The message says why, and what to do, to whoever tried."""


class AtWorkError(BackupError):
    """Another backup or restore is at work, so that this one has to wait."""


class Vendor(StrEnum):
    """The kind of database."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"

    @property
    def full_name(self) -> str:
        """What it calls itself."""
        return "SQLite" if self is Vendor.SQLITE else "PostgreSQL"


class Verification(StrEnum):
    """What was done with a backup before it got its name."""

    RESTORED = "restored"
    """It was restored into a database of its own, and that was compared and examined."""
    NONE = "none"
    """It was only read back."""


class ChainHead(BaseModel):
    """The newest entry of one chain of the trail."""

    model_config = ConfigDict(frozen=True)

    number: int
    recorded_at: datetime
    hash: str


class Facts(BaseModel):
    """What a database holds, in numbers that must be the same after it is restored."""

    model_config = ConfigDict(frozen=True)

    migrations: tuple[str, ...]
    """Those that were applied, as “people.0001_initial”, in alphabetical order."""
    rows: Mapping[str, int]
    """For each table, how many rows it has."""
    chains: Mapping[str, ChainHead]
    """For each chain of the trail, its newest entry."""
    faults: Mapping[str, str]
    """For each chain of the trail that is broken, the first thing that is the matter with it.

    A school whose trail was tampered with needs its backups all the more, so they are made, and say so.
    """


class Manifest(BaseModel):
    """What a backup says of itself: the first member of the file."""

    model_config = ConfigDict(frozen=True)

    format: int
    belisha: str
    """The version of Belisha that made it."""
    made_at: datetime
    """In UTC."""
    vendor: Vendor
    verification: Verification
    facts: Facts
    members: Mapping[str, str]
    """For each other member of the file, its SHA-256 in hexadecimal."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the key files that are in it."""
        return tuple(name for name in KEYS if f"keys/{name}" in self.members)


@dataclass(frozen=True)
class Installation:
    """What is backed up or restored."""

    database: Settings
    """Django's settings for its database."""
    var: Path
    """BELISHA_VAR."""
    progress: Progress
    """Is told how far the work has come."""


def vendor_of(settings: Settings) -> Vendor:
    """The kind of database that settings name."""
    return Vendor.SQLITE if str(settings["ENGINE"]).endswith("sqlite3") else Vendor.POSTGRESQL


@dataclass(frozen=True)
class Goal:
    """Where a backup is to be restored."""

    database: Settings | None = None
    """Django's settings for another database than the installation's own."""
    replace: bool = False
    """Whether records of a school that are there may be replaced."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made."""

    file: Path
    size: int
    """In bytes."""
    sha256: str
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was restored."""

    manifest: Manifest
    database: str
    """The file or the name of the database that now holds it."""
    safety_copy: str
    """The file or the name of the database that was there before; "" where none held a school."""
    migrated: tuple[str, ...]
    """The migrations that were added because the backup was older."""
    keys: tuple[str, ...]
    """The key files that were put in place."""
