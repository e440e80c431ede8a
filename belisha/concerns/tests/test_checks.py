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


LADDER = "of: phones\nwho: pupils\nsteps: [warn the pupil]"


@pytest.mark.parametrize(
    ("word", "block", "several"),
    [
        ("sanctions", "of: phones\nwho: pupils\nany-of: [keep the phone]", True),
        ("ladder", "of: phones\nwho: pupils in year 6\nsteps: [keep the phone]", True),
        ("procedure", "for: phones\nsteps: [keep the phone]", True),
        ("procedure", "for: phones\nsteps: missing", False),
        ("sanctions", "of: phones\nwho: staff\nany-of: [a talk with the head]", False),
        ("sanctions", "of: misuse\nwho: pupils\nany-of: [keep the phone]", False),
    ],
)
def test_one_misdeed_that_is_answered_in_several_ways(word: str, block: str, several: bool) -> None:
    found = findings_of(policy(clause(LADDER, "a.ladder", "ladder"), clause(block, "a.other", word)))
    assert ("several-consequences" in {each.id for each in found}) == several


def test_menus_add_up() -> None:
    menus = [
        clause(f"of: phones\nwho: pupils\nany-of: [{act}]", f"a.{act}", "sanctions")
        for act in ("talk", "letter")
    ]
    assert "several-consequences" not in {each.id for each in findings_of(policy(*menus))}
