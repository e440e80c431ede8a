"""Pure decisions about people: which roles follow from how somebody belongs, and who acts in whose absence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from belisha.language.roles import GOVERNORS, STAFF

FOLLOWS: Final[Mapping[str, frozenset[str]]] = {
    "head": frozenset({"senior-leader", "senior-team"}),
    "deputy-head": frozenset({"senior-leader", "senior-team"}),
    "senior-team": frozenset({"senior-leader"}),
    "tutor": frozenset({"teacher"}),
}
"""Roles that come with another, besides being a member of staff or a governor."""


def with_those_that_follow(roles: Iterable[str]) -> frozenset[str]:
    """The roles and all that come with them: who teaches is staff, whoever chairs the governors is a governor."""
    held = set(roles)
    held |= {follower for role in held for follower in FOLLOWS.get(role, ())}
    if held & (STAFF - {"staff"}):
        held.add("staff")
    if held & (GOVERNORS - {"governor"}):
        held.add("governor")
    return frozenset(held)
