"""Laws, guidance and bodies that are out of date; names of what is over are let be."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.policy.checks.currency import currency
from tests.policies import TODAY, clause, reading_of


def _found(*clauses: str, today: date = TODAY) -> list[tuple[str, str]]:
    return [(found.id, found.spot.text) for found in currency(reading_of(*clauses).draft, today)]


def _prose(words: str) -> str:
    return f"\n{words} {{#a.prose}}\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Data Protection Act 1998 applies.", [("superseded-law", "Data Protection Act 1998")]),
        ("The Data Protection\nAct 1998 applies.", [("superseded-law", "Data Protection")]),
        ("The Data Protection Act 2018 applies.", []),
        ("The Data Protection Act applies.", []),
        ("The DPA 2018 replaced the Data Protection Act 1998.", []),
        ("The Data Protection Act 1998 was repealed.", []),
        ("The Criminal Misuse Act 1990 applies.", [("unknown-law", "Criminal Misuse Act 1990")]),
        ("The Computer Misuse Act 1990 applies.", []),
        ("We read KCSIE 2016.", [("superseded-guidance", "KCSIE")]),
        ("We read KCSIE 2026.", []),
        ("We read KCSIE.", []),
        ("BECTA says so.", [("dated-term", "BECTA")]),
        ("The LSCB says so.", [("dated-term", "LSCB")]),
        ("Phones use 3G.", [("dated-term", "3G")]),
        ("X (formerly Twitter) is blocked.", []),
        ("Twitter, now renamed, is blocked.", []),
        ("The law is the law.", []),
    ],
)
def test_what_is_out_of_date(words: str, expected: list[tuple[str, str]]) -> None:
    assert _found(_prose(words)) == expected


def test_today_decides() -> None:
    old = _prose("KCSIE 2016 and the Data Protection Act 1998 apply.")
    assert _found(old, today=date(2017, 1, 1)) == []
    assert {kind for kind, _ in _found(old, today=date(2018, 5, 25))} == {"superseded-law"}


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title: Data Protection Act\nedition: 1998", "superseded-law"),
        ("title: Data Protection Act\nedition: 2018", None),
        ("title: Data Protection Act 1998", "superseded-law"),
        ("title: Keeping children safe in education\nedition: September 2016", "superseded-guidance"),
        ("title: Keeping children safe in education\nedition: 2026", None),
        ("title: Keeping children safe in education", None),
        ("title: Our own handbook\nedition: 2016", None),
    ],
)
def test_what_is_cited(block: str, expected: str | None) -> None:
    assert [kind for kind, _ in _found(clause(block, word="cite"))] == ([expected] if expected else [])


def test_each_is_spoken_of_once_with_the_other_clauses_that_name_it() -> None:
    text = reading_of(
        _prose("BECTA says so, and BECTA again."),
        "\nBECTA says more. {#a.other}\n",
        clause("who: staff\ndo: read what BECTA wrote", "a.block"),
    ).draft
    [found] = list(currency(text, TODAY))
    first, second, third = (text.by_id[name].spot.line for name in ("a.prose", "a.other", "a.block"))
    assert found.spot.line == first
    assert found.clauses == ("a.prose", "a.other", "a.block")
    assert f"It stands on lines {second}, {third + 4} too." in found.message


def test_what_a_mark_says_about_the_text_is_not_what_the_policy_says() -> None:
    assert _found(clause("kind: misprint\nwhat: there is no Criminal Misuse Act 1990", word="residue")) == []
