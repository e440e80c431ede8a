"""Nothing that was shown to somebody who had signed in is kept: the next one at a shared computer goes back to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.policies import TOP
from tests.school import client_of, member, put_in_force, school

PAGES = [
    "home", "people", "person-add", "people-export", "joiners-and-leavers", "trail", "trail-export", "versions", "version-propose",
    "roles", "policy", "coverage", "documents", "me", "classes", "about", "second-step-needed",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("page", [*PAGES, None])
def test_no_page_of_somebody_who_has_signed_in_is_kept(page: str | None) -> None:
    here = school()
    put_in_force(here, f"{TOP}\n## Scope\n\nPupils follow it. {{#scope.pupils}}\n")
    browser = client_of(member(here, "staff", holds=("head",)))
    answer: Any = browser.get(reverse(page) if page else "/there-is-no-such-page/")
    assert answer.status_code == (200 if page else 404)
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_page_that_is_refused_is_not_kept_either() -> None:
    answer = client_of(member(school(), "pupil", year_group=3)).get(reverse("people"))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (403, "no-store, private")


@pytest.mark.django_db
def test_what_is_open_to_all_may_be_kept_by_who_has_not_signed_in(client: Client) -> None:
    assert "Cache-Control" not in client.get(reverse("about")).headers
