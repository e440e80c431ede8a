"""Commands that need the records are listed without loading them, and say plainly when they cannot be used."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer

from belisha.commands import COMMANDS, POLICY_COMMANDS

THERE = {
    name: later for name, later in (COMMANDS | POLICY_COMMANDS).items() if find_spec(later.module) is not None
}


def belisha(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a person does, in a process of its own."""
    environment = {**os.environ, **settings}
    program = "from belisha.commands import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def modules_after(*arguments: str) -> set[str]:
    """The packages that are loaded once a command has run."""
    program = (
        "import sys; from belisha.commands import application\n"
        f"try: application({list(arguments)!r})\n"
        "except SystemExit: pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["policy", "--help"], ["policy", "check", "nowhere.md"]])
def test_what_needs_no_records_never_loads_django(arguments: list[str]) -> None:
    loaded = modules_after(*arguments)
    assert "typer" in loaded
    assert "django" not in loaded


def test_every_command_is_listed_with_one_line() -> None:
    shown = belisha("--help").stdout
    for name in set(THERE) & set(COMMANDS):
        assert f"  {name}" in shown
        assert COMMANDS[name].help[:40] in shown


@pytest.mark.parametrize("name", sorted(THERE))
def test_every_command_can_be_loaded(name: str) -> None:
    assert isinstance(import_module(THERE[name].module).app, typer.Typer)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"DATABASE_URL": "oracle://db.example/belisha"}, "DATABASE_URL begins with “oracle:”"),
        ({"DATABASE_URL": "postgresql://belisha@/belisha?host=nowhere"}, "The database cannot be used."),
        ({"DATABASE_URL": ""}, "The database is not up to date. Run `belisha prepare`"),
    ],
)
def test_records_that_cannot_be_used_are_one_sentence(
    tmp_path: Path, settings: Mapping[str, str], sentence: str
) -> None:
    done = belisha("audit", "verify", **settings, BELISHA_VAR=str(tmp_path))
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_can_be_made_ready(tmp_path: Path) -> None:
    settings = {"DATABASE_URL": "", "BELISHA_VAR": str(tmp_path)}
    assert belisha("prepare", **settings).returncode == 0
    assert belisha("audit", "verify", **settings).returncode == 0
