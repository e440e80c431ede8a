"""The command line: exit status, keys and messages that scripts and people rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from belisha import __version__
from belisha.commands import application
from tests.policies import clause, policy

SOUND = policy(
    clause("role: network-manager", "a.appoint", "appoint"),
    clause("who: network-manager\ndo: review the security\nevery: month"),
)
BROKEN = SOUND.replace("every: month", "evry: month")
KEYS = ["id", "level", "line", "column", "text", "message", "hint", "sources"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, [str(argument) for argument in arguments])


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    (tmp_path / "policy.md").write_text(SOUND, "utf-8")
    return tmp_path / "policy.md"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "broken.md").write_text(BROKEN, "utf-8")
    return tmp_path / "broken.md"


def test_check_says_where_and_what_instead(broken: Path) -> None:
    result = run("policy", "check", broken, "--today", "2026-11-21")
    place = BROKEN.split("\n").index("evry: month") + 1
    assert result.exit_code == 1
    assert f"{broken}:{place}:1 error unknown-field\n  evry: month\n  ^^^^\n" in result.output
    assert "Did you mean `every`?" in result.output


def test_check_json_has_stable_keys(broken: Path) -> None:
    found = json.loads(run("policy", "check", broken, "--json").stdout)
    assert all(list(finding) == KEYS for finding in found)
    assert {"unknown-field"} <= {finding["id"] for finding in found if finding["level"] == "error"}
    assert [finding["line"] for finding in found] == sorted(finding["line"] for finding in found)


def test_the_day_decides_what_is_overdue(sound: Path) -> None:
    assert "review-overdue" not in run("policy", "check", sound, "--today", "2026-11-21").output
    assert "review-overdue" in run("policy", "check", sound, "--today", "2028-01-01").output


def test_clauses_reads_back_and_counts(sound: Path) -> None:
    result = run("policy", "clauses", sound)
    assert result.exit_code == 0
    assert "The Network Manager must review the security; due every month." in result.output
    assert "2 clauses, 1 unserved" in result.output


def test_clauses_json_has_stable_keys(sound: Path) -> None:
    [_, found] = json.loads(run("policy", "clauses", sound, "--json").stdout)
    assert list(found) == ["id", "line", "heading", "kind", "served", "states", "sources", "provisions"]
    assert (found["kind"], found["served"], found["states"], found["sources"]) == (
        "evidenced",
        False,
        ["unserved"],
        ["x.1"],
    )
    assert found["provisions"] == [
        {"name": "duty", "sentence": "The Network Manager must review the security; due every month."}
    ]


def test_compare_says_what_changes_for_whom(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "new.md").write_text(SOUND.replace("every: month", "every: term"), "utf-8")
    result = run("policy", "compare", sound, tmp_path / "new.md")
    assert result.exit_code == 0
    assert "For the Network Manager: “due every month” becomes “due every term”." in result.output
    [change] = json.loads(run("policy", "compare", sound, tmp_path / "new.md", "--json").stdout)["clauses"]
    assert (change["id"], change["change"], change["differences"][0]["for"]) == (
        "a.clause",
        "changed",
        ["network-manager"],
    )


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-"), ("docx", b"PK")]
)
def test_publish_writes_the_form_that_is_asked_for(
    sound: Path, tmp_path: Path, form: str, begins: bytes
) -> None:
    made = tmp_path / f"out.{form}"
    assert run("policy", "publish", sound, "--to", form, "--output", made).exit_code == 0
    assert made.read_bytes().startswith(begins)


def test_a_broken_policy_is_not_published(broken: Path, tmp_path: Path) -> None:
    result = run("policy", "publish", broken, "--output", tmp_path / "out.html")
    assert result.exit_code == 1
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["policy", "check", "nowhere.md"],
        ["policy", "clauses", "nowhere.md"],
        ["policy", "check"],
        ["policy", "check", ".", "--json"],
        ["policy", "publish", "nowhere.md", "--to", "pdf"],
        ["policy", "publish", "nowhere.md", "--to", "papyrus"],
        ["nonsense"],
    ],
)
def test_bad_use_is_status_2_and_no_traceback(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_publishing_where_nothing_can_be_written_loses_nothing(sound: Path, tmp_path: Path) -> None:
    result = run("policy", "publish", sound, "--output", tmp_path / "missing" / "out.html")
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_version() -> None:
    assert run("--version").output == f"belisha {__version__}\n"


def test_checking_a_policy_never_loads_django_or_the_publishers(sound: Path) -> None:
    program = (
        "import sys; from belisha.commands import application\n"
        f"try: application(['policy', 'check', {str(sound)!r}])\n"
        "except SystemExit: pass\n"
        "print(sorted({'django', 'docx', 'typst'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
