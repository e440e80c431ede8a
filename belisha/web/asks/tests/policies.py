"""The policies that the pages of this folder are tried on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from belisha.people.terms import Facts
from belisha.policy.queries import Examined, examine
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY

POLICIES = Path(__file__).parents[4] / "policies"
SCHOOLS = ("melton", "chances", "milestone", "melbourne", "claremont", "starter")


@cache
def examined(school: str) -> Examined:
    """A policy of the repository, read and checked."""
    return examine((POLICIES / school / "policy.md").read_bytes(), VOCABULARY, TODAY)


def somebody(*roles: str, year: int | None = None) -> Facts:
    """A made-up person with these roles."""
    return Facts("00000000-0000-0000-0000-000000000001", frozenset(roles), year_group=year)
