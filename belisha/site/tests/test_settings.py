"""What every answer carries, whatever page it is: the headers, and no more cookies than are needed."""

from __future__ import annotations

import logging

import pytest
from django.core.management import call_command
from django.test import Client

ADDRESSES = ["/", "/nothing-is-here", "/static/belisha/belisha.css"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
@pytest.mark.django_db
def test_every_answer_carries_the_headers(client: Client, address: str, header: str, expected: str) -> None:
    assert client.head(address).headers[header] == expected


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.django_db
def test_only_what_belisha_serves_may_be_loaded(client: Client, address: str) -> None:
    directives = client.head(address).headers["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in directives
    assert "script-src 'self'" in directives
    assert "style-src 'self'" in directives
    assert "frame-ancestors 'none'" in directives
    assert not [directive for directive in directives if "unsafe" in directive or "*" in directive]


@pytest.mark.django_db
def test_a_reader_gets_no_cookie(client: Client) -> None:
    assert not client.get("/").cookies


def test_another_host_is_refused(client: Client) -> None:
    assert client.get("/", headers={"host": "belisha.example"}).status_code == 400


def test_a_form_without_its_token_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/", {"policy": "# Policy"}).status_code == 403


def test_plain_http_promises_no_https(client: Client) -> None:
    assert "Strict-Transport-Security" not in client.get("/nothing-is-here").headers


def test_an_address_that_is_not_found_is_not_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert client.get("/pupils/somebody-by-name").status_code == 404
    assert "somebody-by-name" not in caplog.text


def test_django_finds_nothing_wrong() -> None:
    call_command("check", fail_level="WARNING")
