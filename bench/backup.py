"""How long a backup and a restore take for a school of 2,000 people with 20,000 entries in its trail.

Whoever looks after the installation waits for them; so does a school that is to work again. Beside them stands what
SQLite's own copy takes, which neither encrypts nor verifies anything. It runs on a SQLite file of its own.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import django
from django.core.management import call_command

PEOPLE = 2000
ENTRIES = 20_000
AT_ONCE = 2000
ROUNDS = 5


def fill() -> None:
    """Makes the school, its people and its trail."""
    from django.db import transaction  # noqa: PLC0415 - Django's settings stand first

    from belisha.audit.actions import record  # noqa: PLC0415
    from belisha.people.actors import command_line  # noqa: PLC0415
    from belisha.people.deeds import PersonRead  # noqa: PLC0415
    from belisha.people.models import Membership, Person, School  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    school = School.objects.create(name="The Example School", slug="example")
    people = Person.objects.bulk_create(
        Person(school=school, given_name="Ada", family_name=f"Fern {number}") for number in range(PEOPLE)
    )
    Membership.objects.bulk_create(
        Membership(school=school, person=person, kind="pupil", joined_on=date(2024, 9, 1))
        for person in people
    )
    for _ in range(ENTRIES // AT_ONCE):
        with transaction.atomic():
            record([PersonRead(about=str(person.reference)) for person in people], by=command_line(school))


def median(work: Callable[[Path], object], folder: Path) -> tuple[float, float]:
    """The median and the longest of the rounds, in seconds, after one to warm up. Each writes a new file."""
    taken = []
    for number in range(ROUNDS + 1):
        started = time.perf_counter()
        work(folder / f"{work.__name__}-{number}")
        taken.append(time.perf_counter() - started)
    return statistics.median(taken[1:]), max(taken[1:])


def measure(folder: Path) -> None:
    """Prints a line for each."""
    from django.conf import settings  # noqa: PLC0415

    from belisha.people.actors import command_line  # noqa: PLC0415
    from belisha.site.backup.envelope import Lock, Opening, new_identity  # noqa: PLC0415
    from belisha.site.backup.making import make_backup  # noqa: PLC0415
    from belisha.site.backup.restoring import restore_backup  # noqa: PLC0415
    from belisha.site.backup.terms import Goal, Installation  # noqa: PLC0415
    from belisha.site.database import database_settings  # noqa: PLC0415

    database = settings.DATABASES["default"]
    here = Installation(database, folder, lambda _words, _part: None)
    identity, recipient = new_identity()
    whole = folder / "backup-0"

    def backup(file: Path) -> None:
        make_backup(here, file, Lock(recipients=(recipient,)), by=command_line())

    def restore(file: Path) -> None:
        goal = Goal(database_settings(f"sqlite:///{file}", folder))
        restore_backup(here, whole, Opening((identity,)), goal=goal, by=command_line())

    def copy(file: Path) -> None:
        with closing(sqlite3.connect(database["NAME"])) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)

    for work, said in (
        (backup, "belisha backup: copied, encrypted, tried out"),
        (restore, "belisha restore: opened, tried out, put in place"),
        (copy, "plain sqlite3 copy: not encrypted, not verified"),
    ):
        middle, longest = median(work, folder)
        print(f"{said:<50} median {middle:6.2f} s, longest {longest:6.2f} s")
    print(
        f"{whole.stat().st_size / 1e6:.1f} MB, {PEOPLE:,} people, {ENTRIES:,} entries of the trail; no time was promised"
    )


def main() -> None:
    """Makes an installation in a folder of its own, and measures there."""
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"BELISHA_VAR": name, "DJANGO_SETTINGS_MODULE": "belisha.site.settings"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        fill()
        measure(Path(name))


if __name__ == "__main__":
    main()
