"""Everybody's first page in a browser: no barrier, narrow, without scripts, on paper, by the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from belisha.people.models import Group, GroupPlace, Parenthood, Person, School
from tests.journeys.conftest import POLICIES, WIDE, OpenWindow
from tests.journeys.visitor import Visitor
from tests.school import JOINED, child_of, member

CAST = (
    "head",
    "governor",
    "network-manager",
    "office",
    "teacher",
    "parent",
    "visitor",
    "infant",
    "junior",
    "older",
)
PUPILS = {"infant": 0, "junior": 5, "older": 9}
OFFICES = ("head", "network-manager", "office")


@pytest.fixture
def in_force() -> Path:
    """The policy that asks the most."""
    return POLICIES / "melbourne/policy.md"


@pytest.fixture
def who() -> str:
    """As whom the page is seen; parametrized where it is for several."""
    return "head"


@pytest.fixture
def person(here: School, who: str) -> Person:
    """One of the cast: the teacher teaches a class and is a parent, the parent has a child."""
    if who in PUPILS:
        return member(here, "pupil", name="Wren Fern", year_group=PUPILS[who])
    if who in OFFICES:
        return member(here, "staff", name="Robin Marsh", holds=(who,))
    if who == "teacher":
        return _teacher(here)
    person = member(here, who, name="Robin Marsh")
    if who == "parent":
        child_of(person)
    return person


def _teacher(here: School) -> Person:
    teacher = member(here, "teacher", "parent", name="Robin Marsh")
    child_of(teacher)
    group = Group.objects.create(school=here, name="Year 3 Ash", slug="year-3-ash", kind="class")
    GroupPlace.objects.create(school=here, group=group, person=teacher, teaches=True, since=JOINED)
    return teacher


@pytest.mark.parametrize("who", CAST)
def test_a_home_page_has_no_barrier(visitor: Visitor) -> None:
    visitor.go("/")
    assert visitor.barriers() == []


@pytest.mark.parametrize("who", CAST)
def test_a_home_page_fits_a_narrow_window_without_a_barrier(narrow_visitor: Visitor) -> None:
    narrow_visitor.go("/")
    assert narrow_visitor.overflow() <= 0
    assert narrow_visitor.barriers() == []


@pytest.mark.parametrize("who", CAST)
def test_a_home_page_has_no_barrier_without_javascript(visitor_without_javascript: Visitor) -> None:
    visitor_without_javascript.go("/")
    assert visitor_without_javascript.barriers() == []


@pytest.mark.parametrize("who", CAST)
def test_a_home_page_is_printed_whole_and_without_what_only_a_screen_can_do(
    who: str, visitor: Visitor
) -> None:
    page = visitor.go("/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Service")).to_have_count(0)
    folded = page.locator("details li" if who in PUPILS else ".belisha-personal-asks details li")
    for number in range(min(3, folded.count())):
        expect(folded.nth(number)).to_be_visible()
    assert folded.count()


def test_the_head_goes_from_what_is_vacant_to_who_fills_it(visitor: Visitor) -> None:
    page = visitor.go("/")
    needs = page.get_by_role("region", name="What needs you now")
    needs.get_by_role("link", name="Say who it is").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Say who is the")


@pytest.mark.parametrize("who", ["teacher"])
def test_a_teacher_goes_to_their_class_and_to_what_their_child_reads(visitor: Visitor) -> None:
    page = visitor.go("/")
    page.get_by_role("link", name="Year 3 Ash").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How Year 3 Ash signs in")
    visitor.go("/")
    page.get_by_role("link", name="Read what the policy says to Wren Fern").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the policy says to Wren Fern")
    assert visitor.barriers() == []
    page.get_by_role("link", name="Back to my home page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Robin Marsh")


@pytest.mark.parametrize("who", ["parent"])
def test_the_page_of_a_child_fits_a_narrow_window(person: Person, narrow_visitor: Visitor) -> None:
    child = Parenthood.objects.get(parent=person).child
    narrow_visitor.go(f"/children/{child.reference}/policy/")
    assert narrow_visitor.overflow() <= 0
    assert narrow_visitor.barriers() == []


@pytest.mark.parametrize("who", ["infant"])
def test_an_infant_sees_pictures_and_whom_to_tell_and_no_words_of_the_service(visitor: Visitor) -> None:
    page = visitor.go("/")
    expect(page.get_by_role("navigation", name="Service")).to_have_count(0)
    expect(page.locator(".belisha-pupil__tell")).to_contain_text("Sad or scared online?")
    pictures = page.locator("main img")
    assert pictures.count() == page.locator("main .belisha-pupil-lines__one").count()
    assert pictures.evaluate_all("all => all.every(one => one.naturalWidth > 0)")


@pytest.mark.parametrize("who", ["infant", "older"])
def test_a_pupil_leaves_with_one_large_button(who: str, open_window: OpenWindow, person: Person) -> None:
    page = open_window(person=person, viewport=WIDE).go("/")
    button = page.get_by_role("main").get_by_role("button", name="Finish" if who == "infant" else "Sign out")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in/**")
