from __future__ import annotations

import pytest

from belisha.policy.queries import examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.policy.document import Document, Section, document_of
from belisha.web.policy.filters import Choice, chosen, options, shown
from belisha.web.policy.tests.small import TEXT
from tests.policies import TODAY


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(examine(TEXT, VOCABULARY, TODAY))


def test_a_choice_comes_from_an_address_and_goes_back_into_one() -> None:
    choice = Choice.of({"q": " who & what ", "role": "head", "page": "2"})
    assert choice.query == "?q=who+%26+what&role=head"
    assert choice.without("q").query == "?role=head"
    assert choice.without("q").without("role").query == ""


def test_a_choice_reads_no_more_than_it_can_use() -> None:
    assert len(Choice.of({"q": "x" * 10_000}).q) == 100


def test_every_option_leaves_at_least_one_clause(document: Document) -> None:
    for part, offered in options(document, Choice()).items():
        for option in offered:
            assert shown(document, Choice.of({part: option.value})).entries, (part, option.value)


def test_what_is_chosen_is_said_in_words(document: Document) -> None:
    choice = Choice(role="network-manager", state="unserved", kind="odd")
    assert [(one.label, one.words) for one in chosen(document, choice)] == [
        ("Who is bound", "Network Manager"), ("Kind", "odd"), ("State", "Unserved"),
    ]  # fmt: skip


def test_the_option_that_is_chosen_is_marked(document: Document) -> None:
    offered = options(document, Choice(role="head"))["role"]
    assert [option.value for option in offered if option.chosen] == ["head"]


def test_without_a_choice_the_whole_document_is_shown(document: Document) -> None:
    found = shown(document, Choice())
    assert found.pieces == document.pieces
    assert len(found.entries) == found.total == 8


def test_headings_stand_above_what_is_shown_and_no_others(document: Document) -> None:
    found = shown(document, Choice(q="regularly"))
    assert [piece.text if isinstance(piece, Section) else piece.sort for piece in found.pieces] == [
        "People", "clause",
    ]  # fmt: skip
    assert [section.text for section in found.sections] == ["People"]
