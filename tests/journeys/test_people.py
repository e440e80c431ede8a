"""The register with a real browser: no page has a barrier, and the office brings a roll in after mending it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from belisha.people.importing.tests.exports import (
    CLASSES,
    ENROLLMENTS,
    ORGS,
    USERS,
    export,
    table,
    user,
    zipped,
)
from belisha.people.models import Group, GroupPlace, Holding, Person, School
from belisha.people.register.waiting import keep_waiting
from belisha.web.policy.tests.small import TEXT
from tests.journeys.conftest import NARROW, WIDE, OpenWindow
from tests.journeys.visitor import Visitor
from tests.school import JOINED, actor, child_of, client_of, member

MAPPING = {"Code": "key", "First name": "given_name", "Surname": "family_name", "Role": "kind"}
TABLE = b"Code,First name,Surname,Role\np1,Moss,Reed,pupil\np2,Lark,Reed,pupil\n"
BAD_TABLE = b"Code,First name,Surname,Role\np1,Moss,Reed,wizard\np2,,Reed,pupil\n"


@dataclass(frozen=True)
class Cast:
    """Who opens pages here."""

    office: Person
    teacher: Person
    parent: Person
    child: Person
    group: Group


@pytest.fixture
def in_force() -> str:
    """A small policy."""
    return TEXT


@pytest.fixture
def person(here: School) -> Person:
    """Who keeps the register."""
    return member(here, "staff", name="Olive Office", holds=("office",))


@pytest.fixture
def cast(here: School, person: Person) -> Cast:
    """A class with its teacher, a pupil and a parent."""
    parent, teacher = member(here, "parent"), member(here, "teacher", name="Teo Marsh")
    child = child_of(parent)
    group = Group.objects.create(school=here, name="Class 3B", slug="3b", kind="class")
    for one, teaches in ((child, False), (teacher, True)):
        GroupPlace.objects.create(school=here, group=group, person=one, teaches=teaches, since=JOINED)
    Holding.objects.create(school=here, person=teacher, role="network-manager", since=JOINED)
    member(here, "parent", name="Moss Fern")
    for number in range(60):
        member(here, "visitor", name=f"Visitor{number:02} Fern-Marsh")
    return Cast(person, teacher, parent, child, group)


def addresses(cast: Cast) -> dict[str, str]:
    """Each page of the office, by a name for it."""
    child, teacher = f"/people/{cast.child.reference}", f"/people/{cast.teacher.reference}"
    by = actor(cast.office)
    good = keep_waiting("people.csv", TABLE, actor=by, mapping=MAPPING)
    bad = keep_waiting("people.csv", BAD_TABLE, actor=by, mapping=MAPPING)
    return {
        "list": "/people/",
        "found": "/people/?kind=visitor&page=2",
        "none": "/people/?q=zebra",
        "comers": "/people/joiners-and-leavers/",
        "add": "/people/add/",
        "child": f"{child}/",
        "teacher": f"{teacher}/",
        "change": f"{child}/change/",
        "join": f"{child}/join/",
        "leave": f"{teacher}/leave/",
        "tie": f"{child}/ties/add/?add=parent&q=fern",
        "group": f"{child}/groups/join/",
        "classes": "/classes/",
        "class": f"/classes/{cast.group.reference}/",
        "import": "/people/import/",
        "columns": f"/people/import/{good}/columns/",
        "preview": f"/people/import/{good}/",
        "bad rows": f"/people/import/{bad}/",
        "me": "/me/",
        "looks": "/me/looks/",
    }


def assert_sound(visitor: Visitor, pages: Mapping[str, str]) -> None:
    """No page has a barrier, and none is wider than the window."""
    barriers, wide = {}, {}
    for name, address in pages.items():
        visitor.go(address)
        if found := visitor.barriers():
            barriers[name] = found
        if (over := visitor.overflow()) > 0:
            wide[name] = over
    assert (barriers, wide) == ({}, {})


@pytest.mark.parametrize(
    ("size", "runs_scripts"), [(WIDE, True), (NARROW, False)], ids=["desk", "phone without scripts"]
)
def test_no_page_of_the_office_has_a_barrier(
    size: dict[str, int], runs_scripts: bool, cast: Cast, open_window: OpenWindow
) -> None:
    visitor = open_window(person=cast.office, viewport=size, runs_scripts=runs_scripts)
    assert_sound(visitor, addresses(cast))


@pytest.mark.parametrize("who", ["teacher", "parent", "child"])
def test_no_page_of_others_has_a_barrier(who: str, cast: Cast, open_window: OpenWindow) -> None:
    client_of(cast.office).get(f"/people/{cast.child.reference}/")
    child = f"/people/{cast.child.reference}/"
    pages = {
        "teacher": ["/classes/", f"/classes/{cast.group.reference}/", child, "/me/"],
        "parent": ["/me/", child, f"/children/{cast.child.reference}/looks/"],
        "child": ["/me/", "/me/looks/"],
    }[who]
    visitor = open_window(person=getattr(cast, who), viewport=NARROW)
    assert_sound(visitor, {address: address for address in pages})


@pytest.mark.usefixtures("cast")
def test_paper_shows_joiners_and_leavers_and_nothing_to_press(visitor: Visitor) -> None:
    page = visitor.go("/people/joiners-and-leavers/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Joiners and leavers", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Show these days")).to_be_hidden()


@pytest.mark.usefixtures("cast")
def test_a_refused_file_takes_the_focus_to_the_summary(visitor: Visitor) -> None:
    page = visitor.go("/people/import/")
    upload(page, "pupils.zip", b"PK\x03\x04 broken")
    expect(page.get_by_role("alert")).to_contain_text("pupils.zip is a broken zip.")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").press("Enter")
    expect(page.get_by_label("The school’s records")).to_be_focused()
    assert visitor.barriers() == []


def upload(page: Page, name: str, content: bytes) -> None:
    """Chooses a file on the page for it, and sends it."""
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.get_by_label("The school’s records").set_input_files(files=[file])
    page.get_by_role("button", name="Look into it").click()


def roll(*people: dict[str, str]) -> bytes:
    """A OneRoster export with these people, as a zip."""
    place = {"classSourcedId": "c1", "schoolSourcedId": "s1", "userSourcedId": "k1", "role": "student"}
    return zipped(export(
        orgs=table(ORGS, {"sourcedId": "s1", "name": "The Example School", "type": "school"}),
        users=table(USERS, *people),
        classes=table(CLASSES, {"sourcedId": "c1", "title": "Class 4A", "schoolSourcedId": "s1", "classType": "homeroom"}),
        enrollments=table(ENROLLMENTS, {"sourcedId": "e1", **place}),
    ))  # fmt: skip


def test_a_roll_is_mended_and_brought_in_and_a_leaver_s_role_is_vacant(
    here: School, visitor: Visitor
) -> None:
    mended = [
        user("k1", "student", "Wren", "Fern", grades="04"),
        user("k2", "student", "Lark", "Reed", grades="03"),
        user("k3", "student", "Bryn", "Heath", grades="06"),
    ]
    mended.append(user("k5", "teacher", "Una", "Other"))
    manager = user("k4", "teacher", "Teo", "Marsh")
    page = visitor.go("/people/import/")
    upload(page, "roll.zip", roll(*mended, manager))
    page.get_by_role("button", name="Bring all of it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The register is brought in")
    teacher = Person.objects.get(given_name="Teo")
    Holding.objects.create(school=here, person=teacher, role="network-manager", since=JOINED)

    broken = [{**one, **slip} for one, slip in zip(mended, (
        {"grades": "99"}, {"givenName": ""}, {"email": "not an address"}, {},
    ), strict=True)]  # fmt: skip
    visitor.go("/people/import/")
    upload(page, "roll.zip", roll(*broken))
    expect(page.get_by_role("heading", level=1)).to_have_text("3 rows cannot be brought in")
    expect(page.get_by_role("rowheader")).to_have_text(
        ["users.csv, line 2", "users.csv, line 3", "users.csv, line 4"]
    )
    assert visitor.barriers() == []
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download them as a spreadsheet (CSV)").click()
    assert "users.csv,4,Bryn Heath,email," in Path(waiting.value.path()).read_text("utf-8-sig")
    page.get_by_role("button", name="Erase this file and upload the mended one").click()

    upload(page, "roll.zip", roll(*mended))
    expect(page.get_by_role("heading", name="1 role would fall vacant")).to_be_visible()
    expect(page.get_by_role("row", name="Teo Marsh")).to_contain_text("Network Manager (falls vacant)")
    assert visitor.barriers() == []
    page.get_by_role("button", name="Bring all of it in").click()
    expect(page.get_by_text("Nobody is the Network Manager any more: the role is vacant.")).to_be_visible()
    assert visitor.barriers() == []
    page.get_by_role("link", name="See which roles are vacant").click()
    expect(page.get_by_role("row", name="Network Manager")).to_contain_text("Vacant")

    visitor.go("/people/import/")
    upload(page, "roll.zip", roll(*mended))
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing would change")
