"""`belisha demo`: makes a school up, for any policy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone

from belisha.commands.showing import stop
from belisha.site.demo.first import make_up_unless_there
from belisha.site.demo.making import DemoError, MadeUp, Wish, make_up
from belisha.site.vocabulary import VOCABULARY

app = typer.Typer(add_completion=False)


@app.command()
def demo(  # noqa: PLR0913, PLR0917 - each is an option of the command
    policy: Annotated[
        Path | None,
        typer.Option(
            "--policy", metavar="FILE", help="The policy that the school lives by; Milestone’s if left out."
        ),
    ] = None,
    name: Annotated[
        str, typer.Option("--name", help="What the school is called; as the policy says if left out.")
    ] = "",
    people: Annotated[int, typer.Option("--people", help="How many people belong to it.")] = 300,
    seed: Annotated[
        int, typer.Option("--seed", help="Another number makes other people; the same makes the same.")
    ] = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Make another school beside one of the same name.")
    ] = False,
    unless_there: Annotated[
        bool,
        typer.Option(
            "--unless-there", help="Do nothing where there is a school, or one for the policy named."
        ),
    ] = False,
) -> None:
    """Make a school up, with people who do not exist, for any policy. Nothing is changed at any other school."""
    wish = Wish(policy or settings.CHECKOUT / "policies/milestone/policy.md", name, people, seed, again)
    today = timezone.localdate()
    try:
        if unless_there:
            said = make_up_unless_there(wish, VOCABULARY, today, _tell, named=policy is not None)
            typer.echo(said, nl=False, err=True)
        else:
            _show(make_up(wish, VOCABULARY, today, _tell))
    except DemoError as error:
        raise stop(str(error)) from error


def _tell(step: str) -> None:
    """Progress, for a person who watches and not for a file."""
    if sys.stderr.isatty():
        typer.echo(step, err=True)


def _show(made: MadeUp) -> None:
    typer.echo(f"Made {made.name} up, with {made.people:,} people who do not exist ({made.slug}).")
    if made.problem:
        typer.secho(f"Its policy is not in force. {made.problem}", fg="yellow")
    typer.echo("`make run` serves it, with a page on which to sign in as any of them.")
