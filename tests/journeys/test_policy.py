"""Reading the policy that is served: the start page, the document, a clause, roles, and what nothing serves yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from belisha.people.models import School
from belisha.web.policy.tests.small import TEXT
from tests.journeys.visitor import Visitor
from tests.school import put_in_force

BROKEN = TEXT + "\nNo such word. {#broken.one}\n\n```dooty\nwho: staff\n```\n"
PAGES = [
    ("/overview/", 200),
    ("/policy/", 200),
    ("/policy/?q=filter&role=network-manager", 200),
    ("/policy/?q=zebra", 200),
    ("/policy/clauses/filter.unblock/", 200),
    ("/policy/clauses/people.reports/", 200),
    ("/policy/clauses/people.repots/", 404),
    ("/roles/", 200),
    ("/roles/network-manager/", 200),
    ("/coverage/", 200),
]


@pytest.fixture
def in_force() -> str:
    """A small policy."""
    return TEXT


def clauses_of(page: Page) -> list[str]:
    return [str(label) for label in page.locator("article").evaluate_all("all => all.map(one => one.id)")]


@pytest.mark.parametrize(("path", "status"), PAGES)
def test_a_page_has_no_barrier(path: str, status: int, visitor: Visitor) -> None:
    visitor.go(path, status=status)
    assert visitor.barriers() == []


@pytest.mark.parametrize(("path", "status"), PAGES)
def test_a_page_fits_a_narrow_window_without_a_barrier(
    path: str, status: int, narrow_visitor: Visitor
) -> None:
    narrow_visitor.go(path, status=status)
    assert narrow_visitor.overflow() <= 0
    assert narrow_visitor.barriers() == []


@pytest.mark.parametrize(("path", "status"), PAGES)
def test_a_page_has_no_barrier_without_javascript(
    path: str, status: int, visitor_without_javascript: Visitor
) -> None:
    visitor_without_javascript.go(path, status=status)
    assert visitor_without_javascript.barriers() == []


@pytest.mark.parametrize(
    "path", ["/overview/", "/policy/", "/roles/", "/coverage/", "/policy/clauses/broken.one/"]
)
def test_a_policy_with_errors_is_shown_with_a_banner(path: str, visitor: Visitor, here: School) -> None:
    put_in_force(here, BROKEN)
    page = visitor.go(path)
    expect(page.get_by_role("region", name="Errors")).to_contain_text("no block called `dooty`")
    assert visitor.barriers() == []


def test_a_head_goes_from_the_start_to_a_clause_and_on(visitor: Visitor) -> None:
    page = visitor.go("/overview/")
    page.get_by_role("button", name="Read the policy").click()
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="People").click()
    expect(page.get_by_role("heading", name="People")).to_be_in_viewport()
    page.get_by_role("link", name="people.value").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clause people.value")
    page.get_by_role("link", name="Next clause").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clause people.passwords")
    page.get_by_role("link", name="Staff").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the online safety policy asks of staff")


def test_filters_act_at_once_and_stand_in_the_address(visitor: Visitor) -> None:
    page = visitor.go("/policy/")
    page.get_by_label("Who is bound").select_option("network-manager")
    expect(page.get_by_text("2 of 8 clauses", exact=True)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Showing 2 of 8 clauses.")
    page.get_by_label("Search this policy").fill("term")
    expect(page.get_by_text("1 of 8 clauses", exact=True)).to_be_visible()
    expect(page).to_have_url(f"{visitor.origin}/policy/?q=term&role=network-manager")
    expect(page.locator("mark").first).to_have_text("term")
    assert visitor.barriers() == []
    page.get_by_role("link", name="Remove filter: Words: term").click()
    expect(page).to_have_url(f"{visitor.origin}/policy/?role=network-manager")
    expect(page.locator("article")).to_have_count(2)
    assert clauses_of(page) == ["filter.unblock", "filter.check"]


def test_going_back_brings_the_earlier_filters_back(visitor: Visitor) -> None:
    page = visitor.go("/policy/")
    page.get_by_label("State").select_option("conflict")
    expect(page.get_by_text("1 of 8 clauses", exact=True)).to_be_visible()
    page.go_back()
    expect(page.locator("article")).to_have_count(8)


def test_filters_work_without_javascript(visitor_without_javascript: Visitor) -> None:
    page = visitor_without_javascript.go("/policy/")
    page.get_by_label("Who is bound").select_option("network-manager")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("article")).to_have_count(2)
    assert clauses_of(page) == ["filter.unblock", "filter.check"]
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator("article")).to_have_count(8)


def test_filters_work_from_the_keyboard(visitor: Visitor) -> None:
    page = visitor.go("/policy/")
    page.get_by_label("Search this policy").focus()
    page.keyboard.type("zebra")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="No clause fits all of that")).to_be_visible()
    page.get_by_role("link", name="Show all 8 clauses").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("8 clauses", exact=True)).to_be_visible()


def test_a_sentence_in_parts_is_read_as_one(visitor: Visitor) -> None:
    page = visitor.go("/policy/?q=term")
    expect(page.locator("#filter\\.check li").first).to_have_text(
        "The Network Manager must check the filter; due every term."
    )


def test_the_contents_stay_beside_the_text_where_there_is_room(visitor: Visitor) -> None:
    page = visitor.go("/policy/")
    page.locator("#people\\.law").scroll_into_view_if_needed()
    expect(page.get_by_role("navigation", name="Contents")).to_be_in_viewport()


def test_what_is_served_is_filtered_and_taken_away(visitor: Visitor) -> None:
    page = visitor.go("/overview/")
    page.get_by_role("link", name="Not served yet").click()
    expect(page).to_have_url(f"{visitor.origin}/coverage/?state=unserved")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="for a spreadsheet").click()
    assert waiting.value.suggested_filename == "the-example-school-online-safety-policy-1-coverage.csv"
    assert "filter.unblock" in Path(waiting.value.path()).read_text("utf-8-sig")


def test_the_policy_is_downloaded(visitor: Visitor) -> None:
    page = visitor.go("/overview/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PDF").click()
    assert waiting.value.suggested_filename == "the-example-school-online-safety-policy-1.pdf"


def test_paper_shows_a_role_s_hand_out_and_nothing_to_press(visitor: Visitor) -> None:
    page = visitor.go("/roles/network-manager/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="By the calendar")).to_be_visible()
    for unwanted in ("nav", "footer", ".govuk-breadcrumbs", ".belisha-screen-only"):
        expect(page.locator(unwanted).first).to_be_hidden()


def test_paper_shows_the_document_without_filters_and_contents(visitor: Visitor) -> None:
    page = visitor.go("/policy/")
    page.emulate_media(media="print")
    expect(page.locator("#filter\\.check")).to_be_visible()
    expect(page.get_by_label("Search this policy")).to_be_hidden()
    expect(page.locator("#contents")).to_be_hidden()
