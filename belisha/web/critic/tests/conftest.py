from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from tests.policies import TODAY, clause, policy

Serve = Callable[[str], Client]

STARTER = (settings.CHECKOUT / "policies/starter/policy.md").read_text("utf-8")
"""A policy with nothing wrong."""

FAULTY = STARTER + "\n".join(
    [
        clause("who: staff\ndo: look after passwords\nevery: {said: regularly}", "passwords.care"),
        clause("who: network-manger\ndo: keep the list", "filter.list"),
        clause("who: staff\ndo: '<script>alert</script>'\nevery: {said: often}", "filter.head"),
    ]
)
"""The same with a misspelt role, two words that nobody interpreted, and something that must not run in a page."""

SMALL = policy(clause("who: teachers\ndo: look after passwords\nevery: month", "passwords.care"))
"""A policy with one clause."""


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is overdue, superseded or in force stays so, whenever the tests run."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def serve(settings: Settings, tmp_path: Path) -> Serve:
    """Makes a text the policy that is served, and gives somebody who can open its pages."""

    def served(text: str) -> Client:
        path = tmp_path / "policy.md"
        path.write_text(text, "utf-8")
        settings.BELISHA_POLICY = path
        return Client()

    return served
