"""The rows of the register of roles: for each role that the policy names, who holds it, who acts, and what is the matter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from belisha.language.days import in_british
from belisha.language.roles import Titles
from belisha.people.holding.filling import Conflict, Filling, conflicts, filling
from belisha.people.holding.terms import NOT_HELD, Demand, Held, HeldRoles
from belisha.people.populations import Census
from belisha.policy.checks.persons import plain_name
from belisha.policy.demands import approvings_of, demands_of
from belisha.policy.queries import Examined
from belisha.policy.rules import SPEAKS_FOR


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of the policy, as the school's register fills it on a day."""

    role: str
    title: str
    """The school's own title."""
    demand: Demand
    filling: Filling
    members: int = 0
    """How many people there are of a group such as pupils, or of a body such as the governing body."""
    is_group: bool = False
    """Whether people belong to it and nobody is appointed."""
    conflicts: tuple[Conflict, ...] = ()

    @property
    def vacant(self) -> bool:
        """Whether it is an office, and nobody holds it or is a member of it."""
        return not self.is_group and not self.members and self.filling.vacant

    @property
    def must_be_held(self) -> bool:
        """Whether the policy says that somebody holds it, so that a vacancy goes against it."""
        return self.demand.must

    @property
    def agrees(self) -> bool | None:
        """Whether the register has whom the policy names; None where the policy names nobody."""
        if not self.demand.named:
            return None
        held = {plain_name(one.name) for one in self.filling.holders}
        return held == {plain_name(name) for name in self.demand.named}

    def sentence(self, titles: Titles) -> str:
        """How it is filled, and what to do where it is not."""
        one = titles.one_of(self.role)
        if self.is_group or (self.filling.vacant and self.members):
            return f"{self.members} people belong to it today."
        if self.filling.vacant:
            since = self.filling.vacant_since
            gone = f"Nobody has held it since {in_british(since)}." if since else "Nobody has held it yet."
            return f"{gone} Say who is {one}."
        if not self.filling.acting:
            return f"Whoever is {one} is away, and nobody acts. Appoint a deputy."
        present = {held.person for held in self.filling.acting}
        if not present & {held.person for held in self.filling.holders}:
            return f"{_names(self.filling.acting)} acts, because {_names(self.filling.holders)} is away."
        return f"{_names(self.filling.holders)} holds it."


def _names(held: Collection[Held]) -> str:
    return " and ".join(dict.fromkeys(one.name for one in held))


@dataclass(frozen=True, slots=True)
class RoleRegister:
    """All roles of a policy on a day."""

    rows: tuple[RoleRow, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def vacancies(self) -> tuple[RoleRow, ...]:
        """The offices that nobody holds; those that the policy says must be held come first."""
        vacant = [row for row in self.rows if row.vacant]
        return tuple(sorted(vacant, key=lambda row: not row.must_be_held))

    def row(self, role: str) -> RoleRow | None:
        """One role's row; None for a role that the policy does not name."""
        return next((row for row in self.rows if row.role == role), None)


def role_register(examined: Examined, known: HeldRoles, people: Census, today: date) -> RoleRegister:
    """The register of roles of a school for a policy, from what the school's register holds on a day."""
    policy = examined.policy
    demands = demands_of(policy)
    clashes = conflicts(demands.values(), approvings_of(policy), known, today)
    left_out = {*policy.titles.bodies, "school"}
    roles = [role for role in dict.fromkeys([*examined.roles, *demands]) if role not in left_out]
    rows = []
    for role in roles:
        demand = demands.get(role, Demand(role))
        filled = filling(role, known, today, demand.deputies)
        rows.append(
            RoleRow(
                role,
                policy.titles.role(role).one,
                demand,
                filled,
                _members(role, people),
                role in NOT_HELD,
                tuple(clash for clash in clashes if role in clash.roles),
            )
        )
    return RoleRegister(tuple(rows), clashes)


def _members(role: str, people: Census) -> int:
    """How many people a group has, or a body that decides in a meeting; none for an office that one person holds."""
    if role in NOT_HELD:
        return people.count(role)
    return sum(people.count(one) for one in _groups_that_are(role))


def _groups_that_are(body: str) -> frozenset[str]:
    """The groups whose members are a body: governors are the governing body."""
    return SPEAKS_FOR.get(body, frozenset()) & {"governor", "senior-leader"}
