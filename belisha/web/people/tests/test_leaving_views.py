"""Somebody leaves: what ends is said before, ends at once, and can be taken back the same day."""

from __future__ import annotations

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from belisha.people.models import Account, GroupPlace, Holding, Membership
from belisha.web.people.tests.conftest import Cast, Shows
from tests.school import JOINED, client_of, member


def typed(day: date, *kinds: str) -> dict[str, object]:
    """The form, filled in."""
    parts = {"leaves_from_day": day.day, "leaves_from_month": day.month, "leaves_from_year": day.year}
    return {"kinds": list(kinds), **parts}


def test_the_page_says_what_ends(cast: Cast, office: Client, shows: Shows) -> None:
    Holding.objects.create(school=cast.school, person=cast.teacher, role="online-safety-lead", since=JOINED)
    Holding.objects.create(school=cast.school, person=cast.teacher, role="dsl", since=JOINED)
    member(cast.school, "staff", name="Rowan Lake", holds=("dsl",))
    client_of(cast.teacher)
    text = shows(office, f"/people/{cast.teacher.reference}/leave/")
    ended = text.split("What ends with it")[1].split("<li>")
    lead = next(one for one in ended if "online safety lead" in one.lower())
    dsl = next(one for one in ended if "designated safeguarding lead" in one.lower())
    assert "it falls vacant" in lead
    assert "it falls vacant" not in dsl
    assert "cannot sign in any more" in text
    assert "The place in Class 3B" in text


def test_today_ends_access_at_once_and_is_taken_back(cast: Cast, office: Client, shows: Shows) -> None:
    today = timezone.localdate()
    Holding.objects.create(school=cast.school, person=cast.teacher, role="online-safety-lead", since=JOINED)
    browser = client_of(cast.teacher)
    assert browser.get("/classes/").status_code == 200
    address = f"/people/{cast.teacher.reference}/"
    answer = office.post(f"{address}leave/", typed(today, "teacher"), follow=True)
    assert "It is on record." in answer.content.decode()
    assert browser.get("/classes/").status_code == 302
    assert not Account.objects.get(person=cast.teacher).is_active
    assert Holding.objects.get(person=cast.teacher).until == today - timedelta(days=1)
    assert "Take it back" in shows(office, address)
    answer = office.post(f"{address}undo-leaving/", follow=True)
    assert "It is taken back" in answer.content.decode()
    assert Account.objects.get(person=cast.teacher).is_active
    assert Holding.objects.get(person=cast.teacher).until is None
    assert GroupPlace.objects.get(person=cast.teacher).until is None
    assert "Take it back" not in shows(office, address)


def test_a_later_day_ends_it_when_it_comes(cast: Cast, office: Client) -> None:
    day = timezone.localdate() + timedelta(days=10)
    address = f"/people/{cast.teacher.reference}/leave/"
    answer = office.post(address, typed(day, "teacher"), follow=True)
    assert "It ends by itself on" in answer.content.decode()
    assert Membership.objects.get(person=cast.teacher).left_on == day - timedelta(days=1)
    assert client_of(cast.teacher).get("/classes/").status_code == 200


def test_somebody_can_stay_in_one_way(cast: Cast, office: Client) -> None:
    Membership.objects.create(school=cast.school, person=cast.parent, kind="governor", joined_on=JOINED)
    address = f"/people/{cast.parent.reference}/leave/"
    office.post(address, typed(timezone.localdate(), "governor"))
    lasting = cast.parent.memberships.filter(left_on=None)
    assert list(lasting.values_list("kind", flat=True)) == ["parent"]


def test_nothing_ends_without_a_day_or_a_kind(cast: Cast, office: Client) -> None:
    address = f"/people/{cast.teacher.reference}/leave/"
    text = office.post(
        address, {"kinds": [], "leaves_from_day": "31", "leaves_from_month": "2"}
    ).content.decode()
    assert "Choose at least one: What ends." in text
    assert "must include a year" in text
    assert Membership.objects.get(person=cast.teacher).left_on is None


def test_a_leaving_that_was_not_recorded_today_is_not_taken_back(cast: Cast, office: Client) -> None:
    answer = office.post(f"/people/{cast.teacher.reference}/undo-leaving/", follow=True)
    assert "It was not recorded today that this person left." in answer.content.decode()
