"""Who decides on the filter: never the person who asks, and never one person where the policy says shared."""

from __future__ import annotations

import pytest

from belisha.language.findings import Finding
from tests.policies import TOP, clause, findings_of, policy

WIDE = TOP.replace(
    "  network-manager:",
    "  online-safety-lead: Online Safety Lead\n  senior-team: Senior Team\n  network-manager:",
)
BLOCKED = clause("who: everyone\ncategories: [gambling]", "a.blocked", "block")
SHARED = clause("never-one-person: true", "a.shared", "change-control")
SAME = clause("role: online-safety-lead\nsame-person-as: network-manager", "a.same", "appoint")


def _found(identity: str, *clauses: str) -> list[Finding]:
    return [each for each in findings_of(policy(*clauses, top=WIDE)) if each.id == identity]


def _unblock(approve: str, ask: str = "staff") -> str:
    return clause(f"ask: {ask}\napprove: {approve}", "a.opened", "unblock")


@pytest.mark.parametrize(
    ("ask", "approve", "alone"),
    [
        ("staff", "network-manager", True),
        ("teachers", "network-manager", False),
        ("everyone", "head", True),
        ("staff", "head or network-manager", False),
        ("staff", "{any-of: [network-manager], in-absence: head}", False),
        ("staff", "senior-team", False),
        ("staff", "governing-body", False),
        ("pupils", "head", False),
        ("online-safety-lead", "online-safety-lead or network-manager", True),
    ],
)
def test_nobody_decides_on_their_own_request(ask: str, approve: str, alone: bool) -> None:
    found = _found("self-approval", BLOCKED, SAME, _unblock(approve, ask))
    assert [each.spot.text for each in found] == ([approve] if alone else [])


@pytest.mark.parametrize(
    ("approve", "alone"), [("network-manager", True), ("head", False), ("network-manager or head", False)]
)
def test_nobody_approves_the_change_that_they_make(approve: str, alone: bool) -> None:
    change = clause(f"by: network-manager\napprove: {approve}", "a.changed", "change-control")
    assert bool(_found("self-approval", change)) == alone


@pytest.mark.parametrize(
    ("approve", "alone"),
    [
        ("network-manager", True),
        ("head or network-manager", False),
        ("head and network-manager", False),
        ("{any-of: [network-manager], in-absence: head}", False),
        ("senior-team", False),
        ("{unstated: true}", False),
    ],
)
def test_one_person_alone_where_the_policy_says_shared(approve: str, alone: bool) -> None:
    found = _found("sole-approver", BLOCKED, SHARED, _unblock(approve))
    assert [each.clauses for each in found] == ([("a.opened", "a.shared")] if alone else [])
    assert not _found("sole-approver", BLOCKED, _unblock(approve)), "nothing says that it is shared"


def test_two_roles_of_one_person_are_one_person() -> None:
    both = _unblock("online-safety-lead and network-manager")
    assert not _found("sole-approver", BLOCKED, SHARED, both)
    assert _found("sole-approver", BLOCKED, SHARED, SAME, both)


@pytest.mark.parametrize(
    ("to", "about", "alone"),
    [
        ("network-manager", "monitor.report", True),
        ("network-manager and head", "monitor.report", False),
        ("network-manager", "report.governors", False),
    ],
)
def test_one_person_alone_hears_what_the_filter_did(to: str, about: str, alone: bool) -> None:
    report = clause(f"of: what was blocked\nto: {to}\nabout: {about}", "a.report", "report")
    assert bool(_found("sole-approver", SHARED, report)) == alone


def test_a_sole_approver_on_whom_somebody_has_decided_is_let_be() -> None:
    settled = '\n```conflict\nwith: "#a.opened"\nabout: who opens\nresolution: {holds: this clause, by: head, on: 2026-09-01}\n```\n'
    assert not _found("sole-approver", BLOCKED, SHARED + settled, _unblock("network-manager"))


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ([BLOCKED], ["no-way-to-open"]),
        ([BLOCKED, _unblock("head")], []),
        ([clause("who: everyone\nlists: [iwf]", word="block")], []),
        ([_unblock("head")], ["exception-without-rule"]),
        ([_unblock("head"), clause("who: pupils\nlist: approved", word="allow-only")], []),
        ([_unblock("head"), clause("who: pupils\nby: age", word="filter")], []),
        ([_unblock("head"), clause("who: everyone\nlists: [iwf]", word="block")], []),
    ],
)
def test_blocking_and_opening_belong_together(clauses: list[str], expected: list[str]) -> None:
    found = findings_of(policy(*clauses, top=WIDE))
    assert [each.id for each in found if each.id in ("no-way-to-open", "exception-without-rule")] == expected


@pytest.mark.parametrize(
    ("ask", "approve", "several"),
    [("staff", "head", False), ("staff", "dsl", True), ("pupils", "dsl", False), ("teachers", "dsl", True)],
)
def test_one_request_that_two_clauses_send_to_different_people(ask: str, approve: str, several: bool) -> None:
    other = clause(f"ask: {ask}\napprove: {approve}", "a.other", "unblock")
    assert bool(_found("several-approvers", BLOCKED, _unblock("head"), other)) == several


BLOCK = "who: pupils\ncategories: [social-networking]"


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        (f"{BLOCK}\nunless: the site is moderated", True),
        ("who: everyone\ncategories: [chat, social-networking]\nunless: a teacher is there", True),
        (BLOCK, False),
        ("who: staff\ncategories: [social-networking]\nunless: it is for work", False),
        ("who: pupils\ncategories: [chat]\nunless: the site is moderated", False),
        (f"{BLOCK}\nwhere: off-site\nunless: it is moderated", False),
    ],
)
def test_a_category_that_is_blocked_always_and_unless(other: str, clash: bool) -> None:
    always = clause(f"{BLOCK}\nwhere: on-site", "a.always", "block")
    assert bool(_found("clashing-rules", always, clause(other, "a.other", "block"))) == clash
