"""An installation of its own for each test: a database with a school, and keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from belisha.site.backup import postgresql, sqlite
from belisha.site.backup.facts import speaking_to
from belisha.site.backup.terms import Installation, Settings
from belisha.site.backup.tests.made_up import fill, quietly
from belisha.site.database import database_settings
from belisha.site.secret import sealing_key, secret_key


def _empty(folder: Path) -> Settings:
    """A new, empty database: a file, or a database of the server on which the tests run."""
    if connection.vendor == "sqlite":
        return database_settings("", folder)
    return postgresql.created(_server(), folder)


def _server() -> Settings:
    return {name: value for name, value in connection.settings_dict.items() if name != "TEST"}


@pytest.fixture(scope="session")
def ready_made(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,  # noqa: ARG001 - it makes what the connection speaks to
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[Settings, Path]]:
    """A database with a school and a dump of it, made once."""
    folder = tmp_path_factory.mktemp("ready-made")
    with django_db_blocker.unblock():
        database = _empty(folder)
        with speaking_to(database):
            call_command("migrate", verbosity=0)
            fill()
        copy = folder / "copy"
        if connection.vendor == "sqlite":
            sqlite.copy(database, copy, quietly)
        else:
            postgresql.copy(database, copy)
        yield database, copy
        if connection.vendor == "postgresql":
            postgresql.drop(database)


@pytest.fixture
def empty(
    db: None,  # noqa: ARG001 - by which it is found as a test of the records
    tmp_path: Path,
) -> Iterator[Settings]:
    """The settings of a database in which there is nothing."""
    database = _empty(tmp_path / "elsewhere") if connection.vendor == "sqlite" else _empty(tmp_path)
    yield database
    if connection.vendor == "postgresql":
        postgresql.drop(database)


@pytest.fixture
def here(
    db: None,  # noqa: ARG001 - by which it is found as a test of the records
    ready_made: tuple[Settings, Path],
    tmp_path: Path,
) -> Iterator[Installation]:
    """An installation with a school; the test's own records are those of it."""
    var = tmp_path / "var"
    var.mkdir()
    secret_key(var / "secret-key")
    sealing_key(var / "sealing-key")
    database = _empty(var)
    if connection.vendor == "sqlite":
        shutil.copyfile(ready_made[1], str(database["NAME"]))
    else:
        postgresql.load(database, ready_made[1])
    with speaking_to(database):
        yield Installation(database, var, quietly)
    if connection.vendor == "postgresql":
        for name in _copies_of(str(database["NAME"])):
            postgresql.drop({**database, "NAME": name})


def _copies_of(name: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{name[:40]}%"])
        return [row[0] for row in cursor.fetchall()]
