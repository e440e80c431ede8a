"""The one command, `belisha`: pages and commands call the same actions.

Exit status: 0 success, 1 "no" (errors or warnings found, something blocked or overdue), 2 bad input or use.
"""

from __future__ import annotations

from typing import Annotated, Final

import typer

from belisha import __version__
from belisha.commands import policy
from belisha.commands.lazily import Later, LazyGroup

COMMANDS: Final = {
    "audit": Later("belisha.commands.audit", "Verify the trail, and keep proof of it outside the school."),
    "backup": Later(
        "belisha.commands.backup", "Copy the records and their keys into one encrypted file.", is_group=False
    ),
    "backup-key": Later(
        "belisha.commands.backup_key", "Make a key that opens the backups made for it.", is_group=False
    ),
    "demo": Later("belisha.commands.demo", "Make a made-up school for any policy.", is_group=False),
    "people": Later("belisha.commands.people", "Bring in the register from the school's own records."),
    "prepare": Later(
        "belisha.commands.prepare",
        "Make the database ready, or bring it up to date.",
        is_group=False,
        needs_records=False,
    ),
    "restore": Later("belisha.commands.restore", "Bring back what a backup holds.", is_group=False),
    "school": Later("belisha.commands.school", "Add a school, and list those that there are."),
    "serve": Later("belisha.commands.serve", "Serve the pages to a school.", is_group=False),
}
"""The commands that need the records. Each module calls its own `app`; one that is not there yet is not listed."""
POLICY_COMMANDS: Final = {
    "adopt": Later(
        "belisha.commands.adopting", "Put an approved policy in force at a school.", is_group=False
    ),
}


class _Commands(LazyGroup):
    """The commands of `belisha`."""

    later = COMMANDS


class _PolicyCommands(LazyGroup):
    """The commands of `belisha policy`."""

    later = POLICY_COMMANDS


application = typer.Typer(
    name="belisha",
    cls=_Commands,
    help="Runs a UK school's online-safety policy.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
application.add_typer(policy.application, name="policy", cls=_PolicyCommands)


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
