"""Killed in the middle of an import, the register and the trail are as they were before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from belisha.audit.models import TrailEntry
from belisha.people.actors import command_line
from belisha.people.models import Identifier, Import, Membership, Person, School
from belisha.people.register import importing_actions
from belisha.people.register.tests.rolls import bring_in, roll, wren

def state():
    tables = (Person, Membership, Identifier, Import, TrailEntry)
    print([list(table.objects.order_by("pk").values_list("pk", flat=True)) for table in tables])

def die(*arguments, **more):
    assert Person.objects.count() == 3, "it is killed in the middle"
    os.kill(os.getpid(), signal.SIGKILL)

what = sys.argv[1]
if what == "prepare":
    call_command("migrate", verbosity=0)
    by = command_line(School.objects.create(name="A", slug="a"))
    bring_in(roll(wren()), by)
by = command_line(School.objects.get())
if what == "kill":
    importing_actions.record = die
    bring_in(roll(), by)
if what == "finish":
    bring_in(roll(), by)
state()
"""


def run(var: Path, what: str) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"BELISHA_VAR": str(var), "DATABASE_URL": ""}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, what], env=surroundings, capture_output=True, text=True, check=False
    )


def verify(var: Path) -> int:
    surroundings = os.environ | {"BELISHA_VAR": str(var), "DATABASE_URL": ""}
    command = [sys.executable, "-c", "from belisha.commands import main; main()", "audit", "verify"]
    return subprocess.run(command, env=surroundings, capture_output=True, check=False).returncode


def test_killed_in_the_middle_nothing_has_changed_and_it_can_be_done_again(tmp_path: Path) -> None:
    before = run(tmp_path, "prepare")
    assert before.returncode == 0, before.stderr
    killed = run(tmp_path, "kill")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert run(tmp_path, "look").stdout == before.stdout
    assert verify(tmp_path) == 0
    finished = run(tmp_path, "finish")
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout != before.stdout
    assert verify(tmp_path) == 0
