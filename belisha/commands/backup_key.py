"""`belisha backup-key`: a key that opens the backups made for it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from belisha.commands.backup_showing import Json, said_plainly
from belisha.site.backup.envelope import new_identity
from belisha.site.backup.terms import BackupError

app = typer.Typer(add_completion=False)


@app.command()
def backup_key(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The key file to write.", show_default=False)],
    as_json: Json = False,
) -> None:
    """Make a key file for its owner only, and say the recipient for whom backups are to be made.

    Keep the key file away from the computer that makes the backups: without it nobody can restore them.
    """
    identity, recipient = new_identity()
    with said_plainly():
        _write(file, f"# public key: {recipient}\n{identity}\n")
    if as_json:
        typer.echo(json.dumps({"file": str(file), "recipient": recipient}))
        return
    typer.echo(
        f"Wrote {file}. Move it to a safe place away from this computer: without it no backup can be restored.\n"
        f"Make backups with: belisha backup FILE --recipient {recipient}"
    )


def _write(file: Path, content: str) -> None:
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as error:
        raise BackupError(f"{file} is there already, and is not overwritten. Choose another name.") from error
    with os.fdopen(descriptor, "w", encoding="ascii") as key:
        key.write(content)
        key.flush()
        os.fsync(key.fileno())
