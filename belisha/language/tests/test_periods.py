"""Periods: fixed, at an event, or a word with the school's own reading of it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from belisha.language.periods import Period
from belisha.language.roles import Title, Titles

TITLES = Titles(roles={"head": Title("Headteacher", "Headteachers", office=True)})


@pytest.mark.parametrize(
    ("written", "read_back", "days"),
    [
        ("month", "every month", 31),
        ("every month", "every month", 31),
        ("monthly", "every month", 31),
        ("12 months", "every 12 months", 372),
        ("2 years", "every 2 years", 732),
        ("school year", "every school year", 366),
        ("half term", "every half term", 56),
        ("at least year", "at least every year", 366),
        ("at least annually", "at least every year", 366),
        ("before every internet lesson", "before every internet lesson", None),
        ("on the first training day of the year", "on the first training day of the year", None),
        ({"said": "regularly"}, "“regularly”, which the policy does not define", None),
        (
            {"said": "regularly", "interpreted-as": "term", "by": "head", "on": "2026-09-01"},
            "“regularly”, which the Headteacher has taken to mean every term (1 September 2026)",
            122,
        ),
    ],
)
def test_a_period_reads_back(written: object, read_back: str, days: int | None) -> None:
    period = Period.model_validate(written, context=TITLES)
    assert (period.words(TITLES), period.longest_days) == (read_back, days)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("fortnight", "`fortnight` cannot be read as a period or an event."),
        ("regularly", "`regularly` cannot be read as a period or an event."),
        (
            {"said": "regularly", "unit": "month"},
            "A period is one of three things: fixed, an event, or a word that the policy leaves open.",
        ),
        ({"said": "often", "interpreted-as": "term"}, "An interpretation says who decided it and when."),
        (
            {"unit": "month", "by": "head"},
            "`by` and `on` say who interpreted a word and when; `interpreted-as` is missing.",
        ),
        ({"event": "at induction", "number": 2}, "`number` and `at-least` belong to a fixed period."),
        ({}, "A period is one of three things: fixed, an event, or a word that the policy leaves open."),
    ],
)
def test_a_period_that_cannot_be_kept(written: object, complaint: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Period.model_validate(written, context=TITLES)
    assert raised.value.errors()[0]["ctx"]["message"] == complaint


@pytest.mark.parametrize(
    ("written", "is_open"), [({"said": "often"}, True), ("month", False), ("at induction", False)]
)
def test_only_a_bare_word_is_open(written: object, is_open: bool) -> None:
    assert Period.model_validate(written).open is is_open
