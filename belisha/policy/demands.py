"""What a policy asks about who holds its roles, gathered from all its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from belisha.language.clauses import Policy
from belisha.language.force import Force
from belisha.language.parties import Parties
from belisha.language.provisions import Provision
from belisha.language.roles import GROUPS
from belisha.people.holding.terms import Approving, Demand
from belisha.policy.provisions import Appoint


def demands_of(policy: Policy) -> Mapping[str, Demand]:
    """For each role to which the policy appoints somebody: what it asks, all its clauses together."""
    found: dict[str, Demand] = {}
    for clause, provision, _ in policy.provisions():
        if isinstance(provision, Appoint):
            role = provision.role
            found[role] = _joined(found.get(role, Demand(role)), provision, clause.id)
    return found


def _joined(demand: Demand, appoint: Appoint, clause: str) -> Demand:
    return Demand(
        demand.role,
        tuple(dict.fromkeys([*demand.clauses, clause])),
        demand.must or (appoint.force is Force.MUST and appoint.role not in GROUPS),
        demand.apart_from | set(appoint.apart_from),
        demand.same_person_as | set(appoint.same_person_as),
        tuple(dict.fromkeys([*demand.deputies, *([appoint.deputy] if appoint.deputy else [])])),
        tuple(dict.fromkeys([*demand.named, *([appoint.holder] if appoint.holder else [])])),
    )


def approvings_of(policy: Policy) -> tuple[Approving, ...]:
    """The clauses in which one role does what another approves; the policy's own review at the top is "" among them."""
    found = list(_approvings(policy))
    front = policy.front
    if front.review_by and front.approved_by:
        found.append(Approving("", frozenset(front.review_by.everyone), front.approved_by.members))
    return tuple(found)


def _approvings(policy: Policy) -> Iterator[Approving]:
    for clause, provision, _ in policy.provisions():
        approve = getattr(provision, "approve", None)
        doers = _doers(provision)
        if isinstance(approve, Parties) and doers:
            yield Approving(clause.id, doers, approve.members)


def _doers(provision: Provision) -> frozenset[str]:
    by = getattr(provision, "by", None)
    return frozenset(by.everyone) if isinstance(by, Parties) else frozenset()
