"""A school with its cast: who keeps the register, who teaches, a family, and strangers of another school."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from belisha.people.models import Group, GroupPlace, Person, School
from belisha.web.policy.tests.small import TEXT
from tests.school import JOINED, child_of, client_of, member, put_in_force, school

Shows = Callable[[Client, str], str]


@dataclass(frozen=True)
class Cast:
    """Everybody who opens a page in these tests."""

    school: School
    office: Person
    head: Person
    teacher: Person
    parent: Person
    child: Person
    stranger: Person
    group: Group

    @property
    def other_parent(self) -> Person:
        """A parent of another child of the school."""
        parent = member(self.school, "parent", name="Moss Reed")
        child_of(parent, "Lark Reed")
        return parent


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, in a school with a small policy in force."""
    here, elsewhere = school(), school("Elsewhere School")
    put_in_force(here, TEXT)
    put_in_force(elsewhere, TEXT)
    parent, teacher = member(here, "parent"), member(here, "teacher", name="Teo Marsh")
    child = child_of(parent)
    group = Group.objects.create(school=here, name="Class 3B", slug="3b", kind="class")
    GroupPlace.objects.create(school=here, group=group, person=child, since=JOINED)
    GroupPlace.objects.create(school=here, group=group, person=teacher, teaches=True, since=JOINED)
    return Cast(
        here,
        member(here, "staff", name="Olive Office", holds=("office",)),
        member(here, "staff", name="Robin Marsh", holds=("head",)),
        teacher,
        parent,
        child,
        member(elsewhere, "staff", name="Sol Strange", holds=("office", "head")),
        group,
    )


@pytest.fixture
def office(cast: Cast) -> Client:
    """The browser of who keeps the register."""
    return client_of(cast.office)


@pytest.fixture
def shows() -> Shows:
    """Opens a page that must be there; its text."""

    def page(client: Client, address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address} answered {answer.status_code}"
        return answer.content.decode()

    return page
