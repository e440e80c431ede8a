"""How long a school of 2,000 people takes to bring in, with its trail; and the same rows by bulk_create alone.

The promise is five seconds. It writes to a new SQLite file, which is thrown away; with DATABASE_URL, to that database.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from belisha.people.models import School
    from belisha.people.roll import Roll

PEOPLE = 2_000
CLASSES = 40
PROMISED_SECONDS = 5.0
TODAY = date(2026, 11, 21)


def made_up_roll() -> Roll:
    """Of 2,000 people, 40 teachers, 980 pupils in as many classes and a parent of each."""
    from belisha.people.roll import ListedGroup, ListedPerson, Place, Roll  # noqa: PLC0415 - Django's settings first
    from belisha.people.terms import GroupKind  # noqa: PLC0415

    place, pupils = Place("users.csv", 2), (PEOPLE - CLASSES) // 2
    groups = [ListedGroup(f"c{one}", f"Class {one}", GroupKind.CLASS, place) for one in range(CLASSES)]
    people = [
        ListedPerson(f"t{one}", f"Teacher{one}", "Marsh", ("teacher",), place, teaches=(f"c{one}",))
        for one in range(CLASSES)
    ]
    for one in range(pupils):
        pupil = ListedPerson(
            f"p{one}", f"Pupil{one}", "Fern", ("pupil",), place, learns_in=(f"c{one % CLASSES}",)
        )
        people += [
            pupil,
            ListedPerson(f"q{one}", f"Parent{one}", "Fern", ("parent",), place, children=(pupil.key,)),
        ]
    return Roll("oneroster", tuple(people), tuple(groups), covers=frozenset({"pupil", "parent", "teacher"}))


def bare(school: School, roll: Roll) -> None:
    """Writes the people, memberships and identifiers of a roll, and nothing else."""
    from django.db import transaction  # noqa: PLC0415

    from belisha.people.models import Identifier, Membership, Person  # noqa: PLC0415

    with transaction.atomic():
        rows = [
            Person(school=school, given_name=one.given_name, family_name=one.family_name)
            for one in roll.people
        ]
        Person.objects.bulk_create(rows, batch_size=500)
        pairs = list(zip(rows, roll.people, strict=True))
        Membership.objects.bulk_create(
            (Membership(school=school, person=row, kind=one.kinds[0], joined_on=TODAY) for row, one in pairs),
            batch_size=500,
        )
        Identifier.objects.bulk_create(
            (Identifier(school=school, person=row, scheme=roll.scheme, value=one.key) for row, one in pairs),
            batch_size=500,
        )


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure() -> None:
    """Prints the seconds of each."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from belisha.people.actors import command_line  # noqa: PLC0415
    from belisha.people.models import School  # noqa: PLC0415
    from belisha.people.register.importing_actions import import_roll  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    first, second = (School.objects.create(name=name, slug=name) for name in ("first", "second"))
    roll, by = made_up_roll(), command_line(first)

    def bring_in() -> None:
        import_roll(roll, actor=by, file_name="roll.zip", sha256="0" * 64, today=TODAY)

    taken, again = seconds(bring_in), seconds(bring_in)
    peer = seconds(lambda: bare(second, roll))
    print(f"{connection.vendor}, {len(roll.people):,} people: {taken:.2f} s; the same again: {again:.2f} s")
    print(f"people, memberships and identifiers by bulk_create alone: {peer:.2f} s")
    print(f"promised: {PROMISED_SECONDS:.0f} s")
    connection.close()


def main() -> None:
    """Measures in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as var:
        os.environ["BELISHA_VAR"] = var
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "belisha.site.settings")
        django.setup()
        measure()


if __name__ == "__main__":
    main()
