"""How long the answer takes says nothing: whatever depends on an address happens after it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core import mail
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from belisha.people.accounts import post
from belisha.people.models import Person, School
from tests.school import member
from tests.signing_in.conftest import with_password, words

ADDRESSES = ("/sign-in/parents/", "/sign-in/staff/forgotten/")
Work = Callable[[], None]


@pytest.fixture
def known(here: School) -> Person:
    """Somebody to whom either page sends a link, each by another account."""
    return member(here, "parent", name="Jude Fern")


@pytest.fixture
def put_off(monkeypatch: pytest.MonkeyPatch) -> list[Work]:
    """What would happen in the background, to be done when a test says so."""
    works: list[Work] = []

    class Later:
        def submit(self, work: Callable[..., None], *arguments: Any) -> None:
            works.append(lambda: work(*arguments))

    monkeypatch.setattr(post, "POOL", Later())
    return works


def asked_of_people(client: Client, address: str, email: str) -> list[str]:
    """The statements about people and the trail that the answer waits for."""
    with CaptureQueriesContext(connection) as seen:
        client.post(address, {"email": email})
    assert any("belisha_cache" in one["sql"] for one in seen.captured_queries), "tries are counted"
    return [one["sql"] for one in seen.captured_queries if "people_" in one["sql"] or "audit_" in one["sql"]]


def do_all(works: list[Work]) -> None:
    while works:
        works.pop(0)()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_answer_waits_for_nothing_that_depends_on_the_address(
    client: Client, known: Person, put_off: list[Work], address: str
) -> None:
    with_password(known)
    assert asked_of_people(client, address, known.email) == []
    assert asked_of_people(client, address, "nobody@home.example") == []
    assert words() == []
    assert not mail.outbox
    do_all(put_off)
    assert [message.to for message in mail.outbox] == [[known.email]]
    assert len(words()) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_failure_shows_itself_to_nobody(
    client: Client,
    known: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    address: str,
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("belisha.people.accounts.links._parents", fail)
    monkeypatch.setattr("belisha.people.accounts.actions.accounts_with_address", fail)
    assert client.post(address, {"email": known.email}).status_code == 200
    assert "could not be done" in caplog.text
    assert known.email not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_thread_does_it_with_a_connection_that_it_closes(
    client: Client, known: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapper, closed = type(connections["default"]), list[int]()
    close = wrapper.close

    def noted(self: Any) -> None:
        closed.append(threading.get_ident())
        close(self)

    monkeypatch.setattr(wrapper, "close", noted)
    with ThreadPoolExecutor(max_workers=1) as pool:
        monkeypatch.setattr(post, "POOL", pool)
        client.post(ADDRESSES[0], {"email": known.email})
        # It comes behind the work in the same thread.
        worker = pool.submit(threading.get_ident).result()
    assert [message.to for message in mail.outbox] == [[known.email]]
    assert words() == ["account.sign-in-link-sent"]
    assert worker in closed
