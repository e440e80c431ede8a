"""Parents and children, and classes: tied and untied, joined and left, listed."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone

from belisha.people.models import Group, GroupPlace, Parenthood
from belisha.web.people.tests.conftest import Cast, Shows
from tests.school import client_of, member


def test_a_parent_is_found_by_name_and_tied(cast: Cast, office: Client, shows: Shows) -> None:
    other = member(cast.school, "parent", name="Moss Reed")
    address = f"/people/{cast.child.reference}/ties/add/?add=parent&q=reed"
    text = shows(office, address)
    assert f'value="{other.reference}"' in text
    sent = {"other": str(other.reference), "relationship": "Father", "responsible": "on"}
    assert office.post(address, sent)["Location"] == f"/people/{cast.child.reference}/"
    tie = Parenthood.objects.get(parent=other)
    assert (tie.child, tie.relationship, tie.responsible) == (cast.child, "Father", True)


def test_a_child_is_tied_to_a_parent_without_responsibility(cast: Cast, office: Client) -> None:
    other = member(cast.school, "pupil", name="Lark Reed", year_group=4)
    address = f"/people/{cast.parent.reference}/ties/add/?add=child&q=lark"
    assert office.post(address, {"other": str(other.reference)}).status_code == 302
    assert not Parenthood.objects.get(child=other).responsible


def test_only_somebody_who_was_found_can_be_tied(cast: Cast, office: Client, shows: Shows) -> None:
    elsewhere = str(cast.stranger.reference)
    for address in ("?add=parent&q=sol", "?add=parent", "?add=parent&q=fern"):
        path = f"/people/{cast.child.reference}/ties/add/{address}"
        assert office.post(path, {"other": elsewhere}).status_code == 200
        assert Parenthood.objects.count() == 1
    assert office.get(f"/people/{cast.child.reference}/ties/add/?add=cousin").status_code == 404
    text = shows(office, f"/people/{cast.child.reference}/ties/add/?add=parent&q=sol")
    assert "No parent or carer who could be tied has such a name." in text


def test_a_tie_ends_at_once(cast: Cast, office: Client) -> None:
    browser = client_of(cast.parent)
    assert browser.get(f"/people/{cast.child.reference}/").status_code == 200
    address = f"/people/{cast.parent.reference}/ties/{cast.child.reference}/end/"
    answer = office.post(address, {"back": "child"})
    assert answer["Location"] == f"/people/{cast.child.reference}/"
    assert browser.get(f"/people/{cast.child.reference}/").status_code == 403
    assert "These two are not tied." in office.post(address, follow=True).content.decode()


def test_a_pupil_joins_and_leaves_a_class(cast: Cast, office: Client) -> None:
    owls = Group.objects.create(school=cast.school, name="Owls", slug="owls", kind="class")
    address = f"/people/{cast.child.reference}/groups/"
    sent = {"group": str(owls.reference), "how": "learns"}
    assert office.post(f"{address}join/", sent).status_code == 302
    assert GroupPlace.objects.get(group=owls).person == cast.child
    assert "has this place already" in office.post(f"{address}join/", sent).content.decode()
    office.post(f"{address}{owls.reference}/leave/", {"how": "learns"})
    until = GroupPlace.objects.get(group=owls).until
    assert until is not None
    assert until < timezone.localdate()


def test_a_class_of_another_school_is_not_offered(cast: Cast, office: Client) -> None:
    theirs = Group.objects.create(school=cast.stranger.school, name="Elms", slug="elms", kind="class")
    address = f"/people/{cast.child.reference}/groups/join/"
    answer = office.post(address, {"group": str(theirs.reference), "how": "learns"})
    assert "Elms" not in answer.content.decode()
    assert not GroupPlace.objects.filter(group=theirs).exists()


def test_a_teacher_sees_only_their_own_classes(cast: Cast, office: Client, shows: Shows) -> None:
    owls = Group.objects.create(school=cast.school, name="Owls", slug="owls", kind="class")
    theirs = shows(client_of(cast.teacher), "/classes/")
    assert "Class 3B" in theirs
    assert "Owls" not in theirs
    assert "Owls" in shows(office, "/classes/")
    assert client_of(cast.teacher).get(f"/classes/{owls.reference}/").status_code == 403


def test_a_class_lists_its_people_and_leads_to_its_signing_in(cast: Cast, shows: Shows) -> None:
    text = shows(client_of(cast.teacher), f"/classes/{cast.group.reference}/")
    assert "Wren Fern" in text
    assert "Taught by Teo Marsh" in text
    assert f"/classes/{cast.group.reference}/sign-in/" in text


def test_who_teaches_nothing_is_told_whom_to_ask(cast: Cast, shows: Shows) -> None:
    other = member(cast.school, "teacher", name="Una Other")
    assert "You teach no class on the register." in shows(client_of(other), "/classes/")
