"""Reading the register of roles of a school beside what its policy asks."""

from __future__ import annotations

from datetime import date

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.people.census import census
from belisha.people.holding.queries import held_roles_of
from belisha.policy.queries import Examined
from belisha.policy.role_rows import RoleRegister, RoleRow, role_register

__all__ = ["RoleRegister", "RoleRow", "register_of_roles"]


def register_of_roles(examined: Examined, today: date, *, actor: Actor) -> RoleRegister:
    """The register of roles of the actor's school for a policy. Raises RefusedError. Seven queries, however many people."""
    require(actor, Act.READ_ROLES)
    return role_register(examined, held_roles_of(actor.school, today), census(actor.school, today), today)
