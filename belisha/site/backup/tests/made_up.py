"""A small school for these tests, and how they look at records."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from belisha.access.terms import Actor, ActorKind
from belisha.audit.actions import record
from belisha.people.deeds import PersonRead
from belisha.people.models import Membership, Person, School
from belisha.site.backup.deeds import BackupMade, BackupRestored
from belisha.site.backup.envelope import Lock, Opening, new_identity

COMMAND = Actor(ActorKind.COMMAND)
IDENTITY, RECIPIENT = new_identity()
LOCK = Lock(recipients=(RECIPIENT,))
OPENING = Opening(identities=(IDENTITY,))
OURS = {BackupMade.word, BackupRestored.word}


def quietly(_words: str, _part: float) -> None:
    """Progress that nobody looks at."""


def fill() -> None:
    """A school with a few people, and a trail that says who looked at them."""
    school = School.objects.create(name="The Example School", slug="example")
    for number in range(20):
        person = Person.objects.create(school=school, given_name="Ada", family_name=f"Fern {number}")
        Membership.objects.create(school=school, person=person, kind="pupil", joined_on=date(2024, 9, 1))
        look_at(person)


def look_at(person: Person) -> None:
    """Adds an entry to the trail."""
    with transaction.atomic():
        record(PersonRead(about=str(person.reference)), by=COMMAND, school=str(person.school.reference))


def everything() -> dict[str, list[str]]:
    """Every row of every table, but for what backups themselves write in the trail."""
    found = {}
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = cursor.fetchall()
        found[table] = sorted(str(row) for row in rows if not OURS & {str(value) for value in row})
    return found
