"""`belisha policy`: check, read back, compare and publish a policy file. No database, no Django."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from belisha.commands.showing import show_clauses, show_findings, stop
from belisha.language.checking import check as check_reading
from belisha.language.findings import Level
from belisha.language.obligations import obligations_beside
from belisha.language.reading import Reading, read
from belisha.language.standing import standings
from belisha.site.vocabulary import VOCABULARY

application = typer.Typer(no_args_is_help=True, help="Check, read back, compare and publish a policy.")

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="The policy: a Markdown file.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON with stable keys.")]
Today = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help="Check as on another day (2026-11-21)."),
]


def reading_of(path: Path) -> Reading:
    """Read a policy file; stops with status 2 when there is no such file or it can't be opened."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise stop(
            f"{path}: this file cannot be opened: {(error.strerror or 'unknown error').lower()}."
        ) from error
    return read(data, VOCABULARY, str(path))


@application.command()
def check(file: File, as_json: Json = False, today: Today = None) -> None:
    """Say what is wrong with a policy: where, why, and what to do."""
    reading = reading_of(file)
    findings = check_reading(reading, VOCABULARY, today.date() if today else date.today())
    if as_json:
        typer.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
    else:
        show_findings(reading, findings)
    if any(finding.level is not Level.NOTE for finding in findings):
        raise typer.Exit(1)


@application.command()
def clauses(file: File, as_json: Json = False) -> None:
    """Read every clause back: what it makes the software do, in plain sentences."""
    reading = reading_of(file)
    try:
        obligations = obligations_beside(file)
    except (ValueError, OSError) as error:
        raise stop(f"{file}: {error}") from error
    found = standings(reading.draft, VOCABULARY.serves, obligations)
    if as_json:
        typer.echo(json.dumps([standing.as_json() for standing in found], ensure_ascii=False, indent=2))
    else:
        show_clauses(reading, found)
    if reading.policy is None:
        raise typer.Exit(1)
