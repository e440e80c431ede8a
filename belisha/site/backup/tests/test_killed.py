"""A backup and a restore that are killed: all of it, or nothing."""

from __future__ import annotations

import base64
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from belisha.people.models import Person
from belisha.site.backup.making import make_backup
from belisha.site.backup.restoring import restore_backup
from belisha.site.backup.terms import Goal, Installation
from belisha.site.backup.tests.made_up import COMMAND, IDENTITY, LOCK, OPENING, RECIPIENT, everything

ANOTHER = base64.b64encode(bytes(32)).decode() + "\n"
KILLED = """
import os, signal, sys
from importlib import import_module
import django
django.setup()
place, name, command, *arguments = sys.argv[1:]
def die(*_all, **_named):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(import_module("belisha.site.backup." + place), name, die)
sys.argv = ["belisha", *arguments]
import_module("belisha.commands." + command).app()
"""


def address(here: Installation) -> str:
    """DATABASE_URL of an installation."""
    given = {
        name: str(here.database.get(name) or "") for name in ("NAME", "HOST", "PORT", "USER", "PASSWORD")
    }
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(given['NAME'])}"
    who = f"{quote(given['USER'], safe='')}:{quote(given['PASSWORD'], safe='')}"
    return f"postgresql://{who}@/{given['NAME']}?host={quote(given['HOST'])}&port={given['PORT'] or 5432}"


def kill(here: Installation, place: str, name: str, *arguments: str | Path) -> None:
    """Runs a command that is killed as it comes to one of its steps."""
    connection.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, place, name, *map(str, arguments)],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "belisha.site.settings",
            "BELISHA_VAR": str(here.var),
            "DATABASE_URL": address(here),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def made_for_a_while() -> list[str]:
    """The databases that were made to try out a copy, besides the tests' own."""
    if connection.vendor == "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database ORDER BY datname")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize(
    ("place", "step"),
    [
        ("making", "encrypt"),
        ("packing", "_content"),
        ("making", "_verify"),
        ("making", "examine"),
        ("trial", "speaking_to"),
        ("making", "_name"),
        ("making", "record"),
    ],
)
def test_a_backup_that_is_killed_leaves_nothing_of_its_name(
    here: Installation, tmp_path: Path, place: str, step: str
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    before, databases = everything(), made_for_a_while()
    kill(here, place, step, "backup", folder / "a.belisha", "--recipient", RECIPIENT)
    assert not (folder / "a.belisha").exists()
    assert stat.S_IMODE((here.var / "backup-work").stat().st_mode) == 0o700
    make_backup(here, folder / "a.belisha", LOCK, by=COMMAND)
    assert [path.name for path in folder.iterdir()] == ["a.belisha"]
    assert not (here.var / "backup-work").exists()
    assert (everything(), made_for_a_while()) == (before, databases)


@pytest.mark.parametrize("step", ["_require_fitting", "examine", "_brought_forward", "_put_in_place"])
def test_a_restore_that_is_killed_before_it_is_in_place_changed_nothing(
    here: Installation, tmp_path: Path, step: str
) -> None:
    backup, key = made(here, tmp_path)
    Person.objects.filter(family_name="Fern 7").update(given_name="Bea")
    (here.var / "sealing-key").write_text(ANOTHER)
    before, databases = everything(), made_for_a_while()
    kill(here, "restoring", step, "restore", backup, "--identity", key, "--replace")
    assert everything() == before
    assert (here.var / "sealing-key").read_text() == ANOTHER
    make_backup(here, tmp_path / "b.belisha", LOCK, by=COMMAND)
    assert not (here.var / "backup-work").exists()
    assert list(here.var.glob(".*restoring")) == []
    assert (everything(), made_for_a_while()) == (before, databases)


def test_a_restore_that_is_killed_between_records_and_keys_is_ended_by_the_next_run(
    here: Installation, tmp_path: Path
) -> None:
    before, keys = everything(), (here.var / "sealing-key").read_bytes()
    backup, key = made(here, tmp_path)
    Person.objects.filter(family_name="Fern 7").update(given_name="Bea")
    (here.var / "sealing-key").write_text(ANOTHER)
    kill(here, "restoring", "place_keys", "restore", backup, "--identity", key, "--replace")
    assert everything() == before
    make_backup(here, tmp_path / "b.belisha", LOCK, by=COMMAND)
    assert (here.var / "sealing-key").read_bytes() == keys
    assert [path.read_text() for path in here.var.glob("sealing-key.before-*")] == [ANOTHER]


def test_after_a_kill_it_can_be_restored(here: Installation, tmp_path: Path) -> None:
    before = everything()
    backup, key = made(here, tmp_path)
    Person.objects.filter(family_name="Fern 7").update(given_name="Bea")
    kill(here, "restoring", "_put_in_place", "restore", backup, "--identity", key, "--replace")
    restore_backup(here, backup, OPENING, goal=Goal(replace=True), by=COMMAND)
    assert everything() == before


def made(here: Installation, tmp_path: Path) -> tuple[Path, Path]:
    """A backup, and the key file that opens it."""
    (tmp_path / "key").write_text(f"{IDENTITY}\n")
    return make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND).file, tmp_path / "key"
