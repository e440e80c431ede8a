"""Pure decisions about a policy's versions: who has to approve one, and from when it can be in force."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from belisha.language.clauses import Policy
from belisha.language.days import in_british
from belisha.language.force import Force
from belisha.language.parties import How, Parties
from belisha.language.roles import GOVERNORS, GROUPS
from belisha.policy.provisions import Appoint

SPEAKS_FOR: Final[Mapping[str, frozenset[str]]] = {
    "governing-body": frozenset({"chair-of-governors", "governor"}),
    "senior-team": frozenset({"head", "deputy-head", "senior-leader"}),
    "school": frozenset({"head"}),
}
"""Bodies that decide in a meeting, and who may record what they decided."""


@dataclass(frozen=True, slots=True)
class Needed:
    """An approval that a version needs, and where that is said."""

    parties: Parties
    because: str
    """A sentence's end: "the policy in force names them"."""


def approvals_needed(proposed: Policy, in_force: Policy | None) -> tuple[Needed, ...]:
    """Who has to approve a text before it is adopted.

    The policy in force rules over its own replacement, so its approvers are needed as well as those whom the new text
    names: nobody can be written out of approving a text by that text.
    """
    new = Needed(approvers_of(proposed), _because(proposed, "the proposed text"))
    if in_force is None:
        return (new,)
    old = Needed(approvers_of(in_force), _because(in_force, "the policy in force"))
    return (old,) if old.parties == new.parties else (old, new)


def approvers_of(policy: Policy) -> Parties:
    """Whom a policy names to approve it: `approved-by`, else `signed-by`.

    Where it names nobody it is the governing body, which answers for a school's policies (Keeping children safe in
    education, part two); the head, where the policy knows no governors.
    """
    named = policy.front.approved_by or policy.front.signed_by
    if named and not named.unstated:
        return named
    has_governors = bool(GOVERNORS & set(policy.titles.roles))
    return Parties(how=How.ANY, members=("governing-body" if has_governors else "head",))


def _because(policy: Policy, text: str) -> str:
    front = policy.front
    if front.approved_by and not front.approved_by.unstated:
        return f"{text} says who approves it"
    if front.signed_by and not front.signed_by.unstated:
        return f"{text} says who signs it"
    return f"{text} does not say who approves it, and it falls to them"


def outstanding(needed: Iterable[Needed], approved: Collection[str]) -> tuple[str, ...]:
    """The roles whose approval is still missing, in order; of several any of whom will do, all that may give it."""
    missing = [role for one in needed for role in _missing(one.parties, approved)]
    return tuple(dict.fromkeys(missing))


def _missing(parties: Parties, approved: Collection[str]) -> list[str]:
    without = [role for role in parties.members if role not in approved]
    if parties.in_absence in approved:
        return []
    if parties.how is How.ANY:
        given = len(parties.members) - len(without)
        return [] if given >= (parties.number or 1) else without
    return without


def speaks_for(role: str, held: Collection[str]) -> bool:
    """Whether somebody with these roles may approve for a role: its holder, or a member of the body that it is."""
    return role in held or bool(SPEAKS_FOR.get(role, frozenset()) & set(held))


def is_body(role: str) -> bool:
    """Whether a role decides in a meeting, so that its decision has a date and a minute."""
    return role in SPEAKS_FOR


def too_early(in_force_from: date, today: date, latest: date | None) -> str:
    """Why a policy cannot be in force from a day; "" when it can. `latest` is when the last one began.

    What was in force on a day gone by is history: only a school's first policy can be entered as of an earlier day.
    """
    if latest is None or in_force_from >= max(latest, today):
        return ""
    if in_force_from < latest:
        return f"Another version is in force from {in_british(latest)}. Choose that day or a later one."
    return "What was in force on a day gone by cannot be changed. Choose today or a later day."


def vacant_roles(policy: Policy, held: Collection[str]) -> tuple[str, ...]:
    """The offices to which a policy says that somebody is appointed, and which nobody holds.

    A body, such as the governing body, is held by its members.
    """
    appointed = [
        one.role
        for _, one, _ in policy.provisions()
        if isinstance(one, Appoint) and one.force is Force.MUST and one.role not in GROUPS
    ]
    return tuple(role for role in dict.fromkeys(appointed) if not speaks_for(role, held))
