"""A policy in force, and somebody who reads its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.school import client_of, member, put_file_in_force, put_in_force, school

Serve = Callable[..., Client]
"""Takes a text, or the path of a policy of this checkout, and perhaps the table of its obligations."""


@pytest.fixture
def serve(db: None) -> Serve:
    """Puts a text or a policy of this checkout in force, and gives the browser of the school's head."""
    here = school()
    head = member(here, "staff", name="Robin Marsh", holds=("head",))

    def served(text: str | Path, obligations: str = "") -> Client:
        if isinstance(text, Path):
            put_file_in_force(here, text)
        else:
            put_in_force(here, text, obligations.encode())
        return client_of(head)

    return served


@pytest.fixture
def reader(serve: Serve) -> Client:
    """The browser of a head whose school lives by Milestone's policy."""
    return serve(settings.CHECKOUT / "policies/milestone/policy.md")
