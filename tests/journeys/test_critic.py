"""A head reads what is wrong with the policy, tries changes on a copy of it, and sees what they change and for whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from belisha.people.models import School
from tests.journeys.visitor import Visitor
from tests.policies import TODAY, clause
from tests.school import put_in_force

STARTER = (Path(__file__).parents[2] / "policies/starter/policy.md").read_text("utf-8")
SOUND = STARTER + clause("who: teachers\ndo: look after passwords\nevery: month", "passwords.care")
FAULTY = SOUND.replace("who: teachers\ndo: look after", "who: teachrs\ndo: look after")
PAGES = [
    "/findings/",
    "/findings/?level=note",
    "/findings/text/",
    "/findings/about/open-period/",
    "/check/",
    "/check/?from=served",
    "/compare/",
    "/compare/?old=served&new=milestone",
]


CLAREMONT = Path(__file__).parents[2] / "policies/claremont/policy.md"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def in_force() -> Path:
    return CLAREMONT


@pytest.fixture
def claremont() -> str:
    return CLAREMONT.read_text("utf-8")


def paste(page: Page, box: str, text: str) -> None:
    """Puts a long text into a box at once; `fill` takes Chromium ten seconds for it."""
    page.locator(box).evaluate("(box, text) => { box.value = text }", text)


def check(visitor: Visitor, text: str) -> Page:
    page = visitor.go("/check/")
    paste(page, "#id_text", text)
    with page.expect_navigation():
        page.get_by_role("button", name="Check it").click()
    return page


def compare(visitor: Visitor, text: str) -> Page:
    page = visitor.go("/compare/")
    page.locator("#id_new").select_option("text")
    paste(page, "#id_new_text", text)
    with page.expect_navigation():
        page.get_by_role("button", name="Compare them").click()
    return page


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier(path: str, visitor: Visitor) -> None:
    visitor.go(path)
    assert visitor.barriers() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_narrow_window_without_a_barrier(path: str, narrow_visitor: Visitor) -> None:
    narrow_visitor.go(path)
    assert narrow_visitor.overflow() <= 0
    assert narrow_visitor.barriers() == []


@pytest.mark.parametrize("path", ["/findings/", "/check/", "/compare/"])
def test_a_page_has_no_barrier_without_javascript(path: str, visitor_without_javascript: Visitor) -> None:
    visitor_without_javascript.go(path)
    assert visitor_without_javascript.barriers() == []


def test_a_policy_with_nothing_wrong_has_no_barrier(visitor: Visitor, here: School) -> None:
    put_in_force(here, SOUND)
    page = visitor.go("/findings/")
    expect(page.get_by_text("finds nothing wrong with it")).to_be_visible()
    assert visitor.barriers() == []


def test_a_head_goes_from_a_job_to_the_place_in_the_text_and_on_to_the_next(visitor: Visitor) -> None:
    page = visitor.go("/findings/")
    page.get_by_role("navigation", name="What to do").get_by_role(
        "link", name="Settle contradictions"
    ).click()
    job = page.get_by_role("region", name="Settle contradictions")
    expect(job).to_be_in_viewport()
    job.get_by_role("link", name="Line").first.click()
    expect(page.get_by_role("heading", name="Findings beside the text")).to_be_attached()
    card = page.locator(".belisha-card:target")
    expect(card).to_be_in_viewport()
    number = int((card.get_attribute("id") or "").removeprefix("finding-"))
    card.get_by_role("link", name="Next finding").click()
    expect(page.locator(".belisha-card:target")).to_have_id(f"finding-{number + 1}")
    expect(page.locator(".belisha-card:target")).to_be_in_viewport()


def test_a_remark_stands_beside_its_line_or_beneath_it(visitor: Visitor, narrow_visitor: Visitor) -> None:
    for somebody, beside in ((visitor, True), (narrow_visitor, False)):
        stretch = somebody.go("/findings/text/").locator(".belisha-stretch:has(.belisha-card)").first
        line, card = (
            stretch.locator("li").first.bounding_box(),
            stretch.locator(".belisha-card").first.bounding_box(),
        )
        assert line
        assert card
        assert (card["x"] >= line["x"] + line["width"] and abs(card["y"] - line["y"]) < 5) is beside
        assert (card["y"] >= line["y"] + line["height"]) is not beside


def test_a_head_sees_only_the_notes(visitor: Visitor) -> None:
    page = visitor.go("/findings/")
    page.get_by_label("How grave").select_option("note")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("status")).to_contain_text("notes")
    expect(page.locator(".belisha-remark--note").first).to_be_visible()
    expect(page.locator(".belisha-remark--warning")).to_have_count(0)


SLIPS = {
    "a misspelt role": ("who: pupils", "who: pupls", "This policy has no role or body called pupls", "pupls"),
    "a misspelt word": ("```duty", "```dooty", "Belisha knows no block called dooty", "dooty"),
    "a misspelt name": ("  every:", "  evry:", "Did you mean every?", "evry"),
    "a bracket left open": ("every: {said: regularly}", "every: {said: regularly", "regularly", "regularly"),
    "an id used twice": (
        "{#headteacher.files",
        "{#headteacher.antivirus",
        "headteacher.antivirus",
        "headteacher.antivirus",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_copy_broken_in_five_ways(visitor: Visitor, claremont: str, slip: str) -> None:
    old, new, message, marked = SLIPS[slip]
    page = visitor.go("/check/?from=served")
    expect(page.get_by_label("Text of the policy")).to_have_value(claremont)
    paste(page, "#id_text", changed(claremont, old, new))
    page.get_by_role("button", name="Check it").click()
    mend = page.get_by_role("region", name="Mend what the software cannot read")
    expect(mend).to_contain_text(message)
    expect(mend.locator("mark").filter(has_text=marked).first).to_be_visible()
    expect(page.get_by_label("Text of the policy")).to_have_value(changed(claremont, old, new))


def test_a_copy_that_was_broken_is_mended_on_the_same_page(visitor: Visitor) -> None:
    page = check(visitor, FAULTY)
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 error")
    expect(page.get_by_text("Did you mean teachers?").first).to_be_visible()
    paste(page, "#id_text", SOUND)
    page.get_by_role("button", name="Check again").click()
    expect(page.get_by_role("heading", name="Nothing is wrong with it")).to_be_visible()
    expect(page.get_by_text("Teachers must look after passwords")).to_be_visible()


def test_the_result_fits_a_narrow_window(narrow_visitor: Visitor) -> None:
    check(narrow_visitor, FAULTY + "\n" + "x" * 3_000 + "\n")
    assert narrow_visitor.overflow() <= 0
    assert narrow_visitor.barriers() == []


def test_a_file_is_checked_without_javascript(visitor_without_javascript: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text(FAULTY, "utf-8")
    page = visitor_without_javascript.go("/check/")
    page.get_by_label("Or choose a file").set_input_files(path)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("has no role or body called teachrs").first).to_be_visible()
    expect(page.get_by_label("Text of the policy")).to_have_value(FAULTY)


def test_a_wrong_file_is_refused_kindly(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(b"PK\x03\x04 and so on")
    page = visitor.go("/check/")
    page.get_by_label("Text of the policy").fill("What I had typed")
    page.get_by_label("Or choose a file").set_input_files(path)
    page.get_by_role("button", name="Check it").click()
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("“policy.docx” is a Word document or a zip file")
    expect(page.get_by_label("Text of the policy")).to_have_value("What I had typed")
    assert visitor.barriers() == []


def test_a_check_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.go("/check/")
    page.get_by_label("Text of the policy").focus()
    page.keyboard.insert_text("Just words.")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Or choose a file")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 error")


def test_one_period_changed_and_for_whom(visitor: Visitor, claremont: str) -> None:
    page = compare(visitor, changed(claremont, "every: {said: regularly}", "every: term"))
    expect(page.get_by_role("heading", name="What changes")).to_be_visible()
    expect(page.get_by_text("1 clause changed.")).to_be_visible()
    expect(page.get_by_role("button", name="For the Headteacher")).to_be_visible()
    expect(page.locator("ins")).to_contain_text("every term")
    expect(page.locator("del")).to_contain_text("regularly")
    assert visitor.barriers() == []


def test_what_changes_for_one_role(visitor: Visitor) -> None:
    page = visitor.go("/compare/?old=served&new=milestone")
    everything = page.locator(".belisha-change").count()
    page.get_by_role("button", name="For the Headteacher").click()
    expect(page.get_by_role("status")).to_contain_text("the Headteacher")
    assert 0 < page.locator(".belisha-change").count() < everything
    page.get_by_role("button", name="Show all changes").click()
    expect(page.locator(".belisha-change")).to_have_count(everything)


def test_from_a_comparison_to_the_errors_of_one_version(visitor: Visitor) -> None:
    page = compare(visitor, FAULTY)
    expect(page.get_by_text("The later version has 1 error.")).to_be_visible()
    assert visitor.barriers() == []
    page.get_by_role("button", name="Check the later version").click()
    expect(page.get_by_text("Did you mean teachers?").first).to_be_visible()


def test_boxes_for_a_text_open_when_one_is_wanted(visitor: Visitor) -> None:
    page = visitor.go("/compare/")
    expect(page.locator("#id_old_text")).to_be_hidden()
    expect(page.locator("#id_new_text")).to_be_visible()
    page.locator("#id_old").select_option("text")
    expect(page.locator("#id_old_text")).to_be_visible()


@pytest.mark.parametrize("path", ["/findings/", "/findings/text/", "/compare/?old=served&new=milestone"])
def test_paper_has_the_words_and_nothing_to_press(path: str, visitor: Visitor) -> None:
    page = visitor.go(path)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    pressable = page.locator("form, nav, .belisha-card__ways, .govuk-button")
    assert pressable.evaluate_all("found => found.filter(each => each.checkVisibility()).length") == 0
