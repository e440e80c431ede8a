"""Who fills a role on a day: its holders, who acts while they are away, since when nobody holds it, and what clashes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from belisha.language.roles import Titles
from belisha.people.holding.terms import Approving, Demand, Held, HeldRoles


@dataclass(frozen=True, slots=True)
class Filling:
    """Who fills one role on a day."""

    role: str
    holders: tuple[Held, ...] = ()
    """Whoever holds it, present or away."""
    deputies: tuple[Held, ...] = ()
    """Whoever deputises: appointed as deputy, or holder of the role that the policy says acts in absence."""
    away: frozenset[str] = frozenset()
    """The references of those of them who are away."""
    past: tuple[Held, ...] = ()
    """Who held it or deputised before, the latest first."""
    to_come: tuple[Held, ...] = ()
    vacant_since: date | None = None
    """The first day without a holder; None while somebody holds it, or where nobody ever did."""

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.holders

    @property
    def acting(self) -> tuple[Held, ...]:
        """Who acts in it today: holders who are present, else deputies who are."""
        present = tuple(one for one in self.holders if one.person not in self.away)
        return present or tuple(one for one in self.deputies if one.person not in self.away)


def filling(role: str, known: HeldRoles, on: date, deputy_roles: Collection[str] = ()) -> Filling:
    """Who fills a role on a day. Whoever has left holds nothing, whatever the holding says."""
    mine = [one for one in known.held if one.role == role]
    now = [one for one in mine if _holds(one, known, on)]
    others = [one for one in known.held if one.role in deputy_roles and not one.is_deputy]
    holders = tuple(one for one in now if not one.is_deputy)
    deputies = (*(one for one in now if one.is_deputy), *(one for one in others if _holds(one, known, on)))
    past = [one for one in mine if one not in now and _last(one, known) < on]
    return Filling(
        role,
        holders,
        deputies,
        frozenset(one.person for one in known.away if one.holds_on(on)),
        tuple(sorted(past, key=lambda one: _last(one, known), reverse=True)),
        tuple(one for one in mine if one not in now and one.since > on),
        None if holders else _vacant_since(mine, known, on),
    )


def _holds(one: Held, known: HeldRoles, on: date) -> bool:
    return one.holds_on(on) and any(
        person == one.person and how.holds_on(on) for person, how in known.belongings
    )


def _last(one: Held, known: HeldRoles) -> date:
    """The last day on which somebody held a role: as recorded, or the day on which they left the school."""
    left = [how.left_on or date.max for person, how in known.belongings if person == one.person]
    return min(one.until or date.max, max(left, default=one.since))


def _vacant_since(mine: Iterable[Held], known: HeldRoles, on: date) -> date | None:
    ended = [last for one in mine if not one.is_deputy and (last := _last(one, known)) < on]
    return max(ended) + timedelta(days=1) if ended else None


def vacancies(
    demands: Iterable[Demand], known: HeldRoles, on: date, held_by_members: Collection[str] = ()
) -> tuple[Filling, ...]:
    """The roles that the policy asks for and nobody holds; `held_by_members` are bodies that consist of their members."""
    fillings = (filling(one.role, known, on, one.deputies) for one in demands if one.must)
    return tuple(one for one in fillings if one.vacant and one.role not in held_by_members)


class Clash(StrEnum):
    """How the register goes against what the policy demands."""

    TOGETHER = "one person in roles that the policy keeps apart"
    APART = "two people in roles that the policy gives to one"
    OWN_DEPUTY = "a deputy who is the holder"
    APPROVES_SELF = "an approver who would approve what they did themself"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing in which the register goes against the policy."""

    kind: Clash
    roles: tuple[str, str]
    people: tuple[str, ...]
    """The names of those concerned."""
    clauses: tuple[str, ...]

    def sentence(self, titles: Titles) -> str:
        """What is wrong and what to do."""
        one, other = (titles.one_of(role) for role in self.roles)
        who = " and ".join(self.people)
        return {
            Clash.TOGETHER: f"{who} is both {one} and {other}, and the policy keeps the two apart. Appoint somebody else to one of them.",
            Clash.APART: f"The policy says that {one} is also {other}, but they are {who}. Appoint one person to both, or change the policy.",
            Clash.OWN_DEPUTY: f"{who} is {one} and also the only one to act in that person’s absence. Appoint another deputy.",
            Clash.APPROVES_SELF: f"{who} is the only {one.removeprefix('the ')}, and would approve their own work as {other}. Appoint another person who can approve it.",
        }[self.kind]


def conflicts(
    demands: Iterable[Demand], approvings: Iterable[Approving], known: HeldRoles, on: date
) -> tuple[Conflict, ...]:
    """In what the register goes against the policy on a day. Each is named once."""
    found: list[Conflict] = []
    for demand in demands:
        found += [*_together(demand, known, on), *_apart(demand, known, on), *_own_deputy(demand, known, on)]
    for approving in approvings:
        found += _approves_self(approving, known, on)
    return tuple(dict.fromkeys(found))


def _people(role: str, known: HeldRoles, on: date) -> dict[str, str]:
    """The holders of a role: reference and name."""
    return {one.person: one.name for one in filling(role, known, on).holders}


def _together(demand: Demand, known: HeldRoles, on: date) -> list[Conflict]:
    mine = _people(demand.role, known, on)
    return [
        Conflict(Clash.TOGETHER, (demand.role, other), (mine[person],), demand.clauses)
        for other in sorted(demand.apart_from)
        for person in mine.keys() & _people(other, known, on).keys()
    ]


def _apart(demand: Demand, known: HeldRoles, on: date) -> list[Conflict]:
    mine = _people(demand.role, known, on)
    found = []
    for other in sorted(demand.same_person_as):
        theirs = _people(other, known, on)
        if mine and theirs and not mine.keys() & theirs.keys():
            names = (*sorted(mine.values()), *sorted(theirs.values()))
            found.append(Conflict(Clash.APART, (demand.role, other), names, demand.clauses))
    return found


def _own_deputy(demand: Demand, known: HeldRoles, on: date) -> list[Conflict]:
    filled = filling(demand.role, known, on, demand.deputies)
    deputies = {one.person: one for one in filled.deputies}
    holders = {one.person: one for one in filled.holders}
    if not deputies or not holders or len(holders) > 1 or deputies.keys() - holders.keys():
        return []
    return [
        Conflict(Clash.OWN_DEPUTY, (demand.role, deputy.role), (deputy.name,), demand.clauses)
        for deputy in deputies.values()
    ]


def _approves_self(approving: Approving, known: HeldRoles, on: date) -> list[Conflict]:
    approvers: dict[str, tuple[str, str]] = {}
    for role in approving.approvers:
        approvers |= {person: (role, name) for person, name in _people(role, known, on).items()}
    if len(approvers) != 1:
        return []
    ((person, (role, name)),) = approvers.items()
    return [
        Conflict(Clash.APPROVES_SELF, (role, doer), (name,), (approving.clause,))
        for doer in sorted(approving.doers - {role})
        if person in _people(doer, known, on)
    ]
