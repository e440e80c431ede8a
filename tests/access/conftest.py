from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from belisha.people.accounts import post
from tests.access.cast import Cast, cast_of

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class AtOnce:
    """Sends an email where it stands, not in the background."""

    def submit(self, send: Any, *arguments: Any) -> None:
        send(*arguments)


@pytest.fixture(scope="module")
def casts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Cast, Cast]]:  # noqa: ARG001
    """Two schools, made once for all tests of a module; what a test does to them is rolled back after it."""
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=QUICK), transaction.atomic():
        yield cast_of("Quillfeather", "A00000000000"), cast_of("Thistledown", "B00000000000")
        transaction.set_rollback(True)


@pytest.fixture
def here(casts: tuple[Cast, Cast], db: None) -> Cast:  # noqa: ARG001
    """The school whose records are asked for."""
    return casts[0]


@pytest.fixture
def elsewhere(casts: tuple[Cast, Cast], db: None) -> Cast:  # noqa: ARG001
    """The stranger's school."""
    return casts[1]


@pytest.fixture(autouse=True)
def quick(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = QUICK
    monkeypatch.setattr(post, "POOL", AtOnce())


@pytest.fixture(autouse=True)
def uncounted(here: Cast) -> None:  # noqa: ARG001
    """No test counts what another tried."""
    cache.clear()
