"""Who acts in whose absence because the policy says so: the roles that come to somebody while their holder is away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from belisha.access.terms import Actor
from belisha.people.actors import without_holder
from belisha.people.rules import with_those_that_follow
from belisha.policy.demands import demands_of
from belisha.policy.queries import Examined


def standing_in(actor: Actor, examined: Examined, today: date) -> Actor:
    """The actor with the roles for which the policy makes them deputy, where no holder of that role is here today.

    One query, and none for somebody whom the policy makes nobody's deputy.
    """
    wanted = {role for own in actor.roles for role in deputises_for(examined).get(own, ())} - actor.roles
    if not wanted:
        return actor
    taken_over = without_holder(actor.school, wanted, today)
    return replace(actor, roles=with_those_that_follow(actor.roles | taken_over)) if taken_over else actor


@lru_cache(maxsize=32)
def deputises_for(examined: Examined) -> Mapping[str, frozenset[str]]:
    """For each role, the roles for which the policy says that its holder acts in absence."""
    found: dict[str, set[str]] = {}
    for role, demand in demands_of(examined.policy).items():
        for deputy in demand.deputies:
            found.setdefault(deputy, set()).add(role)
    return {deputy: frozenset(roles) for deputy, roles in found.items()}
