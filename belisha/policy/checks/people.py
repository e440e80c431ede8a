"""Checks of roles: nobody named, one person where two are needed, several names for one role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Policy
from belisha.language.findings import Finding, Kind, Level, Spot
from belisha.language.parties import Parties
from belisha.language.populations import Population
from belisha.language.provisions import Provision
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, placed_at, same_person, say
from belisha.policy.provisions import Appoint

VACANT_ROLE = Kind(
    "vacant-role",
    Level.NOTE,
    "A role that the policy uses and does not say who holds",
    "A duty of a role that nobody holds is not done. The school's register of roles can fill it, but the policy alone does not.",
    "Add an `appoint` block for the role, or fill it in the register when the policy is adopted.",
)
MISSING_ROLE = Kind(
    "missing-role",
    Level.WARNING,
    "A role that every school needs and the policy does not have",
    "Somebody must lead on safeguarding, and governors must be able to hold somebody to account.",
    "Add the role at the top of the policy and say in a clause what it does.",
)
ROLES_TOGETHER = Kind(
    "roles-together",
    Level.WARNING,
    "One person in roles that must be apart",
    "Whoever does something cannot be the one who oversees it, and there must be a way round anybody about whom a concern is raised.",
    "Appoint another person to one of the roles, or say in the policy who acts instead.",
)
REPORTS_TO_SELF = Kind(
    "reports-to-self",
    Level.WARNING,
    "Somebody who reports to himself or herself",
    "A report that nobody else reads is no check on anybody.",
    "Name another recipient, or a second one.",
)
SEVERAL_NAMES = Kind(
    "several-names",
    Level.WARNING,
    "Several names for one role or document",
    "A parent or a new teacher cannot tell whether one person or four are meant, or which of three forms to sign.",
    "Choose one name, and use it throughout.",
)

APART: tuple[tuple[str, str, str], ...] = (
    ("dsl", "online-safety-governor", "the governor oversees the work of the safeguarding lead"),
    ("dsl", "safeguarding-governor", "the governor oversees the work of the safeguarding lead"),
    ("online-safety-lead", "online-safety-governor", "the governor oversees the work of the lead"),
    ("head", "online-safety-governor", "governors oversee the head"),
    ("head", "safeguarding-governor", "governors oversee the head"),
    ("head", "chair-of-governors", "a concern about the head goes to the chair"),
    ("head", "dsl", "a concern about either of them needs the other"),
    ("network-manager", "online-safety-lead", "the lead checks what the network manager does"),
    ("network-manager", "dsl", "the safeguarding lead checks what the network manager does"),
)
"""Roles that one person should not hold together, and why."""
NEEDED = {"dsl": "a Designated Safeguarding Lead", "head": "a head"}


def _roles_line(policy: Policy, role: str) -> int:
    for number, line in enumerate(policy.text.split("\n"), 1):
        if line.strip().startswith((f"{role}:", f"{role}s:")):
            return number
        if number > 1 and line.rstrip() == "---":
            break
    return 1


def roles_together(policy: Policy, today: date) -> Found:
    """One person in two roles that must be apart, by the built-in list or by the policy's own `apart-from`."""
    together = same_person(policy)
    apart = list(APART)
    for _, provision, _ in policy.provisions():
        if isinstance(provision, Appoint):
            apart += [(provision.role, other, "the policy says so") for other in provision.apart_from]
    for one, other, why in apart:
        if other in together.get(one, ()) and one != other:
            yield _together(policy, one, other, why)


def _together(policy: Policy, one: str, other: str, why: str) -> Finding:
    involved = [
        (clause, placed)
        for clause, provision, placed in policy.provisions()
        if isinstance(provision, Appoint) and {one, other} & {provision.role, *provision.same_person_as}
    ]
    message = f"One person is both {policy.titles.one_of(one)} and {policy.titles.one_of(other)}, but {why}."
    at = (
        placed_at(involved[0][1], "same-person-as", "holder")
        if involved
        else Spot(_roles_line(policy, one), 1)
    )
    return say(ROLES_TOGETHER, message, "", *dict.fromkeys(clause for clause, _ in involved), at=at)


def _reports(provision: Provision) -> tuple[Parties, Parties] | None:
    by, to = getattr(provision, "by", None), getattr(provision, "to", None)
    return (by, to) if isinstance(by, Parties) and isinstance(to, Parties) else None


def reports_to_self(policy: Policy, today: date) -> Found:
    """A report whose writer is also its only reader."""
    together = same_person(policy)
    for clause, provision, placed in policy.provisions():
        way = _reports(provision)
        if way is None or not way[1].members:
            continue
        writers = {person for role in way[0].members for person in together.get(role, {role})}
        if set(way[1].members) <= writers:
            message = f"In #{clause.id}, {way[0].words(policy.titles)} would report to {way[1].words(policy.titles)}: the same person."
            yield say(REPORTS_TO_SELF, message, "", clause, at=placed_at(placed, "to"))


def vacant_roles(policy: Policy, today: date) -> Found:
    """Offices that provisions use and no `appoint` fills; and offices that no school can do without."""
    appointed = {provision.role for _, provision, _ in policy.provisions() if isinstance(provision, Appoint)}
    used = {role for _, provision, _ in policy.provisions() for role in provision.bound()}
    for role, title in policy.titles.roles.items():
        if title.office and role in used and role not in appointed:
            message = f"The policy does not say who is {title.definite}."
            yield say(VACANT_ROLE, message, at=Spot(_roles_line(policy, role), 1, title.one))
    for role, words in NEEDED.items():
        if policy.clauses and role not in policy.titles.roles:
            yield say(MISSING_ROLE, f"This policy has no role for {words}.")


def several_names(policy: Policy, today: date) -> Found:
    """Roles and documents that the policy calls by more than one name."""
    things = [(role.title, role.also_called, identity) for identity, role in policy.front.roles.items()]
    things += [
        (paper.title, paper.also_called, identity) for identity, paper in policy.front.documents.items()
    ]
    for title, others, identity in things:
        if others:
            names = ", ".join(f"“{name}”" for name in others)
            clauses = [clause for clause in policy.clauses if _mentions(clause.provisions, identity)]
            message = f"The policy calls “{title}” by other names too: {names}."
            finding = say(
                SEVERAL_NAMES, message, "", *clauses, at=Spot(_roles_line(policy, identity), 1, title)
            )
            yield finding


def _mentions(provisions: tuple[tuple[Provision, object], ...], identity: str) -> bool:
    return any(identity in _identities(provision) for provision, _ in provisions)


def _identities(provision: Provision) -> Iterator[str]:
    yield from provision.bound()
    for _, value in provision:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Population):
            yield from value.roles


CHECKS = (
    Check((ROLES_TOGETHER,), roles_together),
    Check((REPORTS_TO_SELF,), reports_to_self),
    Check((VACANT_ROLE, MISSING_ROLE), vacant_roles),
    Check((SEVERAL_NAMES,), several_names),
)
