"""What to do about a finding: the one place that sorts the critic's findings into jobs for a head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Group:
    """A job, and the ids of the findings that are dealt with by it."""

    id: str
    title: str
    words: str
    """Who does it and how, in a sentence."""
    findings: tuple[str, ...]


GROUPS: Final = (
    Group(
        "mend",
        "Mend what the software cannot read",
        "Until these are mended, the software does not obey the policy. They are slips in the file; whoever typed it can put them right.",
        (
            "bad-clause-mark", "bad-yaml", "block-without-clause", "block-without-word", "control-character", "duplicate-clause",
            "duplicate-key", "hidden-direction", "missing-field", "no-front-matter", "not-utf8", "too-deep", "too-large",
            "unclosed-block", "unclosed-front-matter", "unknown-capability", "unknown-clause", "unknown-document", "unknown-field",
            "unknown-provision", "unknown-role", "wrong-value", "yaml-reference",
        ),
    ),
    Group(
        "settle",
        "Settle contradictions",
        "The policy says two things at once. Decide which holds, and write down who decided and when.",
        (
            "clashing-rules", "doubled-clause", "open-conflict", "review-mismatch", "several-approvers",
            "several-consequences", "several-periods", "several-recipients", "several-signers", "several-strengths",
        ),
    ),
    Group(
        "protect",
        "Protect children, evidence and the accused",
        "These touch how a worry about a child is dealt with. Look at them with the safeguarding lead, and first of all.",
        ("accused-decides", "age-of-a-child", "evidence-destroyed", "no-recipient", "outside-remit", "sent-home"),
    ),
    Group(
        "separate",
        "Keep powers apart",
        "One person holds roles, or takes decisions, that the policy or good practice keeps apart. Give one of them to somebody else.",
        ("reports-to-self", "roles-together", "self-approval", "sole-approver"),
    ),
    Group(
        "fill",
        "Fill gaps",
        "Something is promised, begun or needed, and is not there. Write it, or take the promise away.",
        (
            "consent-gap", "exception-without-rule", "joins-mid-year", "missing-document", "missing-step", "missing-steps",
            "no-way-to-open", "residue", "unfilled-placeholder", "unstated", "young-signer",
        ),
    ),
    Group(
        "name",
        "Name people",
        "A role has no holder, or is missing. Say who it is, here or in the register of roles.",
        ("missing-role", "vacant-role"),
    ),
    Group(
        "contact",
        "Correct whom to turn to",
        "A name, place or number may lead nowhere, or to somebody else’s area. Look each up before somebody needs it.",
        ("another-area", "misprinted-telephone", "wrong-dialling-code"),
    ),
    Group(
        "update",
        "Bring approval, dates and law up to date",
        "The world has moved on since the policy was written. Review it, have it approved, and cite what is in force today.",
        (
            "another-phase", "dated-term", "not-approved", "review-overdue", "review-unset", "superseded-guidance", "superseded-law",
            "unknown-law",
        ),
    ),
    Group(
        "interpret",
        "Say what words mean",
        "People read these words differently. Write a period, or record how the school understands the word.",
        ("open-period",),
    ),
    Group(
        "tidy",
        "Use one name for one thing",
        "The same role or document goes by several names, or is missing from the policy’s own list.",
        ("misnumbered", "several-names", "unlisted-document"),
    ),
    Group(
        "cover",
        "Answer what is asked nationally",
        "National standards ask this of schools, and no clause answers it. Add one, or say which clause does. Some of it may be met outside the policy.",
        ("requirement-uncovered", "unknown-requirement"),
    ),
)  # fmt: skip

GROUP_OF: Final[Mapping[str, Group]] = {finding: group for group in GROUPS for finding in group.findings}
"""The group of each finding, by the finding's id."""


def group_of(finding: str) -> Group:
    """The group of a finding by its id. Raises KeyError for an id that no group names."""
    return GROUP_OF[finding]
