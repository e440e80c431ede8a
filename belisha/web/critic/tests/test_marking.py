from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.language.findings import Spot
from belisha.web.critic.marking import AROUND, excerpt, in_code, marked, visible, with_addresses


@pytest.mark.parametrize(
    ("line", "spot", "expected"),
    [
        ("who: staff", Spot(3, 6, "staff"), "who: <mark>staff</mark>"),
        ("  head: Headteacher", Spot(3, 1, "Headteacher"), "  head: <mark>Headteacher</mark>"),
        (
            "  every: {said: often}",
            Spot(3, 10, "every: {said: often}"),
            "  every: <mark>{said: often}</mark>",
        ),
        ("who: staff", Spot(3, 1, "#a.clause"), "<mark>who: staff</mark>"),
        ("who: staff", Spot(3, 99, ""), "<mark>who: staff</mark>"),
        ("", Spot(3, 1, ""), ""),
        ("a <b> c", Spot(3, 3, "<b>"), "a <mark>&lt;b&gt;</mark> c"),
        ("look \u202eafter", Spot(3, 6, "U+202E"), "look <mark>⟨U+202E⟩</mark>after"),
    ],
)
def test_the_place_is_marked(line: str, spot: Spot, expected: str) -> None:
    assert marked(line, [spot]) == expected


def test_places_that_overlap_become_one() -> None:
    spots = [Spot(3, 1, "who: staff"), Spot(3, 6, "staff"), Spot(3, 12, "do")]
    assert marked("who: staff do", spots) == "<mark>who: staff</mark> <mark>do</mark>"


def test_a_long_line_is_cut_around_the_place() -> None:
    shown = excerpt("x" * 5_000 + "staff" + "y" * 5_000, Spot(3, 5_001, "staff"))
    assert shown == "…" + "x" * AROUND + "<mark>staff</mark>" + "y" * AROUND + "…"


def test_a_character_that_turns_the_text_is_shown_by_its_number() -> None:
    assert visible("a\u202eb\u2066c") == "a⟨U+202E⟩b⟨U+2066⟩c"


def test_what_one_types_looks_like_it() -> None:
    assert in_code("Did you mean `a<b`?") == "Did you mean <code>a&lt;b</code>?"


def test_the_address_of_another_site_is_a_link() -> None:
    assert with_addresses(in_code("Read https://standards.example/a?b=1. Then <write>.")) == (
        'Read <a href="https://standards.example/a?b=1" rel="noreferrer">https://standards.example/a?b=1</a>. Then &lt;write&gt;.'
    )


@given(st.text(max_size=60), st.integers(1, 80), st.text(max_size=20))
def test_any_place_in_any_line_leaves_the_words_whole(line: str, column: int, text: str) -> None:
    shown = marked(line, [Spot(3, column, text)])
    assert shown.replace("<mark>", "").replace("</mark>", "").unescape() == visible(line)
