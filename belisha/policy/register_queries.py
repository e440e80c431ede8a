"""Reading a school's register against its policy: people bound, and the facts that evidence is decided from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.audit.actions import record
from belisha.people.census import census
from belisha.people.holding.queries import held_roles_of
from belisha.people.populations import Bound
from belisha.policy.companions.queries import recorded_documents
from belisha.policy.evidence import EvidenceFacts
from belisha.policy.queries import Examined
from belisha.policy.register_deeds import PopulationRead
from belisha.policy.scoping import Reach, reach_of

PAGE = 50
"""How many names stand on one page."""


def evidence_facts(examined: Examined, today: date, *, actor: Actor) -> EvidenceFacts:
    """What the evidence of a policy's clauses is decided from. Raises RefusedError. Eight queries, however many clauses."""
    require(actor, Act.READ_COVERAGE)
    return EvidenceFacts(
        examined,
        today,
        held_roles_of(actor.school, today),
        census(actor.school, today),
        recorded_documents(actor.school),
    )


def scope_of(examined: Examined, clause: str) -> Reach:
    """Whom a clause binds, where and on which devices. Raises KeyError for a clause that the policy does not have."""
    return reach_of(examined.policy, examined.policy.by_id[clause])


def bound_people(examined: Examined, clause: str, today: date, *, actor: Actor) -> Bound:
    """How many people of the actor's school a clause binds today, by kind. Raises RefusedError and KeyError. Four queries."""
    require(actor, Act.READ_COVERAGE)
    reach = scope_of(examined, clause)
    return census(actor.school, today).bound(reach.who, reach.counts_in)


@dataclass(frozen=True, slots=True)
class NamesPage:
    """A page of the people whom a clause binds, surely or perhaps: reference and name of each."""

    people: tuple[tuple[str, str], ...]
    page: int
    pages: int
    total: int


def names_bound(examined: Examined, clause: str, page: int, today: date, *, actor: Actor) -> NamesPage:
    """The people of the actor's school whom a clause binds today, by page (from 1), written in the trail as read.

    Raises RefusedError, and KeyError for a clause that the policy does not have.
    """
    require(actor, Act.READ_REGISTER)
    reach = scope_of(examined, clause)
    with transaction.atomic():
        names = census(actor.school, today).names(reach.who, reach.counts_in)
        pages = max(1, -(-len(names) // PAGE))
        number = min(max(1, page), pages)
        shown = names[(number - 1) * PAGE : number * PAGE]
        record(PopulationRead(clause=clause, page=number, people=len(shown)), by=actor, school=actor.school)
    return NamesPage(shown, number, pages, len(names))
