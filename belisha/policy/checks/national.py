"""The check of national requirements: which of them no clause covers. It never says that a school complies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from belisha.guidance.places import find_area
from belisha.guidance.requirements import BY_ID, STANDARDS, is_covered, requirements_on
from belisha.guidance.terms import Confidence, Nation, Requirement
from belisha.language.clauses import Clause, Policy
from belisha.language.findings import Finding, Kind, Level, Spot
from belisha.language.periods import Period
from belisha.language.phrases import listed
from belisha.language.provisions import Provision
from belisha.language.suggestions import did_you_mean
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, placed_at, say, top_at

REQUIREMENT_UNCOVERED = Kind(
    "requirement-uncovered",
    Level.NOTE,
    "A national requirement that no clause covers",
    "Inspectors, governors and parents ask how a school meets it. It may be met elsewhere; then a clause can say so.",
    'Add a clause about it, or name the requirement in the clause that meets it: `{#section.clause meets="..."}`.',
)
UNKNOWN_REQUIREMENT = Kind(
    "unknown-requirement",
    Level.WARNING,
    "A national requirement that Belisha does not know",
    "A clause that says that it meets a requirement is shown beneath it; a misspelt one is shown nowhere.",
    "Correct the spelling, or leave `meets` out.",
)
_YEAR_DAYS, _WEEK_DAYS = 366, 7
_OFTEN = {_WEEK_DAYS: "every week", _YEAR_DAYS: "every year", 2 * _YEAR_DAYS - 1: "every two years"}


@dataclass(frozen=True, slots=True)
class _Timed:
    """A period that a clause, or the top of the policy, sets for something."""

    period: Period
    spot: Spot
    clause: Clause | None


class _Coverage:
    """What a policy's clauses are about, whom they bind and how often."""

    def __init__(self, policy: Policy) -> None:
        self.capabilities: set[str] = set()
        self.bound: dict[str, set[str]] = defaultdict(set)
        self.timed: dict[str, list[_Timed]] = defaultdict(list)
        self.met = {identity for clause in policy.clauses for identity in clause.meets}
        for clause, provision, placed in policy.provisions():
            self.capabilities.add(provision.capability)
            self.bound[provision.capability] |= _bound(provision)
            for name, value in provision.__dict__.items():
                if isinstance(value, Period):
                    field = name.rstrip("_").replace("_", "-")
                    self.timed[provision.capability].append(_Timed(value, placed_at(placed, field), clause))
        every = policy.front.review_every
        if every:
            self.timed["review.schedule"].append(_Timed(every, top_at(policy, "review-every"), None))
            self.capabilities.add("review.schedule")

    def names_one_of(self, requirement: Requirement) -> bool:
        """Whether a clause about the requirement binds one of the roles that it speaks of."""
        return any(self.bound[capability] & set(requirement.roles) for capability in requirement.capabilities)

    def periods(self, requirement: Requirement) -> list[_Timed]:
        """The fixed periods of the clauses about a requirement, the shortest first."""
        found = [each for capability in requirement.capabilities for each in self.timed[capability]]
        return sorted((each for each in found if each.period.longest_days), key=_days)


def _days(each: _Timed) -> int:
    return each.period.longest_days or 0


def _bound(provision: Provision) -> set[str]:
    """The roles that a provision binds or names as recipients."""
    to = getattr(provision, "to", None)
    return {*provision.bound(), *getattr(to, "everyone", ()), *getattr(provision, "same_person_as", ())}


def requirements(policy: Policy, today: date) -> Found:
    """National requirements in force that no clause of a school in England covers."""
    area = find_area(policy.front.area) if policy.front.area else None
    if not policy.clauses or (area is not None and area.nation is not Nation.ENGLAND):
        return
    coverage = _Coverage(policy)
    end = Spot(policy.text.rstrip().count("\n") + 1, 1)
    for requirement in requirements_on(today):
        if requirement.id not in coverage.met:
            yield from _uncovered(policy, requirement, coverage, end)


def _uncovered(policy: Policy, requirement: Requirement, coverage: _Coverage, end: Spot) -> Found:
    if not is_covered(requirement, coverage.capabilities):
        yield _say(requirement, "No clause covers it.", end)
    elif requirement.roles and not coverage.names_one_of(requirement):
        roles = listed([policy.titles.one_of(role) for role in requirement.roles], "or")
        yield _say(requirement, f"No clause about it names {roles}.", top_at(policy, "roles", name=True))
    elif requirement.longest_days:
        yield from _too_seldom(
            policy, requirement, requirement.longest_days, coverage.periods(requirement), end
        )


def _too_seldom(
    policy: Policy, requirement: Requirement, longest: int, timed: list[_Timed], end: Spot
) -> Found:
    often = _OFTEN.get(longest, f"every {longest} days")
    if not timed:
        yield _say(requirement, f"No clause says that it is done at least {often}.", end)
    elif _days(timed[0]) > longest:
        words = timed[0].period.words(policy.titles)
        clauses = [timed[0].clause] if timed[0].clause else []
        yield _say(
            requirement, f"It is due at least {often}, and here it is {words}.", timed[0].spot, clauses
        )


def _say(requirement: Requirement, what: str, at: Spot, clauses: Iterable[Clause] = ()) -> Finding:
    standard = STANDARDS[requirement.standard]
    message = f"“{standard.title}” ({standard.edition}) asks this: {requirement.summary} {what}"
    source = {
        Confidence.READ: "Read it at",
        Confidence.REPORTED: "We know it from what others report: read it at",
        Confidence.REMEMBERED: "This is written from memory: look it up at",
    }[requirement.confidence]
    hint = f'Add a clause about it, or write `meets="{requirement.id}"` in the mark of one that meets it. {source} {standard.address}'
    return say(REQUIREMENT_UNCOVERED, message, hint, *clauses, at=at)


def unknown_requirements(policy: Policy, today: date) -> Found:
    """Requirements that a clause says it meets, and that nobody knows."""
    wrong = {
        identity: clause for clause in policy.clauses for identity in clause.meets if identity not in BY_ID
    }
    for identity, clause in wrong.items():
        at = _in_mark(policy, clause, identity)
        message = f"Belisha knows no national requirement called `{identity}`."
        yield say(UNKNOWN_REQUIREMENT, message, did_you_mean(identity, BY_ID), clause, at=at)


def _in_mark(policy: Policy, clause: Clause, identity: str) -> Spot:
    """Where a clause's mark names a requirement."""
    lines = policy.text.split("\n")
    for number in range(clause.spot.line, len(lines) + 1):
        if identity in lines[number - 1]:
            return Spot(number, lines[number - 1].index(identity) + 1, identity)
    return clause.spot


CHECKS = (
    Check((REQUIREMENT_UNCOVERED,), requirements),
    Check((UNKNOWN_REQUIREMENT,), unknown_requirements),
)
