"""For whom a home page is: the parts that somebody's roles give it, and how it says what they are."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

from belisha.access.rules import LEADERS, LEARNERS, SAFEGUARDING, TECHNICAL
from belisha.language.phrases import listed
from belisha.language.roles import GOVERNORS, STAFF, Titles
from belisha.people.rules import with_those_that_follow


class Audience(Enum):
    """Those who see a part of their own, the most entrusted first."""

    LEADER = LEADERS | SAFEGUARDING
    TECHNICIAN = TECHNICAL
    OFFICE = frozenset({"office", "business-manager", "data-protection-officer", "website-editor"})
    GOVERNOR = GOVERNORS
    STAFF = STAFF
    PARENT = frozenset({"parent"})
    PUPIL = LEARNERS
    OTHER = frozenset[str]()


_STAFF: Final = (Audience.LEADER, Audience.TECHNICIAN, Audience.OFFICE, Audience.STAFF)


def audiences_of(roles: frozenset[str]) -> tuple[Audience, ...]:
    """The audiences that somebody belongs to: the highest of the staff, and each of the others; never none."""
    staff = next((one for one in _STAFF if roles & one.value), None)
    rest = [one for one in Audience if one not in _STAFF and roles & one.value]
    return tuple(one for one in Audience if one is staff or one in rest) or (Audience.OTHER,)


def is_only_pupil(roles: frozenset[str]) -> bool:
    """Whether somebody is a pupil and nothing else, whose page is in words for their age."""
    return audiences_of(roles) == (Audience.PUPIL,)


def roles_shown(roles: Iterable[str]) -> tuple[str, ...]:
    """The roles that say what somebody is: those that do not merely come with another; offices first."""
    held = frozenset(roles)
    own = [role for role in held if role not in with_those_that_follow(held - {role})]
    return tuple(sorted(own, key=lambda role: (role in _GROUPS, role)))


_GROUPS: Final = frozenset({"pupil", "parent", "teacher", "tutor", "staff", "governor", "visitor"})


_BODIES: Final = frozenset({"governing-body", "senior-team", "office"})
"""What several people are together."""


def who_you_are(roles: frozenset[str], children: Iterable[str], titles: Titles, school: str) -> str:
    """In a sentence, as what somebody sees the page: "You are the Headteacher at The Example School."."""
    names = list(children)
    said = [_said(role, names, titles) for role in roles_shown(roles)]
    return f"You are {listed(said)} at {school}." if said else f"You belong to {school}."


def _said(role: str, children: list[str], titles: Titles) -> str:
    if role in _BODIES:
        return f"a member of {titles.role(role).definite}"
    one = titles.one_of(role)
    return f"{one} of {listed(children)}" if role == "parent" and children else one
