"""`belisha restore`: brings back what a backup holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from django.core.exceptions import ImproperlyConfigured

from belisha.commands.backup_showing import (
    VARIABLE,
    Json,
    PassphraseFile,
    asked_for,
    given_passphrase,
    installation,
    said_plainly,
    show_faults,
)
from belisha.people.actors import command_line
from belisha.site.backup.envelope import Opening, identities_in, needs_passphrase
from belisha.site.backup.restoring import restore_backup
from belisha.site.backup.terms import BackupError, Goal, Installation, Restored
from belisha.site.database import database_settings

app = typer.Typer(add_completion=False)

File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)]
Identity = Annotated[
    Path | None,
    typer.Option(
        "--identity",
        metavar="FILE",
        help="The key file for whose recipient the backup was made.",
        show_default=False,
    ),
]
Into = Annotated[
    str,
    typer.Option(
        "--into",
        metavar="DATABASE",
        help="The address of another database, as in DATABASE_URL; the keys stay as they are then.",
        show_default=False,
    ),
]
Replace = Annotated[
    bool,
    typer.Option("--replace", help="Replace the school's records that are there. They are kept aside."),
]


@app.command()
def restore(  # noqa: PLR0913, PLR0917 - typer reads the options from here
    file: File,
    identity: Identity = None,
    passphrase_file: PassphraseFile = None,
    into: Into = "",
    replace: Replace = False,
    as_json: Json = False,
) -> None:
    """Bring back the records and keys of a backup, all of them or nothing. Stop Belisha before.

    Exit status: 0 when it is restored; 1 when it is restored and holds a trail that is broken; 2 when nothing was done.
    """
    with said_plainly():
        here = installation(as_json)
        goal = _goal(here, into, replace)
        opening = _opening(file, identity, passphrase_file)
        restored = restore_backup(here, file, opening, goal=goal, by=command_line())
    faults = dict(restored.manifest.facts.faults)
    if as_json:
        typer.echo(json.dumps(_as_json(restored), ensure_ascii=False, indent=2))
    else:
        _show(restored)
        show_faults(faults)
    if faults:
        raise typer.Exit(1)


def _opening(file: Path, identity: Path | None, passphrase_file: Path | None) -> Opening:
    if not needs_passphrase(file):
        if identity is None:
            raise BackupError("This backup was made for a recipient. Name the key file with --identity.")
        return Opening(identities=identities_in(_text_of(identity)))
    passphrase = given_passphrase(passphrase_file) or asked_for(twice=False)
    if not passphrase:
        raise BackupError(
            f"This backup was made with a passphrase. Give a --passphrase-file, or set {VARIABLE}."
        )
    return Opening(passphrase=passphrase)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise BackupError(f"{path} is no key file.") from error


def _goal(here: Installation, into: str, replace: bool) -> Goal:
    try:
        return Goal(database_settings(into, here.var) if into else None, replace)
    except ImproperlyConfigured as error:
        raise BackupError(str(error).replace("DATABASE_URL", "--into")) from error


def _show(restored: Restored) -> None:
    manifest = restored.manifest
    rows = sum(manifest.facts.rows.values())
    typer.echo(
        f"Restored the backup of {manifest.made_at:%-d %B %Y, %H:%M} UTC into {restored.database}: {rows:,} rows."
    )
    if restored.migrated:
        typer.echo(
            f"It was of an older Belisha; {len(restored.migrated)} changes of tables brought it up to date."
        )
    if restored.keys:
        typer.echo(f"Put back {' and '.join(restored.keys)}; those that were here are kept beside them.")
    if restored.safety_copy:
        typer.echo(
            f"What was there before is kept as {restored.safety_copy}. Delete it when you no longer need it."
        )
    typer.echo("You can start Belisha again.")


def _as_json(restored: Restored) -> dict[str, object]:
    manifest = restored.manifest
    return {
        "database": restored.database,
        "made_at": manifest.made_at.isoformat(),
        "belisha": manifest.belisha,
        "rows": dict(manifest.facts.rows),
        "chains": {name: head.number for name, head in manifest.facts.chains.items()},
        "broken": dict(manifest.facts.faults),
        "migrated": list(restored.migrated),
        "keys": list(restored.keys),
        "safety_copy": restored.safety_copy,
    }
