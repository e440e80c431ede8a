"""What the commands for backups share: where passphrases come from, how far the work is, what went wrong."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from django.conf import settings

from belisha.commands.showing import stop
from belisha.site.backup.terms import SHORTEST_PASSPHRASE, BackupError, Installation
from belisha.site.settings import VAR

VARIABLE: Final = "BELISHA_BACKUP_PASSPHRASE"

Json = Annotated[bool, typer.Option("--json", help="Print JSON with stable keys.")]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help=f"The passphrase is the first line of this file. {VARIABLE} in the environment does as well.",
        show_default=False,
    ),
]


def installation(quiet: bool) -> Installation:
    """This installation, which tells a person at a terminal how far the work has come."""
    shows = not quiet and sys.stderr.isatty()
    return Installation(settings.DATABASES["default"], VAR, _Showing() if shows else _nothing)


@contextmanager
def said_plainly() -> Iterator[None]:
    """Stops with status 2 and a sentence where the work cannot be done."""
    try:
        yield
    except BackupError as error:
        raise stop(str(error)) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        where = f"{error.filename}: " if error.filename else ""
        raise stop(f"{where}this cannot be read or written: {reason}. Nothing was changed.") from error
    except sqlite3.Error as error:
        raise stop(f"The database cannot be copied. SQLite says: {error}. Nothing was changed.") from error


def given_passphrase(file: Path | None) -> str:
    """The passphrase of a file or the environment; "" where neither gives one. Raises BackupError and OSError."""
    if file is None:
        return os.environ.get(VARIABLE, "")
    try:
        lines = file.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BackupError(f"{file} is no text, so no passphrase can be read from it.") from error
    if not lines or not lines[0]:
        raise BackupError(f"The first line of {file} is empty. Write the passphrase there.")
    return lines[0]


def asked_for(twice: bool) -> str:
    """The passphrase that a person types; "" where there is no terminal to type at."""
    if not sys.stdin.isatty():
        return ""
    answer: str = typer.prompt("Passphrase of the backup", hide_input=True, confirmation_prompt=twice)
    return answer


def require_long(passphrase: str) -> str:
    """The passphrase. Raises BackupError when it is so short that it would be guessed."""
    if 0 < len(passphrase) < SHORTEST_PASSPHRASE:
        raise BackupError(
            f"The passphrase is too short: give at least {SHORTEST_PASSPHRASE} characters, such as four words "
            "that have nothing to do with each other."
        )
    return passphrase


def show_faults(faults: dict[str, str]) -> None:
    """Says which chains of the trail are broken."""
    for chain, sentence in faults.items():
        typer.secho(
            f"The trail of {chain} is broken, and the backup holds it as it is. {sentence}",
            fg="red",
            err=True,
        )


def _nothing(_words: str, _part: float) -> None:
    pass


class _Showing:
    """One line of a terminal that says what is being done, and how much of it is done."""

    def __init__(self) -> None:
        self.last = ""

    def __call__(self, words: str, part: float) -> None:
        line = f"{words}: {part:.0%}"
        if line != self.last:
            ending = "\n" if part >= 1 else ""
            sys.stderr.write(f"\r\x1b[K{line}{ending}")
            sys.stderr.flush()
            self.last = line
