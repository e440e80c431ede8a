"""Who is the same person, who belongs to which group, and whether two sets of people can meet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from belisha.language.clauses import Policy
from belisha.language.populations import Band, Population
from belisha.language.roles import GOVERNORS, GROUPS, OFFICES, STAFF
from belisha.policy.provisions import Appoint

SENIOR = frozenset({"head", "deputy-head", "senior-team", "business-manager", "dsl"})
SEVERAL = frozenset(
    {"governing-body", "senior-team", "office", "ict-provider", "filtering-provider", "internet-provider"}
)
"""Offices that are a team or a firm, so that no one person holds them."""
OLDEST_YEAR = 13
_STAGES = {
    "EYFS": {-1, 0}, "key stage 1": {1, 2}, "key stage 2": {3, 4, 5, 6}, "key stage 3": {7, 8, 9}, "key stage 4": {10, 11},
    "key stage 5": {12, 13},
}  # fmt: skip
_OF_STAFF = re.compile(
    r"\b(?:staff|teachers?|tutors?|managers?|leaders?|lead|leadership|co-?ordinator|technicians?|head|principal|assistants?|dsl)\b"
)
_OF_GOVERNORS = re.compile(r"\b(?:governors?|trustees?|board)\b")
_HONORIFIC = re.compile(r"\b(?:mrs?|ms|miss|mx|dr|rev(?:erend|d)?|sir|dame|prof(?:essor)?)\b\.?|[^\w\s'-]")


def is_staff(role: str) -> bool:
    """Whether a role is held by a member of staff; a school's own roles are known by their words."""
    if role in GROUPS or role in OFFICES:
        return role in STAFF
    return bool(_OF_STAFF.search(role)) and not is_governor(role)


def is_governor(role: str) -> bool:
    """Whether a role is one of governors or trustees."""
    if role in GROUPS or role in OFFICES:
        return role in GOVERNORS
    return bool(_OF_GOVERNORS.search(role))


def belongs(role: str, group: str) -> bool:
    """Whether holders of a role belong to a group: the Network Manager to staff, anyone to everyone."""
    return (
        group in (role, "everyone")
        or (group == "staff" and is_staff(role))
        or (group in ("senior-leader", "manager") and role in SENIOR)
        or (group == "governor" and is_governor(role))
    )


def same_person(policy: Policy) -> dict[str, frozenset[str]]:
    """For each role, the roles that its holder also holds: said so, the same name, or the same title."""
    links: list[tuple[str, str]] = []
    holders: dict[str, list[str]] = {}
    for _, provision, _ in policy.provisions():
        if isinstance(provision, Appoint):
            links += [(provision.role, other) for other in provision.same_person_as]
            if provision.holder:
                holders.setdefault(plain_name(provision.holder), []).append(provision.role)
    titles: dict[str, list[str]] = {}
    for role, title in policy.titles.roles.items():
        if title.office:
            titles.setdefault(title.one.casefold(), []).append(role)
    for roles in [*holders.values(), *titles.values()]:
        links += combinations(dict.fromkeys(roles), 2)
    return _grouped(links)


def plain_name(name: str) -> str:
    """A person's name without Mrs or Dr, capitals or full stops: "Mrs Ada Quill" and "ada quill" are one."""
    return " ".join(_HONORIFIC.sub(" ", name.casefold()).split())


def _grouped(links: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for one, other in links:
        together = groups.get(one, frozenset({one})) | groups.get(other, frozenset({other}))
        for role in together:
            groups[role] = together
    return groups


def persons(roles: Iterable[str], together: dict[str, frozenset[str]]) -> frozenset[str]:
    """The roles that the holders of these roles hold between them."""
    return frozenset(person for role in roles for person in together.get(role, {role}))


def overlap(one: Population, other: Population) -> bool:
    """Whether anybody can belong to both; people of unknown age or year group may."""
    return any(
        _bands_overlap(left, right) and not _excepted(left, right, one, other)
        for left in one.of
        for right in other.of
    )


def covers(wide: Population, narrow: Population) -> bool:
    """Whether everybody in `narrow` is surely in `wide` too."""
    return all(
        any(_band_covers(band, each) for band in wide.of)
        and not any(_bands_overlap(each, band) for band in wide.except_)
        for each in narrow.of
    )


def _excepted(left: Band, right: Band, one: Population, other: Population) -> bool:
    """Whether one of two bands is left out of the set that the other belongs to."""
    return any(_band_covers(band, right) for band in one.except_) or any(
        _band_covers(band, left) for band in other.except_
    )


def _band_covers(wide: Band, narrow: Band) -> bool:
    if not belongs(narrow.role, wide.role):
        return False
    if wide.who and wide.who != narrow.who:
        return False
    if wide.groups and not (narrow.groups and set(narrow.groups) <= set(wide.groups)):
        return False
    years, theirs = _years(wide), _years(narrow)
    return years is None or (theirs is not None and theirs <= years)


def _bands_overlap(left: Band, right: Band) -> bool:
    if not (belongs(left.role, right.role) or belongs(right.role, left.role)):
        return False
    if left.groups and right.groups and not set(left.groups) & set(right.groups):
        return False
    low, high = max(left.age_from or 0, right.age_from or 0), min(left.age_to or 200, right.age_to or 200)
    mine, theirs = _years(left), _years(right)
    return low <= high and (mine is None or theirs is None or bool(mine & theirs))


def _years(band: Band) -> frozenset[int] | None:
    """The year groups that a band can be in; None where it says nothing of age. Year 1 turns six."""
    years = {*band.years, *(year for stage in band.stages for year in _STAGES[stage])}
    if band.age_from is None and band.age_to is None:
        return frozenset(years) or None
    low = (band.age_from or 0) - 5
    high = OLDEST_YEAR if band.age_to is None else band.age_to - 4
    return frozenset(year for year in range(max(low, -1), high + 1) if not years or year in years)
