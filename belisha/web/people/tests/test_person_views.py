"""One person's record: what is shown to whom, and how it is changed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from belisha.audit.models import TrailEntry
from belisha.people.models import Account, Membership, Parenthood, Person
from belisha.web.people.tests.conftest import Cast, Shows
from tests.school import JOINED, client_of, member

TODAY_TYPED = {"joined_on_day": "21", "joined_on_month": "11", "joined_on_year": "2026"}


def facts_of(person: Person, **more: str) -> dict[str, str]:
    """What the form holds of somebody, with changes."""
    kept = {"given_name": person.given_name, "family_name": person.family_name, "email": person.email}
    return {**kept, "year_group": "" if person.year_group is None else str(person.year_group), **more}


def test_the_record_says_who_somebody_is_and_that_it_was_opened(
    cast: Cast, office: Client, shows: Shows
) -> None:
    text = shows(office, f"/people/{cast.child.reference}/")
    for words in ("Wren Fern", "Year 3", "Pupil, since 1 September 2020", "Class 3B", "Ada Fern"):
        assert words in text
    assert f'href="/people/{cast.parent.reference}/"' in text
    assert "That you opened this record is recorded in the trail." in text
    assert TrailEntry.objects.get(word="person.read").about == str(cast.child.reference)


def test_a_teacher_reads_and_changes_nothing(cast: Cast, shows: Shows) -> None:
    text = shows(client_of(cast.teacher), f"/people/{cast.child.reference}/")
    assert "Wren Fern" in text
    for words in ("/change/", "/leave/", "End this", f"/people/{cast.parent.reference}/"):
        assert words not in text


def test_a_parent_is_not_told_of_the_other_parent(cast: Cast, shows: Shows) -> None:
    other = member(cast.school, "parent", name="Moss Reed")
    Parenthood.objects.create(school=cast.school, parent=other, child=cast.child, since=JOINED)
    text = shows(client_of(cast.parent), f"/people/{cast.child.reference}/")
    assert "Moss Reed" not in text
    assert "Who looked" in text or "who looked" in text


def test_somebody_is_added(cast: Cast, office: Client) -> None:
    sent = {"given_name": "Gale", "family_name": "Heath", "kinds": ["governor", "visitor"], **TODAY_TYPED}
    answer = office.post("/people/add/", sent)
    added = Person.objects.get(given_name="Gale")
    assert answer["Location"] == f"/people/{added.reference}/"
    assert set(added.memberships.values_list("kind", "joined_on")) == {
        ("governor", date(2026, 11, 21)),
        ("visitor", date(2026, 11, 21)),
    }


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        ({"given_name": ""}, "Fill this in: Given name."),
        ({"kinds": []}, "Choose at least one: Who they are at the school."),
        ({"email": "gale"}, "gale"),
        ({"upn": "B123456789012"}, "B123456789012"),
        ({"given_name": "=cmd"}, "formula"),
    ],
)
@pytest.mark.usefixtures("cast")
def test_what_cannot_be_kept_is_said_beside_its_field(
    slip: dict[str, object], message: str, office: Client
) -> None:
    sent = {"given_name": "Gale", "family_name": "Heath", "kinds": ["governor"], **TODAY_TYPED, **slip}
    before = Person.objects.count()
    answer = office.post("/people/add/", sent)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in text
    assert message in text.split("govuk-error-summary__body")[1]
    assert Person.objects.count() == before


def test_a_record_is_changed_and_the_trail_names_what(cast: Cast, office: Client) -> None:
    address = f"/people/{cast.child.reference}/change/"
    answer = office.post(address, facts_of(cast.child, family_name="Moss", year_group="4"), follow=True)
    assert "It is changed." in answer.content.decode()
    cast.child.refresh_from_db()
    assert (cast.child.family_name, cast.child.year_group) == ("Moss", 4)
    assert "family_name" in TrailEntry.objects.get(word="person.changed").details
    again = office.post(address, facts_of(cast.child), follow=True)
    assert "Nothing was different." in again.content.decode()


def test_a_number_that_is_somebody_else_s_is_refused(cast: Cast, office: Client) -> None:
    taken = "A820200000001"
    other = member(cast.school, "pupil", name="Lark Reed")
    Person.objects.filter(pk=other.pk).update(upn=taken)
    answer = office.post(f"/people/{cast.child.reference}/change/", facts_of(cast.child, upn=taken))
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    cast.child.refresh_from_db()
    assert cast.child.upn == ""


def test_a_parent_becomes_a_governor_besides(cast: Cast, office: Client) -> None:
    address = f"/people/{cast.parent.reference}/join/"
    assert office.post(address, {"kinds": ["governor"], **TODAY_TYPED}).status_code == 302
    assert set(cast.parent.memberships.values_list("kind", flat=True)) == {"parent", "governor"}
    again = office.post(address, {"kinds": ["governor"], **TODAY_TYPED})
    assert "belongs to the school in this way already" in again.content.decode()


def test_who_has_left_is_said_to_have(cast: Cast, office: Client, shows: Shows) -> None:
    Membership.objects.filter(person=cast.teacher).update(left_on=JOINED)
    text = shows(office, f"/people/{cast.teacher.reference}/")
    assert "Has left" in text
    assert "Record that they join again" in text
    assert "Left the school" not in text


def test_signing_in_is_told_and_an_invitation_is_sent(
    cast: Cast, office: Client, shows: Shows, mailoutbox: list[object]
) -> None:
    address = f"/people/{cast.teacher.reference}/"
    assert "has no account yet" in shows(office, address)
    answer = office.post(f"{address}invite/", follow=True)
    assert "The invitation is sent." in answer.content.decode()
    assert len(mailoutbox) == 1
    assert Account.objects.get(person=cast.teacher).email == cast.teacher.email.lower()


def test_who_signs_in_otherwise_is_not_invited(cast: Cast, office: Client, mailoutbox: list[object]) -> None:
    for person in (cast.child, cast.parent):
        answer = office.post(f"/people/{person.reference}/invite/", follow=True)
        assert "Pupils sign in with their class’s code" in answer.content.decode()
    Person.objects.filter(pk=cast.teacher.pk).update(email="")
    answer = office.post(f"/people/{cast.teacher.reference}/invite/", follow=True)
    assert "Write down an email address first" in answer.content.decode()
    assert mailoutbox == []


def test_who_may_reset_a_lost_second_step_finds_the_way_on_the_record(cast: Cast) -> None:
    teacher = member(cast.school, "teacher", name="Teo Marsh")
    client_of(teacher)
    head = client_of(member(cast.school, "staff", holds=("head",)))
    page = f"/people/{teacher.reference}/"
    assert f"{page}second-step/reset/" in head.get(page).content.decode()
    office = client_of(member(cast.school, "staff", holds=("office",)))
    assert "second-step/reset" not in office.get(page).content.decode()


def test_somebody_with_a_password_finds_where_they_keep_it(cast: Cast) -> None:
    teacher = member(cast.school, "teacher", name="Teo Marsh")
    client = client_of(teacher)
    assert "/account/second-step/" not in client.get("/me/").content.decode()
    Account.objects.filter(person=teacher).update(secret_kind="password", email="teo@school.example")
    assert "/account/second-step/" in client.get("/me/").content.decode()
