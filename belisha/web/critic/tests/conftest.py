from __future__ import annotations

import pytest
from django.conf import settings

from tests.policies import TODAY, clause, policy

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
