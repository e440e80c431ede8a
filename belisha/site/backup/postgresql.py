"""Copying and putting back a PostgreSQL database, by PostgreSQL's own programs."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
from django.db import connection, transaction
from psycopg import sql
from psycopg.conninfo import make_conninfo

from belisha.site.backup.facts import facts, speaking_to
from belisha.site.backup.terms import BackupError, Facts, Settings

MAINTENANCE: Final = "postgres"
DJANGO_ONLY: Final = frozenset({"pool", "isolation_level", "assume_role", "server_side_binding"})
LEDGER: Final = "databases"
"""The file of the work folder that names the databases made for a while, so that the next run can drop them."""
MISSING: Final = "{} is missing. Install the Debian package postgresql-client, and try again."
NO_RIGHT: Final = (
    "PostgreSQL does not let {} make a database, in which the copy is tried out. "
    "Let an administrator run: ALTER ROLE {} CREATEDB;"
)


def copy(settings: Settings, path: Path) -> Facts:
    """Dumps the records of one moment into a file, and says what they are. Raises BackupError."""
    with speaking_to(settings), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SHOW server_version_num")
        _require_new_enough(int(cursor.fetchone()[0]) // 10000)
        cursor.execute("SELECT pg_export_snapshot()")
        moment = str(cursor.fetchone()[0])
        found = facts()
        _run("pg_dump", settings, "--format=custom", f"--snapshot={moment}", f"--file={path}")
    return found


def load(settings: Settings, path: Path) -> None:
    """Fills an empty database from a dump. Raises BackupError."""
    _run("pg_restore", settings, "--exit-on-error", str(path))


def require_readable(path: Path) -> None:
    """Raises BackupError unless pg_restore can read the list of what a dump holds."""
    _call(["pg_restore", "--list", str(path)], {})


def require_right(settings: Settings, otherwise: str = "") -> None:
    """Raises BackupError, with what to do otherwise, unless the role may make databases on the server."""
    query = "SELECT current_user, rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    with _maintenance(settings) as server:
        row = server.execute(query).fetchone()
    if not row or not row[1]:
        reason = NO_RIGHT.format(*[row[0] if row else "this role"] * 2)
        raise BackupError(f"{reason} {otherwise}".strip())


def created(settings: Settings, folder: Path) -> Settings:
    """A new, empty database on the same server, written down first in the work folder. Raises BackupError."""
    name = f"belisha_for_a_while_{secrets.token_hex(6)}"
    with (folder / LEDGER).open("a", encoding="ascii") as ledger:
        ledger.write(f"{name}\n")
        ledger.flush()
        os.fsync(ledger.fileno())
    require_right(settings)
    with _maintenance(settings) as server:
        make = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'")
        server.execute(make.format(sql.Identifier(name)))
    return {**settings, "NAME": name}


def drop(settings: Settings) -> None:
    """Removes a database, if there is one of this name."""
    with _maintenance(settings) as server:
        server.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(str(settings["NAME"])))
        )


def drop_left_over(settings: Settings, folder: Path) -> None:
    """Removes the databases that a killed run made for a while."""
    ledger = folder / LEDGER
    for name in ledger.read_text("ascii").split() if ledger.exists() else ():
        drop({**settings, "NAME": name})


def exists(settings: Settings) -> bool:
    """Whether the server has a database of this name."""
    with _maintenance(settings) as server:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        return server.execute(query, [settings["NAME"]]).fetchone() is not None


def require_unused(settings: Settings) -> None:
    """Raises BackupError while anybody is connected to a database."""
    with _maintenance(settings) as server:
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
        row = server.execute(query, [settings["NAME"]]).fetchone()
    if row and row[0]:
        raise BackupError(
            "The records are in use. Stop Belisha, and any other command that reads them, and try again."
        )


def swap(settings: Settings, fresh: Settings, aside: str) -> None:
    """Gives a database the name of another in one transaction, which is called `aside` from then on, if there is one."""
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    there = exists(settings)
    name = sql.Identifier(str(settings["NAME"]))
    with _maintenance(settings) as server:
        try:
            with server.transaction():
                if there:
                    server.execute(rename.format(name, sql.Identifier(aside)))
                server.execute(rename.format(sql.Identifier(str(fresh["NAME"])), name))
        except psycopg.errors.ObjectInUse as error:
            raise BackupError("The records are in use. Stop Belisha and try again.") from error


@contextmanager
def _maintenance(settings: Settings) -> Iterator[psycopg.Connection[Any]]:
    """A connection to the server that is not one to its records. Raises BackupError when there is none."""
    try:
        with psycopg.connect(
            _address({**settings, "NAME": MAINTENANCE}),
            password=str(settings.get("PASSWORD") or "") or None,
            autocommit=True,
        ) as server:
            yield server
    except psycopg.Error as error:
        raise BackupError(f"PostgreSQL says: {str(error).strip()}") from error


def _address(settings: Settings) -> str:
    """For libpq, without the password, which every user of the computer could read among the running programs."""
    given = settings.get("OPTIONS")
    options = given if isinstance(given, dict) else {}
    parts: dict[str, Any] = {
        "host": settings.get("HOST"),
        "port": settings.get("PORT"),
        "user": settings.get("USER"),
        "dbname": settings["NAME"],
    }
    parts |= {name: value for name, value in options.items() if name not in DJANGO_ONLY}
    return make_conninfo("", **{name: value for name, value in parts.items() if value})


def _require_new_enough(server: int) -> None:
    said = _call(["pg_dump", "--version"], {})
    found = re.search(r"\) (\d+)", said)
    if not found or int(found[1]) < server:
        raise BackupError(
            f"pg_dump is older than the server: it says “{said.strip()}”, and the server is PostgreSQL {server}. "
            f"Install the Debian package postgresql-client-{server}, and try again."
        )


def _run(program: str, settings: Settings, *arguments: str) -> None:
    password = str(settings.get("PASSWORD") or "")
    whole = [program, "--no-owner", "--no-privileges", "--no-password", f"--dbname={_address(settings)}"]
    _call([*whole, *arguments], {"PGPASSWORD": password} if password else {})


def _call(command: list[str], surroundings: dict[str, str]) -> str:
    try:
        done = subprocess.run(
            command, env=os.environ | surroundings, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise BackupError(MISSING.format(command[0])) from error
    if done.returncode:
        raise BackupError(f"{command[0]} could not do its work. It says: {done.stderr.strip()}")
    return done.stdout
