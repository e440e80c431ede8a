"""What the school holds of oneself, and who looked at it, for whom the law gives it to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from belisha.people.models import Parenthood, Person
from belisha.web.people.tests.conftest import Cast, Shows
from tests.school import JOINED, client_of, member


def age(person: Person, years: int) -> None:
    """Makes somebody so many years old."""
    today = timezone.localdate()
    born = date(today.year - years, today.month, today.day) - timedelta(days=1)
    Person.objects.filter(pk=person.pk).update(born_on=born)


def test_my_record_is_shown_to_me(cast: Cast, shows: Shows) -> None:
    text = shows(client_of(cast.teacher), "/me/")
    assert "Teacher, since 1 September 2020" in text
    assert "Class 3B (I teach it)" in text
    assert "Tell the school’s office" in text


def test_a_parent_finds_their_children(cast: Cast, shows: Shows) -> None:
    text = shows(client_of(cast.parent), "/me/")
    assert f'href="/people/{cast.child.reference}/"' in text
    assert f'href="/children/{cast.child.reference}/looks/"' in text


def test_my_own_record_in_the_register_leads_a_pupil_to_theirs(cast: Cast) -> None:
    answer = client_of(cast.child).get(f"/people/{cast.child.reference}/")
    assert answer["Location"] == "/me/"


def test_a_parent_sees_who_looked_by_role_and_officers_by_name(
    cast: Cast, office: Client, shows: Shows
) -> None:
    address = f"/people/{cast.child.reference}/"
    shows(office, address)
    shows(client_of(cast.teacher), address)
    shows(client_of(cast.parent), address)
    text = shows(client_of(cast.parent), f"/children/{cast.child.reference}/looks/")
    assert "<strong>Olive Office, the school office</strong> opened the record of Wren Fern" in text
    assert "<strong>A teacher</strong> opened the record of Wren Fern as their teacher" in text
    assert "Teo Marsh" not in text
    assert "<strong>You</strong> opened the record of Wren Fern as their parent or carer" in text


def test_a_parent_is_not_warned_by_whom_keeps_children_safe_nor_told_of_another_parent(
    cast: Cast, office: Client, shows: Shows
) -> None:
    other = member(cast.school, "parent", "teacher", name="Moss Fern")
    Parenthood.objects.create(school=cast.school, parent=other, child=cast.child, since=JOINED)
    address, looks = f"/people/{cast.child.reference}/", f"/children/{cast.child.reference}/looks/"
    for role in ("dsl", "deputy-dsl"):
        shows(
            client_of(member(cast.school, "teacher", name="Sage Guard", holds=(role, "deputy-head"))), address
        )
    shows(client_of(other), address)
    shows(client_of(other), looks)
    shows(office, address)
    text = shows(client_of(cast.parent), looks)
    assert text.count("<strong>") == 1
    assert "Olive Office" in text
    assert "are never listed here, for any child" in text


def test_a_pupil_of_twelve_is_told_of_everybody_who_looked(cast: Cast, shows: Shows) -> None:
    age(cast.child, 12)
    guard = member(cast.school, "teacher", name="Sage Guard", holds=("dsl",))
    shows(client_of(guard), f"/people/{cast.child.reference}/")
    shows(client_of(cast.parent), f"/people/{cast.child.reference}/")
    text = shows(client_of(cast.child), "/me/looks/")
    assert "Sage Guard" in text
    assert "A parent or carer" in text


@pytest.mark.parametrize(("years", "sees"), [(11, False), (12, True)])
def test_a_pupil_sees_it_from_twelve_on(
    years: int, sees: bool, cast: Cast, office: Client, shows: Shows
) -> None:
    age(cast.child, years)
    shows(office, f"/people/{cast.child.reference}/")
    mine = shows(client_of(cast.child), "/me/looks/")
    theirs = shows(client_of(cast.parent), f"/children/{cast.child.reference}/looks/")
    assert ("Olive Office" in mine) is sees
    assert ("Olive Office" in theirs) is not sees
    assert ("You can see this yourself when you are 12." in mine) is not sees
    assert ("the law gives this to Wren Fern" in theirs) is sees


def test_staff_see_who_looked_at_theirs(cast: Cast, office: Client, shows: Shows) -> None:
    assert "Nobody." in shows(client_of(cast.teacher), "/me/looks/")
    shows(office, f"/people/{cast.teacher.reference}/")
    assert "Olive Office" in shows(client_of(cast.teacher), "/me/looks/")


def test_older_looks_stand_on_further_pages(cast: Cast, office: Client, shows: Shows) -> None:
    for _ in range(51):
        shows(office, f"/people/{cast.teacher.reference}/")
    browser = client_of(cast.teacher)
    text = shows(browser, "/me/looks/")
    assert text.count("<strong>Olive Office") == 50
    older = text.split('rel="next" href="')[1].split('"')[0]
    assert shows(browser, older).count("<strong>Olive Office") == 1


def test_another_teacher_s_looks_are_nobody_else_s(cast: Cast) -> None:
    other = member(cast.school, "teacher", name="Una Other")
    assert client_of(other).get(f"/children/{cast.teacher.reference}/looks/").status_code == 403
