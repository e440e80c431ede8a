"""`belisha policy`: check, read back, compare and publish a policy file. No database, no Django."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from belisha.commands.showing import show_clauses, show_comparison, show_findings, stop
from belisha.kit.files import write_whole
from belisha.language.checking import check as check_reading
from belisha.language.comparing import compare as compare_policies
from belisha.language.findings import Level
from belisha.language.obligations import FILE_NAME, Obligation, obligations_beside
from belisha.language.publishing import Form
from belisha.language.publishing import publish as publish_policy
from belisha.language.publishing.publication import publication
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


def obligations_of(path: Path) -> Mapping[str, Obligation]:
    """The obligations beside a policy file; stops with status 2 when they cannot be read."""
    try:
        return obligations_beside(path)
    except (ValueError, OSError) as error:
        raise stop(f"{path.with_name(FILE_NAME)}: {error}") from error


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
def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", show_default=False)],
    as_json: Json = False,
) -> None:
    """Say what changes from one version to another, for whom, in sentences."""
    before, after = reading_of(old), reading_of(new)
    comparison = compare_policies(before.draft, after.draft)
    if as_json:
        typer.echo(json.dumps(comparison.as_json(), ensure_ascii=False, indent=2))
    else:
        show_comparison(after.draft, comparison)
    if before.policy is None or after.policy is None:
        raise stop("One of the two has errors: run `belisha policy check`.")


@application.command()
def publish(
    file: File,
    to: Annotated[Form, typer.Option("--to", help="The form to publish it in.")] = Form.HTML,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write; by default FILE's name with another ending."),
    ] = None,
) -> None:
    """Publish a policy for people: a page, a tagged PDF or a Word document."""
    reading = reading_of(file)
    if reading.policy is None:
        typer.secho(
            f"{file} has errors, so it is not published: run `belisha policy check`.", fg="red", err=True
        )
        raise typer.Exit(1)
    found = standings(reading.policy, VOCABULARY.serves, obligations_of(file))
    target = output or Path(file.with_suffix(f".{to}").name)
    try:
        write_whole(target, publish_policy(publication(reading.policy, found), to))
    except OSError as error:
        raise stop(
            f"{target}: this file cannot be written: {(error.strerror or 'unknown error').lower()}."
        ) from error
    typer.echo(f"Published {file} as {target}.")


@application.command()
def clauses(file: File, as_json: Json = False) -> None:
    """Read every clause back: what it makes the software do, in plain sentences."""
    reading = reading_of(file)
    found = standings(reading.draft, VOCABULARY.serves, obligations_of(file))
    if as_json:
        typer.echo(json.dumps([standing.as_json() for standing in found], ensure_ascii=False, indent=2))
    else:
        show_clauses(reading, found)
    if reading.policy is None:
        raise typer.Exit(1)
