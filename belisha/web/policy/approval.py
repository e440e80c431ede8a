"""Whether a policy is approved, in force and due for review, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from belisha.language.clauses import Policy
from belisha.language.days import Day


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about a policy; `wanting` when somebody has to see to it."""

    name: str
    words: str
    wanting: bool = False
    aside: str = ""
    """What stands beside it: what the text says where the record says something else."""


def facts(policy: Policy, today: date) -> tuple[Fact, ...]:
    """Version, approval, force and review of a policy, in the order in which a governor asks."""
    found = (_version(policy), approval(policy), _force(policy, today), _review(policy, today))
    return tuple(fact for fact in found if fact)


def _version(policy: Policy) -> Fact:
    dated = f", dated {policy.front.dated.words()}" if policy.front.dated else ""
    return Fact("Version", f"{policy.front.version}{dated}")


def approval(policy: Policy) -> Fact:
    """Who approved the policy, and when; or what is missing for that."""
    by, day = policy.front.approved_by, policy.front.approved_on
    whom = by.words(policy.titles) if by else ""
    if day and whom:
        return Fact("Approval", f"Approved by {whom} {_at(day)}.")
    if day:
        return Fact("Approval", f"Approved {_at(day)}; the policy does not say by whom.", wanting=True)
    if whom:
        return Fact(
            "Approval", f"Not recorded: it is for {whom} to approve, and no date is given.", wanting=True
        )
    return Fact("Approval", "Not recorded: the policy does not say who approves it, or when.", wanting=True)


def _force(policy: Policy, today: date) -> Fact | None:
    day = policy.front.in_force_from
    if not day:
        return None
    return Fact("In force", f"{'From' if day.earliest > today else 'Since'} {day.words()}.")


def _review(policy: Policy, today: date) -> Fact:
    due, every = policy.front.review_due, policy.front.review_every
    often = f"reviewed {every.words(policy.titles)}" if every else ""
    if due is None:
        return Fact("Review", f"No date is set{f'; it is to be {often}' if often else ''}.", wanting=True)
    often = f" ({often})" if often else ""
    if due.latest < today:
        return Fact("Review", f"Overdue: it was due by {_end(due)}{often}.", wanting=True)
    return Fact("Review", f"Due by {_end(due)}{often}.")


def _at(day: Day) -> str:
    return f"{'on' if day.day else 'in'} {day.words()}"


def _end(day: Day) -> str:
    return f"{'' if day.day else 'the end of '}{day.words()}"
