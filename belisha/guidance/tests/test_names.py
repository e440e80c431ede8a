"""Names in a text, in one pass."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from belisha.guidance.names import Names

FRUIT = Names(("Apple", "Apple Pie", "Crème brûlée"))


def test_the_longer_name_is_found_before_the_shorter() -> None:
    text = "An APPLE\npie, an apple’s core, applesauce and crème brûlée."
    assert [(text[begin:end], name) for begin, end, name in FRUIT.found_in(text)] == [
        ("APPLE\npie", "Apple Pie"),
        ("apple", "Apple"),
        ("crème brûlée", "Crème brûlée"),
    ]


def test_names_of_one_case_leave_common_words_alone() -> None:
    names = Names(("Reading",), same_case=True)
    assert [begin for begin, _, _ in names.found_in("reading in Reading")] == [11]


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for begin, end, name in FRUIT.found_in(text + " apple pie " + text):
        assert begin < end
        assert name in {"Apple", "Apple Pie", "Crème brûlée"}
