"""Outside bodies: who can help, with what, how they are reached, and which of them are gone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from belisha.guidance.bodies.authorities import AUTHORITIES
from belisha.guidance.bodies.gone import GONE
from belisha.guidance.bodies.helplines import HELPLINES
from belisha.guidance.names import Names
from belisha.guidance.numbers import digits_of
from belisha.guidance.terms import Body, Named

BODIES: tuple[Body, ...] = (*GONE, *AUTHORITIES, *HELPLINES)


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")


_BY_NAME: Mapping[str, Body] = {
    _key(name): body for body in BODIES for name in (body.id, body.name, *body.aliases)
}
_NO_BRAND = frozenset({"lscb", "lado", "safeguarding-partnership", "childrens-social-care"})
"""Kinds of body rather than one with a name of its own, so that people also write them without capitals."""

_BY_NUMBER: Mapping[str, Body] = {digits_of(phone): body for body in BODIES for phone in body.phones}
_NAMES = Names(
    (
        spelling
        for body in BODIES
        for name in (body.name, *body.aliases)
        for spelling in (name, name.upper(), *([name.lower()] if body.id in _NO_BRAND else ()))
    ),
    same_case=True,
)


def find_body(name: str) -> Body | None:
    """The body of a name, an id or one of the other names it goes by; None where we know none."""
    return _BY_NAME.get(_key(name))


def body_of_number(number: str) -> Body | None:
    """The body that a telephone number reaches; None where we know none."""
    return _BY_NUMBER.get(digits_of(number))


def bodies_named_in(text: str) -> tuple[Named[Body], ...]:
    """The bodies that a text names, in order."""
    return tuple(
        Named(_BY_NAME[_key(name)], text[begin:end], begin) for begin, end, name in _NAMES.found_in(text)
    )


def bodies_gone(text: str, on: date) -> tuple[Named[Body], ...]:
    """The bodies that a text names though they no longer existed on a day."""
    return tuple(named for named in bodies_named_in(text) if not named.what.exists(on))
