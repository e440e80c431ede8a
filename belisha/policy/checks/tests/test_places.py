"""Police, councils and telephone numbers of another area."""

from __future__ import annotations

import pytest

from belisha.policy.checks.places import places
from tests.policies import TODAY, TOP, clause, reading_of


def _found(words: str, top: str = TOP) -> list[tuple[str, str]]:
    draft = reading_of(f"\n{words} {{#a.prose}}\n", top=top).draft
    return [(found.id, found.spot.text) for found in places(draft, TODAY)]


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Tell Kent Police.", "Kent Police"),
        ("Tell Derbyshire Police.", None),
        ("Tell the Derbyshire Constabulary.", None),
        ("Tell Derby City Council.", None),
        ("Tell Kent County Council.", "Kent County Council"),
        ("Follow the Kent Safeguarding Children Board, please.", "Kent Safeguarding Children Board"),
        ("Ask the safeguarding board of Kent.", "Kent"),
        ("This follows a model by Kent County Council.", None),
        ("The trip goes to Kent.", None),
        ("Write to lado@kent.gov.uk about it.", "kent.gov.uk"),
        ("Write to lado@derbyshire.gov.uk about it.", None),
        ("See www.kent.police.uk for more.", "kent.police.uk"),
        ("See www.derbyshire.police.uk for more.", None),
        ("See www.gov.uk for more.", None),
    ],
)
def test_bodies_of_another_area(words: str, other: str | None) -> None:
    assert _found(words) == ([("another-area", other)] if other else [])


def test_without_an_area_no_place_is_wrong() -> None:
    assert _found("Tell Kent Police.", TOP.replace("area: Derbyshire\n", "")) == []


def test_a_body_at_the_top_counts() -> None:
    assert _found("All is well.", TOP.replace("Derbyshire Police", "Kent Police")) == [
        ("another-area", "Kent Police")
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Call 10629 533190.", ("misprinted-telephone", "10629 533190")),
        ("Call 01629 533190.", None),
        ("Call 01629 53319.", ("misprinted-telephone", "01629 53319")),
        ("Call 01632 960123.", ("misprinted-telephone", "01632 960123")),
        ("Call 999, 101 or 0800 1111.", None),
        ("Call 116 123 at night.", None),
        ("Call 01622 200000.", ("wrong-dialling-code", "01622 200000")),
        ("Call 020 7946 0018 or 020 7825 2500.", ("misprinted-telephone", "020 7946 0018")),
        ("Call 07700 900123.", ("misprinted-telephone", "07700 900123")),
        ("Call 0808 800 5000.", None),
        ("On 2026-09-01 the score was 12 345.", None),
    ],
)
def test_telephone_numbers(words: str, expected: tuple[str, str] | None) -> None:
    assert _found(words) == ([expected] if expected else [])


def test_the_number_that_was_likely_meant() -> None:
    entry = clause("entries:\n  - {name: The council, phone: 10629 533190}", word="directory")
    [found] = list(places(reading_of(entry).draft, TODAY))
    assert found.hint == "Did you mean 01629 533190, the number of Call Derbyshire?"
    assert (found.spot.text, found.clauses) == ("10629 533190", ("a.clause",))
