"""Everybody's home page: by audience, on the policies of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from belisha.audit.models import TrailEntry
from belisha.people.models import Group, GroupPlace, Membership, Parenthood, Person, School
from tests.school import JOINED, child_of, client_of, member, put_file_in_force, put_in_force, school

POLICIES = settings.CHECKOUT / "policies"
SCHOOLS = ("melton", "chances", "milestone", "melbourne", "claremont", "starter")
CAST = {
    "head": (("staff",), ("head",)),
    "safeguarding lead": (("teacher",), ("dsl",)),
    "governor": (("governor",), ()),
    "network manager": (("technician",), ("network-manager",)),
    "office": (("staff",), ("office",)),
    "teacher": (("teacher",), ()),
    "parent": (("parent",), ()),
    "visitor": (("visitor",), ()),
}
MOST_QUERIES = 28

pytestmark = pytest.mark.django_db


def _policy(name: str) -> Path:
    return POLICIES / name / "policy.md"


def _person(of: School, who: str, name: str = "Robin Marsh") -> Person:
    kinds, offices = CAST[who]
    return member(of, *kinds, name=name, holds=offices)


def crowd(of: School, number: int) -> None:
    """Half as many parents as this, and their children."""
    people = Person.objects.bulk_create(
        Person(school=of, given_name=f"Ada {turn}", year_group=turn % 12 if turn % 2 else None)
        for turn in range(number)
    )
    Membership.objects.bulk_create(
        Membership(
            school=of, person=one, kind="parent" if one.year_group is None else "pupil", joined_on=JOINED
        )
        for one in people
    )
    Parenthood.objects.bulk_create(
        Parenthood(school=of, parent=parent, child=child, since=JOINED)
        for parent, child in zip(people[::2], people[1::2], strict=True)
    )


def _page(person: Person, path: str = "/") -> str:
    response = client_of(person).get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("name", SCHOOLS)
def test_everybody_has_a_home_page_under_every_policy(name: str, who: str) -> None:
    here = school()
    put_file_in_force(here, _policy(name))
    page = _page(_person(here, who))
    assert "Robin Marsh</h1>" in page
    assert "What the policy asks of you" in page
    assert ("What needs you now" in page) is (who not in {"teacher", "parent", "visitor"})
    assert ("Your classes" in page) is (who == "teacher")
    assert ("Your children" in page) is (who == "parent")


@pytest.mark.parametrize(("year", "infant"), [(0, True), (2, True), (5, False), (9, False)])
@pytest.mark.parametrize("name", SCHOOLS)
def test_a_pupil_sees_only_their_page_in_words_for_their_age(name: str, year: int, *, infant: bool) -> None:
    here = school()
    put_file_in_force(here, _policy(name))
    page = _page(member(here, "pupil", name="Wren Fern", year_group=year))
    assert "Hello Wren" in page
    assert "What you can do" not in page
    assert page.index("belisha-pupil__tell") < page.index("belisha-pupil-lines")
    assert ('aria-label="Service"' not in page) is infant
    assert (">Finish</button>" in page) is infant


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("head", "Bring in a text, have it approved"),
        ("teacher", "The head and those who lead on safeguarding can bring one in"),
    ],
)
def test_without_a_policy_the_page_says_what_to_do(who: str, words: str) -> None:
    page = _page(_person(school(), who))
    assert "No policy is in force here today" in page
    assert words in page
    assert "What the policy asks of you" not in page


def test_a_pupil_without_a_policy_still_learns_whom_to_tell() -> None:
    assert "tell a grown-up you trust" in _page(member(school(), "pupil", year_group=1))


def test_a_teacher_who_is_a_parent_sees_both() -> None:
    here = school()
    put_file_in_force(here, _policy("starter"))
    person = member(here, "teacher", "parent", name="Robin Marsh")
    child = child_of(person)
    group = Group.objects.create(school=here, name="Year 3 Ash", slug="year-3-ash", kind="class")
    GroupPlace.objects.create(school=here, group=group, person=person, teaches=True, since=JOINED)
    page = _page(person)
    assert "Year 3 Ash" in page
    assert f"/classes/{group.reference}/sign-in/" in page
    assert f"/children/{child.reference}/policy/" in page


def test_a_parent_reads_what_the_policy_says_to_their_child_and_the_trail_says_so() -> None:
    here = school()
    put_file_in_force(here, _policy("starter"))
    parent = member(here, "parent", name="Robin Marsh")
    child = child_of(parent, year_group=0)
    page = _page(parent, f"/children/{child.reference}/policy/")
    assert "What the policy says to Wren Fern" in page
    assert "Sad or scared online?" in page
    assert "Sign out" in page
    assert ">Finish</button>" not in page
    last = TrailEntry.objects.filter(word="person.read").get()
    assert (last.about, last.author) == (str(child.reference), str(parent.reference))


def test_nobody_reads_the_page_of_a_child_who_is_not_theirs() -> None:
    here, elsewhere = school(), school("The Other School")
    parent = member(here, "parent", name="Robin Marsh")
    child_of(parent)
    other = member(here, "pupil", name="Ada Reed", year_group=3)
    abroad = member(elsewhere, "pupil", name="Noor Vale", year_group=3)
    client = client_of(parent)
    assert client.get(f"/children/{other.reference}/policy/").status_code == 403
    assert client.get(f"/children/{abroad.reference}/policy/").status_code == 404
    assert client.get(f"/children/{parent.reference}/policy/").status_code == 404
    assert not TrailEntry.objects.filter(word="person.read", about=str(other.reference)).exists()


def test_nobody_is_sent_to_sign_in() -> None:
    assert Client().get("/").headers["Location"] == "/sign-in/"


@pytest.mark.parametrize("who", [*CAST, "pupil"])
def test_the_page_asks_the_database_as_often_for_300_people_as_for_30(
    who: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    here = school()
    put_file_in_force(here, _policy("milestone"))
    person = member(here, "pupil", year_group=5) if who == "pupil" else _person(here, who)
    client = client_of(person)
    counts = []
    for number in (30, 270):
        crowd(here, number)
        client.get("/")
        with django_assert_max_num_queries(MOST_QUERIES) as captured:
            assert client.get("/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_child_page_reads_the_policy_once_it_is_there() -> None:
    here = school()
    parent = member(here, "parent")
    child = child_of(parent)
    path = f"/children/{child.reference}/policy/"
    assert "nothing to read yet" in _page(parent, path)
    put_in_force(here, _policy("starter").read_bytes())
    assert "nothing to read yet" not in _page(parent, path)
