"""Who may open each page, and who is refused: the same addresses for each member of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from belisha.people.register.imports_made import imports_made
from belisha.people.register.waiting import keep_waiting
from belisha.web.people.tests.conftest import Cast
from belisha.web.people.urls import urlpatterns
from tests.school import actor, client_of

Arguments = Callable[[Cast], dict[str, object]]
REGISTER = {"office": 200, "head": 200, "teacher": 403, "parent": 403, "child": 403}
IMPORT = REGISTER
WAITING = {**REGISTER, "head": 404, "stranger": 404}
OF_CHILD = {"office": 200, "head": 200, "teacher": 200, "parent": 200, "child": 302, "stranger": 404}
CHANGE = {**REGISTER, "stranger": 404}
LOOKS = {"office": 403, "head": 403, "teacher": 403, "parent": 200, "child": 200, "stranger": 404}


def nothing(_: Cast) -> dict[str, object]:
    return {}


def child(cast: Cast) -> dict[str, object]:
    return {"reference": cast.child.reference}


def group(cast: Cast) -> dict[str, object]:
    return {"reference": cast.group.reference}


def waits(cast: Cast) -> dict[str, object]:
    """Records that the office has uploaded."""
    content = b"key,first name,surname,kind\nk1,Moss,Reed,pupil\n"
    mapping = {"key": "key", "first name": "given_name", "surname": "family_name", "kind": "kind"}
    return {"reference": keep_waiting("people.csv", content, actor=actor(cast.office), mapping=mapping)}


def made(cast: Cast) -> dict[str, object]:
    """An import that the office has made."""
    browser, wait = client_of(cast.office), waits(cast)
    page = browser.get(reverse("people-import-preview", kwargs=wait)).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    browser.post(reverse("people-import-bring-in", kwargs=wait), {"seen": seen})
    return {"reference": imports_made(actor=actor(cast.office))[0].reference}


PAGES: dict[str, tuple[Arguments, dict[str, int]]] = {
    "people": (nothing, REGISTER),
    "people-export": (nothing, REGISTER),
    "joiners-and-leavers": (nothing, REGISTER),
    "person-add": (nothing, REGISTER),
    "people-import": (nothing, IMPORT),
    "people-import-columns": (waits, WAITING),
    "people-import-preview": (waits, WAITING),
    "people-import-bad-rows": (waits, WAITING),
    "people-import-done": (made, {**IMPORT, "stranger": 404}),
    "person": (child, OF_CHILD),
    "person-change": (child, CHANGE),
    "person-join": (child, CHANGE),
    "person-leave": (child, CHANGE),
    "person-tie-add": (child, CHANGE),
    "person-group-join": (child, CHANGE),
    "classes": (nothing, {**REGISTER, "teacher": 200}),
    "class": (group, {**REGISTER, "teacher": 200, "stranger": 404}),
    "me": (nothing, dict.fromkeys(REGISTER, 200)),
    "my-looks": (nothing, dict.fromkeys(REGISTER, 200)),
    "child-looks": (child, LOOKS),
}


def two(name: str, other: Callable[[Cast], object]) -> Arguments:
    return lambda cast: {"reference": cast.child.reference, name: other(cast)}


POSTS: dict[str, Arguments] = {
    "people-import-bring-in": waits,
    "people-import-cancel": waits,
    "person-undo-leaving": child,
    "person-invite": child,
    "person-tie-end": two("other", lambda cast: cast.parent.reference),
    "person-group-leave": two("group", lambda cast: cast.group.reference),
}


def test_each_address_is_tried() -> None:
    assert {pattern.name for pattern in urlpatterns} == {*PAGES, *POSTS}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_to_whom_it_should(name: str, cast: Cast) -> None:
    arguments, expected = PAGES[name]
    address = reverse(name, kwargs=arguments(cast)) + ("?add=parent" if name == "person-tie-add" else "")
    found = {who: client_of(getattr(cast, who)).get(address).status_code for who in expected}
    assert found == expected


@pytest.mark.parametrize("name", POSTS)
def test_a_deed_is_refused_to_all_but_the_register_s_keepers(name: str, cast: Cast) -> None:
    address = reverse(name, kwargs=POSTS[name](cast))
    for who in ("teacher", "parent", "child"):
        assert client_of(getattr(cast, who)).post(address).status_code == 403
    assert client_of(cast.office).post(address).status_code == 302
    assert client_of(cast.office).get(address).status_code == 405


@pytest.mark.parametrize("name", POSTS)
def test_a_deed_finds_nobody_of_another_school(name: str, cast: Cast) -> None:
    address = reverse(name, kwargs=POSTS[name](cast))
    assert client_of(cast.stranger).post(address).status_code == 404


def test_another_family_and_another_teacher_are_refused(cast: Cast) -> None:
    browser = client_of(cast.other_parent)
    assert browser.get(f"/people/{cast.child.reference}/").status_code == 403
    assert browser.get(f"/children/{cast.child.reference}/looks/").status_code == 403


@pytest.mark.parametrize("address", ["/people/", "/classes/", "/me/", "/people/import/"])
@pytest.mark.usefixtures("cast")
def test_nobody_is_sent_to_sign_in(address: str, client: Client) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sign-in/")
