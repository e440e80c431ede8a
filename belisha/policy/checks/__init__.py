"""The critic: what a careful reader would say of a policy before governors approve it."""

from belisha.policy.checks import approvals, clashes, dates, gaps, people, procedures

CHECKS = (
    *people.CHECKS, *approvals.CHECKS, *procedures.CHECKS, *clashes.CHECKS, *gaps.CHECKS, *dates.CHECKS,
)  # fmt: skip
