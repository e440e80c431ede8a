from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from belisha.language.comparing import compare
from belisha.web.critic.differing import MOST_WORDS, contrast, counted, touched, touching
from belisha.web.critic.marking import visible
from belisha.web.critic.tests.conftest import SMALL
from belisha.web.critic.texts import examined
from tests.policies import TOP, clause, policy


def without_helpers(markup: str) -> str:
    for word in ("[removed: ", "[added: ", "]"):
        markup = markup.replace(f'<span class="govuk-visually-hidden">{word}</span>', "")
    return markup


def test_the_words_that_differ_are_marked() -> None:
    pair = contrast("due every month; kept.", "due every term; kept.")
    assert without_helpers(pair.was) == "due every <del>month</del>; kept."
    assert without_helpers(pair.becomes) == "due every <ins>term</ins>; kept."


def test_a_screen_reader_is_told_where_the_marked_words_begin_and_end() -> None:
    assert contrast("a month.", "a term.").becomes.striptags() == "a [added: term]."


def test_words_with_only_a_space_between_them_are_marked_as_one() -> None:
    assert (
        without_helpers(contrast("due whenever.", "due every month.").becomes)
        == "due <ins>every month</ins>."
    )
    assert without_helpers(contrast("a b c d", "a x y d").was) == "a <del>b c</del> d"


def test_texts_that_share_only_commas_are_compared_at_once() -> None:
    old, new = (" , ".join(f"{letter}{number}" for number in range(900)) for letter in "ab")
    assert without_helpers(contrast(old, new).was).count("<del>") > 100


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_word_is_lost(was: str, becomes: str) -> None:
    pair = contrast(was, becomes)
    for shown, text in ((pair.was, was), (pair.becomes, becomes)):
        assert Markup(re.sub(r"</?(?:ins|del)>", "", without_helpers(shown))).unescape() == visible(text)


def test_what_is_new_or_gone_altogether_is_not_marked_word_by_word() -> None:
    assert contrast("", "All <new>.").becomes == "All &lt;new&gt;."
    assert contrast("All gone.", "").was == "All gone."


def test_very_long_texts_are_shown_whole() -> None:
    assert "<del>" not in contrast("a " * MOST_WORDS, "b " * MOST_WORDS).was


def test_changes_are_counted_by_the_role_that_they_touch() -> None:
    old = examined(SMALL).policy
    new = examined(
        policy(
            clause("who: teachers\ndo: look after passwords\nevery: term", "passwords.care"),
            clause("who: [teachers, head]\ndo: keep the list", "filter.list"),
            top=TOP.replace("Headteacher", "Principal"),
        )
    ).policy
    found = compare(old, new)
    assert [(each.title, each.number) for each in touched(found, old, new)] == [
        ("the Principal", 2),
        ("teachers", 2),
    ]
    assert [change.clause.id for change in touching(found.clauses, "head")] == ["filter.list"]
    assert len(touching(found.clauses, "")) == 2
    assert counted(found.clauses) == {"changed": 1, "added": 1}
