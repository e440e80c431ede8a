"""The shell in which every page stands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.urls("tests.journeys.routes")

PAGES = [
    ("/", 200),
    ("/about/", 200),
    ("/help/", 200),
    ("/accessibility/", 200),
    ("/specimen/", 200),
    ("/no-such-page", 404),
]


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


def test_the_first_key_offers_to_skip_to_the_content(visitor: Visitor) -> None:
    page = visitor.go("/about/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_place_that_one_is_at_is_marked(visitor: Visitor) -> None:
    page = visitor.go("/specimen/findings/")
    places = page.get_by_role("navigation", name="Service")
    expect(places.get_by_role("link", name="Findings")).to_have_attribute("aria-current", "page")
    expect(places.get_by_role("link", name="Policy", exact=True)).not_to_have_attribute(
        "aria-current", "page"
    )


def test_the_menu_unfolds_on_a_phone(narrow_visitor: Visitor) -> None:
    page = narrow_visitor.go("/specimen/")
    findings = page.get_by_role("link", name="Findings")
    expect(findings).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(findings).to_be_visible()
    assert narrow_visitor.barriers() == []


def test_without_javascript_the_menu_is_open(visitor_without_javascript: Visitor) -> None:
    page = visitor_without_javascript.go("/specimen/")
    expect(page.get_by_role("link", name="Findings")).to_be_visible()


def test_errors_are_summed_up_where_the_reader_is_and_lead_to_their_fields(visitor: Visitor) -> None:
    page = visitor.go("/specimen/")
    page.get_by_label("Name of the school").fill("The Milestone School")
    page.get_by_role("button", name="Send").click()
    expect(page).to_have_title("Error: Specimen – Belisha")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert visitor.barriers() == []
    page.get_by_role("link", name="Fill this in: Reason.").click()
    expect(page.get_by_label("Reason")).to_be_focused()
    expect(page.get_by_label("Name of the school")).to_have_value("The Milestone School")


def test_what_htmx_fetches_comes_to_life(visitor: Visitor) -> None:
    page = visitor.go("/specimen/")
    page.get_by_role("button", name="Fetch").click()
    page.get_by_label("Note").fill("four")
    expect(page.get_by_text("You have 16 characters remaining").first).to_be_visible()


def test_paper_shows_the_text_and_nothing_to_press(visitor: Visitor) -> None:
    page = visitor.go("/specimen/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Specimen")).to_be_visible()
    for unwanted in ("nav", "footer", ".govuk-button", ".belisha-crossing"):
        expect(page.locator(unwanted).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('#inside'), '::after').content") == "none"


def test_each_letter_is_drawn_in_our_own_typeface(visitor: Visitor) -> None:
    page = visitor.go("/about/")
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
    assert re.match('"?Atkinson', page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily"))


def test_a_page_that_breaks_the_rules_is_noticed(visitor: Visitor) -> None:
    visitor.go("/careless/")
    breaches = [problem for problem in visitor.problems if "Content Security Policy" in problem]
    assert len(breaches) == 2
    assert visitor.page.title() == "Careless"
    assert any(barrier.startswith("html-has-lang") for barrier in visitor.barriers())
    visitor.problems.clear()
