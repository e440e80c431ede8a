"""Requirements of the national standards: what a school is asked, from when, and which clauses would answer it.

They say what is asked, never that a school keeps it: for that, Belisha shows clauses and evidence, and people judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from belisha.guidance.requirements import dfe, safeguarding, uksic
from belisha.guidance.terms import Coverage, Requirement, Standard

STANDARDS: Mapping[str, Standard] = {
    standard.id: standard for standard in (dfe.STANDARD, *uksic.STANDARDS, *safeguarding.STANDARDS)
}
REQUIREMENTS: tuple[Requirement, ...] = (
    *dfe.REQUIREMENTS,
    *uksic.REQUIREMENTS,
    *safeguarding.REQUIREMENTS,
)
BY_ID: Mapping[str, Requirement] = {requirement.id: requirement for requirement in REQUIREMENTS}


def address_of(requirement: Requirement) -> str:
    """Where its standard can be read."""
    return STANDARDS[requirement.standard].address


def in_force_on(requirement: Requirement) -> date:
    """From when it is asked."""
    return requirement.since or STANDARDS[requirement.standard].in_force_on


def requirements_on(on: date, *, standard: str = "", of_providers: bool = False) -> tuple[Requirement, ...]:
    """What is asked of a school on a day, of one standard or of all; with `of_providers`, what is asked of providers too."""
    return tuple(
        requirement
        for requirement in REQUIREMENTS
        if in_force_on(requirement) <= on
        and standard in {"", requirement.standard}
        and (requirement.ours or of_providers)
    )


def is_covered(requirement: Requirement, capabilities: Iterable[str]) -> bool:
    """Whether clauses about these capabilities would answer a requirement; one that names none is never left open."""
    about = set(capabilities)
    wanted = set(requirement.capabilities)
    if not wanted:
        return True
    return wanted <= about if requirement.coverage is Coverage.ALL else bool(wanted & about)


def uncovered(capabilities: Iterable[str], on: date, *, standard: str = "") -> tuple[Requirement, ...]:
    """The requirements that no clause answers, given the capabilities that a policy's clauses are about."""
    about = frozenset(capabilities)
    return tuple(each for each in requirements_on(on, standard=standard) if not is_covered(each, about))


def without_role(roles: Iterable[str], on: date) -> tuple[Requirement, ...]:
    """The requirements for a role that a policy's roles leave unfilled."""
    held = frozenset(roles)
    return tuple(each for each in requirements_on(on) if each.roles and not held & set(each.roles))


def is_too_seldom(requirement: Requirement, days: int) -> bool:
    """Whether a period of so many days is longer than a requirement allows."""
    return requirement.longest_days is not None and days > requirement.longest_days
