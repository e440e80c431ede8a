"""`belisha policy adopt`: what stands in the way in plain sentences; and killed in the middle, all of it or nothing."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from belisha.audit.models import TrailEntry
from belisha.audit.verification import check
from belisha.commands import application
from belisha.people.actors import command_line
from belisha.people.models import School
from belisha.policy.models import Adoption, Approval, PolicyVersion
from tests.policies import clause
from tests.school import member, school

TOP = """---
title: Online safety policy
school: The Example School
version: "{version}"
approved-by: {approved}
roles:
  governing-body: Governing Body
  head: Headteacher
  network-manager: Network Manager
---
"""
DUTY = clause("who: teachers\ndo: look after passwords\nevery: month")
APPOINTS = clause("role: network-manager", "roles.network", word="appoint")
BY_GOVERNORS = ("--approved-by", "governing-body:2025-01-08:minute 7: the policy")


def written(folder: Path, *blocks: str, version: str = "1", approved: str = "governing-body") -> Path:
    """A policy in a folder of its own."""
    (folder / f"v{version}").mkdir(exist_ok=True)
    file = folder / f"v{version}" / "policy.md"
    file.write_text(TOP.format(version=version, approved=approved) + "\n## A heading\n" + "".join(blocks))
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["policy", "adopt", *(str(argument) for argument in arguments)])


@pytest.fixture
def here(db: None) -> School:  # noqa: ARG001 - the records
    made = school()
    member(made, "staff", holds=("head",))
    return made


def test_an_approved_policy_is_put_in_force(here: School, tmp_path: Path) -> None:
    result = run(written(tmp_path, DUTY), "--from", "2025-02-01", *BY_GOVERNORS)
    assert result.exit_code == 0, result.output
    assert "0 errors" in result.output
    assert "It is in force from 1 February 2025 (fingerprint " in result.output
    adoption, approval = Adoption.objects.get(), Approval.objects.get()
    assert (adoption.school, f"{adoption.in_force_from}") == (here, "2025-02-01")
    assert (approval.role, f"{approval.decided_on}") == ("governing-body", "2025-01-08")
    assert approval.minute == "minute 7: the policy"
    words = list(TrailEntry.objects.order_by("number").values_list("word", flat=True))
    assert words == ["policy.proposed", "policy.approved", "policy.adopted"]


def test_the_obligations_beside_the_file_come_with_it(here: School, tmp_path: Path) -> None:  # noqa: ARG001
    file = written(tmp_path, DUTY)
    file.with_name("obligations.csv").write_text("id,kind,capability\nx.1,attested,duty.attest\n")
    assert run(file, *BY_GOVERNORS).exit_code == 0
    assert b"duty.attest" in bytes(PolicyVersion.objects.get().obligations)


def test_a_trial_changes_nothing(here: School, tmp_path: Path) -> None:  # noqa: ARG001
    result = run(written(tmp_path, DUTY), *BY_GOVERNORS, "--dry-run")
    assert result.exit_code == 0
    assert "this was a trial" in result.output
    assert not PolicyVersion.objects.exists()
    assert not TrailEntry.objects.exists()
    assert run(written(tmp_path, DUTY), *BY_GOVERNORS).exit_code == 0


@pytest.mark.parametrize(
    ("blocks", "arguments", "reason"),
    [
        (
            (DUTY,),
            (),
            "It still has to be approved by the Governing Body, because the proposed text says who",
        ),
        (
            (DUTY, APPOINTS),
            BY_GOVERNORS,
            "Nobody holds these roles, to which it appoints somebody: the Network",
        ),
        ((clause("who: nobody-known", word="duty"),), BY_GOVERNORS, "The text has errors"),
        ((DUTY,), ("--approved-by", "governing-body:2025-01-08"), "Say where the decision is written down"),
        ((DUTY,), (*BY_GOVERNORS, "--approved-by", "head:2025-01-08"), "asks for approval by this role"),
        ((DUTY,), ("--approved-by", "governing-body:2999-01-08:m"), "has not come yet"),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_kept(
    here: School,  # noqa: ARG001
    tmp_path: Path,
    blocks: tuple[str, ...],
    arguments: tuple[str, ...],
    reason: str,
) -> None:
    result = run(written(tmp_path, *blocks), *arguments)
    assert result.exit_code == 1
    assert reason in result.output
    assert "Nothing was changed." in result.output
    assert not PolicyVersion.objects.exists()
    assert not TrailEntry.objects.exists()


def test_the_policy_in_force_rules_over_its_own_replacement(here: School, tmp_path: Path) -> None:  # noqa: ARG001
    assert run(written(tmp_path, DUTY), "--from", "2025-02-01", *BY_GOVERNORS).exit_code == 0
    second = written(tmp_path, DUTY, version="2", approved="head")
    refused = run(second, "--approved-by", "head:2025-03-01")
    assert refused.exit_code == 1
    assert "by the Governing Body, because the policy in force says who approves it" in refused.output
    assert run(second, "--approved-by", "head:2025-03-01", *BY_GOVERNORS).exit_code == 0
    again = run(second)
    assert again.exit_code == 1
    assert "in force on that day already" in again.output


def test_a_day_gone_by_is_history(here: School, tmp_path: Path) -> None:  # noqa: ARG001
    assert run(written(tmp_path, DUTY), "--from", "2025-02-01", *BY_GOVERNORS).exit_code == 0
    late = run(written(tmp_path, DUTY, version="2"), "--from", "2025-03-01", *BY_GOVERNORS)
    assert late.exit_code == 1
    assert "What was in force on a day gone by cannot be changed." in late.output


def test_json_names_what_is_missing(here: School, tmp_path: Path) -> None:  # noqa: ARG001
    found = json.loads(run(written(tmp_path, DUTY, APPOINTS), "--json").stdout)
    assert (found["adopted"], found["missing_approvals"]) == (False, ["governing-body"])
    assert found["vacant_roles"] == ["network-manager"]
    assert found["findings"]["error"] == 0
    assert len(found["reasons"]) == 2


@pytest.mark.parametrize(
    ("content", "arguments", "reason"),
    [
        (None, (), "this file cannot be opened"),
        ("Just words.", (), "holds no clause"),
        ("", (), "The file is empty"),
        ("Words.", ("--approved-by", "governing-body"), "Write it as ROLE:DATE[:MINUTE]"),
        ("Words.", ("--school", "elsewhere"), "There is no school “elsewhere” here."),
    ],
)
def test_bad_input_ends_with_two(
    here: School,  # noqa: ARG001
    tmp_path: Path,
    content: str | None,
    arguments: tuple[str, ...],
    reason: str,
) -> None:
    file = tmp_path / "policy.md"
    if content is not None:
        file.write_text(content)
    result = run(file, *arguments)
    assert result.exit_code == 2
    assert reason in result.output
    assert not TrailEntry.objects.exists()


def test_another_school_is_left_as_it_is(here: School, tmp_path: Path) -> None:
    other = school("Another School")
    assert run(written(tmp_path, DUTY), *BY_GOVERNORS).exit_code == 2
    assert run(written(tmp_path, DUTY), *BY_GOVERNORS, "--school", other.slug).exit_code == 0
    assert [one.school for one in Adoption.objects.all()] == [other]
    assert check(str(here.reference), actor=command_line()).entries == 0


KILLED = """
import os, signal, sys
from belisha.commands.django_ready import get_ready
get_ready()
from belisha.commands import main
from belisha.policy import actions

word, record = sys.argv.pop(1), actions.record

def record_and_die(deed, **more):
    record(deed, **more)
    if deed.word == word:
        os.kill(os.getpid(), signal.SIGKILL)

actions.record = record_and_die
main()
"""
TABLES = ("policy_policyversion", "policy_approval", "policy_adoption", "audit_trailentry")
MAIN = "from belisha.commands import main; main()"


def python(var: Path, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a program in a process of its own, on a SQLite database of its own."""
    surroundings = os.environ | {"BELISHA_VAR": str(var), "DATABASE_URL": ""}
    command = [sys.executable, "-c", program, *(str(argument) for argument in arguments)]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def rows(var: Path) -> list[int]:
    """How many versions, approvals, adoptions and entries there are."""
    with closing(sqlite3.connect(var / "belisha.sqlite3")) as records:
        counts = (records.execute(f"SELECT count(*) FROM {table}").fetchone() for table in TABLES)
        return [number for (number,) in counts]


def test_killed_at_any_step_nothing_is_kept_and_it_can_be_done_again(tmp_path: Path) -> None:
    var, file = tmp_path / "var", written(tmp_path, DUTY)
    assert python(var, MAIN, "prepare").returncode == 0
    head = ("--head", "Ada Fern", "--email", "ada.fern@school.example")
    assert python(var, MAIN, "school", "add", "Oak Hill", *head).returncode == 0
    assert rows(var) == [0, 0, 0, 4]
    adopting = ("policy", "adopt", file, *BY_GOVERNORS)
    for word in ("policy.proposed", "policy.approved", "policy.adopted"):
        killed = python(var, KILLED, word, *adopting)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        assert rows(var) == [0, 0, 0, 4]
        assert python(var, MAIN, "audit", "verify").returncode == 0
    done = python(var, MAIN, *adopting)
    assert done.returncode == 0, done.stderr
    assert rows(var) == [1, 1, 1, 7]
    assert python(var, MAIN, "audit", "verify").returncode == 0
