"""The critic: what a careful reader would say of a policy before governors approve it.

A room whose provisions a check reads brings the check in its own `checks.py`; here stand those that any policy needs.
"""

from belisha.policy.checks import (
    clashes,
    currency,
    dates,
    differences,
    evidence,
    gaps,
    headings,
    national,
    people,
    phases,
    placeholders,
    places,
    procedures,
    strengths,
)

CHECKS = (
    *people.CHECKS,
    *procedures.CHECKS,
    *evidence.CHECKS,
    *clashes.CHECKS,
    *differences.CHECKS,
    *strengths.CHECKS,
    *gaps.CHECKS,
    *placeholders.CHECKS,
    *headings.CHECKS,
    *phases.CHECKS,
    *dates.CHECKS,
    *currency.CHECKS,
    *places.CHECKS,
    *national.CHECKS,
)
