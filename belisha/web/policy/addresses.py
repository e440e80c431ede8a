"""The addresses of pages about a clause or a role, where there are any."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from django.urls import NoReverseMatch, reverse
from markupsafe import Markup

_NAMED: Final = re.compile(r"`([^`]+)`|#([a-z0-9]+(?:[.-][a-z0-9]+)*)")


def address_or_none(route: str, *args: str) -> str | None:
    """The address of a page, or None when that page isn't installed here or can be about nothing of that name."""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return None


def clause_address(clause: str) -> str:
    """The address of a clause's page; "" for an id that is empty, as a draft's may be."""
    return reverse("clause", kwargs={"clause": clause}) if clause else ""


def with_links(text: str, known: Container[str]) -> Markup:
    """A sentence as HTML: each "#clause" that the policy has leads to its page, and what stands in backticks is code."""
    made = Markup("")
    end = 0
    for found in _NAMED.finditer(text):
        made += Markup.escape(text[end : found.start()]) + _named(found, known)
        end = found.end()
    return made + Markup.escape(text[end:])


def _named(found: re.Match[str], known: Container[str]) -> Markup:
    code, clause = found.groups()
    if code is not None:
        return Markup("<code>{}</code>").format(code)
    if clause not in known:
        return Markup("#{}").format(clause)
    return Markup('<a class="govuk-link" href="{}">#{}</a>').format(clause_address(clause), clause)
