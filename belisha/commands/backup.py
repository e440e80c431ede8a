"""`belisha backup`: everything that the installation must not lose, in one encrypted file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from belisha.commands.backup_showing import (
    VARIABLE,
    Json,
    PassphraseFile,
    asked_for,
    given_passphrase,
    installation,
    require_long,
    said_plainly,
    show_faults,
)
from belisha.people.actors import command_line
from belisha.site.backup.envelope import Lock
from belisha.site.backup.making import make_backup
from belisha.site.backup.terms import BackupError, Made, Verification

app = typer.Typer(add_completion=False)

File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="The file to write, such as 2026-11-21.belisha.", show_default=False),
]
Recipients = Annotated[
    list[str] | None,
    typer.Option(
        "--recipient",
        metavar="age1…",
        help="Who can open it: `belisha backup-key FILE` makes a key and says its recipient. May be repeated.",
        show_default=False,
    ),
]
Unverified = Annotated[
    bool,
    typer.Option(
        "--unverified", help="Do not try it out in a database of its own. The backup says so of itself."
    ),
]


@app.command()
def backup(
    file: File,
    recipient: Recipients = None,
    passphrase_file: PassphraseFile = None,
    unverified: Unverified = False,
    as_json: Json = False,
) -> None:
    """Copy the records and their keys into one encrypted file, while Belisha is used, and try out that it can be restored.

    Exit status: 0 when it is made; 1 when it is made and holds a trail that is broken; 2 when it is not made.
    """
    with said_plainly():
        lock = _lock(recipient or [], passphrase_file)
        made = make_backup(installation(as_json), file, lock, by=command_line(), verify=not unverified)
    faults = dict(made.manifest.facts.faults)
    if as_json:
        typer.echo(json.dumps(_as_json(made), ensure_ascii=False, indent=2))
    else:
        _show(made)
        show_faults(faults)
    if faults:
        raise typer.Exit(1)


def _lock(recipients: list[str], passphrase_file: Path | None) -> Lock:
    if recipients and passphrase_file:
        raise BackupError("Give recipients or a passphrase, not both.")
    if recipients:
        return Lock(recipients=tuple(recipients))
    passphrase = given_passphrase(passphrase_file) or asked_for(twice=True)
    if not passphrase:
        raise BackupError(
            "A backup holds children’s records, so it is never written unencrypted. Name a --recipient, or give "
            f"a --passphrase-file, or set {VARIABLE}."
        )
    return Lock(passphrase=require_long(passphrase))


def _show(made: Made) -> None:
    manifest = made.manifest
    rows, tables = sum(manifest.facts.rows.values()), len(manifest.facts.rows)
    tried = "It was restored once to try it out." if _verified(made) else "It was not tried out."
    typer.echo(f"Made {made.file}: {rows:,} rows of {tables:,} tables, {made.size:,} bytes. {tried}")
    if "sealing-key" not in manifest.keys:
        typer.echo(
            "The sealing key is not in it. Keep BELISHA_SEALING_KEY safe elsewhere, or sealed records are lost."
        )


def _verified(made: Made) -> bool:
    return made.manifest.verification is Verification.RESTORED


def _as_json(made: Made) -> dict[str, object]:
    manifest = made.manifest
    return {
        "file": str(made.file),
        "bytes": made.size,
        "sha256": made.sha256,
        "made_at": manifest.made_at.isoformat(),
        "belisha": manifest.belisha,
        "database": str(manifest.vendor),
        "verified": _verified(made),
        "rows": dict(manifest.facts.rows),
        "chains": {name: head.number for name, head in manifest.facts.chains.items()},
        "broken": dict(manifest.facts.faults),
        "keys": list(manifest.keys),
    }
