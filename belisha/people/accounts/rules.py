"""Pure decisions about pupils' secrets: pictures or a password, and whether a password will do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from belisha.people.terms import SecretKind

FIRST_PASSWORD_YEAR: Final = 3
"""The first year of key stage 2."""
FIRST_PASSWORD_AGE: Final = 8
"""In years: for pupils of no year group. Most turn eight in the first year of key stage 2."""
SHORTEST: Final = 8
"""Of a pupil's password, in characters (NIST SP 800-63B, section 5.1.1.1)."""
TOO_EASY: Final = frozenset(
    {
        "password",
        "12345678",
        "123456789",
        "qwertyui",
        "qwertyuiop",
        "iloveyou",
        "abcdefgh",
        "football",
        "unicorns",
    }
)


def secret_kind_for(year_group: int | None, born_on: date | None, today: date) -> SecretKind:
    """By what a pupil signs in: pictures up to key stage 1, and a password from key stage 2."""
    if year_group is not None:
        return SecretKind.PASSWORD if year_group >= FIRST_PASSWORD_YEAR else SecretKind.PICTURES
    if born_on is None:
        return SecretKind.PICTURES
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    age = today.year - born_on.year - (not had_birthday)
    return SecretKind.PASSWORD if age >= FIRST_PASSWORD_AGE else SecretKind.PICTURES


def trouble_with(password: str, names: Iterable[str]) -> str:
    """What is wrong with a password for a pupil, in a sentence; "" when it will do."""
    plain = password.lower()
    if len(password) < SHORTEST:
        return (
            f"The password must have at least {SHORTEST} characters. Three short words are easy to remember."
        )
    if plain in TOO_EASY or len(set(plain)) < len("abcd"):
        return "That password is one that others guess first. Choose three short words."
    if any(name and name.lower() in plain for name in names):
        return "A password must not hold the pupil’s name. Choose three short words."
    return ""


def names_on_a_list(names: list[tuple[str, str]]) -> list[str]:
    """How a class's pupils stand on the page where they find themselves, from their names and family names.

    "Ada F", or the whole name where two would be alike.
    """
    short = [f"{given} {family[:1]}".strip() for given, family in names]
    return [
        one if short.count(one) == 1 else f"{given} {family}".strip()
        for one, (given, family) in zip(short, names, strict=True)
    ]
