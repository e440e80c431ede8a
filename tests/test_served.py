"""What Belisha claims to serve, it serves in all five policies."""

from __future__ import annotations

from pathlib import Path

import pytest

from belisha.language.provisions import Worth
from belisha.policy.queries import Examined, served_policy
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY

POLICIES = Path(__file__).parents[1] / "policies"
FIVE = ("chances", "claremont", "melbourne", "melton", "milestone")
SERVED_WHOLLY = ("policy.scope", "policy.links", "role.register")
OWED = {
    # School: obligations of each of these capabilities that are no statements, counted from the lists of obligations.
    "chances": (1, 1, 0),
    "claremont": (2, 6, 3),
    "melbourne": (6, 19, 3),
    "melton": (4, 4, 2),
    "milestone": (3, 4, 5),
}


def examined(school: str) -> Examined:
    return served_policy(POLICIES / school / "policy.md", VOCABULARY, TODAY)


def owed(policy: Examined, capability: str) -> set[str]:
    """The obligations of a capability that something has to serve."""
    return {
        one.id
        for one in policy.obligations.values()
        if one.capability == capability and one.kind is not Worth.STATEMENT
    }


@pytest.mark.parametrize("school", FIVE)
@pytest.mark.parametrize("capability", SERVED_WHOLLY)
def test_no_obligation_of_it_is_unserved(school: str, capability: str) -> None:
    policy = examined(school)
    assert owed(policy, capability) - policy.kept == set()


@pytest.mark.parametrize("school", FIVE)
def test_there_are_obligations_to_serve(school: str) -> None:
    policy = examined(school)
    assert tuple(len(owed(policy, capability)) for capability in SERVED_WHOLLY) == OWED[school]


@pytest.mark.parametrize("school", FIVE)
def test_what_is_not_built_yet_is_still_shown_as_unserved(school: str) -> None:
    policy = examined(school)
    assert owed(policy, "incident.procedure") & policy.kept == set()
    assert policy.unserved > 0
