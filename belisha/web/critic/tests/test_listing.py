from __future__ import annotations

import pytest

from belisha.language.findings import Level
from belisha.web.critic.listing import Remark, Wanted, counted, jobs, neighbours, remarks_on
from belisha.web.critic.marking import About
from belisha.web.critic.tests.conftest import FAULTY, SMALL
from belisha.web.critic.texts import examined


@pytest.fixture
def remarks() -> tuple[Remark, ...]:
    found = examined(FAULTY)
    return remarks_on(found.policy, found.findings)


def test_they_are_counted_by_level(remarks: tuple[Remark, ...]) -> None:
    assert counted(remarks) == {Level.ERROR: 1, Level.WARNING: 2, Level.NOTE: 0}


def test_they_are_grouped_by_what_to_do(remarks: tuple[Remark, ...]) -> None:
    found = [(job.group.id, job.number, [each.kind.id for each in job.kinds]) for job in jobs(remarks)]
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
def test_one_can_choose_among_them(remarks: tuple[Remark, ...], wanted: Wanted, expected: list[str]) -> None:
    assert [remark.finding.id for remark in remarks if wanted.wants(remark.finding)] == expected


def test_each_leads_to_the_one_before_and_the_one_after(remarks: tuple[Remark, ...]) -> None:
    first, second, third = remarks
    assert neighbours(remarks) == {1: (None, second), 2: (first, third), 3: (second, None)}


def test_a_remark_shows_its_line(remarks: tuple[Remark, ...]) -> None:
    assert [remark.excerpt for remark in remarks] == [
        "every: {said: <mark>regularly</mark>}",
        "who: <mark>network-manger</mark>",
        "every: {said: <mark>often</mark>}",
    ]


def places(text: str) -> list[str]:
    found = examined(text)
    remarks = remarks_on(found.policy, found.findings)
    assert [remark.number for remark in remarks] == list(range(1, len(remarks) + 1))
    assert [remark.about for remark in remarks] == sorted(remark.about for remark in remarks)
    assert all(bool(remark.excerpt) is (remark.about is About.LINE) for remark in remarks)
    return [remark.place for remark in remarks]


def test_what_is_about_the_policy_as_a_whole_comes_first() -> None:
    assert places("Just words.") == ["The policy as a whole"]


def test_what_the_text_lacks_comes_last() -> None:
    found = places(SMALL.replace("who: teachers", "who: teachrs"))
    assert found[0].startswith("Line ")
    assert found[-1] == "Not in the text"
