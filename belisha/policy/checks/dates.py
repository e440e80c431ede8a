"""Checks of dates: reviews that are overdue, unset or at odds with themselves, and approval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.days import Day
from belisha.language.findings import Kind, Level, Spot
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, capital, placed_at, say, top_at
from belisha.policy.checks.lengths import ambiguous, differ
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
"""Days by which a review may be later than its period before that is worth a finding."""
MONTHS = 12
MONTHS_WORTH_SAYING = 3
MUCH_SOONER = 0.6
"""The share of its period below which a review comes too soon to fit it: 12 months where the period is 24."""
THIS_POLICY = "this policy"


def _reviews(policy: Policy) -> Iterator[tuple[Clause, Review, Placed]]:
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Review):
            yield clause, provision, placed


def _of_policy(policy: Policy) -> Iterator[tuple[Clause, Review, Placed]]:
    return (
        (clause, review, placed) for clause, review, placed in _reviews(policy) if review.of == THIS_POLICY
    )


def _due(policy: Policy) -> Iterator[tuple[str, Day, Spot, tuple[Clause, ...]]]:
    """Every date by which something is reviewed: what, when, where that stands, and the clause."""
    if policy.front.review_due:
        yield THIS_POLICY, policy.front.review_due, top_at(policy, "review-due"), ()
    for clause, review, placed in _reviews(policy):
        if review.due and (review.of != THIS_POLICY or not _same_day(review.due, policy.front.review_due)):
            yield review.of, review.due, placed_at(placed, "due"), (clause,)


def _same_day(one: Day, other: Day | None) -> bool:
    """Whether two days can be one: a day of November, and November."""
    return other is not None and one.earliest <= other.latest and other.earliest <= one.latest


def overdue(policy: Policy, today: date) -> Found:
    """Reviews whose date has passed, of this policy or of anything that it reviews."""
    for what, due, spot, clauses in _due(policy):
        if due.latest < today:
            message = f"{capital(what)} was to be reviewed by {due.words()}, {ago(due.latest, today)}."
            yield say(REVIEW_OVERDUE, message, "", *clauses, at=spot)


def unset(policy: Policy, today: date) -> Found:
    """Policies that set no date: their period counts from the day they date from, if both are known."""
    if not policy.clauses or any(what == THIS_POLICY for what, _, _, _ in _due(policy)):
        return
    begun, period = _begun(policy), _period(policy)
    if begun is None or period is None or not period.longest_days:
        reviewing = next(_of_policy(policy), None)
        clause, at = (
            ([reviewing[0]], placed_at(reviewing[2], "every"))
            if reviewing
            else ([], top_at(policy, "review-every"))
        )
        yield say(
            REVIEW_UNSET, "This policy does not say when it is next to be reviewed.", "", *clause, at=at
        )
    elif (today - begun[1].latest).days > period.longest_days:
        often = period.words(policy.titles)
        message = (
            f"This policy dates from {begun[1].words()} and is to be reviewed {often}: that time is over."
        )
        yield say(REVIEW_OVERDUE, message, at=begun[2])


def ago(day: date, today: date) -> str:
    """How long ago a day was, as people say it: "12 days ago", "8 years ago"."""
    days = (today - day).days
    months = int(days / DAYS_IN_A_MONTH)
    if months < MONTHS_WORTH_SAYING:
        return f"{days} day{'' if days == 1 else 's'} ago"
    return f"{months} months ago" if months < 2 * MONTHS else f"{months // MONTHS} years ago"


def _begun(policy: Policy) -> tuple[str, Day, Spot] | None:
    """From when the policy dates, and what that day is."""
    front = policy.front
    for name, day, words in (
        ("approved-on", front.approved_on, "it was approved"),
        ("in-force-from", front.in_force_from, "it came into force"),
        ("dated", front.dated, "its date"),
    ):
        if day:
            return words, day, top_at(policy, name)
    for _, review, placed in _of_policy(policy):
        if review.last:
            return "its last review", review.last, placed_at(placed, "last")
    return None


def _period(policy: Policy) -> Period | None:
    periods = [policy.front.review_every, *(review.every for _, review, _ in _of_policy(policy))]
    return next((period for period in periods if period and period.longest_days), None)


def mismatch(policy: Policy, today: date) -> Found:
    """A next review that does not fit its period, and a clause that differs from the top."""
    begun, period, due = _begun(policy), _period(policy), next(_due_of_policy(policy), None)
    if begun and period and due:
        wrong = _misfit(begun[1].latest, due[0].latest, period)
        if wrong:
            message = f"The next review ({due[0].words()}) is {wrong} {begun[0]} ({begun[1].words()}), but the period is {period.words(policy.titles)}."
            yield say(REVIEW_MISMATCH, message, "", *due[2], at=due[1])
    for clause, review, placed in _of_policy(policy):
        yield from _differs_from_top(policy, clause, review, placed)


def _due_of_policy(policy: Policy) -> Iterator[tuple[Day, Spot, tuple[Clause, ...]]]:
    return ((day, spot, clauses) for what, day, spot, clauses in _due(policy) if what == THIS_POLICY)


def _misfit(begun: date, due: date, period: Period) -> str | None:
    """How far the next review lies from the day the policy dates from, when that does not fit the period."""
    days, longest = (due - begun).days, period.longest_days or 0
    if days <= 0:
        return "not after"
    late = days > longest + TOLERANCE
    soon = not period.at_least and days < longest * MUCH_SOONER
    months = round(days / DAYS_IN_A_MONTH)
    return f"{months} month{'' if months == 1 else 's'} after" if late or soon else None


def _differs_from_top(policy: Policy, clause: Clause, review: Review, placed: Placed) -> Found:
    front, titles = policy.front, policy.titles
    ours = front.review_every
    if review.every and ours and (differ(ours, review.every) or ambiguous(review.every)):
        theirs = (
            f"“{review.every.said}”, which can mean two things,"
            if ambiguous(review.every)
            else review.every.words(titles)
        )
        message = (
            f"#{clause.id} says that the policy is reviewed {theirs} but its top says {ours.words(titles)}."
        )
        yield say(REVIEW_MISMATCH, message, "", clause, at=placed_at(placed, ("every", "said"), "every"))
    for field, words, mine, other in (
        ("by", "reviewed", front.review_by, review.by),
        ("approve", "approved", front.approved_by, review.approve),
        ("sign", "signed", front.signed_by, review.sign),
    ):
        if mine and other and _others(mine, other):
            message = f"#{clause.id} says that the policy is {words} by {other.words(titles)}, but its top says by {mine.words(titles)}."
            yield say(REVIEW_MISMATCH, message, "", clause, at=placed_at(placed, field))


def _others(one: Parties, other: Parties) -> bool:
    return bool(one.members and other.members) and set(one.members) != set(other.members)


def approval(policy: Policy, today: date) -> Found:
    """No date of approval, one that is still to come, or nobody who approves."""
    if not policy.clauses:
        return
    front = policy.front
    if front.approved_on is None:
        signing = [clause for clause, review, _ in _of_policy(policy) if review.sign]
        what = "is not signed" if front.signed_by or signing else "has no date of approval"
        field = "signed-by" if front.signed_by else "approved-by"
        yield say(NOT_APPROVED, f"This policy {what}.", "", *signing, at=top_at(policy, field, name=True))
    elif front.approved_on.earliest > today:
        message = f"This policy is to be approved on {front.approved_on.words()}, which is still to come."
        yield say(NOT_APPROVED, message, at=top_at(policy, "approved-on"))
    elif front.approved_by is None and not any(review.approve for _, review, _ in _of_policy(policy)):
        message = "This policy does not say who approves it."
        yield say(NOT_APPROVED, message, at=top_at(policy, "approved-on", name=True))


CHECKS = (
    Check((REVIEW_OVERDUE,), overdue),
    Check((REVIEW_UNSET, REVIEW_OVERDUE), unset),
    Check((REVIEW_MISMATCH,), mismatch),
    Check((NOT_APPROVED,), approval),
)
