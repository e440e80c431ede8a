"""How hard words are, by a count of syllables."""

from __future__ import annotations

import pytest

from belisha.web.asks.readability import is_easy, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("tell", 1),
        ("online", 2),
        ("home", 1),
        ("table", 2),
        ("computer", 3),
        ("teacher", 2),
        ("technology", 4),
        ("used", 1),
    ],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize("text", ["Be kind online.", "Some websites are closed here. This keeps you safe."])
def test_short_words_are_easy(text: str) -> None:
    assert is_easy(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tell a grown up if you feel sad or ill today.",
        "Inappropriate communication is prohibited.",
        "Unauthorised technology.",
    ],
)
def test_long_sentences_and_words_are_not(text: str) -> None:
    assert not is_easy(text)
