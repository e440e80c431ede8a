"""Pure: which groups of a roll the register knows, which are new and which have ended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from belisha.people.register.terms import GroupChange, KnownGroup, Register
from belisha.people.roll import ListedGroup, Roll


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """What becomes of the groups."""

    matched: Mapping[str, KnownGroup]
    """By the key in the roll."""
    new: tuple[ListedGroup, ...]
    changed: tuple[GroupChange, ...]
    ended: tuple[KnownGroup, ...]
    ruled: frozenset[int]
    """The groups whose places the roll decides: those that came from the same system."""

    @property
    def ended_ids(self) -> frozenset[int]:
        """The groups that end."""
        return frozenset(one.id for one in self.ended)


def plan_groups(roll: Roll, register: Register) -> GroupPlan:
    """A roll that lists no group says nothing of groups; otherwise those that it leaves out have ended."""
    matched = match_groups(roll, register)
    ours = {one.id for one in register.groups if one.source_key.startswith(f"{roll.scheme}:")}
    listed = {group.id for group in matched.values()}
    ended = tuple(
        one for one in register.groups
        if roll.groups and one.id in ours and one.id not in listed and one.ended_on is None
    )  # fmt: skip
    return GroupPlan(
        matched,
        tuple(one for one in roll.groups if one.key not in matched),
        tuple(
            GroupChange(known, one)
            for one in roll.groups
            if (known := matched.get(one.key)) and _differs(known, one, roll.scheme)
        ),
        ended,
        frozenset(ours | listed if roll.groups else ()),
    )


def match_groups(roll: Roll, register: Register) -> dict[str, KnownGroup]:
    """By what the system calls them, then by name where no system has named the group."""
    by_key = {one.source_key: one for one in register.groups if one.source_key}
    matched = {
        one.key: found for one in roll.groups if (found := by_key.get(source_key(roll.scheme, one.key)))
    }
    by_slug = {one.slug: one for one in register.groups if not one.source_key.startswith(f"{roll.scheme}:")}
    for one in roll.groups:
        if one.key not in matched and (found := by_slug.pop(slug_of(one.name), None)):
            matched[one.key] = found
    return matched


def source_key(scheme: str, key: str) -> str:
    """How the register notes what a system calls a group: "oneroster:c-3b"."""
    return f"{scheme}:{key}"


def slug_of(name: str) -> str:
    """A name as it stands in an address: "year-3-b"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:90] or "group"


def _differs(known: KnownGroup, listed: ListedGroup, scheme: str) -> bool:
    named = known.source_key or source_key(scheme, listed.key)
    return (known.name, known.kind, known.ended_on, known.source_key) != (
        listed.name,
        str(listed.kind),
        None,
        named,
    )
