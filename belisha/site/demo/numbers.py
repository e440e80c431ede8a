"""Unique pupil numbers that are well formed and belong to no school."""

from __future__ import annotations

from typing import Final

_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NO_SCHOOL: Final = "0000000"
"""An authority and a school that no register lists: three and four digits."""


def check_letter(digits: str) -> str:
    """The first letter of a unique pupil number, from the twelve digits after it.

    Each is multiplied by its place, from 2 to 13; the sum's remainder by 23 gives the letter (Department for Education,
    "Unique pupil numbers: a guide for schools and local authorities").
    """
    return _LETTERS[sum(place * int(digit) for place, digit in enumerate(digits, 2)) % len(_LETTERS)]


def pupil_number(year: int, serial: int) -> str:
    """A number given in a calendar year, such as 2024; `serial`, from 0 to 999, tells that year's pupils apart."""
    digits = f"{_NO_SCHOOL}{year % 100:02}{serial:03}"
    return check_letter(digits) + digits
