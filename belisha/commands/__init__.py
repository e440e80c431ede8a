"""The one command, `belisha`: pages and commands call the same actions.

Exit status: 0 success, 1 "no" (errors or warnings found, something blocked or overdue), 2 bad input or use.
"""

from __future__ import annotations

from typing import Annotated

import typer

from belisha import __version__
from belisha.commands import policy

application = typer.Typer(
    name="belisha",
    help="Runs a UK school's online-safety policy.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
application.add_typer(policy.application, name="policy")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"belisha {__version__}")
        raise typer.Exit


@application.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    """Runs a UK school's online-safety policy."""


def main() -> None:
    """Run the command."""
    application()
