from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.policies import TOP, clause, policy

Serve = Callable[[str], Client]

LASTING = TOP.replace("review-due: 2027-09-01", "review-due: 2099-09-01")
"""A top whose review does not become overdue while these tests live."""

SOUND = policy(clause("who: teachers\ndo: look after passwords\nevery: month", "passwords.care"), top=LASTING)
FAULTY = policy(
    clause("who: staff\ndo: look after passwords\nevery: {said: regularly}", "passwords.care"),
    clause("who: network-manger\ndo: keep the list", "filter.list"),
    clause("who: staff\ndo: '<script>alert</script>'\nevery: {said: often}", "filter.head"),
    top=LASTING,
)
"""A policy with a misspelt role, two words that nobody interpreted, and something that must not run in a page."""


@pytest.fixture
def serve(settings: Settings, tmp_path: Path) -> Serve:
    """Makes a text the policy that is served, and gives somebody who can open its pages."""

    def served(text: str) -> Client:
        path = tmp_path / "policy.md"
        path.write_text(text, "utf-8")
        settings.BELISHA_POLICY = path
        return Client()

    return served
