"""Processes that write at the same time keep one chain: without a gap, and each entry chained to the one before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection

WRITERS, TIMES, EACH = 3, 30, 3
SCHOOL = "3f1b8f0e-0000-4000-8000-000000000001"
WRITER = f"""
import sys
import django
django.setup()
from django.db import transaction
from belisha.access.terms import Actor, ActorKind
from belisha.audit.actions import record
from belisha.audit.deeds import LooksRead
by = Actor(ActorKind.PERSON, sys.argv[1], {SCHOOL!r})
print("ready", flush=True)
sys.stdin.readline()
for time in range({TIMES}):
    with transaction.atomic():
        record([LooksRead(about=f"{{time}}-{{number}}") for number in range({EACH})], by=by)
"""


@pytest.fixture
def installation(tmp_path: Path) -> dict[str, str]:
    """The settings of a database that several processes can write to.

    On SQLite that is a file of its own, since the tests' database is in the memory of this process.
    """
    settings = os.environ | {"BELISHA_VAR": str(tmp_path), "DATABASE_URL": ""}
    if connection.vendor == "postgresql":
        of = connection.settings_dict
        address = f"{quote(of['USER'])}:{quote(of['PASSWORD'])}@/{quote(str(of['NAME']))}"
        settings["DATABASE_URL"] = (
            f"postgresql://{address}?host={quote(of['HOST'])}&port={of['PORT'] or 5432}"
        )
    subprocess.run([sys.executable, "-m", "belisha.site.prepare"], env=settings, check=True)
    return settings


def start(name: str, settings: dict[str, str]) -> subprocess.Popen[str]:
    """A writer that waits for a word before it writes."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", WRITER, name]
    return subprocess.Popen(command, env=settings, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def checked(settings: dict[str, str]) -> Any:
    """What `belisha audit verify` says of the school's chain."""
    program = "from belisha.commands import main; main()"
    command = [sys.executable, "-c", program, "audit", "verify", "--json"]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
    return next(one for one in json.loads(done.stdout)["chains"] if one["chain"] == SCHOOL)


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_keep_one_chain(installation: dict[str, str]) -> None:
    writers = [start(f"writer-{number}", installation) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    errors = [writer.communicate()[1] for writer in writers]
    assert errors == [""] * WRITERS
    chain = checked(installation)
    assert (chain["sound"], chain["entries"]) == (True, WRITERS * TIMES * EACH)
