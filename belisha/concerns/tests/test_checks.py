"""Consequences: who is sent home, and what only a letter is."""

from __future__ import annotations

import pytest

from belisha.concerns.checks import sends_home
from tests.policies import clause, findings_of, policy


@pytest.mark.parametrize(
    ("act", "home"),
    [
        ("send the pupil home", True),
        ("the pupil is sent home", True),
        ("send home", True),
        ("sending the young person straight home", True),
        ("send a letter home", False),
        ("a note is sent home", False),
        ("send the phone back to the office, then call home", False),
        ("send the pupil to the head, who decides on homework", False),
    ],
)
def test_who_is_sent_home(act: str, home: bool) -> None:
    assert sends_home(act) == home


@pytest.mark.parametrize(("word", "field"), [("ladder", "steps"), ("sanctions", "any-of")])
def test_the_step_is_pointed_at(word: str, field: str) -> None:
    block = f"of: phones\nwho: pupils\n{field}:\n  - tell: parent\n  - send the pupil home"
    found = [each for each in findings_of(policy(clause(block, word=word))) if each.id == "sent-home"]
    assert [each.spot.text for each in found] == ["send the pupil home"]
