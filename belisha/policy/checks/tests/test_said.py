"""What a policy says to people, with all else blanked out."""

from __future__ import annotations

import pytest

from belisha.policy.checks.said import said
from tests.policies import TOP, clause, policy, reading_of


@pytest.mark.parametrize(
    ("block", "word", "heard", "unheard"),
    [
        ("who: staff\ndo: tell Kent Police", "duty", "tell Kent Police", "duty"),
        ("for: sexting\nsteps:\n  - tell: police", "procedure", "", "sexting"),
        (
            "for: sexting\nsteps:\n  - tell: police\n    what: what was sent",
            "procedure",
            "what was sent",
            "police:",
        ),
        ("title: KCSIE\nedition: 2016", "cite", "KCSIE", "edition"),
        ("kind: misprint\nwhat: there is no Criminal Misuse Act 1990", "residue", "", "Criminal"),
        ("entries:\n  - {name: Help, phone: 01629 533190}", "directory", "01629 533190", "name:"),
    ],
)
def test_names_of_the_policys_own_are_not_heard(block: str, word: str, heard: str, unheard: str) -> None:
    draft = reading_of(clause(block, word=word)).draft
    words = said(draft)
    assert len(words) == len(draft.text)
    assert heard in words
    assert unheard not in words[len(TOP) :]


def test_prose_and_titles_are_heard_and_ids_are_not() -> None:
    draft = reading_of('\nAn LSCB is named. {#a.lscb-named source="x.lscb"}\n').draft
    words = said(draft)
    assert "An LSCB is named." in words
    assert "Derbyshire Police" in words
    assert "lscb" not in words


def test_everything_keeps_its_place() -> None:
    text = policy("\nTell the LSCB. {#a.b}\n", clause("who: staff\ndo: tell Kent Police", "a.c"))
    words = said(
        reading_of("\nTell the LSCB. {#a.b}\n", clause("who: staff\ndo: tell Kent Police", "a.c")).draft
    )
    assert words.index("Kent Police") == text.index("Kent Police")
    assert words.count("\n") == text.count("\n")
