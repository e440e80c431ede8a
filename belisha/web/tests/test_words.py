from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from belisha.web.words import count_of, date_gb, in_words, moment_gb, sentence_case


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 11, 21), "21 November 2026"),
        (date(2026, 1, 2), "2 January 2026"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1 July 2026"),
    ],
)
def test_a_date_is_written_out(value: date, shown: str) -> None:
    assert date_gb(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (datetime(2026, 11, 21, 9, 5, tzinfo=UTC), "21 November 2026 at 9:05am"),
        (datetime(2026, 6, 21, 9, 5, tzinfo=UTC), "21 June 2026 at 10:05am"),
        (datetime(2026, 11, 21, 0, 0, tzinfo=UTC), "21 November 2026 at 12:00am"),
        (datetime(2026, 11, 21, 12, 30, tzinfo=UTC), "21 November 2026 at 12:30pm"),
        (datetime(2026, 11, 21, 15, 7), "21 November 2026 at 3:07pm"),
    ],
)
def test_a_moment_is_told_by_the_clock_on_the_wall(value: datetime, shown: str) -> None:
    assert moment_gb(value) == shown


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ([], ""),
        (["pupils"], "pupils"),
        (["pupils", "staff"], "pupils and staff"),
        (["pupils", "staff", "visitors"], "pupils, staff and visitors"),
    ],
)
def test_a_list_is_read_out(items: list[str], shown: str) -> None:
    assert in_words(items) == shown


def test_a_list_of_alternatives_is_joined_by_or() -> None:
    assert in_words(["head", "deputy"], "or") == "head or deputy"


@pytest.mark.parametrize(("number", "shown"), [(0, "0 clauses"), (1, "1 clause"), (1173, "1,173 clauses")])
def test_a_number_agrees_with_its_noun(number: int, shown: str) -> None:
    assert count_of(number, "clause") == shown


def test_an_irregular_plural_can_be_given() -> None:
    assert count_of(2, "policy", "policies") == "2 policies"


@pytest.mark.parametrize(
    ("text", "shown"), [("the head", "The head"), ("DfE standard", "DfE standard"), ("", "")]
)
def test_only_the_first_letter_becomes_a_capital(text: str, shown: str) -> None:
    assert sentence_case(text) == shown
