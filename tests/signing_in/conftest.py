"""A school whose people sign in, with quick hashes and emails that are sent at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from belisha.audit.models import TrailEntry
from belisha.people.accounts import post
from belisha.people.accounts.actions import new_account
from belisha.people.models import Account, Person, School
from belisha.people.terms import SecretKind
from tests.school import member, school

PASSWORD = "lantern pebble orchard"

Later = Callable[[timedelta], None]


class AtOnce:
    """Sends an email where it stands, not in the background."""

    def submit(self, send: Callable[..., Any], *arguments: Any) -> None:
        send(*arguments)


@pytest.fixture(autouse=True)
def quick(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(post, "POOL", AtOnce())


@pytest.fixture(autouse=True)
def uncounted(db: None) -> Iterator[None]:  # noqa: ARG001 - what is counted stands there
    """No test counts what another tried."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def here(db: None) -> School:  # noqa: ARG001 - where the school stands
    return school()


@pytest.fixture
def teacher(here: School) -> Person:
    return member(here, "teacher", name="Robin Marsh")


@pytest.fixture
def head(here: School) -> Person:
    return member(here, "staff", name="Hazel Brook", holds=("head",))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Moves the clock on."""
    real, moved = timezone.now, [timedelta()]

    def now() -> datetime:
        return real() + moved[0]

    def move(by: timedelta) -> None:
        moved[0] += by

    monkeypatch.setattr(timezone, "now", now)
    return move


def with_password(person: Person, password: str = PASSWORD) -> Account:
    """An account of theirs that this password opens."""
    account = new_account(person, email=person.email)
    account.secret_kind = SecretKind.PASSWORD
    account.set_password(password)
    account.save()
    return account


def enter(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    """Sends the form of the staff."""
    return client.post("/sign-in/staff/", {"login": email, "password": password, **more})


def is_in(client: Client) -> bool:
    """Whether somebody is signed in there."""
    return "_auth_user_id" in client.session


def words() -> list[str]:
    """What the trail says happened, in its order."""
    return list(TrailEntry.objects.order_by("pk").values_list("word", flat=True))
