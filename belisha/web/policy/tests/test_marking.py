from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.web.policy.marking import holds, mark_html, mark_text, searchable, terms_of


@pytest.mark.parametrize(
    ("search", "terms"),
    [
        ("", ()),
        ("  ", ()),
        ("Head head", ("head",)),
        ("head teacher", ("head", "teacher")),
        ('"head  teacher" staff', ("head teacher", "staff")),
        ("“head teacher”", ("head teacher",)),
        ("head’s", ("head's",)),
        ('"', ()),
    ],
)
def test_what_is_looked_for(search: str, terms: tuple[str, ...]) -> None:
    assert terms_of(search) == terms


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("NETWORK manager", True),
        ('"network manager"', True),
        ("manager’s", True),
        ("e-safety", True),
        ("pupil", False),
    ],
)
def test_a_text_holds_all_words_or_it_is_not_found(search: str, found: bool) -> None:
    text = searchable("The Network\nManager's work", "on e–safety")
    assert holds(text, terms_of(search)) is found


def test_hits_are_marked_whatever_their_case_and_marks() -> None:
    assert mark_text("The Head’s head", ("head's", "the")) == "<mark>The</mark> <mark>Head’s</mark> head"


def test_the_longer_of_two_hits_is_marked() -> None:
    assert mark_text("filtering", ("filter", "filtering")) == "<mark>filtering</mark>"


def test_tags_and_entities_are_left_alone() -> None:
    html = '<p>A <a href="/amp" rel="noopener">link &amp; more</a></p>'
    assert mark_html(html, ("amp", "a", "p", "href")) == html.replace("<p>A", "<p><mark>A</mark>")
    assert mark_html(html, ("&",)) == html.replace("&amp;", "<mark>&amp;</mark>")


@given(st.text(), st.text(alphabet="<>&\"' abcmark/="))
def test_marking_changes_no_word_and_lets_no_tag_through(search: str, text: str) -> None:
    marked = str(mark_text(text, terms_of(search)))
    assert re.findall(r"<(?!/?mark>)", marked) == []
    assert marked.replace("<mark>", "").replace("</mark>", "") == str(mark_text(text, ()))
