"""Roles: who reports to whom, who must be apart, and what is called by two names."""

from __future__ import annotations

import pytest

from belisha.language.findings import Finding
from tests.policies import TOP, clause, findings_of, policy

WIDE = TOP.replace(
    "  network-manager:",
    "  online-safety-lead: Online Safety Lead\n  business-manager: Business Manager\n  online-safety-governor: Online Safety Governor\n"
    "  chair-of-governors: Chair of Governors\n  deputy-dsl: Deputy Lead\n  senior-team: Senior Team\n  network-manager:",
)
LEAD_IS_MANAGER = clause("role: online-safety-lead\nsame-person-as: business-manager", "b.same", "appoint")


def _found(identity: str, *clauses: str, top: str = WIDE) -> list[Finding]:
    return [each for each in findings_of(policy(*clauses, top=top)) if each.id == identity]


@pytest.mark.parametrize(
    ("by", "to", "to_self"),
    [
        ("online-safety-lead", "head", False),
        ("online-safety-lead", "online-safety-lead", True),
        ("online-safety-lead", "business-manager", True),
        ("business-manager", "online-safety-lead or head", True),
        ("business-manager", "online-safety-lead and head", False),
        ("business-manager", "{in-turn: [head, online-safety-lead]}", False),
        ("network-manager", "online-safety-lead or head", False),
        ("network-manager and business-manager", "online-safety-lead", True),
        ("staff", "head or dsl", False),
        ("staff", "staff", False),
        ("senior-team", "senior-team", False),
        ("{unstated: true}", "head", False),
    ],
)
def test_who_reports_to_whom(by: str, to: str, to_self: bool) -> None:
    report = clause(f"of: incidents\nby: {by}\nto: {to}", "a.report", "report")
    found = _found("reports-to-self", report, LEAD_IS_MANAGER)
    assert bool(found) == to_self
    assert all(each.spot.text == to for each in found)


@pytest.mark.parametrize(
    ("block", "pair"),
    [
        ("role: dsl\nsame-person-as: online-safety-governor", {"dsl", "online-safety-governor"}),
        ("role: head\nsame-person-as: chair-of-governors", {"head", "chair-of-governors"}),
        (
            "role: online-safety-lead\nsame-person-as: network-manager",
            {"online-safety-lead", "network-manager"},
        ),
        (
            "role: dsl\nsame-person-as: business-manager\napart-from: business-manager",
            {"dsl", "business-manager"},
        ),
        ("role: dsl\ndeputy: deputy-dsl\nsame-person-as: deputy-dsl", {"dsl", "deputy-dsl"}),
        ("role: dsl\nsame-person-as: deputy-dsl", None),
        ("role: dsl\nsame-person-as: business-manager", None),
        ("role: dsl\napart-from: business-manager", None),
    ],
)
def test_roles_that_must_be_apart(block: str, pair: set[str] | None) -> None:
    found = _found("roles-together", clause(block, word="appoint"))
    assert len(found) == (1 if pair else 0)


def test_one_name_in_two_roles_is_pointed_at() -> None:
    [found] = _found(
        "roles-together",
        clause("role: dsl\nholder: Mrs Ada Quill", "a.dsl", "appoint"),
        clause("role: online-safety-governor\nholder: Ada Quill", "a.governor", "appoint"),
    )
    assert (found.spot.text, found.clauses) == ("Ada Quill", ("a.dsl", "a.governor"))


def test_one_title_for_two_roles_is_pointed_at_in_the_top() -> None:
    top = WIDE.replace(
        "online-safety-governor: Online Safety Governor", "online-safety-governor: Headteacher"
    )
    [found] = _found("roles-together", clause("who: staff\ndo: it"), top=top)
    assert found.spot.text == "Headteacher"


ONE_HEAD = clause("role: dsl\nsame-person-as: head", "b.same", "appoint")
ALLEGATION = (
    "for: allegation-against-staff\nsteps:\n  - tell: head\n  - tell: chair-of-governors\n    when: {}"
)


@pytest.mark.parametrize(
    ("when", "warned"), [("it is about the Headteacher", False), ("it is serious", True)]
)
def test_a_head_who_leads_on_safeguarding_needs_a_way_round(when: str, warned: bool) -> None:
    procedure = clause(ALLEGATION.format(when), word="procedure")
    assert bool(_found("roles-together", ONE_HEAD, procedure)) == warned


@pytest.mark.parametrize(
    ("top", "missing"),
    [
        (TOP, []),
        (TOP.replace("  dsl: Designated Safeguarding Lead\n", ""), ["a Designated Safeguarding Lead"]),
        (TOP.replace("  head: Headteacher\n", ""), ["a head"]),
        (
            TOP.replace("  governing-body: Governing Body\n", "").replace(
                "approved-by: governing-body\n", ""
            ),
            ["governors or trustees"],
        ),
        (TOP.replace("governing-body", "trust-board"), []),
    ],
)
def test_roles_that_no_school_can_do_without(top: str, missing: list[str]) -> None:
    found = _found("missing-role", clause("who: staff\ndo: it"), top=top)
    assert [each.message for each in found] == [f"This policy has no role for {words}." for words in missing]


def test_a_team_needs_no_holder() -> None:
    used = clause("who: [senior-team, governing-body, network-manager]\ndo: it")
    assert [each.spot.text for each in _found("vacant-role", used)] == ["Network Manager"]


def test_a_role_that_is_held_together_with_another_is_not_vacant() -> None:
    used = clause("who: business-manager\ndo: it")
    assert _found("vacant-role", used)
    assert not _found("vacant-role", used, LEAD_IS_MANAGER)


def test_two_names_for_the_holder_of_one_role() -> None:
    first = clause("role: dsl\nholder: Mrs Ada Quill", "a.one", "appoint")
    again = clause("role: dsl\nholder: Ada Quill", "a.two", "appoint")
    other = clause("role: dsl\nholder: Bea Reed", "a.three", "appoint")
    assert not _found("several-names", first, again)
    [found] = _found("several-names", first, other)
    assert (
        found.message
        == "The Designated Safeguarding Lead is Mrs Ada Quill in #a.one, and Bea Reed in #a.three."
    )


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        ("  head: {title: Head, also-called: [Principal, head of school]}", True),
        ("  head: Head", False),
        ("  head: Head\n  pupil: {title: pupil, also-called: [student, learner]}", False),
    ],
)
def test_several_names_for_one_office(line: str, warned: bool) -> None:
    found = _found("several-names", clause("who: head\ndo: it"), top=TOP.replace("  head: Headteacher", line))
    assert bool(found) == warned
