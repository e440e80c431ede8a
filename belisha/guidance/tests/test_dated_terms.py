"""Words that show a text's age."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.guidance.dated_terms import DATED_TERMS, dated_terms_in

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Mobile technologies, 3G or mobile internet", ["3G"]),
        ("Youth Produced Sexual Imagery (“Sexting”)", ["youth produced sexual imagery", "sexting"]),
        ("three areas of risk; peer-on-peer abuse", ["three areas of risk", "peer on peer abuse"]),
        ("The Designated Senior Person for Child Protection", ["Designated Senior Person"]),
        ("Skype calls, but a skype is nothing", ["Skype"]),
        ("e-safety, Facebook, iPad, 4G", []),
        ("", []),
    ],
)
def test_aged_words_are_found(text: str, terms: list[str]) -> None:
    found = dated_terms_in(text, TODAY)
    assert [each.what.term for each in found] == terms
    assert all(text[each.offset :].startswith(each.text) for each in found)


def test_a_word_is_out_of_date_only_from_its_day() -> None:
    assert dated_terms_in("Skype", date(2025, 5, 4)) == ()
    assert len(dated_terms_in("Skype", date(2025, 5, 5))) == 1


def test_every_word_says_why_and_since_when() -> None:
    assert all(term.why.endswith(".") and term.since < TODAY for term in DATED_TERMS)
