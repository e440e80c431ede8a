"""Whom a clause binds, where and on which devices."""

from __future__ import annotations

import pytest

from belisha.policy.scoping import Reach, counts_in, reach_of
from tests.policies import TOP, clause, reading_of
from tests.registers import examined_school

DUTY = "who: staff\ndo: keep passwords secret"


def reach(*clauses: str, of: str = "a.clause") -> Reach:
    draft = reading_of(*clauses).draft
    return reach_of(draft, draft.by_id[of])


def scope(block: str, name: str = "s.scope") -> str:
    return clause(block, name, "scope")


PLAIN = '\nWords. {#a.clause source="x.2"}\n'


def roles(found: Reach) -> tuple[str, ...]:
    return found.who.roles


@pytest.mark.parametrize(
    ("clauses", "who", "said_by"),
    [
        ([scope("who: pupils"), clause(DUTY)], ("staff",), ("a.clause",)),
        ([scope("who: pupils"), PLAIN], ("pupil",), ("s.scope",)),
        (
            [scope("who: pupils"), scope("who: staff", "s.two"), PLAIN],
            ("pupil", "staff"),
            ("s.scope", "s.two"),
        ),
        ([scope("who: pupils\nwhere: off-site\nwhen: it rains"), PLAIN], ("everyone",), ()),
        ([PLAIN], ("everyone",), ()),
        ([scope("who: pupils"), "\n## Later\n", PLAIN], ("pupil",), ("s.scope",)),
        (
            [scope("who: pupils"), "\n## Later\n", scope("who: governors", "l.scope"), PLAIN],
            ("governor",),
            ("l.scope",),
        ),
        (
            [scope("who: pupils"), "\n## Later\n", scope("who: staff\nwhen: it rains", "l.scope"), PLAIN],
            ("pupil",),
            ("s.scope",),
        ),
    ],
    ids=["own", "scope", "two scopes", "condition", "none", "other heading", "own heading", "own condition"],
)
def test_whom_a_clause_binds(clauses: list[str], who: tuple[str, ...], said_by: tuple[str, ...]) -> None:
    found = reach(*clauses)
    assert (roles(found), found.said_by, found.unstated) == (who, said_by, not said_by)


def test_a_condition_adds_a_place_for_those_concerned() -> None:
    off_site = scope("who: pupils\nwhere: off-site\nwhen: it concerns the school\nusing: [phones]")
    found = reach(off_site, clause("who: pupils\ndo: be kind"))
    assert [(one.clause, one.when) for one in found.off_site] == [("s.scope", "it concerns the school")]
    assert found.devices == ("phones",)
    assert reach(off_site, clause(DUTY)).off_site == ()


@pytest.mark.parametrize(
    ("means", "role", "others"),
    [
        ("staff counts contractors and visitors too", "staff", {"contractor", "visitor"}),
        (
            "wherever this policy says staff, it counts in governors, volunteers",
            "staff",
            {"governor", "volunteer"},
        ),
        ("staff includes visitors", "staff", {"visitor"}),
        ("their behaviour is regulated as far as is reasonable", "", set()),
        ("staff counts the days", "", set()),
    ],
)
def test_a_policy_can_count_people_in(means: str, role: str, others: set[str]) -> None:
    found = counts_in(reading_of(scope(f"who: everyone\nmeans: {means}"), top=TOP).draft)
    assert found == ({role: frozenset(others)} if role else {})


def test_melbourne_s_staff_are_visitors_too_and_melton_binds_organisations() -> None:
    melbourne = examined_school("melbourne").policy
    assert {"visitor", "governor", "contractor", "volunteer"} <= counts_in(melbourne)["staff"]
    melton = examined_school("melton").policy
    general = reach_of(melton, melton.by_id["introduction.opportunity"])
    assert {"pupil", "peripatetic-staff", "governor", "volunteer", "outside-organisation"} <= set(
        roles(general)
    )


@pytest.mark.parametrize("school", ["chances", "milestone"])
def test_off_site_conduct_is_bound_only_if_linked_to_membership(school: str) -> None:
    policy = examined_school(school).policy
    pupils = [reach_of(policy, one) for one in policy.clauses]
    conditions = {extent.when for found in pupils for extent in found.off_site if "membership" in extent.when}
    assert conditions
    assert all(extent.when for found in pupils for extent in found.off_site if "on-site" not in extent.where)


@pytest.mark.parametrize("school", ["chances", "claremont", "melbourne", "melton", "milestone"])
def test_every_clause_resolves_to_somebody(school: str) -> None:
    policy = examined_school(school).policy
    assert all(reach_of(policy, one).who.of for one in policy.clauses)
