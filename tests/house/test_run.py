from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.architecture.layers import CHECKOUT

RUN = CHECKOUT / "tools" / "run.sh"
POLICY = CHECKOUT / "policies" / "milestone" / "policy.md"


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number: int = taken.getsockname()[1]
        return number


@pytest.fixture
def surroundings(tmp_path: Path, port: int) -> dict[str, str]:
    """An environment in which Belisha writes nothing into the checkout."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return kept | {"BELISHA_VAR": str(tmp_path / "var"), "PORT": str(port), "POLICY": str(POLICY)}


@contextmanager
def running(surroundings: dict[str, str]) -> Iterator[str]:
    """A server, stopped afterwards; gives the line with which it says that it is ready."""
    with subprocess.Popen([RUN], env=surroundings, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline()
        finally:
            server.terminate()


def refusal(surroundings: dict[str, str]) -> str:
    """What it says when it can't start."""
    refused = subprocess.run([RUN], env=surroundings, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert refused.stdout == ""
    return refused.stderr


def test_it_says_where_it_is_and_answers_there(surroundings: dict[str, str], port: int) -> None:
    with running(surroundings) as ready:
        assert f"http://127.0.0.1:{port} " in ready
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
            assert page.status == 200


def test_the_first_start_makes_a_school_up_and_the_next_keeps_it(
    surroundings: dict[str, str], port: int, tmp_path: Path
) -> None:
    rows = []
    for _ in range(2):
        with running(surroundings) as ready:
            assert f"http://127.0.0.1:{port}" in ready
        rows.append(people_in(tmp_path / "var" / "belisha.sqlite3"))
    assert rows[0] == rows[1]
    assert len(rows[0]) >= 300


def test_every_page_says_that_it_is_a_demonstration(surroundings: dict[str, str], port: int) -> None:
    with running(surroundings), urllib.request.urlopen(f"http://127.0.0.1:{port}/about/") as page:
        assert "This is a demonstration with made-up people." in page.read().decode()


def people_in(database: Path) -> list[tuple[str]]:
    """The references of all people in a database."""
    with closing(sqlite3.connect(database)) as records:
        return records.execute("SELECT reference FROM people_person ORDER BY id").fetchall()


def test_nothing_is_written_outside_its_own_folder(surroundings: dict[str, str], tmp_path: Path) -> None:
    with running(surroundings):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {"var"}
    assert (tmp_path / "var" / "secret-key").is_file()


def test_a_policy_that_is_not_there_is_named(surroundings: dict[str, str]) -> None:
    said = refusal(surroundings | {"POLICY": "policies/nowhere/policy.md"})
    assert "There is no policy at policies/nowhere/policy.md" in said
    assert "make run POLICY=policies/milestone/policy.md" in said


def test_a_port_that_is_taken_is_named(surroundings: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        said = refusal(surroundings | {"PORT": str(number)})
    assert f"Something else already answers on http://127.0.0.1:{number}" in said


@pytest.mark.parametrize(
    ("setting", "value", "reason"),
    [
        ("DATABASE_URL", "mysql://belisha:hidden@localhost/belisha", "DATABASE_URL begins with “mysql:”"),
        ("DATABASE_URL", "postgresql://belisha:hidden@127.0.0.1:1/belisha", "The database cannot be used."),
        ("BELISHA_VAR", "/dev/null/var", "Set BELISHA_VAR to a folder that can be written to"),
    ],
)
def test_a_setting_that_is_wrong_is_named(
    surroundings: dict[str, str], setting: str, value: str, reason: str
) -> None:
    said = refusal(surroundings | {setting: value})
    assert reason in said
    assert "Traceback" not in said
    assert "hidden" not in said


@pytest.mark.parametrize("nonsense", ["eight", "-1", "8000; true"])
def test_what_is_no_port_is_refused(surroundings: dict[str, str], nonsense: str) -> None:
    assert "is no port" in refusal(surroundings | {"PORT": nonsense})
