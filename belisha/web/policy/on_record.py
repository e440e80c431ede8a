"""What the school's record says of the policy in force, with what the text itself says beside it where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from belisha.language.clauses import Policy
from belisha.language.days import in_british
from belisha.policy.version_queries import Approved, Version
from belisha.web.policy.approval import Fact, approval, facts


def facts_on_record(
    policy: Policy, version: Version | None, today: date, *, by_whom: bool = False
) -> tuple[Fact, ...]:
    """Version, approval, force and review of the policy in force. `by_whom` names who recorded and adopted it.

    Approval and force come from the record. The version and the next review are what the text says.
    """
    said = facts(policy, today)
    if version is None:
        return said
    found = {fact.name: fact for fact in said}
    found["Approval"] = _approval(policy, version, by_whom=by_whom)
    found["In force"] = _force(policy, version, today, by_whom=by_whom)
    order = ("Version", "Approval", "In force", "Review")
    return tuple(found[name] for name in order if name in found)


def _approval(policy: Policy, version: Version, *, by_whom: bool) -> Fact:
    said = approval(policy)
    if not version.approvals:
        words = "No approval of this text is on record."
        aside = "" if said.wanting else f"The text itself says: {said.words}"
        return Fact("Approval", words, wanting=True, aside=aside)
    words = " ".join(_given(policy, one, by_whom=by_whom) for one in version.approvals)
    agrees = said.wanting or _agree(policy, version.approvals)
    return Fact("Approval", words, aside="" if agrees else f"The text itself says: {said.words}")


def _given(policy: Policy, one: Approved, *, by_whom: bool) -> str:
    known = policy.titles.knows(one.role)
    whom = policy.titles.party(one.role) if known else f"the {one.role.replace('-', ' ')}"
    minute = f" ({one.minute})" if one.minute else ""
    recorded = f", recorded by {one.by}" if by_whom and one.by else ""
    return f"Approved by {whom} on {in_british(one.decided_on)}{minute}{recorded}."


def _agree(policy: Policy, approvals: Sequence[Approved]) -> bool:
    """Whether the text names the same approvers, and a day on which one of them approved."""
    by, day = policy.front.approved_by, policy.front.approved_on
    roles = {one.role for one in approvals}
    if by and not roles & set(by.everyone):
        return False
    return day is None or any(day.earliest <= one.decided_on <= day.latest for one in approvals)


def _force(policy: Policy, version: Version, today: date, *, by_whom: bool) -> Fact:
    time = next((one for one in version.times if one.holds_on(today)), None)
    if time is None:
        return Fact("In force", "It is not in force today.", wanting=True)
    by = f", adopted by {time.by}" if by_whom and time.by else ""
    fact = Fact("In force", f"Since {in_british(time.first)}{by}.")
    said = policy.front.in_force_from
    if said is None or said.earliest <= time.first <= said.latest:
        return fact
    return replace(fact, aside=f"The text itself says: from {said.words()}.")
