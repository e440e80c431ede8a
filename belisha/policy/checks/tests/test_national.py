"""Which national requirements no clause covers: by what it is about, by whom it binds, by how often."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.guidance.requirements import BY_ID
from belisha.language.findings import Finding
from belisha.policy.checks.national import requirements, unknown_requirements
from tests.policies import TODAY, TOP, clause, reading_of

WIDE = TOP.replace(
    "  network-manager:", "  online-safety-governor: Online Safety Governor\n  network-manager:"
)


def _uncovered(identity: str, *clauses: str, top: str = WIDE, today: date = TODAY) -> list[Finding]:
    draft = reading_of(*clauses, top=top).draft
    return [found for found in requirements(draft, today) if BY_ID[identity].summary in found.message]


@pytest.mark.parametrize(
    ("block", "word", "tail"),
    [
        ("who: staff\ndo: it", "duty", "No clause covers it."),
        (
            "of: blocked sites\nto: head\nabout: monitor.report",
            "report",
            "No clause about it names the Designated Safeguarding Lead.",
        ),
        ("of: blocked sites\nto: dsl\nabout: monitor.report", "report", None),
        ("of: blocked sites\nto: head and dsl\nabout: monitor.report", "report", None),
    ],
)
def test_what_must_name_a_role(block: str, word: str, tail: str | None) -> None:
    found = _uncovered("dfe-filtering.dsl", clause(block, word=word))
    assert [each.message.endswith(tail or "") for each in found] == ([True] if tail else [])


def test_a_role_that_is_held_together_with_another_is_named() -> None:
    holder = clause("role: head\nsame-person-as: dsl", word="appoint")
    assert not _uncovered("kcsie.dsl", holder)


@pytest.mark.parametrize(
    ("every", "tail", "at"),
    [
        ("", "No clause says that it is done at least every year.", ""),
        ("every: 24 months", "It is due at least every year, and here it is every 24 months.", "24 months"),
        ("every: year", None, ""),
        ("every: school year", None, ""),
        ("every: term", None, ""),
        ("every: {said: regularly}", "No clause says that it is done at least every year.", ""),
        ("every: after each incident", "No clause says that it is done at least every year.", ""),
    ],
)
def test_what_must_be_done_so_often(every: str, tail: str | None, at: str) -> None:
    duty = clause(f"who: dsl\ndo: check the filter\nabout: filter.check\n{every}")
    found = _uncovered("dfe-filtering.review-yearly", duty)
    assert [each.message.endswith(tail or "") for each in found] == ([True] if tail else [])
    assert not at or found[0].spot.text == at


def test_the_review_of_the_policy_counts_from_its_top() -> None:
    review = clause("by: head", word="review")
    assert _uncovered(
        "kcsie.policy-review", review, top=WIDE.replace("roles:", "review-every: 2 years\nroles:", 1)
    )
    assert not _uncovered(
        "kcsie.policy-review", review, top=WIDE.replace("roles:", "review-every: year\nroles:", 1)
    )


def test_a_clause_can_say_that_it_meets_a_requirement() -> None:
    meets = '\nOur provider sees to it. {#a.provider meets="dfe-filtering.block-lists kcsie.phones"}\n'
    assert not _uncovered("dfe-filtering.block-lists", meets)
    assert not _uncovered("kcsie.phones", meets)
    assert _uncovered("dfe-filtering.checks", meets)


def test_today_decides_and_so_does_the_nation() -> None:
    statement = "\nThe internet is useful. {#a.b}\n"
    assert _uncovered("phones.policy", statement)
    assert not _uncovered("phones.policy", statement, today=date(2025, 1, 1))
    assert not _uncovered("phones.policy", statement, top=WIDE.replace("Derbyshire\n", "Cardiff\n"))


def test_a_requirement_that_nobody_knows() -> None:
    draft = reading_of('\nSo it is. {#a.b source="x.1"\nmeets="kcsie.phone"}\n').draft
    [found] = list(unknown_requirements(draft, TODAY))
    assert (found.spot.text, found.hint) == ("kcsie.phone", "Did you mean `kcsie.phones`?")
    assert draft.text.split("\n")[found.spot.line - 1].startswith("meets=")
