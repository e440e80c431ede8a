"""What changes from one version to the next, for whom."""

from __future__ import annotations

import pytest

from belisha.language.comparing import Change, Comparison, compare
from tests.policies import TOP, clause, reading_of

DUTY = "who: network-manager\ndo: review the security\nevery: month"
BEFORE = clause(DUTY)


def _comparison(*after: str, before: tuple[str, ...] = (BEFORE,), top: str = TOP) -> Comparison:
    return compare(reading_of(*before).draft, reading_of(*after, top=top).draft)


def test_the_same_text_changes_nothing() -> None:
    assert _comparison(BEFORE).same


@pytest.mark.parametrize(
    ("after", "change", "sentence", "roles"),
    [
        (
            clause(DUTY.replace("month", "term")),
            Change.CHANGED,
            "For the Network Manager: “due every month” becomes “due every term”.",
            ("network-manager",),
        ),
        (
            clause(DUTY.replace("network-manager", "dsl")),
            Change.CHANGED,
            "For the Network Manager and the Designated Safeguarding Lead: “The Network Manager must review the security” becomes "
            "“The Designated Safeguarding Lead must review the security”.",
            ("network-manager", "dsl"),
        ),
        (
            clause(DUTY + "\nevidence: a note"),
            Change.CHANGED,
            "For the Network Manager: this is added: “the evidence is a note”.",
            ("network-manager",),
        ),
        (
            BEFORE.replace("Some words.", "Other words."),
            Change.REWORDED,
            "Its words change; what it asks stays the same.",
            (),
        ),
    ],
)
def test_a_changed_clause(after: str, change: Change, sentence: str, roles: tuple[str, ...]) -> None:
    [found] = _comparison(after).clauses
    assert (found.change, found.differences[0].sentence, found.roles) == (change, sentence, roles)


def test_a_new_clause_and_one_that_is_gone() -> None:
    added, removed = _comparison(clause(DUTY, "b.clause")).clauses
    assert (added.change, added.differences[0].sentence) == (
        Change.ADDED,
        "New: The Network Manager must review the security; due every month.",
    )
    assert (removed.change, removed.clause.id) == (Change.REMOVED, "a.clause")
    assert removed.differences[0].sentence.startswith("No longer: ")


def test_what_stands_at_the_top() -> None:
    top = (
        TOP.replace('version: "1"', 'version: "2"')
        .replace("Headteacher", "Principal")
        .replace("2027-09-01", "2028-09-01")
    )
    sentences = [difference.sentence for difference in _comparison(BEFORE, top=top).front]
    assert sentences == [
        "The version changes from 1 to 2.",
        "The date of the next review changes from 1 September 2027 to 1 September 2028.",
        "The Headteacher is now called Principal.",
    ]
