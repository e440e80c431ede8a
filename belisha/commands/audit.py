"""`belisha audit`: verifies the trail, and keeps proof of it outside the school."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

import typer
from django.utils import timezone

from belisha.access.terms import Actor, ActorKind
from belisha.audit.actions import take_head
from belisha.audit.head_file import HeadFile, HeadFileError, read_head_file
from belisha.audit.terms import INSTALLATION, Entry
from belisha.audit.verification import Checked, Watch, chains, check, length
from belisha.commands.showing import counted, stop
from belisha.kit.files import write_whole
from belisha.language.days import in_british
from belisha.people.school_queries import ListedSchool, schools

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Verify the trail, and keep proof of it outside the school.",
)

COMMAND: Final = Actor(ActorKind.COMMAND)
THE_INSTALLATION: Final = ListedSchool(INSTALLATION, INSTALLATION, "The installation")
MOST_SHOWN: Final = 20
"""Faults that are worth reading one by one."""

SchoolOption = Annotated[
    str,
    typer.Option("--school", help="The school, by its short name; `installation` for what is no school's."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON with stable keys.")]


@app.command()
def verify(school: SchoolOption = "", as_json: Json = False) -> None:
    """Check every entry of the trail against the one before, and say which was changed, removed or moved."""
    wanted = [_school(school)] if school else _everything()
    results = [(one, check(one.reference, actor=COMMAND, watch=_bar(one))) for one in wanted]
    if as_json:
        _print([_as_json(one, checked) for one, checked in results])
    else:
        for one, checked in results:
            _show(one, checked)
    if any(checked.found for _, checked in results):
        raise typer.Exit(1)


@app.command()
def head(
    school: SchoolOption,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The file to write.", show_default=False)],
) -> None:
    """Write down where the trail ends today, for somebody outside the school to keep."""
    one = _school(school)
    if to.exists():
        raise stop(f"{to}: there is such a file already, and an earlier head is proof. Choose another name.")
    taken = take_head(actor=Actor(ActorKind.COMMAND, school="" if one is THE_INSTALLATION else one.reference))
    if taken is None:
        raise stop(f"{one.name} has nothing in its trail yet.")
    try:
        write_whole(to, HeadFile.of(taken, one.slug, one.name).as_bytes())
    except OSError as error:
        raise stop(
            f"{to}: this file cannot be written: {(error.strerror or 'unknown error').lower()}."
        ) from error
    typer.echo(
        f"Wrote entry {taken.number:,} of {one.name} down in {to}. Give it to somebody outside the school."
    )


@app.command(name="check")
def check_head(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A head that was taken earlier.", show_default=False)
    ],
    as_json: Json = False,
) -> None:
    """Say whether the trail still holds exactly what was written down earlier, and all before it."""
    try:
        taken = read_head_file(file)
    except HeadFileError as error:
        raise stop(f"{file}: {error}") from error
    one = _chain(taken.head.chain)
    checked = check(one.reference, actor=COMMAND, head=taken.head, watch=_bar(one))
    if as_json:
        _print([_as_json(one, checked)])
    else:
        _show(one, checked)
    if checked.found:
        raise typer.Exit(1)
    if not as_json:
        day = in_british(timezone.localdate(taken.head.recorded_at))
        typer.echo(f"Entry {taken.head.number:,} of {day} still stands as it was written down in {file}.")


def _everything() -> list[ListedSchool]:
    """The installation, each school, and each chain whose school is gone."""
    known = [THE_INSTALLATION, *schools(actor=COMMAND)]
    there = {one.reference for one in known}
    return [*known, *(_chain(chain) for chain in chains(actor=COMMAND) if chain not in there)]


def _school(slug: str) -> ListedSchool:
    known = [THE_INSTALLATION, *schools(actor=COMMAND)]
    found = next((one for one in known if one.slug == slug), None)
    if found is None:
        raise stop(f"There is no school “{slug}”. There is: {', '.join(one.slug for one in known)}.")
    return found


def _chain(chain: str) -> ListedSchool:
    known = {one.reference: one for one in (THE_INSTALLATION, *schools(actor=COMMAND))}
    return known.get(chain, ListedSchool(chain, "", f"A school that is not here any more ({chain})"))


def _bar(one: ListedSchool) -> Watch:
    """Shows how far it is, where there is somebody to see it."""
    if not sys.stderr.isatty():
        return iter

    def watch(entries: Iterable[Entry]) -> Iterable[Entry]:
        with typer.progressbar(entries, length=length(one.reference), label=one.name, file=sys.stderr) as bar:
            yield from bar

    return watch


def _show(one: ListedSchool, checked: Checked) -> None:
    entries = "1 entry" if checked.entries == 1 else f"{checked.entries:,} entries"
    if not checked.found:
        typer.echo(f"{one.name}: {entries}, sound." if checked.entries else f"{one.name}: no entry yet.")
        return
    typer.secho(f"{one.name}: {entries}, {counted(checked.found, 'fault')}.", fg="red")
    for fault in checked.faults[:MOST_SHOWN]:
        typer.echo(f"  {fault.sentence}")
    if checked.found > MOST_SHOWN:
        typer.echo(f"  and {checked.found - MOST_SHOWN:,} more.")


def _as_json(one: ListedSchool, checked: Checked) -> dict[str, object]:
    last = checked.last
    return {
        "school": one.slug,
        "name": one.name,
        "chain": one.reference,
        "sound": not checked.found,
        "entries": checked.entries,
        "last": {"number": last.number, "hash": last.hash} if last else None,
        "faults_found": checked.found,
        "faults": [
            {"kind": str(fault.kind), "number": fault.number, "word": fault.word, "message": fault.sentence}
            for fault in checked.faults
        ],
    }


def _print(results: list[dict[str, object]]) -> None:
    found = {"sound": all(result["sound"] for result in results), "chains": results}
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
