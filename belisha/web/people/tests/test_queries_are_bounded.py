"""No page asks the database more often where there are more people."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from belisha.people.models import Group, GroupPlace, Holding, Membership, Parenthood, Person
from belisha.people.register.waiting import keep_waiting
from belisha.web.people.tests.conftest import Cast, Shows
from tests.school import JOINED, actor, child_of, client_of


def crowd(cast: Cast, number: int, since: int) -> None:
    """So many pupils more, in class and tied to the parent, and as many classes and roles."""
    people = [
        Person(school=cast.school, given_name=f"Pupil{since + at}", family_name="Zed", year_group=4)
        for at in range(number)
    ]
    Person.objects.bulk_create(people)
    day = timezone.localdate() - timedelta(days=2)
    Membership.objects.bulk_create(
        Membership(school=cast.school, person=one, kind="pupil", joined_on=day) for one in people
    )
    GroupPlace.objects.bulk_create(
        GroupPlace(school=cast.school, person=one, group=cast.group, since=day) for one in people
    )
    Parenthood.objects.bulk_create(
        Parenthood(school=cast.school, parent=cast.parent, child=one, since=day) for one in people
    )
    groups = Group.objects.bulk_create(
        Group(school=cast.school, name=f"Set {since + at}", slug=f"set-{since + at}", kind="teaching set")
        for at in range(number)
    )
    GroupPlace.objects.bulk_create(
        GroupPlace(school=cast.school, person=cast.teacher, group=one, since=day, teaches=True)
        for one in groups
    )
    Holding.objects.bulk_create(
        Holding(school=cast.school, person=cast.teacher, role=f"role-{since + at}", since=JOINED)
        for at in range(number)
    )


def asked(client: Client, address: str, shows: Shows) -> int:
    """How often a page asks the database, once the session has been noted."""
    shows(client, address)
    with CaptureQueriesContext(connection) as queries:
        shows(client, address)
    return len(queries)


ADDRESSES = (
    "/people/", "/people/?kind=pupil&year=4&order=year", "/people/export/", "/people/joiners-and-leavers/", "/classes/",
    "/classes/{group}/", "/people/{teacher}/", "/people/{parent}/", "/people/{teacher}/leave/",
    "/people/{child}/ties/add/?add=parent&q=fern", "/people/{child}/groups/join/", "/me/", "/people/import/",
)  # fmt: skip


def test_thirty_or_three_hundred_people_are_as_many_queries(cast: Cast, office: Client, shows: Shows) -> None:
    references = {name: getattr(cast, name).reference for name in ("group", "teacher", "parent", "child")}
    paths = [address.format(**references) for address in ADDRESSES]
    crowd(cast, 30, 0)
    few = {path: asked(office, path, shows) for path in paths}
    crowd(cast, 270, 30)
    assert {path: asked(office, path, shows) for path in paths} == few


def test_a_preview_asks_no_more_for_more_rows(cast: Cast, office: Client, shows: Shows) -> None:
    def preview_of(number: int) -> int:
        rows = "\n".join(f"k{at},Pupil{at},Zed,pupil" for at in range(number))
        content = f"key,first name,surname,kind\n{rows}\n".encode()
        mapping = {"key": "key", "first name": "given_name", "surname": "family_name", "kind": "kind"}
        reference = keep_waiting("people.csv", content, actor=actor(cast.office), mapping=mapping)
        return asked(office, f"/people/import/{reference}/", shows)

    assert preview_of(30) == preview_of(300)


def test_looks_ask_no_more_where_there_are_more(cast: Cast, office: Client, shows: Shows) -> None:
    parent = client_of(cast.parent)
    address = f"/children/{cast.child.reference}/looks/"
    shows(office, f"/people/{cast.child.reference}/")
    few = asked(parent, address, shows)
    for _ in range(5):
        shows(office, f"/people/{cast.child.reference}/")
        shows(client_of(cast.teacher), f"/people/{cast.child.reference}/")
    assert asked(parent, address, shows) == few


def test_a_parent_s_own_page_asks_no_more_for_more_children(cast: Cast, shows: Shows) -> None:
    parent = client_of(cast.parent)
    few = asked(parent, "/me/", shows)
    for name in ("Lark Fern", "Bryn Fern", "Isla Fern"):
        child_of(cast.parent, name)
    assert asked(parent, "/me/", shows) == few
