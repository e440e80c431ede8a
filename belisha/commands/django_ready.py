"""Makes Django ready for a command that needs the records, and says in plain words when they cannot be used."""

from __future__ import annotations

import os
from typing import Any, Final

import django
import typer
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DataError, IntegrityError, InterfaceError

from belisha.commands.showing import stop

NOT_UP_TO_DATE: Final = (
    "The database is not up to date. Run `belisha prepare`, or start Belisha with `make run`."
)
OURS: Final = (IntegrityError, DataError)
"""Mistakes of the program, not of the database or of who runs it: they are never turned into a sentence."""


def get_ready() -> None:
    """Loads the settings and the tables, once. Stops with status 2, and a sentence, when a setting is wrong."""
    if apps.ready:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise stop(str(error)) from error


def guarded(command: Any) -> Any:
    """The command, which now stops with status 2 and a sentence when the database cannot be used."""
    invoke = command.invoke

    def carefully(context: Any) -> Any:
        try:
            return invoke(context)
        except (DatabaseError, InterfaceError, ImproperlyConfigured) as error:
            if isinstance(error, OURS):
                raise
            raise _stop_for(error) from error

    command.invoke = carefully
    return command


def _stop_for(error: Exception) -> typer.Exit:
    if isinstance(error, ImproperlyConfigured):
        return stop(str(error))
    if _is_behind():
        return stop(NOT_UP_TO_DATE)
    return stop(f"The database cannot be used. It says: {error}\nSee to it, or correct DATABASE_URL.")


def _is_behind() -> bool:
    """Whether the database answers, but lacks tables that this version of Belisha needs."""
    try:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except (DatabaseError, InterfaceError):
        return False
