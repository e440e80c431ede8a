"""What the checks share: how a finding is made, who is the same person, which people overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import START, Finding, Kind, Spot
from belisha.language.populations import Band, Population
from belisha.policy.provisions import Appoint

Found = Iterator[Finding]

STAFF = frozenset(
    {
        "staff", "teacher", "tutor", "support-staff", "pastoral-staff", "temporary-staff", "peripatetic-staff", "technician",
        "line-manager", "manager", "senior-leader", "head", "deputy-head", "senior-team", "business-manager",
        "online-safety-lead", "dsl", "deputy-dsl", "senco", "network-manager", "ict-coordinator", "curriculum-leader",
        "website-editor", "office",
    }
)  # fmt: skip
"""Roles whose holders are members of staff unless a policy says otherwise."""
GOVERNORS = frozenset(
    {"governor", "governing-body", "chair-of-governors", "online-safety-governor", "safeguarding-governor"}
)


def say(
    kind: Kind,
    message: str,
    hint: str = "",
    *clauses: Clause,
    at: Spot | None = None,
    line: int | None = None,
) -> Finding:
    """A finding about these clauses; it stands at `at`, else at the first clause, else at the top."""
    spot = at or (clauses[0].spot if clauses else Spot(line or START.line, 1))
    sources = tuple(dict.fromkeys(source for clause in clauses for source in clause.sources))
    return Finding(kind, spot, message, hint or kind.mend, sources, tuple(clause.id for clause in clauses))


def named(*clauses: Clause) -> str:
    """Clauses as a message names them: "#a.b and #c.d"."""
    return " and ".join(f"#{clause.id}" for clause in clauses)


def placed_at(placed: Placed, *fields: str) -> Spot:
    """The place of the first of these fields that the block has."""
    for field in fields:
        if (field,) in placed.values.spots:
            return placed.spot_of(field)
    return placed.spot


def same_person(policy: Policy) -> dict[str, frozenset[str]]:
    """For each role, the roles that its holder also holds: said so, the same name, or the same title."""
    links: list[tuple[str, str]] = []
    holders: dict[str, list[str]] = {}
    for _, provision, _ in policy.provisions():
        if isinstance(provision, Appoint):
            links += [(provision.role, other) for other in provision.same_person_as]
            if provision.holder:
                holders.setdefault(provision.holder.casefold(), []).append(provision.role)
    titles: dict[str, list[str]] = {}
    for role, title in policy.titles.roles.items():
        if title.office:
            titles.setdefault(title.one.casefold(), []).append(role)
    for roles in [*holders.values(), *titles.values()]:
        links += combinations(dict.fromkeys(roles), 2)
    return _grouped(links)


def _grouped(links: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for one, other in links:
        together = groups.get(one, frozenset({one})) | groups.get(other, frozenset({other}))
        for role in together:
            groups[role] = together
    return groups


def belongs(role: str, group: str) -> bool:
    """Whether holders of a role belong to a group: the Network Manager to staff, anyone to everyone."""
    return (
        group in (role, "everyone")
        or (group == "staff" and role in STAFF)
        or (group == "governor" and role in GOVERNORS)
    )


def overlap(one: Population, other: Population) -> bool:
    """Whether anybody can belong to both; people of unknown age or year group may."""
    return any(_bands_overlap(left, right) for left in one.of for right in other.of)


def _bands_overlap(left: Band, right: Band) -> bool:
    if not (belongs(left.role, right.role) or belongs(right.role, left.role)):
        return False
    for mine, theirs in ((left.stages, right.stages), (left.years, right.years), (left.groups, right.groups)):
        if mine and theirs and not set(mine) & set(theirs):
            return False
    low = max(left.age_from or 0, right.age_from or 0)
    return low <= min(left.age_to or 200, right.age_to or 200)


def pairs_of_clauses(
    found: Iterable[tuple[Clause, Placed]],
) -> Iterator[tuple[tuple[Clause, Placed], tuple[Clause, Placed]]]:
    """Each pair that stands in two different clauses, once for each two clauses."""
    seen: set[tuple[str, str]] = set()
    for one, other in combinations(found, 2):
        key = (one[0].id, other[0].id)
        if one[0].id != other[0].id and key not in seen:
            seen.add(key)
            yield one, other
