"""Checks of dates: reviews that are overdue, unset or at odds with themselves, and approval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Clause, Policy
from belisha.language.days import Day
from belisha.language.findings import Kind, Level, Spot
from belisha.language.periods import Period
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, placed_at, say
from belisha.policy.provisions import Review

REVIEW_OVERDUE = Kind(
    "review-overdue",
    Level.WARNING,
    "A review that is overdue",
    "The law, the guidance, the school and the internet have moved on since.",
    "Review the policy, and write the new date.",
)
REVIEW_UNSET = Kind(
    "review-unset",
    Level.WARNING,
    "A policy with no date of review",
    "A policy that nobody is bound to look at again is out of date before long.",
    "Add `review-due:` (a date) and `review-every:` at the top, and a clause that says who reviews it.",
)
REVIEW_MISMATCH = Kind(
    "review-mismatch",
    Level.WARNING,
    "A review date that does not fit its period",
    "One of the two is wrong, and nobody can tell which is kept.",
    "Correct the date or the period.",
)
NOT_APPROVED = Kind(
    "not-approved",
    Level.WARNING,
    "A policy that nobody has approved, or that is not signed",
    "A policy binds nobody until those who may have approved it, on a date.",
    "Have it approved; then write `approved-by:` and `approved-on:` at the top.",
)
DAYS_IN_A_MONTH = 30.44
TOLERANCE = 45
"""Days by which a review date may miss its period before that is worth a finding."""


def front_line(policy: Policy, name: str) -> Spot:
    """The line of the front matter that holds this name, or the top."""
    for number, line in enumerate(policy.text.split("\n"), 1):
        if line.startswith(f"{name}:"):
            return Spot(number, 1, line.strip())
        if number > 1 and line.rstrip() == "---":
            break
    return Spot(1, 1)


def _reviews(policy: Policy) -> Iterator[tuple[Clause, Review, Spot]]:
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Review) and provision.of == "this policy":
            yield clause, provision, placed_at(placed, "due", "every")


def _due(policy: Policy) -> Iterator[tuple[Day, Spot, tuple[Clause, ...]]]:
    if policy.front.review_due:
        yield policy.front.review_due, front_line(policy, "review-due"), ()
    for clause, review, spot in _reviews(policy):
        if review.due and review.due != policy.front.review_due:
            yield review.due, spot, (clause,)


def overdue(policy: Policy, today: date) -> Found:
    """Reviews whose date has passed, and policies that set none."""
    dates = list(_due(policy))
    for due, spot, clauses in dates:
        if due.latest < today:
            ago = (today - due.latest).days
            message = f"This policy was to be reviewed by {due.words()}, {ago:,} days ago."
            yield say(REVIEW_OVERDUE, message, "", *clauses, at=spot)
    if not policy.clauses or dates:
        return
    last = _begun(policy)
    period = _period(policy)
    if last and period and period.longest_days:
        if (today - last.latest).days > period.longest_days:
            message = (
                f"This policy dates from {last.words()} and is to be reviewed {period.words(policy.titles)}."
            )
            yield say(REVIEW_OVERDUE, message, at=_begun_line(policy))
        return
    yield say(
        REVIEW_UNSET,
        "This policy says no date by which it is reviewed.",
        "",
        *[clause for clause, _, _ in _reviews(policy)][:1],
    )


def _begun(policy: Policy) -> Day | None:
    return policy.front.approved_on or policy.front.in_force_from or policy.front.dated


def _period(policy: Policy) -> Period | None:
    return policy.front.review_every or next(
        (review.every for _, review, _ in _reviews(policy) if review.every), None
    )


def _begun_line(policy: Policy) -> Spot:
    front = policy.front
    return front_line(
        policy, "approved-on" if front.approved_on else "in-force-from" if front.in_force_from else "dated"
    )


def mismatch(policy: Policy, today: date) -> Found:
    """A next review that is further off than the period allows, and a period that differs from a clause's."""
    begun = _begun(policy)
    period = policy.front.review_every
    due = policy.front.review_due
    days = (due.latest - begun.latest).days if begun and due else None
    if begun and days and period and period.longest_days and abs(days - period.longest_days) > TOLERANCE:
        months = round(days / DAYS_IN_A_MONTH)
        message = f"The next review is {months} months after {begun.words()}, but the period is {period.words(policy.titles)}."
        yield say(REVIEW_MISMATCH, message, at=front_line(policy, "review-due"))
    for clause, review, spot in _reviews(policy):
        for name, mine, other in (
            ("reviewed", policy.front.review_every, review.every),
            ("reviewed by", policy.front.review_by, review.by),
            ("approved by", policy.front.approved_by, review.approve),
        ):
            if mine and other and mine != other:
                theirs, ours = other.words(policy.titles), mine.words(policy.titles)
                message = f"#{clause.id} says that the policy is {name} {theirs}, but its top says {ours}."
                yield say(REVIEW_MISMATCH, message, "", clause, at=spot)


def approval(policy: Policy, today: date) -> Found:
    """No date of approval, or nobody who approves."""
    if not policy.clauses:
        return
    if policy.front.approved_on is None:
        signing = [clause for clause, review, _ in _reviews(policy) if review.sign]
        what = "is not signed" if policy.front.signed_by or signing else "has no date of approval"
        yield say(NOT_APPROVED, f"This policy {what}.", "", *signing, at=front_line(policy, "approved-on"))
    elif policy.front.approved_by is None and not any(review.approve for _, review, _ in _reviews(policy)):
        yield say(
            NOT_APPROVED, "This policy does not say who approves it.", at=front_line(policy, "approved-on")
        )


CHECKS = (
    Check((REVIEW_OVERDUE, REVIEW_UNSET), overdue),
    Check((REVIEW_MISMATCH,), mismatch),
    Check((NOT_APPROVED,), approval),
)
