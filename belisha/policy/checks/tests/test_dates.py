"""Reviews and approval: what is late, what does not fit, and how long ago that was."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.language.findings import Finding
from belisha.language.periods import Period
from belisha.policy.checks.dates import ago
from belisha.policy.checks.lengths import ambiguous, differ
from tests.policies import TODAY, TOP, clause, findings_of, policy

STATEMENT = "\nThe internet is useful. {#a.statement}\n"
BARE = "\n".join(line for line in TOP.split("\n") if not line.startswith(("approved", "review")))


def _top(**lines: str) -> str:
    written = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in lines.items())
    return BARE.replace("roles:\n", f"{written}roles:\n", 1)


def _found(identity: str, *clauses: str, **lines: str) -> list[Finding]:
    found = findings_of(policy(*(clauses or (STATEMENT,)), top=_top(**lines)))
    return [each for each in found if each.id == identity]


@pytest.mark.parametrize(
    ("begun", "every", "due", "misfit"),
    [
        ("2026-09-01", "year", "2027-09-01", False),
        ("2026-09-01", "12 months", "2027-08-31", False),
        ("2026-09-01", "year", "2027-10-15", False),
        ("2026-09-01", "year", "2027-10-25", True),
        ("2026-09-01", "year", "2028-09-01", True),
        ("2026-09-01", "24 months", "2028-09-01", False),
        ("2026-09-01", "2 years", "2028-09-30", False),
        ("2026-09-01", "24 months", "2027-09-01", True),
        ("2026-09-01", "24 months", "2028-03-01", False),
        ("2026-09-01", "at least 2 years", "2027-09-01", False),
        ("2026-09-01", "at least year", "2028-09-01", True),
        ("2026-11-02", "year", "2027-09-01", False),
        ("2026-09-01", "term", "2026-12-18", False),
        ("2026-09-01", "term", "2027-09-01", True),
        ("2026-09", "year", "2027-09", False),
        ("2026-09", "year", "2028-09", True),
        ("2026-09-01", "year", "2026-08-01", True),
    ],
)
def test_the_next_review_fits_its_period(begun: str, every: str, due: str, misfit: bool) -> None:
    found = _found("review-mismatch", approved_on=begun, review_every=every, review_due=due)
    assert bool(found) == misfit
    assert all(each.spot.text == due for each in found)


def test_the_period_of_a_clause_counts_where_the_top_gives_none() -> None:
    yearly = clause("every: year", word="review")
    assert _found("review-mismatch", yearly, approved_on="2026-09-01", review_due="2028-09-01")
    assert not _found("review-mismatch", yearly, approved_on="2026-09-01", review_due="2027-09-01")


@pytest.mark.parametrize(
    ("block", "misfit"),
    [
        ("every: year", None),
        ("every: 12 months", None),
        ("every: at least year", None),
        ("every: school year", None),
        ("every: 2 years", "2 years"),
        ("every: term", "term"),
        ("every: {said: regularly}", None),
        ("every: {said: bi-annually}", "bi-annually"),
        ("by: head", "head"),
        ("by: dsl", None),
        ("approve: governing-body", None),
        ("approve: head", "head"),
    ],
)
def test_a_clause_agrees_with_the_top(block: str, misfit: str | None) -> None:
    lines = {"approved_by": "governing-body", "review_by": "dsl", "review_every": "year"}
    found = _found("review-mismatch", clause(block, word="review"), **lines)
    assert [each.spot.text for each in found] == ([misfit] if misfit else [])


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("year", "12 months", False),
        ("year", "school year", False),
        ("24 months", "2 years", False),
        ("12 months", "24 months", True),
        ("term", "half term", True),
        ("week", "7 days", False),
        ("year", {"said": "regularly"}, False),
        ("year", {"said": "often", "interpreted-as": "term", "by": "head", "on": "2026-09-01"}, True),
        ("year", "at induction", False),
        ("at induction", "on joining", True),
    ],
)
def test_which_periods_differ(one: object, other: object, different: bool) -> None:
    first, second = Period.model_validate(one), Period.model_validate(other)
    assert differ(first, second) == differ(second, first) == different


def test_which_words_have_two_meanings() -> None:
    assert ambiguous(Period.model_validate({"said": "Bi-annually"}))
    assert not ambiguous(Period.model_validate({"said": "regularly"}))
    assert not ambiguous(Period.model_validate("2 years"))
    assert not ambiguous(None)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ({"review_due": "2026-11-21"}, []),
        ({"review_due": "2026-11-20"}, ["review-overdue"]),
        ({"review_due": "2026-11"}, []),
        ({"review_due": "2026-10"}, ["review-overdue"]),
        ({}, ["review-unset"]),
        ({"approved_on": "2026-09-01"}, ["review-unset"]),
        ({"review_every": "year"}, ["review-unset"]),
        ({"approved_on": "2026-09-01", "review_every": "year"}, []),
        ({"approved_on": "2025-09-01", "review_every": "year"}, ["review-overdue"]),
        ({"dated": "2025-09", "review_every": "year"}, ["review-overdue"]),
        ({"approved_on": "2026-09-01", "review_every": "{said: often}"}, ["review-unset"]),
    ],
)
def test_when_a_review_is_overdue_or_unset(lines: dict[str, str], expected: list[str]) -> None:
    found = findings_of(policy(STATEMENT, top=_top(**lines)))
    assert [each.id for each in found if each.id in ("review-overdue", "review-unset")] == expected


def test_the_review_of_something_else_can_be_overdue_too() -> None:
    [found] = _found(
        "review-overdue", clause("of: the filter\ndue: 2026-01-31", word="review"), review_due="2027-09-01"
    )
    assert found.message == "The filter was to be reviewed by 31 January 2026, 9 months ago."
    assert found.spot.text == "2026-01-31"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "1 day ago"),
        (date(2026, 9, 21), "61 days ago"),
        (date(2026, 8, 1), "3 months ago"),
        (date(2025, 6, 1), "17 months ago"),
        (date(2024, 11, 1), "2 years ago"),
        (date(2018, 11, 30), "7 years ago"),
    ],
)
def test_how_long_ago(day: date, words: str) -> None:
    assert ago(day, TODAY) == words


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ({"approved_on": "2026-09-01", "approved_by": "governing-body"}, None),
        ({"approved_on": "2026-09-01"}, "This policy does not say who approves it."),
        ({"approved_by": "governing-body"}, "This policy has no date of approval."),
        ({"signed_by": "head"}, "This policy is not signed."),
        (
            {"approved_on": "2026-12-01", "approved_by": "governing-body"},
            "This policy is to be approved on 1 December 2026, which is still to come.",
        ),
    ],
)
def test_approval(lines: dict[str, str], message: str | None) -> None:
    assert [each.message for each in _found("not-approved", **lines)] == ([message] if message else [])


def test_a_clause_can_say_who_approves() -> None:
    approved = clause("approve: governing-body", word="review")
    assert not _found("not-approved", approved, approved_on="2026-09-01")


@pytest.mark.parametrize(
    ("top", "due", "times"), [("2025-11", "2025-11-30", 1), ("2025-11", "2025-10-31", 2)]
)
def test_one_day_that_stands_twice_is_overdue_once(top: str, due: str, times: int) -> None:
    assert len(_found("review-overdue", clause(f"due: {due}", word="review"), review_due=top)) == times
