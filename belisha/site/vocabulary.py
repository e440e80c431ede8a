"""The vocabulary of Belisha: every word that a policy can use, every check, and what is served today.

This is the one place where the rooms' words come together. Nothing registers itself by being imported.
"""

from __future__ import annotations

from belisha.agreements.checks import CHECKS as AGREEMENT_CHECKS
from belisha.agreements.provisions import PROVISIONS as AGREEMENTS
from belisha.concerns.checks import CHECKS as CONCERN_CHECKS
from belisha.concerns.provisions import PROVISIONS as CONCERNS
from belisha.education.provisions import PROVISIONS as EDUCATION
from belisha.filtering.checks import CHECKS as FILTERING_CHECKS
from belisha.filtering.provisions import PROVISIONS as FILTERING
from belisha.language.marks import MARKS
from belisha.language.provisions import Provision
from belisha.language.vocabulary import Vocabulary
from belisha.monitoring.provisions import PROVISIONS as MONITORING
from belisha.policy.checks import CHECKS as POLICY_CHECKS
from belisha.policy.provisions import PROVISIONS as POLICY
from belisha.policy.provisions import Appoint, Cite, Record, Refer, Scope
from belisha.policy.terms import CAPABILITIES
from belisha.technology.provisions import PROVISIONS as TECHNOLOGY

SERVED: frozenset[tuple[type[Provision], str]] = frozenset(
    {
        (Appoint, "role.register"),
        (Cite, "policy.links"),
        (Record, "role.register"),
        (Refer, "policy.links"),
        (Scope, "policy.scope"),
    }
)
"""Which provisions some room acts on or keeps evidence of: word and capability.

The room of people holds the roles and knows whom a clause binds, and that of the policy its companion documents; the
critic checks every law and publication that is cited against dated facts. All else waits for its room.
"""


def serves(provision: Provision) -> bool:
    """Whether some room acts on this provision or keeps evidence of it."""
    return (type(provision), provision.capability) in SERVED


VOCABULARY = Vocabulary.of(
    [*MARKS, *POLICY, *AGREEMENTS, *FILTERING, *CONCERNS, *EDUCATION, *TECHNOLOGY, *MONITORING],
    CAPABILITIES,
    checks=[*POLICY_CHECKS, *AGREEMENT_CHECKS, *FILTERING_CHECKS, *CONCERN_CHECKS],
    serves=serves,
)
