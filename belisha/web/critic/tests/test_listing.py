from __future__ import annotations

import pytest

from belisha.language.findings import Level
from belisha.web.critic.listing import Wanted, counted, jobs, neighbours, remarks_on
from belisha.web.critic.tests.conftest import FAULTY
from belisha.web.critic.texts import examined

FOUND = examined(FAULTY)
REMARKS = remarks_on(FOUND.policy, FOUND.findings)


def ids(wanted: Wanted) -> list[str]:
    return [remark.finding.id for remark in REMARKS if wanted.wants(remark.finding)]


def test_they_are_counted_by_level() -> None:
    assert counted(REMARKS) == {Level.ERROR: 1, Level.WARNING: 2, Level.NOTE: 0}


def test_they_are_grouped_by_what_to_do() -> None:
    found = [(job.group.id, job.number, [each.kind.id for each in job.kinds]) for job in jobs(REMARKS)]
    assert found == [("mend", 1, ["unknown-role"]), ("interpret", 2, ["open-period"])]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ["open-period", "unknown-role", "open-period"]),
        (Wanted(level="error"), ["unknown-role"]),
        (Wanted(id="open-period"), ["open-period", "open-period"]),
        (Wanted(clause="filter.head"), ["open-period"]),
        (Wanted(level="error", clause="filter.head"), []),
        (Wanted(level="no such level"), []),
    ],
)
def test_one_can_choose_among_them(wanted: Wanted, expected: list[str]) -> None:
    assert ids(wanted) == expected


def test_each_leads_to_the_one_before_and_the_one_after() -> None:
    first, second, third = REMARKS
    assert neighbours(REMARKS) == {1: (None, second), 2: (first, third), 3: (second, None)}


def test_a_remark_shows_its_line() -> None:
    assert [remark.excerpt for remark in REMARKS] == [
        "every: {said: <mark>regularly</mark>}",
        "who: <mark>network-manger</mark>",
        "every: {said: <mark>often</mark>}",
    ]
