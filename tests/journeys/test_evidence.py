"""Reading what shows that the policy is kept, whom it binds and what it leans on; and putting it right."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from belisha.people.models import Person, School
from belisha.web.policy.tests.cast import KEPT
from tests.journeys.conftest import OpenWindow
from tests.journeys.visitor import Visitor
from tests.school import member, put_in_force

PAGES = [
    "/policy/clauses/scope.all/",
    "/policy/clauses/scope.all/people/",
    "/policy/clauses/people.lead/",
    "/policy/clauses/papers.law/",
    "/policy/clauses/people.value/",
    "/policy/scope/",
    "/overview/",
    "/coverage/?evidence=never+exercised",
    "/documents/",
    "/documents/?state=missing",
    "/documents/behaviour/",
]


@pytest.fixture
def in_force() -> str:
    """A policy with something of each sort that is served."""
    return KEPT


@pytest.fixture(autouse=True)
def earlier(here: School) -> None:
    """A version before, and enough pupils for two pages of names."""
    put_in_force(here, KEPT.replace("We value", "We treasure"), since=date(2015, 9, 1))
    for number in range(60):
        member(here, "pupil", name=f"Pupil Fern{number:02}", year_group=number % 12)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier_and_fits_every_window(
    path: str, visitor: Visitor, narrow_visitor: Visitor
) -> None:
    visitor.go(path)
    assert visitor.barriers() == []
    narrow_visitor.go(path)
    assert narrow_visitor.overflow() <= 0
    assert narrow_visitor.barriers() == []


def test_a_head_goes_from_a_missing_document_to_its_record(visitor_without_javascript: Visitor) -> None:
    page = visitor_without_javascript.go("/policy/clauses/papers.behaviour/")
    expect(page.get_by_text("“Behaviour Policy” was never recorded.")).to_be_visible()
    page.get_by_role("link", name="Open the record of this document").click()
    page.get_by_role("button", name="Put it on record").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("There is a problem")
    assert visitor_without_javascript.barriers() == []
    page.get_by_label("Where is it kept?").fill("The office, blue folder")
    page.get_by_role("group", name="By when is its next review due?").get_by_label("Day").fill("1")
    page.get_by_role("group", name="By when is its next review due?").get_by_label("Month").fill("9")
    page.get_by_role("group", name="By when is its next review due?").get_by_label("Year").fill("2099")
    page.get_by_role("button", name="Put it on record").click()
    expect(page.get_by_text("“Behaviour Policy” is on record.")).to_be_visible()
    page.get_by_role("link", name="papers.behaviour").click()
    evidence = page.get_by_role("region", name="What shows that it is kept")
    expect(evidence.get_by_text("Kept", exact=True)).to_be_visible()


def test_a_record_is_removed_once_somebody_is_sure(visitor: Visitor) -> None:
    page = visitor.go("/documents/behaviour/")
    page.get_by_label("Which edition is it?").fill("2026")
    page.get_by_role("button", name="Put it on record").click()
    page.get_by_role("link", name="Behaviour Policy").click()
    page.get_by_role("button", name="Remove the record").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick the box to go on")
    assert visitor.barriers() == []
    page.get_by_label("Yes, remove the record of this document").check()
    page.get_by_role("button", name="Remove the record").click()
    expect(page.get_by_text("The record of the document is removed.")).to_be_visible()


def test_a_head_finds_what_was_never_exercised_and_what_changed(visitor: Visitor) -> None:
    page = visitor.go("/overview/")
    page.get_by_role("link", name="Never exercised").click()
    expect(page).to_have_url(f"{visitor.origin}/coverage/?evidence=never+exercised")
    page.get_by_role("link", name="people.lead").click()
    expect(page.get_by_role("region", name="Its history")).to_contain_text("unchanged")
    page = visitor.go("/overview/")
    page.get_by_role("link", name="See what changed since the last version").click()
    expect(page.get_by_text("people.value").first).to_be_visible()


def test_the_states_filter_at_once(visitor: Visitor) -> None:
    page = visitor.go("/coverage/")
    page.get_by_label("Evidence").select_option("overdue")
    expect(page.get_by_text("1 of 7 clauses", exact=True)).to_be_visible()
    expect(page).to_have_url(f"{visitor.origin}/coverage/?evidence=overdue")
    assert visitor.barriers() == []


def test_names_are_turned_by_page(visitor: Visitor) -> None:
    page = visitor.go("/policy/clauses/scope.all/people/")
    expect(page.get_by_text("Pupil Fern00", exact=True)).to_be_visible()
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_text("Pupil Fern59", exact=True)).to_be_visible()
    assert visitor.barriers() == []


@pytest.mark.parametrize("path", ["/policy/scope/", "/documents/"])
def test_paper_shows_the_table_and_nothing_to_press(path: str, visitor: Visitor) -> None:
    page = visitor.go(path)
    page.emulate_media(media="print")
    expect(page.locator("table").first).to_be_visible()
    for unwanted in ("nav", "footer", ".belisha-screen-only"):
        expect(page.locator(unwanted).first).to_be_hidden()


def test_a_parent_reads_a_clause_without_evidence(here: School, open_window: OpenWindow) -> None:
    parent: Person = member(here, "parent", name="Clover Fern")
    visitor = open_window(person=parent, viewport={"width": 320, "height": 640})
    page = visitor.go("/policy/clauses/people.lead/")
    expect(page.get_by_role("region", name="Its history")).to_be_visible()
    expect(page.get_by_text("What shows that it is kept")).to_have_count(0)
    assert visitor.barriers() == []
    assert visitor.overflow() <= 0
