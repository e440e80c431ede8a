"""Checks of roles: nobody named, one person where two are needed, several names for one role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Finding, Kind, Level, Spot
from belisha.language.parties import How, Parties
from belisha.language.phrases import listed
from belisha.language.provisions import Provision
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, capital, pairs_of_clauses, placed_at, say, top_at
from belisha.policy.checks.persons import SEVERAL, is_governor, persons, plain_name, same_person
from belisha.policy.checks.procedures import way_round
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
    "Add the role under `roles:` at the top, and say in a clause what it does.",
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
    ("dsl", "chair-of-governors", "governors oversee the work of the safeguarding lead"),
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


def roles_together(policy: Policy, today: date) -> Found:
    """One person in two roles that must be apart, by the built-in list or by the policy's own `apart-from`.

    A head who leads on safeguarding too, as in many a small school, is let be where the policy says to whom a
    concern about that person goes.
    """
    together = same_person(policy)
    apart = list(APART)
    for _, provision, _ in policy.provisions():
        if isinstance(provision, Appoint):
            apart += [
                (provision.role, other, "the policy says that they are apart")
                for other in provision.apart_from
            ]
            if provision.deputy:
                apart.append(
                    (provision.role, provision.deputy, "nobody is left to act in that person's absence")
                )
    for one, other, why in dict.fromkeys(apart):
        if one == other or other not in together.get(one, ()):
            continue
        if {one, other} == {"head", "dsl"} and way_round(policy, together[one]):
            continue
        yield _together(policy, one, other, why)


def _together(policy: Policy, one: str, other: str, why: str) -> Finding:
    involved = [
        (clause, provision, placed)
        for clause, provision, placed in policy.provisions()
        if isinstance(provision, Appoint) and {one, other} & {provision.role, *provision.same_person_as}
    ]
    message = f"One person is both {policy.titles.one_of(one)} and {policy.titles.one_of(other)}, but {why}."
    said = [placed for _, provision, placed in involved if {one, other} & set(provision.same_person_as)]
    at = (
        placed_at(said[0], ("same-person-as", 0), "same-person-as")
        if said
        else placed_at(involved[-1][2], "holder", "deputy")
        if involved
        else top_at(policy, "roles", other)
    )
    return say(ROLES_TOGETHER, message, "", *dict.fromkeys(clause for clause, _, _ in involved), at=at)


def reports_to_self(policy: Policy, today: date) -> Found:
    """A report whose writer is also its only reader, or may choose to be."""
    together = same_person(policy)
    for clause, provision, placed in policy.provisions():
        by, to = getattr(provision, "by", None), getattr(provision, "to", None)
        if not (isinstance(by, Parties) and isinstance(to, Parties) and to.members):
            continue
        writer = next((role for role in by.members if _hears_only_self(role, to, together, policy)), None)
        if writer:
            who, reader = policy.titles.one_of(writer), to.words(policy.titles)
            same = "" if to.members == (writer,) else ": the same person"
            message = f"In #{clause.id}, {who} would report to {reader}{same}."
            if len(to.members) > 1 and to.how is How.ANY:
                message = f"In #{clause.id}, {who} may report to {reader}, and so to nobody else."
            yield say(REPORTS_TO_SELF, message, "", clause, at=placed_at(placed, "to"))


def _hears_only_self(writer: str, to: Parties, together: dict[str, frozenset[str]], policy: Policy) -> bool:
    """Whether one who reports may be the only one who reads it; a group such as staff has others in it."""
    if not policy.titles.is_office(writer) or writer in SEVERAL:
        return False
    mine = persons([writer], together)
    return set(to.members) <= mine or (to.one and bool(set(to.members) & mine))


def vacant_roles(policy: Policy, today: date) -> Found:
    """Offices that provisions use and no `appoint` fills; and offices that no school can do without."""
    appointed = {
        role
        for _, provision, _ in policy.provisions()
        if isinstance(provision, Appoint)
        for role in (provision.role, *provision.same_person_as)
    }
    used = {role for _, provision, _ in policy.provisions() for role in provision.bound()}
    for role, title in policy.titles.roles.items():
        if title.office and role in used and role not in appointed | SEVERAL:
            message = f"The policy does not say who is {title.definite}."
            yield say(VACANT_ROLE, message, at=_title_at(policy, "roles", role))


def missing_roles(policy: Policy, today: date) -> Found:
    """Offices that no school can do without, and governors."""
    if not policy.clauses:
        return
    at = top_at(policy, "roles", name=True)
    for role, words in NEEDED.items():
        if role not in policy.titles.roles:
            yield say(MISSING_ROLE, f"This policy has no role for {words}.", at=at)
    bound = {role for _, provision, _ in policy.provisions() for role in provision.bound()}
    if not any(is_governor(role) for role in (*policy.titles.roles, *bound)):
        yield say(MISSING_ROLE, "This policy has no role for governors or trustees.", at=at)


def _title_at(policy: Policy, section: str, identity: str) -> Spot:
    """Where a role's or document's title stands; a list of roles may be written in the plural."""
    for name in (identity, f"{identity}s"):
        for path in ((section, name, "title"), (section, name)):
            if path in policy.top.spots:
                return top_at(policy, *path)
    return top_at(policy, section, name=True)


def several_names(policy: Policy, today: date) -> Found:
    """Offices and documents that the policy calls by more than one name; pupils may be students and learners too."""
    things = [
        ("roles", role, title.title, title.also_called)
        for role, title in policy.front.roles.items()
        if title.also_called and policy.titles.is_office(role)
    ]
    things += [
        ("documents", paper, title.title, title.also_called)
        for paper, title in policy.front.documents.items()
        if title.also_called
    ]
    mentions = _mentions(policy) if things else {}
    for section, identity, title, others in things:
        names = listed([f"“{name}”" for name in others])
        message = f"The policy calls “{title}” by other names too: {names}."
        at = top_at(policy, section, identity, "also-called", name=True)
        yield say(SEVERAL_NAMES, message, "", *mentions.get(identity, {}).values(), at=at)


def _mentions(policy: Policy) -> dict[str, dict[str, Clause]]:
    """The clauses whose provisions name a role or a document, by its id."""
    found: dict[str, dict[str, Clause]] = defaultdict(dict)
    for clause, provision, _ in policy.provisions():
        for identity in _identities(provision):
            found[identity][clause.id] = clause
    return found


def several_holders(policy: Policy, today: date) -> Found:
    """One role for which different clauses name different people."""
    by_role: dict[str, list[tuple[Clause, Placed]]] = defaultdict(list)
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Appoint) and provision.holder:
            by_role[provision.role].append((clause, placed))
    for role, found in by_role.items():
        for (clause, placed), (other, second) in pairs_of_clauses(found):
            one, two = getattr(placed.block, "holder", ""), getattr(second.block, "holder", "")
            if plain_name(one) != plain_name(two):
                who = capital(policy.titles.one_of(role))
                message = f"{who} is {one} in #{clause.id}, and {two} in #{other.id}."
                yield say(SEVERAL_NAMES, message, "", other, clause, at=placed_at(second, "holder"))


def _identities(provision: Provision) -> Iterator[str]:
    yield from provision.bound()
    yield from (value for value in provision.__dict__.values() if isinstance(value, str))


CHECKS = (
    Check((ROLES_TOGETHER,), roles_together),
    Check((REPORTS_TO_SELF,), reports_to_self),
    Check((VACANT_ROLE,), vacant_roles),
    Check((MISSING_ROLE,), missing_roles),
    Check((SEVERAL_NAMES,), several_names),
    Check((SEVERAL_NAMES,), several_holders),
)
