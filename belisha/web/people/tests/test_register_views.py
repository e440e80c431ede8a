"""The register as a list: found, paged, taken away, and who came and went."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from belisha.audit.models import TrailEntry
from belisha.people.models import Membership, Person
from belisha.web.people.tests.conftest import Cast, Shows
from tests.school import client_of, member


def names_on(text: str) -> list[str]:
    """The names in the list, in their order."""
    return [
        row.split("</a>")[0].rsplit(">", 1)[1]
        for row in text.split('<th scope="row"')[1:]
        if "/people/" in row.split("</th>")[0]
    ]


def test_everybody_at_the_school_is_listed_by_family_name(office: Client, shows: Shows) -> None:
    text = shows(office, "/people/")
    assert names_on(text) == ["Ada Fern", "Wren Fern", "Robin Marsh", "Teo Marsh", "Olive Office"]
    assert "5 people at the school today." in text
    assert TrailEntry.objects.filter(word="register.seen").count() == 1


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("kind=pupil", ["Wren Fern"]),
        ("year=3", ["Wren Fern"]),
        ("q=fern+ada", ["Ada Fern"]),
        ("order=-name", ["Olive Office", "Teo Marsh", "Robin Marsh", "Wren Fern", "Ada Fern"]),
        ("kind=nonsense&year=99&group=none&order=sideways&page=x", None),
        ("kind=governor", []),
    ],
)
@pytest.mark.usefixtures("cast")
def test_a_choice_leaves_whom_it_says(
    query: str, names: list[str] | None, office: Client, shows: Shows
) -> None:
    everybody = ["Ada Fern", "Wren Fern", "Robin Marsh", "Teo Marsh", "Olive Office"]
    assert names_on(shows(office, f"/people/?{query}")) == (everybody if names is None else names)


def test_a_class_is_chosen_by_its_reference(cast: Cast, office: Client, shows: Shows) -> None:
    text = shows(office, f"/people/?group={cast.group.reference}")
    assert names_on(text) == ["Wren Fern", "Teo Marsh"]
    assert f'value="{cast.group.reference}" selected' in text


def test_nobody_is_told_what_to_do_instead(office: Client, shows: Shows) -> None:
    assert "Nobody fits." in shows(office, "/people/?q=zebra")


def test_leavers_are_found_apart(cast: Cast, office: Client, shows: Shows) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=cast.teacher).update(left_on=yesterday)
    assert "Teo Marsh" not in names_on(shows(office, "/people/"))
    assert names_on(shows(office, "/people/?leavers=yes")) == ["Teo Marsh"]


def many(cast: Cast, number: int) -> None:
    """Pupils, besides the cast."""
    people = [
        Person(school=cast.school, given_name=f"Pupil{at:03}", family_name="Zed") for at in range(number)
    ]
    Person.objects.bulk_create(people)
    Membership.objects.bulk_create(
        Membership(
            school=cast.school, person=one, kind="pupil", joined_on=timezone.localdate() - timedelta(days=9)
        )
        for one in people
    )


def test_fifty_stand_on_a_page_and_the_choice_goes_along(cast: Cast, office: Client, shows: Shows) -> None:
    many(cast, 120)
    text = shows(office, "/people/?kind=pupil&page=2")
    assert len(names_on(text)) == 50
    assert "This is page 2 of 3." in text
    assert "page 2 of 3 – Belisha</title>" in text
    assert 'href="/people/?kind=pupil&amp;page=3"' in text
    assert len(names_on(shows(office, "/people/?kind=pupil&page=999"))) == 21


def test_the_file_holds_no_formula(cast: Cast, office: Client) -> None:
    member(cast.school, "visitor", name="=HYPERLINK(1) Moss")
    answer = office.get("/people/export/?kind=visitor")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Name,Kinds")
    assert lines[1].startswith("'=HYPERLINK(1) Moss,visitor")
    assert len(lines) == 2
    assert TrailEntry.objects.filter(word="register.exported").count() == 1


def test_joiners_and_leavers_of_chosen_days(cast: Cast, office: Client, shows: Shows) -> None:
    today = timezone.localdate()
    Membership.objects.filter(person=cast.child).update(joined_on=today)
    Membership.objects.filter(person=cast.teacher).update(left_on=today)
    text = shows(office, "/people/joiners-and-leavers/")
    assert "This term" in text
    joined, left = text.split('id="left"')
    assert (names_on(joined), names_on(left)) == (["Wren Fern"], ["Teo Marsh"])
    days = "since_day=1&since_month=9&since_year=2020&until_day=2&until_month=9&until_year=2020"
    text = shows(office, f"/people/joiners-and-leavers/?{days}")
    assert "Ada Fern" in names_on(text)
    assert "Wren Fern" not in names_on(text)


def test_days_the_wrong_way_round_are_an_error(office: Client, shows: Shows) -> None:
    days = "since_day=2&since_month=9&since_year=2020&until_day=1&until_month=9&until_year=2020"
    text = shows(office, f"/people/joiners-and-leavers/?{days}")
    assert "<title>Error: " in text
    assert "The last day is before the first." in text


def test_another_school_is_not_in_the_list(cast: Cast, shows: Shows) -> None:
    text = shows(client_of(cast.stranger), "/people/")
    assert names_on(text) == ["Sol Strange"]
