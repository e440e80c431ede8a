"""A school with people, for tests of records and pages. Everything is made up."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date
from pathlib import Path
from typing import Final

from allauth.mfa.models import Authenticator
from django.test import Client

from belisha.access.terms import Actor
from belisha.people.actors import actor_of
from belisha.people.models import Account, Holding, Membership, Parenthood, Person, School
from belisha.policy.models import Adoption, PolicyVersion
from tests.policies import TODAY

JOINED: Final = date(2020, 9, 1)


def school(name: str = "The Example School") -> School:
    """A school of this name."""
    return School.objects.create(name=name, slug=name.lower().replace(" ", "-"))


def member(
    of: School,
    *kinds: str,
    name: str = "Ada Fern",
    holds: tuple[str, ...] = (),
    year_group: int | None = None,
) -> Person:
    """Somebody who belongs to the school in these ways and holds these offices, since 2020."""
    given, _, family = name.partition(" ")
    email = f"{given}.{family}.{uuid.uuid4().hex[:6]}@school.example".lower()
    person = Person.objects.create(
        school=of, given_name=given, family_name=family, year_group=year_group, email=email
    )
    for kind in kinds:
        Membership.objects.create(school=of, person=person, kind=kind, joined_on=JOINED)
    for role in holds:
        Holding.objects.create(school=of, person=person, role=role, since=JOINED)
    return person


def child_of(parent: Person, name: str = "Wren Fern", year_group: int = 3) -> Person:
    """A pupil whose parent this person is."""
    child = member(parent.school, "pupil", name=name, year_group=year_group)
    Parenthood.objects.create(school=parent.school, parent=parent, child=child, since=JOINED)
    return child


def actor(person: Person) -> Actor:
    """The person as they stand on the day of the tests."""
    return actor_of(person, TODAY)


def client_of(person: Person) -> Client:
    """A browser in which this person has signed in, with a second step set up in case their role asks for one."""
    account, _ = Account.objects.get_or_create(person=person, defaults={"username": uuid.uuid4().hex})
    client = Client()
    Authenticator.objects.get_or_create(user=account, type=Authenticator.Type.TOTP, defaults={"data": {}})
    client.force_login(account, backend="belisha.people.accounts.backends.AccountBackend")
    return client


def put_in_force(
    of: School, text: str | bytes, obligations: bytes = b"", since: date = JOINED
) -> PolicyVersion:
    """Makes a text the school's policy, whatever is the matter with it, without asking anybody."""
    content = text.encode() if isinstance(text, str) else text
    version, _ = PolicyVersion.objects.get_or_create(
        school=of,
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "text": content,
            "obligations": obligations,
            "obligations_sha256": hashlib.sha256(obligations).hexdigest() if obligations else "",
            "title": "Policy",
            "source": "policy.md",
        },
    )
    Adoption.objects.create(school=of, version=version, in_force_from=since)
    return version


def put_file_in_force(of: School, path: Path) -> PolicyVersion:
    """The same for a policy of this checkout, with the obligations beside it."""
    beside = path.with_name("obligations.csv")
    return put_in_force(of, path.read_bytes(), beside.read_bytes() if beside.is_file() else b"")
