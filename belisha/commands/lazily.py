"""Commands that are loaded only when somebody uses them.

Checking a policy must be quick and needs no records, so the command line does not load Django before a command asks
for it. A command is named here by its module; what stands in the list of commands is said beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group


@dataclass(frozen=True, slots=True)
class Later:
    """A command, or a group of them, in a module of its own that calls it `app`."""

    module: str
    help: str
    """One line for the list of commands."""
    is_group: bool = True
    needs_records: bool = True
    """Whether Django has to be ready before the module is loaded."""


class LazyGroup(TyperGroup):
    """A group of commands of which some are loaded only when they are used. A subclass names them."""

    later: ClassVar[Mapping[str, Later]] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *self._present()})

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, loaded; None where there is none."""
        if cmd_name in self._present():
            return _loaded(cmd_name, self.later[cmd_name])
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the list of commands without loading any."""
        rows = [(name, self._line(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def _line(self, ctx: Any, name: str) -> str:
        if name in self.later:
            return self.later[name].help
        return str(super().get_command(ctx, name).get_short_help_str(100))  # type: ignore[union-attr]

    def _present(self) -> list[str]:
        return [name for name, one in self.later.items() if _is_there(one.module)]


@cache
def _is_there(module: str) -> bool:
    return find_spec(module) is not None


@cache
def _loaded(name: str, one: Later) -> Any:
    ready = import_module("belisha.commands.django_ready") if one.needs_records else None
    if ready:
        ready.get_ready()
    app: typer.Typer = import_module(one.module).app
    app.rich_markup_mode = None  # plain help, as everywhere in Belisha
    command: Any = get_group(app) if one.is_group else get_command(app)
    command.name = name
    return ready.guarded(command) if ready else command
