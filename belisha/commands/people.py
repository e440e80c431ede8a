"""`belisha people`: bring in the register from the school's own records."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from belisha.access.terms import Actor, ActorKind
from belisha.commands.showing import stop
from belisha.people.importing.reading import read_path
from belisha.people.register.importing_actions import import_roll, preview
from belisha.people.register.queries import school_of
from belisha.people.register.terms import Changes, ImportRefusedError, NoSuchPersonError
from belisha.people.roll import BadRow, Roll, UnreadableError

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def people() -> None:
    """The school's people."""


@app.command(name="import")
def import_(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH", help="A OneRoster folder or zip, a CTF XML file or a CSV.", show_default=False
        ),
    ],
    school: Annotated[str, typer.Option("--school", help="The school's name in addresses.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON with stable keys.")] = False,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping", help="For a CSV: a JSON file that says which column is what.", show_default=False
        ),
    ] = None,
) -> None:
    """Bring in who joins, leaves and changes: all of it or nothing.

    Exit status: 0 when it is brought in, or could be; 1 when a row stands in the way; 2 when it cannot be read.
    """
    actor, today = _actor(school), timezone.localdate()
    roll = _read(path, _mapping(mapping), today)
    changes = _bring_in(roll, path, actor, today, dry_run)
    if as_json:
        typer.echo(json.dumps(_as_json(changes, dry_run), ensure_ascii=False, indent=2))
    else:
        _show(changes, dry_run)
    if changes.bad:
        raise typer.Exit(1)


def _actor(slug: str) -> Actor:
    try:
        return Actor(ActorKind.COMMAND, school=school_of(slug, actor=Actor(ActorKind.COMMAND)))
    except NoSuchPersonError as error:
        what = (
            f"There is no school called “{slug}” here." if slug else "There is not exactly one school here."
        )
        raise stop(f"{what} Name one with --school; `belisha school list` lists them.") from error


def _mapping(path: Path | None) -> dict[str, str] | None:
    if path is None:
        return None
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise stop(f"{path}: this file cannot be read as JSON.") from error
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise stop(f'{path}: write it as {{"Heading": "meaning"}}.')
    return found


def _read(path: Path, mapping: dict[str, str] | None, today: date) -> Roll:
    try:
        return read_path(path, today, mapping)
    except UnreadableError as error:
        raise stop(str(error)) from error
    except OSError as error:
        raise stop(
            f"{path}: this cannot be opened: {(error.strerror or 'unknown error').lower()}."
        ) from error


def _bring_in(roll: Roll, path: Path, actor: Actor, today: date, dry_run: bool) -> Changes:
    if dry_run:
        return preview(roll, actor=actor, today=today)
    try:
        return import_roll(roll, actor=actor, file_name=path.name, sha256=_sha256(path), today=today)
    except ImportRefusedError as refused:
        return Changes(bad=refused.bad)


def _sha256(path: Path) -> str:
    """The hash of a file, or of the files of a folder in the order of their names."""
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _show(changes: Changes, dry_run: bool) -> None:
    for row in changes.bad:
        typer.echo(_line(row))
    if changes.bad:
        rows = "1 row stands" if len(changes.bad) == 1 else f"{len(changes.bad):,} rows stand"
        typer.echo(f"{rows} in the way, so nothing was changed. Mend them and import again.")
        return
    typer.echo(
        f"Joins: {len(changes.joins):,}. Leaves: {len(changes.leaves):,}. Changes: {len(changes.alters):,}. "
        f"Unchanged: {changes.unchanged:,}."
    )
    typer.echo("Nothing was changed, because this was a trial." if dry_run else "The register is up to date.")


def _line(row: BadRow) -> str:
    where = row.place.file if row.place.line is None else f"{row.place.file}:{row.place.line}"
    parts = [where, *(part for part in (row.who, row.column) if part), f"{row.problem} {row.remedy}"]
    return ": ".join(parts)


def _as_json(changes: Changes, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "joins": len(changes.joins),
        "leaves": len(changes.leaves),
        "changes": len(changes.alters),
        "unchanged": changes.unchanged,
        "bad": [
            {
                "file": row.place.file,
                "line": row.place.line,
                "who": row.who,
                "column": row.column,
                "problem": row.problem,
                "remedy": row.remedy,
            }
            for row in changes.bad
        ],
    }
