"""Who can hold a role, and what is odd about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from belisha.people.holding.rules import (
    Wanted,
    oddities,
    why_not,
    why_not_away,
    why_not_back,
    why_not_ended,
)
from belisha.people.holding.terms import Away, Held
from belisha.people.terms import Belonging
from tests.policies import TODAY

JOINED = date(2020, 9, 1)
LEFT = date(2026, 7, 31)
TOMORROW = TODAY + timedelta(days=1)
TEACHER = [Belonging("teacher", JOINED)]
HELD = Held("h", "dsl", "p", "Ada Fern", JOINED)


@pytest.mark.parametrize(
    ("wanted", "belongings", "held", "reason"),
    [
        (Wanted("dsl", TODAY), TEACHER, [], ""),
        (Wanted("care-teacher", TODAY), TEACHER, [], ""),
        (Wanted("line-manager", TODAY), TEACHER, [], ""),
        (Wanted("teacher", TODAY), TEACHER, [], "a group that people belong to"),
        (Wanted("everyone", TODAY), TEACHER, [], "a group that people belong to"),
        (Wanted("Head Teacher", TODAY), TEACHER, [], "not a role"),
        (Wanted("", TODAY), TEACHER, [], "not a role"),
        (Wanted("x" * 81, TODAY), TEACHER, [], "not a role"),
        (Wanted("dsl", date(3026, 11, 21)), TEACHER, [], "more than a year away"),
        (Wanted("dsl", TODAY, LEFT), TEACHER, [], "before the first"),
        (Wanted("dsl", TODAY), [], [], "does not belong to the school"),
        (Wanted("dsl", date(2020, 8, 31)), TEACHER, [], "joins on 1 September 2020"),
        (Wanted("dsl", TODAY), [Belonging("teacher", TOMORROW)], [], "joins on 22 November 2026"),
        (Wanted("dsl", TODAY), [Belonging("teacher", JOINED, LEFT)], [], "has left by then"),
        (Wanted("dsl", JOINED), [Belonging("teacher", JOINED, LEFT)], [], "leaves on 31 July 2026"),
        (Wanted("dsl", JOINED, LEFT), [Belonging("teacher", JOINED, LEFT)], [], ""),
        (
            Wanted("dsl", JOINED),
            [Belonging("teacher", JOINED, LEFT), Belonging("volunteer", date(2026, 8, 1))],
            [],
            "",
        ),
        (
            Wanted("dsl", JOINED),
            [Belonging("teacher", JOINED, LEFT), Belonging("volunteer", date(2026, 9, 1))],
            [],
            "leaves on 31 July 2026",
        ),
        (Wanted("dsl", TODAY), [Belonging("pupil", JOINED)], [], "A pupil cannot hold"),
        (Wanted("digital-leader", TODAY), [Belonging("pupil", JOINED)], [], ""),
        (Wanted("dsl", TODAY), TEACHER, [HELD], "holds that role already, from 1 September 2020"),
        (Wanted("dsl", TODAY, is_deputy=True), TEACHER, [HELD], "nobody deputises for themself"),
        (Wanted("head", TODAY), TEACHER, [HELD], ""),
        (Wanted("dsl", TODAY), TEACHER, [Held("h", "dsl", "p", "Ada Fern", JOINED, LEFT)], ""),
    ],
)
def test_who_can_hold_a_role(
    wanted: Wanted, belongings: list[Belonging], held: list[Held], reason: str
) -> None:
    found = why_not(wanted, belongings, held, TODAY)
    assert reason in found if reason else found == ""


@pytest.mark.parametrize(
    ("role", "kinds", "count"),
    [
        ("online-safety-governor", {"teacher"}, 1),
        ("online-safety-governor", {"governor"}, 0),
        ("head", {"teacher"}, 0),
        ("dsl", {"governor"}, 1),
        ("data-protection-officer", {"contractor"}, 0),
        ("care-teacher", {"parent"}, 0),
    ],
)
def test_what_is_odd_is_said_and_not_refused(role: str, kinds: set[str], count: int) -> None:
    assert len(oddities(role, kinds)) == count


@pytest.mark.parametrize(
    ("until", "last", "reason"),
    [
        (None, TODAY, ""),
        (None, date(2020, 8, 31), "began on 1 September 2020"),
        (TOMORROW, TODAY, ""),
        (TODAY, TODAY, "ends on 21 November 2026 already"),
        (TODAY, TOMORROW, "ends on 21 November 2026 already"),
        (LEFT, JOINED, "ended on 31 July 2026"),
    ],
)
def test_when_a_holding_can_end(until: date | None, last: date, reason: str) -> None:
    found = why_not_ended(Held("h", "dsl", "p", "Ada Fern", JOINED, until), last, TODAY)
    assert reason in found if reason else found == ""


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (TOMORROW, None, ""),
        (JOINED, date(2026, 11, 1), ""),
        (TODAY, None, "away from 20 November 2026"),
        (JOINED, None, "away from 20 November 2026"),
        (TOMORROW, TODAY, "before the first"),
        (date(2030, 1, 1), None, "more than a year away"),
    ],
)
def test_when_somebody_can_be_away(first: date, last: date | None, reason: str) -> None:
    known = [Away("a", "p", "Ada Fern", date(2026, 11, 20), TODAY)]
    found = why_not_away(first, last, known, TODAY)
    assert reason in found if reason else found == ""


@pytest.mark.parametrize(
    ("until", "last", "reason"),
    [
        (None, TODAY, ""),
        (TOMORROW, TODAY, ""),
        (None, date(2026, 11, 19), "began on 20 November 2026"),
        (date(2026, 11, 20), TODAY, "ended on 20 November 2026"),
        (None, date(2026, 12, 24), "away from 1 December 2026"),
    ],
)
def test_when_somebody_can_be_back(until: date | None, last: date, reason: str) -> None:
    away = Away("a", "p", "Ada Fern", date(2026, 11, 20), until)
    found = why_not_back(away, last, [away, Away("b", "p", "Ada Fern", date(2026, 12, 1))], TODAY)
    assert reason in found if reason else found == ""
