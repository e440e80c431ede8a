"""The national requirements: whole, dated, honest about their sources, and matched with clauses."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from belisha.guidance.requirements import (
    BY_ID,
    REQUIREMENTS,
    STANDARDS,
    address_of,
    in_force_on,
    is_covered,
    is_too_seldom,
    requirements_on,
    uncovered,
    without_role,
)
from belisha.guidance.terms import Confidence, Requirement
from belisha.language.roles import GROUPS, OFFICES

CHECKOUT = Path(__file__).parents[3]
TODAY = date(2026, 11, 21)
CAPABILITIES = frozenset(
    re.findall(
        r"^\| `([a-z.-]+)` \|", (CHECKOUT / "docs/capabilities.md").read_text(encoding="utf-8"), re.MULTILINE
    )
)


def ids(requirements: tuple[Requirement, ...]) -> set[str]:
    return {requirement.id for requirement in requirements}


def test_every_requirement_is_whole() -> None:
    assert len(BY_ID) == len(REQUIREMENTS)
    assert "policy.text" in CAPABILITIES
    for requirement in REQUIREMENTS:
        assert requirement.standard in STANDARDS, requirement.id
        assert set(requirement.capabilities) <= CAPABILITIES, requirement.id
        assert set(requirement.roles) <= {*OFFICES, *GROUPS}, requirement.id
        assert requirement.summary.endswith("."), requirement.id
        assert address_of(requirement).startswith("https://"), requirement.id
        assert not requirement.ours or requirement.capabilities, requirement.id


def test_what_was_not_read_directly_says_so() -> None:
    assert STANDARDS["kcsie"].confidence is not Confidence.READ
    assert {each.confidence for each in REQUIREMENTS if each.id.startswith("uksic-monitoring.content")} == {
        Confidence.REMEMBERED
    }


@pytest.mark.parametrize(
    ("on", "asked"),
    [(date(2023, 1, 1), False), (date(2025, 9, 1), True), (date(2026, 11, 21), True)],
)
def test_a_standard_is_asked_from_its_day(on: date, asked: bool) -> None:
    assert ("dfe-filtering.review-yearly" in ids(requirements_on(on))) is asked


def test_a_later_demand_of_a_standard_is_asked_from_its_own_day() -> None:
    ai = BY_ID["dfe-filtering.review-ai"]
    assert in_force_on(ai) == date(2026, 6, 1)
    assert ai.id not in ids(requirements_on(date(2026, 5, 31)))
    assert ai.id in ids(requirements_on(date(2026, 6, 1)))


def test_what_providers_are_asked_is_left_out_unless_wanted() -> None:
    assert "dfe-filtering.provider" not in ids(requirements_on(TODAY))
    assert "dfe-filtering.provider" in ids(requirements_on(TODAY, of_providers=True))


def test_a_policy_about_nothing_answers_nothing_and_one_about_everything_answers_all() -> None:
    assert uncovered((), TODAY) == requirements_on(TODAY)
    assert uncovered(CAPABILITIES, TODAY) == ()


def test_a_clause_answers_what_it_is_about() -> None:
    open_ = ids(uncovered({"monitor.report", "filter.iwf"}, TODAY, standard="dfe-filtering"))
    assert "dfe-filtering.weekly-report" not in open_
    assert "dfe-filtering.block-lists" not in open_
    assert "dfe-filtering.alerts" in open_
    assert not any(each.startswith("kcsie") for each in open_)


def test_where_all_are_wanted_one_is_not_enough() -> None:
    filtering = BY_ID["kcsie.filtering"]
    assert not is_covered(filtering, {"filter.categories"})
    assert is_covered(filtering, {"filter.categories", "filter.check"})


def test_a_role_that_nobody_holds_is_missed() -> None:
    missed = ids(without_role({"head", "network-manager"}, TODAY))
    assert {"dfe-filtering.governor", "dfe-filtering.dsl", "kcsie.dsl"} <= missed
    assert "dfe-filtering.technical" not in missed
    assert without_role({"head", "dsl", "online-safety-governor", "network-manager"}, TODAY) == ()


@pytest.mark.parametrize(
    ("identity", "days", "too_seldom"),
    [
        ("dfe-filtering.review-yearly", 366, False),
        ("dfe-filtering.review-yearly", 732, True),
        ("dfe-filtering.weekly-report", 7, False),
        ("dfe-filtering.weekly-report", 31, True),
        ("dfe-filtering.alerts", 9999, False),
    ],
)
def test_a_period_may_be_too_long(identity: str, days: int, too_seldom: bool) -> None:
    assert is_too_seldom(BY_ID[identity], days) is too_seldom
