from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from belisha.web import errors
from belisha.web.tests.routes import SECRET

pytestmark = pytest.mark.urls("belisha.web.tests.routes")


def visitor(*, checks_forms: bool = False) -> Client:
    """Somebody with a browser, who sees the page for a failure where a test would otherwise see the exception."""
    return Client(raise_request_exception=False, enforce_csrf_checks=checks_forms)


def words_of(page: bytes) -> str:
    return " ".join(page.decode().split())


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/malformed", 400, "Belisha could not understand that request"),
        ("/refused", 403, "You cannot see this page"),
        ("/no-such-page", 404, "Page not found"),
        ("/broken", 500, "Sorry, there is a problem with Belisha"),
    ],
)
def test_a_failure_is_told_in_plain_words_in_the_shell(address: str, status: int, heading: str) -> None:
    response = visitor().get(address)
    words = words_of(response.content)
    assert response.status_code == status
    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in words
    assert f"<title>{heading} – Belisha</title>" in words
    assert "belisha-footer" in words


@pytest.mark.parametrize("address", ["/malformed", "/refused", "/no-such-page", "/broken"])
def test_a_failure_never_shows_what_the_program_knew(address: str) -> None:
    words = words_of(visitor().get(address).content)
    assert SECRET not in words
    assert "Traceback" not in words
    assert "Error" not in words


def test_the_address_of_a_form_has_a_page_for_whoever_opens_it() -> None:
    response = visitor().get("/takes-form")
    words = words_of(response.content)
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert '<h1 class="govuk-heading-l">There is nothing to read at this address</h1>' in words
    assert visitor().post("/takes-form").content == b"taken"


def test_a_form_without_its_token_is_refused_and_says_how_to_go_on() -> None:
    response = visitor(checks_forms=True).post("/reads-form", {"reason": "study"})
    assert response.status_code == 403
    assert "This form is too old to send" in words_of(response.content)


def test_a_form_with_its_token_is_read() -> None:
    assert words_of(visitor().post("/reads-form", {"reason": "study"}).content) == "reason"


def test_more_than_is_accepted_is_answered_with_413(settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = visitor().post("/reads-form", "x" * 101, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413
    assert "That is too big to send" in words_of(response.content)


def test_when_the_error_page_fails_too_there_is_still_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(errors, "render", fails)
    response = visitor().get("/broken")
    assert response.status_code == 500
    assert response.content.decode() == errors.LAST_RESORT


def test_the_last_resort_asks_for_nothing_else() -> None:
    assert "src=" not in errors.LAST_RESORT
    assert "href=" not in errors.LAST_RESORT
