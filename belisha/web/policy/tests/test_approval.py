from __future__ import annotations

import pytest

from belisha.web.policy.approval import facts
from tests.policies import TODAY, TOP, reading_of

HEAD = TOP.replace("approved-by: governing-body\napproved-on: 2026-09-01\nreview-due: 2027-09-01\n", "{}")


def told(front: str) -> dict[str, tuple[str, bool]]:
    draft = reading_of(top=HEAD.replace("{}", front)).draft
    return {fact.name: (fact.words, fact.wanting) for fact in facts(draft, TODAY)}


@pytest.mark.parametrize(
    ("front", "words", "wanting"),
    [
        (
            "approved-by: governing-body\napproved-on: 2026-09-01\n",
            "Approved by the Governing Body on 1 September 2026.",
            False,
        ),
        (
            "approved-by: head\napproved-on: 2026-09\n",
            "Approved by the Headteacher in September 2026.",
            False,
        ),
        ("approved-on: 2026-09\n", "Approved in September 2026; the policy does not say by whom.", True),
        (
            "approved-by: governing-body\n",
            "Not recorded: it is for the Governing Body to approve, and no date is given.",
            True,
        ),
        ("", "Not recorded: the policy does not say who approves it, or when.", True),
    ],
)
def test_approval(front: str, words: str, wanting: bool) -> None:
    assert told(front)["Approval"] == (words, wanting)


@pytest.mark.parametrize(
    ("front", "words", "wanting"),
    [
        ("review-due: 2026-11-21\n", "Due by 21 November 2026.", False),
        ("review-due: 2026-11-20\n", "Overdue: it was due by 20 November 2026.", True),
        ("review-due: 2026-11\n", "Due by the end of November 2026.", False),
        (
            "review-due: 2026-10\nreview-every: year\n",
            "Overdue: it was due by the end of October 2026 (reviewed every year).",
            True,
        ),
        ("review-every: year\n", "No date is set; it is to be reviewed every year.", True),
        ("", "No date is set.", True),
    ],
)
def test_review(front: str, words: str, wanting: bool) -> None:
    assert told(front)["Review"] == (words, wanting)


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("in-force-from: 2026-11-22\n", "From 22 November 2026."),
        ("in-force-from: 2026-11-21\n", "Since 21 November 2026."),
    ],
)
def test_force(front: str, words: str) -> None:
    assert told(front)["In force"] == (words, False)


def test_a_policy_that_says_nothing_of_its_force_has_no_line_for_it() -> None:
    assert "In force" not in told("")


def test_version_and_date_of_the_text() -> None:
    assert told("dated: 2021-04\n")["Version"] == ("1, dated April 2021", False)
