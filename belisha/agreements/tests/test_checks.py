"""Signatures that somebody would miss, and leave that is asked for one sort of picture only."""

from __future__ import annotations

import pytest

from tests.policies import clause, ids_of, policy

SIGNED = "document: pupil-agreement\nwho: pupils\n"
GATED = clause("who: pupils\nbefore: internet\nsigned: pupil-agreement", "a.gate", "gate")


@pytest.mark.parametrize(
    ("lines", "missed"),
    [
        ("when: at the beginning of each school year", True),
        ("when: school year", True),
        ("when: year", True),
        ("when: at the start of the school year and on joining", False),
        ("when: on entry to the school", False),
        ("when: at the beginning of a placement", False),
        ("when: term", False),
        ("", False),
        ("when: school year\nbefore: internet", False),
    ],
)
def test_whoever_joins_in_january_signs(lines: str, missed: bool) -> None:
    assert ("joins-mid-year" in ids_of(policy(clause(SIGNED + lines, word="agreement")))) == missed


def test_a_gate_or_another_clause_sees_to_whoever_joins() -> None:
    yearly = clause(f"{SIGNED}when: school year", "a.yearly", "agreement")
    joining = clause(f"{SIGNED}when: on joining", "a.joining", "agreement")
    assert "joins-mid-year" in ids_of(policy(yearly))
    assert "joins-mid-year" not in ids_of(policy(yearly, GATED))
    assert "joins-mid-year" not in ids_of(policy(yearly, joining))


@pytest.mark.parametrize(
    ("purposes", "prose", "gap"),
    [
        ("photographs", "Pupils are photographed and filmed at the fair.", True),
        ("photographs-on-the-website", "No video of a pupil is taken on a phone.", True),
        ("[photographs, video]", "Pupils are photographed and filmed at the fair.", False),
        ("images", "Pupils are photographed and filmed at the fair.", False),
        ("photographs", "Pupils are photographed at the fair.", False),
        ("photographs", "Pupils watch a video on road safety.", False),
        ("photographs", "Images are not taken during video calls.", False),
        ("videoconferencing", "Pupils are photographed and filmed at the fair.", False),
    ],
)
def test_a_film_shows_a_child_as_much_as_a_photograph(purposes: str, prose: str, gap: bool) -> None:
    asked = clause(f"for: {purposes}\nwho: pupils\ngiven-by: parent", "a.asked", "consent")
    assert ("consent-gap" in ids_of(policy(asked, f"\n{prose} {{#a.prose}}\n"))) == gap
