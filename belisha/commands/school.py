"""`belisha school`: adds a school, and lists those that there are."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from belisha.commands.showing import stop
from belisha.people.actors import command_line
from belisha.people.school_actions import AddedSchool, FirstPerson, SchoolError, add_school
from belisha.people.school_queries import schools

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Add a school, and list those that there are."
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON with stable keys.")]


@app.command()
def add(  # noqa: PLR0913, PLR0917 - each is an option of the command
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The school’s name, in quotes.", show_default=False)
    ],
    head: Annotated[
        str,
        typer.Option(
            "--head",
            metavar="NAME",
            help="Whoever heads it: given and family name, in quotes.",
            show_default=False,
        ),
    ],
    email: Annotated[
        str,
        typer.Option("--email", help="The head’s address, to which the link is sent.", show_default=False),
    ],
    slug: Annotated[
        str, typer.Option("--slug", help="Its short name in commands; made from the name if left out.")
    ] = "",
    office: Annotated[
        list[str] | None,
        typer.Option(
            "--office",
            metavar="ROLE",
            help="A role that the head holds besides, such as dsl. May be repeated.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Add a school with its head, who gets a link by which to set a password, and invites everybody else.

    Exit status: 0 when it is added; 2 when it is not.
    """
    person = _person(head, email, tuple(office or ()))
    try:
        added = add_school(name, slug, person, actor=command_line(), today=timezone.localdate())
    except SchoolError as error:
        raise stop(str(error)) from error
    if as_json:
        typer.echo(json.dumps(_as_json(added), ensure_ascii=False, indent=2))
    else:
        _show(added, person)


@app.command(name="list")
def list_(as_json: Json = False) -> None:
    """List the schools, each with the short name by which commands call it."""
    found = schools(actor=command_line())
    if as_json:
        rows = [{"slug": one.slug, "name": one.name, "reference": one.reference} for one in found]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        typer.echo(f"{one.slug}  {one.name}")
    if not found:
        typer.echo("There is no school yet. `belisha school add` adds one.")


def _person(name: str, email: str, offices: tuple[str, ...]) -> FirstPerson:
    given, _, family = name.strip().rpartition(" ")
    if not given:
        raise stop(f"--head is “{name}”. Give the given name and the family name: --head “Ada Fern”.")
    try:
        validate_email(email)
    except ValidationError as error:
        raise stop(f"--email is “{email}”, which is no email address.") from error
    return FirstPerson(given.strip(), family, email, offices)


def _show(added: AddedSchool, head: FirstPerson) -> None:
    typer.echo(
        f"Added {added.name} ({added.slug}). {head.given_name} {head.family_name} is its head, and sets a password "
        f"here within three days:\n\n{added.link}\n\n"
        f"The link was sent to {head.email} as well. It opens the account: give it to nobody else."
    )


def _as_json(added: AddedSchool) -> dict[str, str]:
    return {"slug": added.slug, "name": added.name, "reference": added.reference, "link": added.link}
