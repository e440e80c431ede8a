"""`belisha serve`: serves schools without a demonstration, and says what to do where it cannot."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from belisha.site.address import Address, Environ, address_of, behind_proxy
from belisha.site.backup.terms import BackupError
from belisha.site.backup.workspace import FOLDER, not_served, only_one

MAIN = "from belisha.commands import main; main()"
SCHOOL = ("school", "add", "Oak Hill", "--head", "Ada Fern", "--email", "ada.fern@school.example")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", MAIN, *arguments]


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment of its own, in which a demonstration was once run."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return kept | {"BELISHA_VAR": str(tmp_path / "var"), "BELISHA_DEMO": "1"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the records of one school, which every test copies."""
    var = tmp_path_factory.mktemp("prepared")
    made = {"PATH": os.environ["PATH"], "BELISHA_VAR": str(var)}
    for arguments in (("prepare",), SCHOOL):
        subprocess.run(command(*arguments), env=made, check=True, capture_output=True)
    return var


@pytest.fixture
def with_school(surroundings: dict[str, str], prepared: Path) -> dict[str, str]:
    shutil.copytree(prepared, surroundings["BELISHA_VAR"])
    return surroundings


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number: int = taken.getsockname()[1]
        return number


@contextmanager
def serving(surroundings: dict[str, str], port: int) -> Iterator[str]:
    """A server, stopped afterwards; gives the line with which it says that it is ready."""
    starts = command("serve", "--port", str(port))
    with subprocess.Popen(starts, env=surroundings, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline()
        finally:
            server.terminate()


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    text: str


def _get(port: int, path: str, headers: Mapping[str, str] | None = None) -> Answer:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", path, headers=headers or {})
        page = connection.getresponse()
        return Answer(page.status, dict(page.headers), page.read().decode())


def refusal(surroundings: dict[str, str], port: int) -> str:
    """What it says when it cannot start."""
    starts = command("serve", "--port", str(port))
    refused = subprocess.run(starts, env=surroundings, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert "Traceback" not in refused.stderr
    return refused.stderr


def test_it_serves_a_school_without_a_demonstration(with_school: dict[str, str], port: int) -> None:
    var = Path(with_school["BELISHA_VAR"])
    with serving(with_school, port) as ready:
        assert f"open http://127.0.0.1:{port} " in ready
        assert "demonstration with made-up people" not in _get(port, "/about/").text
        assert _get(port, "/demo/").status == 404
        nobody_pretends_to_come_by_https(port)
        with pytest.raises(BackupError, match="is being served"), not_served(var):
            pass
    with not_served(var):
        pass


def nobody_pretends_to_come_by_https(port: int) -> None:
    answer = _get(port, "/sign-in/staff/", {"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" not in answer.headers
    assert "; Secure" not in answer.headers["Set-Cookie"]


def test_what_is_kept_is_for_its_owner_only(surroundings: dict[str, str]) -> None:
    subprocess.run(command("prepare"), env=surroundings, check=True, umask=0o022)
    var = Path(surroundings["BELISHA_VAR"])
    kept = [var, *var.iterdir()]
    assert "belisha.sqlite3" in {path.name for path in kept}
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []


def test_it_waits_for_a_restore(with_school: dict[str, str], port: int) -> None:
    with not_served(Path(with_school["BELISHA_VAR"])):
        assert "A restore is at work. Wait until it has ended" in refusal(with_school, port)


def test_what_a_killed_restore_left_is_removed_before_a_start(with_school: dict[str, str]) -> None:
    left = Path(with_school["BELISHA_VAR"]) / FOLDER
    left.mkdir()
    (left / "database").write_text("children’s records")
    subprocess.run(command("prepare"), env=with_school, check=True)
    assert not left.exists()


OVER = """
INSERT INTO django_session VALUES ('over', '', '2026-01-01'), ('lasts', '', '2999-01-01');
INSERT INTO people_waitingimport (school_id, reference, uploaded_by, uploaded_at, file_name, sealed, mapping)
SELECT id, reference, reference, '2026-01-01 09:00:00', 'over.csv', x'00', '{}' FROM people_school UNION
SELECT id, created_at, reference, '2999-01-01 09:00:00', 'waits.csv', x'00', '{}' FROM people_school;
"""
LEFT = "SELECT session_key FROM django_session UNION SELECT file_name FROM people_waitingimport ORDER BY 1"


def test_what_is_kept_for_a_while_only_is_erased_once_it_is_over(with_school: dict[str, str]) -> None:
    with closing(sqlite3.connect(Path(with_school["BELISHA_VAR"]) / "belisha.sqlite3")) as records:
        records.executescript(OVER)
        assert len(records.execute(LEFT).fetchall()) == 4
        subprocess.run(command("prepare"), env=with_school, check=True)
        assert records.execute(LEFT).fetchall() == [("lasts",), ("waits.csv",)]
        last = records.execute("SELECT word FROM audit_trailentry ORDER BY number DESC LIMIT 1")
        assert last.fetchone() == ("import.dropped",)


def test_a_backup_that_is_being_made_is_left_alone(with_school: dict[str, str]) -> None:
    var = Path(with_school["BELISHA_VAR"])
    with only_one(var):
        (var / FOLDER).mkdir()
        subprocess.run(command("prepare"), env=with_school, check=True)
        assert (var / FOLDER).exists()


def test_without_a_school_it_says_how_to_add_one(surroundings: dict[str, str], port: int) -> None:
    said = refusal(surroundings, port)
    assert "There is no school here yet." in said
    assert "belisha school add" in said


def test_a_port_that_is_taken_is_named(with_school: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        assert f"Something else already answers at port {number}." in refusal(with_school, number)


def test_an_address_without_https_is_refused(with_school: dict[str, str], port: int) -> None:
    said = refusal(with_school | {"BELISHA_ADDRESS": "http://belisha.school.example"}, port)
    assert "Passwords would travel in the clear" in said


def test_behind_a_proxy_it_promises_https_to_its_own_name_alone(
    with_school: dict[str, str], port: int
) -> None:
    proxied = with_school | {"BELISHA_ADDRESS": "https://belisha.school.example/"}
    with serving(proxied, port) as ready:
        assert "open https://belisha.school.example in" in ready
        headers = {"Host": "belisha.school.example", "X-Forwarded-Proto": "https"}
        answer = _get(port, "/sign-in/staff/", headers)
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "; Secure" in answer.headers["Set-Cookie"]
        assert _get(port, "/about/", {"Host": "elsewhere.example"}).status == 400


@pytest.mark.parametrize(
    ("given", "port", "expected"),
    [
        ("", "", Address("http://localhost:8000", "localhost", False)),
        ("", "8001", Address("http://localhost:8001", "localhost", False)),
        ("http://127.0.0.1:9000/", "", Address("http://127.0.0.1:9000", "127.0.0.1", False)),
        ("https://b.example", "8001", Address("https://b.example", "b.example", True)),
        ("https://b.example:8443", "", Address("https://b.example:8443", "b.example", True)),
        ("https://[2001:db8::1]:8443", "", Address("https://[2001:db8::1]:8443", "[2001:db8::1]", True)),
    ],
)
def test_an_address_is_read(given: str, port: str, expected: Address) -> None:
    assert address_of(given, port) == expected


@pytest.mark.parametrize(
    "given",
    [
        "belisha.example",
        "ftp://b.example",
        "https://",
        "https://b.example/belisha",
        "https://b.example:x",
        "https://me@b.example",
        "https://b.example?x",
        "http://b.example",
        "https://[b",
    ],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="BELISHA_ADDRESS is "):
        address_of(given, "")


@pytest.mark.parametrize(
    ("forwarded", "counted"),
    [
        (None, "127.0.0.1"),
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("2001:db8::9", "2001:db8::9"),
        ("203.0.113.9, unknown", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_only_what_the_proxy_itself_saw_is_counted(forwarded: str | None, counted: str) -> None:
    seen: list[str] = []

    def application(environ: Environ, _start: object) -> list[bytes]:
        seen.append(environ["REMOTE_ADDR"])
        return []

    environ = {"REMOTE_ADDR": "127.0.0.1"}
    if forwarded is not None:
        environ["HTTP_X_FORWARDED_FOR"] = forwarded
    behind_proxy(application)(environ, None)
    assert seen == [counted]
