"""Everybody who reads the pages of a policy, each with a browser, and a school of which nobody here may learn anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Protocol

from django.test import Client

from tests.policies import TOP, clause
from tests.school import client_of, member, put_in_force, school

KEPT = (
    TOP.replace(
        "{title: Pupil Agreement, kind: agreement}",
        "{title: Pupil Agreement, kind: agreement}\n  behaviour: {title: Behaviour Policy, kind: policy, edition: '2024'}",
    )
    + "\n## Whom it binds\n"
    + clause("who: [pupils, staff]\nwhere: [on-site]", "scope.all", "scope")
    + "\n## Roles\n"
    + clause("role: dsl", "people.lead", "appoint")
    + clause("who: staff\ndo: keep passwords secret", "people.passwords")
    + "\nWe value the internet. {#people.value}\n"
    + "\n## Documents\n"
    + clause("to: pupil-agreement\nfor: the rules\ndecides: true", "papers.agreement", "refer")
    + clause("to: behaviour", "papers.behaviour", "refer")
    + clause('title: Data Protection Act\nedition: "1998"', "papers.law", "cite")
)
"""A policy in which something of each sort that is served stands, and something that is not."""


class Answer(Protocol):
    """What the client of Django's tests gives back."""

    @property
    def content(self) -> bytes: ...


def words(answer: Answer) -> str:
    """The words of a page, as they are read."""
    page = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@dataclass(frozen=True)
class Cast:
    """Who reads the pages."""

    add: Callable[..., object]
    """Adds somebody to the school, as `tests.school.member` does."""
    adopt: Callable[..., object]
    """Puts a text in force at the school, as `tests.school.put_in_force` does."""
    head: Client
    office: Client
    governor: Client
    teacher: Client
    parent: Client
    pupil: Client
    stranger: Client
    """The head of another school that lives by the same text."""


def cast_of(text: str = KEPT) -> Cast:
    """A school that lives by a text, and its people; another that does, and its head."""
    here, elsewhere = school(), school("Elsewhere School")
    put_in_force(here, text)
    put_in_force(elsewhere, text)

    def somebody(*kinds: str, name: str, holds: tuple[str, ...] = ()) -> Client:
        return client_of(member(here, *kinds, name=name, holds=holds))

    return Cast(
        add=partial(member, here),
        adopt=partial(put_in_force, here),
        head=somebody("staff", name="Robin Marsh", holds=("head",)),
        office=somebody("staff", name="Hazel Reed", holds=("office",)),
        governor=somebody("governor", name="Olive Heath"),
        teacher=somebody("teacher", name="Ash Brook"),
        parent=somebody("parent", name="Clover Fern"),
        pupil=somebody("pupil", name="Wren Fern"),
        stranger=client_of(member(elsewhere, "staff", name="Sorrel Birch", holds=("head",))),
    )
