from __future__ import annotations

import pytest

from belisha.language.provisions import State, Worth
from belisha.web.policy.words import KINDS, NOT_YET, STATES, in_parts, within


def test_every_kind_and_state_has_a_name() -> None:
    assert set(KINDS) == set(NOT_YET) == set(Worth)
    assert set(STATES) == set(State)


@pytest.mark.parametrize("sentence", ["One part.", "Two; parts.", "A; b; c.", ""])
def test_the_parts_of_a_sentence_are_the_sentence_again(sentence: str) -> None:
    assert "".join(in_parts(sentence)) == sentence
    assert len(in_parts(sentence)) == sentence.count("; ") + 1


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Online safety policy", "online safety policy"),
        ("ICT policy", "ICT policy"),
        ("E-safety", "e-safety"),
        ("", ""),
    ],
)
def test_a_title_within_a_sentence(title: str, inside: str) -> None:
    assert within(title) == inside
