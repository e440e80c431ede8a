"""Policies examined for tests of what a school's register shows of them."""

from __future__ import annotations

from pathlib import Path

from belisha.policy.queries import Examined, examine, served_policy
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY

POLICIES = Path(__file__).parents[1] / "policies"


def examined(text: str) -> Examined:
    """A text, read and checked on the day of the tests."""
    return examine(text, VOCABULARY, TODAY)


def examined_school(name: str) -> Examined:
    """The policy of a school that comes with Belisha."""
    return served_policy(POLICIES / name / "policy.md", VOCABULARY, TODAY)
