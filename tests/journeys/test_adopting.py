"""A head brings in another policy, the governors approve that exact text, a vacancy is filled, and it is in force."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from belisha.people.models import School
from belisha.policy.models import PolicyVersion
from tests.journeys.conftest import WIDE, OpenWindow
from tests.journeys.visitor import Visitor
from tests.school import client_of, member, put_in_force


def fill_date(page: Page, name: str, day: tuple[int, int, int]) -> None:
    for part, number in zip(("day", "month", "year"), day, strict=True):
        page.locator(f"[name={name}_{part}]").fill(str(number))


def bring_in_claremont(visitor: Visitor) -> Page:
    page = visitor.go("/versions/")
    page.get_by_role("button", name="Bring in a text").click()
    page.get_by_label("Claremont, which comes with Belisha").check()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("E-learning policy")
    return page


@pytest.fixture
def governor(here: School, open_window: OpenWindow) -> Visitor:
    """A governor at another desk."""
    return open_window(person=member(here, "governor", name="Ines Quill"), viewport=WIDE)


def test_a_policy_is_put_in_force_in_place_of_another(
    here: School, visitor: Visitor, governor: Visitor
) -> None:
    member(here, "teacher", name="Tam Quill")
    page = bring_in_claremont(visitor)
    expect(page.get_by_text("It can be put in force once it is approved.")).to_be_visible()
    assert visitor.barriers() == []

    shown = governor.page
    shown.goto(page.url)
    assert governor.barriers() == []
    shown.get_by_label("governing body").check()
    fill_date(shown, "decided_on", (2, 11, 2026))
    shown.get_by_label("Where is the decision written down?").fill("Autumn meeting, minute 7")
    shown.get_by_label("This is the exact text that was read and approved").check()
    shown.get_by_role("button", name="Record the approval").click()
    expect(shown.get_by_text("The approval is recorded.")).to_be_visible()

    page.reload()
    expect(page.get_by_text("It cannot be put in force until somebody does.")).to_be_visible()
    while page.get_by_role("link", name="say who holds it").count():
        page.get_by_role("link", name="say who holds it").first.click()
        page.get_by_label("Who?").select_option(label="Tam Quill (teacher)")
        page.get_by_role("button", name="Put it on record").click()
        expect(page.get_by_text("It is on record.")).to_be_visible()
    page.get_by_role("button", name="Put it in force").click()
    expect(page.get_by_text("This version is in force from today.")).to_be_visible()
    assert visitor.barriers() == []

    page = visitor.go("/policy/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("E-learning policy")
    page = visitor.go("/coverage/?state=unserved")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("tbody tr").count() > 100


def test_an_approval_without_its_minute_keeps_what_was_typed(visitor: Visitor, governor: Visitor) -> None:
    page = bring_in_claremont(visitor)
    shown = governor.page
    shown.goto(page.url)
    fill_date(shown, "decided_on", (2, 11, 2026))
    shown.get_by_label("This is the exact text that was read and approved").check()
    shown.get_by_role("button", name="Record the approval").click()
    expect(shown.locator(".govuk-error-summary")).to_be_focused()
    expect(shown.locator(".govuk-error-summary")).to_contain_text("the meeting and the minute")
    expect(shown.locator("[name=decided_on_year]")).to_have_value("2026")
    assert governor.barriers() == []


PAGES = [
    "/versions/",
    "/versions/?on_day=1&on_month=1&on_year=2015",
    "/versions/new/",
    "/trail/",
    "/roles/head/appoint/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_narrow_window_without_a_barrier(path: str, narrow_visitor: Visitor) -> None:
    narrow_visitor.go(path)
    assert narrow_visitor.overflow() <= 0
    assert narrow_visitor.barriers() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier_without_javascript(path: str, visitor_without_javascript: Visitor) -> None:
    visitor_without_javascript.go(path)
    assert visitor_without_javascript.barriers() == []


@pytest.mark.parametrize("beneath", ["", "text/"])
def test_a_version_fits_a_narrow_window_without_a_barrier(
    beneath: str, here: School, narrow_visitor: Visitor
) -> None:
    claremont = Path(__file__).parents[2] / "policies/claremont/policy.md"
    version: PolicyVersion = put_in_force(here, claremont.read_bytes())
    narrow_visitor.go(f"/versions/{version.reference}/{beneath}")
    assert narrow_visitor.overflow() <= 0
    assert narrow_visitor.barriers() == []


def test_the_trail_is_read_checked_and_printed(here: School, visitor: Visitor) -> None:
    client_of(member(here, "staff", holds=("head",))).post("/versions/new/", {"which": "chances"})
    page = visitor.go("/trail/")
    expect(page.locator(".belisha-trail__one").first).to_contain_text("proposed the text")
    assert visitor.barriers() == []
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Check the whole trail")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Check the whole trail").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The trail is sound")
    assert visitor.barriers() == []


def test_the_head_of_the_trail_is_taken_away(here: School, visitor: Visitor) -> None:
    client_of(member(here, "staff", holds=("head",))).post("/versions/new/", {"which": "chances"})
    page = visitor.go("/trail/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Take its head away").click()
    assert re.fullmatch(r"the-example-school-trail-\d+\.json", waiting.value.suggested_filename)
