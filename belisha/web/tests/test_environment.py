from __future__ import annotations

from typing import Any

import pytest
from django.template import engines
from django.test import Client
from django.urls import NoReverseMatch
from jinja2 import UndefinedError
from pytest_django import Settings


def rendered(text: str, **context: Any) -> str:
    return engines["jinja2"].from_string(text).render(context)


def test_a_misspelt_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ polciy }}")


def test_a_misspelt_attribute_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ policy.titel }}", policy={"title": "Online safety"})


def test_what_people_wrote_is_escaped() -> None:
    assert rendered("{{ words }}", words="<b>") == "&lt;b&gt;"


def test_a_component_is_called_by_its_published_name() -> None:
    assert "govuk-inset-text" in rendered('{{ govukInsetText({"text": "Read this"}) }}')


def test_an_address_is_found_by_the_route() -> None:
    assert rendered('{{ url("about") }}') == "/about/"


def test_an_unknown_route_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        rendered('{{ url("no-such-route") }}')


def test_numbers_agree_with_their_nouns() -> None:
    assert rendered('{{ 2 | count_of("clause") }}') == "2 clauses"


def test_the_notice_of_the_installation_is_on_every_page(settings: Settings) -> None:
    settings.BELISHA_NOTICE = "This is a demonstration."
    assert "This is a demonstration." in Client().get("/about/").content.decode()


def test_without_a_notice_there_is_no_empty_bar(settings: Settings) -> None:
    settings.BELISHA_NOTICE = ""
    assert "belisha-notice" not in Client().get("/about/").content.decode()
