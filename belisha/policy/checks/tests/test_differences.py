"""Clauses that differ on who is told, who gives leave, or how often a review falls due."""

from __future__ import annotations

import pytest

from tests.policies import TOP, clause, ids_of, policy

WIDE = TOP.replace("  network-manager:", "  deputy-head: Deputy Head\n  network-manager:")


def _differ(identity: str, word: str, one: str, other: str) -> bool:
    found = ids_of(policy(clause(one, "a.one", word), clause(other, "a.other", word), top=WIDE))
    return identity in found


HEAD = "for: complaint\nsteps:\n  - tell: head"


@pytest.mark.parametrize(
    ("one", "other", "several"),
    [
        (HEAD, "for: complaint\nsteps:\n  - tell: head or dsl", True),
        (HEAD, "for: complaint\nsteps:\n  - tell: dsl", True),
        (HEAD, "for: complaint\nsteps:\n  - write it down\n  - tell: head", False),
        (HEAD, "for: sexting\nsteps:\n  - tell: dsl", False),
        (f"{HEAD}\nwhen: on site", "for: complaint\nwhen: on a trip\nsteps:\n  - tell: dsl", False),
        (f"{HEAD}\nwhen: on site", "for: complaint\nsteps:\n  - tell: dsl", True),
        (f"{HEAD}\nwho: staff", "for: complaint\nwho: pupils\nsteps:\n  - tell: teacher", False),
        (f"{HEAD}\nsubject: staff", "for: complaint\nsubject: pupils\nsteps:\n  - tell: dsl", False),
        (HEAD, "for: complaint\nsteps:\n  - tell: teacher\n  - tell: head", False),
        (HEAD, "for: complaint\nsteps:\n  - tell: teacher\n  - tell: dsl", True),
        (HEAD, "for: complaint\nsteps:\n  - tell: {unstated: true}", False),
        (HEAD, "for: complaint\nsteps: missing", False),
    ],
)
def test_who_is_told_first(one: str, other: str, several: bool) -> None:
    assert _differ("several-recipients", "procedure", one, other) == several
    assert _differ("several-recipients", "procedure", other, one) == several


LEAVE = "who: pupils\nmay: record a lesson\nof: recording\nleave: head"


@pytest.mark.parametrize(
    ("other", "several"),
    [
        (LEAVE.replace("leave: head", "leave: teacher"), True),
        (LEAVE.replace("leave: head", "leave: head or deputy-head"), True),
        (LEAVE, False),
        (LEAVE.replace("leave: head", "leave: teacher").replace("pupils", "parents"), False),
        (LEAVE.replace("leave: head", "leave: teacher").replace("record a lesson", "share a link"), False),
        (LEAVE.replace("leave: head", "leave: teacher") + "\nwhere: trips", True),
        (LEAVE.replace("leave: head", "leave: {unstated: true}"), False),
    ],
)
def test_who_gives_leave(other: str, several: bool) -> None:
    assert _differ("several-approvers", "rule", LEAVE, other) == several


@pytest.mark.parametrize(
    ("one", "other", "several"),
    [
        ("every: year", "every: 2 years", True),
        ("every: year", "every: 12 months", False),
        ("every: year", "every: {said: regularly}", False),
        ("by: head", "by: governing-body", True),
        ("by: head or dsl", "by: dsl or head", False),
        ("by: head", "every: year", False),
        ("of: the filter\nevery: year", "of: this policy\nevery: term", False),
        ("of: The filter\nevery: year", "of: the filter\nevery: term", True),
    ],
)
def test_one_review(one: str, other: str, several: bool) -> None:
    assert _differ("several-periods", "review", one, other) == several


@pytest.mark.parametrize(
    ("word", "one", "other", "doubled"),
    [
        ("duty", "who: staff\ndo: lock the door", "who: staff\ndo: lock the door", True),
        ("duty", "who: staff\ndo: lock the door", "who: staff\ndo: lock the door\nevery: week", False),
        ("cite", "title: Data Protection Act 2018", "title: Data Protection Act 2018", False),
        ("refer", "to: pupil-agreement", "to: pupil-agreement", False),
    ],
)
def test_clauses_that_ask_the_same(word: str, one: str, other: str, doubled: bool) -> None:
    assert _differ("doubled-clause", word, one, other) == doubled
