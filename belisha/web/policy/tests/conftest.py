"""A policy to serve: one written for the test, or one of those in the checkout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

Serve = Callable[[str], Client]


@pytest.fixture
def serve(tmp_path: Path, settings: Settings) -> Serve:
    """Serves a policy with this text, and gives somebody who can open its pages."""

    def put_in_place(text: str) -> Client:
        path = tmp_path / "policy.md"
        path.write_text(text, "utf-8")
        settings.BELISHA_POLICY = path
        return Client()

    return put_in_place
