"""Two provisions that differ never read the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from belisha.language.provisions import Block
from belisha.site.vocabulary import VOCABULARY
from tests.provisions import TITLES, made_up, neighbours

WORDS = sorted(VOCABULARY.words)
hard = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("word", WORDS)
@hard
@given(data=st.data())
def test_two_provisions_that_differ_in_one_thing_never_read_the_same(word: str, data: st.DataObject) -> None:
    one, other = data.draw(neighbours(VOCABULARY.words[word]))
    assert (one == other) == (one.sentence(TITLES) == other.sentence(TITLES))


@pytest.mark.parametrize("word", WORDS)
@hard
@given(data=st.data())
def test_a_sentence_is_one_sentence(word: str, data: st.DataObject) -> None:
    sentence = data.draw(made_up(VOCABULARY.words[word])).sentence(TITLES)
    assert sentence[0] == sentence[0].upper()
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "None" not in sentence


@hard
@given(data=st.data())
def test_provisions_of_different_words_never_read_the_same(data: st.DataObject) -> None:
    first, second = data.draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=2, unique=True))
    one: Block = data.draw(made_up(VOCABULARY.words[first]))
    other: Block = data.draw(made_up(VOCABULARY.words[second]))
    assume(type(one) is not type(other))
    assert one.sentence(TITLES) != other.sentence(TITLES)
