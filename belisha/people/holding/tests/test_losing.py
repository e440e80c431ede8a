"""Which roles fall vacant when people leave."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from belisha.people.holding.losing import falls_vacant, loses_offices, offices_lost
from belisha.people.holding.terms import Held, HeldRoles
from tests.policies import TODAY

SINCE = date(2020, 9, 1)
YESTERDAY = TODAY - timedelta(days=1)


def held(role: str, person: str, until: date | None = None, *, is_deputy: bool = False) -> Held:
    return Held(f"{role}-{person}", role, person, person.capitalize(), SINCE, until, is_deputy)


KNOWN = HeldRoles(
    (
        held("dsl", "ada"),
        held("dsl", "teo"),
        held("network-manager", "ada"),
        held("head", "ada", until=YESTERDAY),
        held("office", "ada", is_deputy=True),
    )
)


def test_a_role_that_somebody_else_holds_does_not_fall_vacant() -> None:
    assert falls_vacant(KNOWN, {"ada": YESTERDAY}, TODAY) == {"network-manager"}
    assert falls_vacant(KNOWN, {"ada": YESTERDAY, "teo": YESTERDAY}, TODAY) == {"network-manager", "dsl"}


def test_what_is_lost_is_what_is_still_held_then() -> None:
    lost = offices_lost(KNOWN, {"ada": YESTERDAY}, TODAY)
    assert [one.role for one in lost["ada"]] == ["dsl", "network-manager", "office"]
    assert offices_lost(KNOWN, {"una": YESTERDAY}, TODAY) == {}


def test_a_role_that_ends_before_the_last_day_is_not_lost_by_leaving() -> None:
    known = HeldRoles((held("dsl", "ada", until=TODAY),))
    assert offices_lost(known, {"ada": TODAY}, TODAY) == {}


@pytest.mark.parametrize(
    ("ended", "remaining", "expected"),
    [
        ({"teacher"}, set(), True),
        ({"teacher"}, {"parent"}, True),
        ({"teacher"}, {"staff"}, False),
        ({"parent"}, {"teacher"}, False),
        ({"parent"}, {"visitor"}, False),
    ],
)
def test_roles_go_with_the_last_way_of_belonging_as_staff(
    ended: set[str], remaining: set[str], expected: bool
) -> None:
    assert loses_offices(frozenset(ended), frozenset(remaining)) is expected
