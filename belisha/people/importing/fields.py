"""What may stand in a single cell, and what is wrong with it otherwise. Each takes the text and gives the value."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Final

CHECK_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Of unique pupil numbers, by their value: without I, O and S."""

LONGEST_NAME: Final = 100
LONGEST_EMAIL: Final = 254
LONGEST_TELEPHONE: Final = 40
LONGEST_KEY: Final = 200
LONGEST_RELATIONSHIP: Final = 60
LONGEST_SHOWN: Final = 40

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
_JOINERS = "\u200c\u200d"
"""Nobody sees them, and some scripts need them."""
_EMAIL = re.compile(r"[^\s@\"(),:;<>\[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII)
_TELEPHONE = re.compile(r"\+?[0-9 ().\-/]+( *(x|ext\.?|extension) *[0-9]+)?", re.IGNORECASE | re.ASCII)
_UPN = re.compile(r"([A-Z])([0-9]{11})([0-9A-Z])", re.ASCII)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?", re.ASCII)
_BRITISH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?: 00:00(?::00)?)?", re.ASCII)
_YEAR = re.compile(r"(?:year|yr|y|nc)? ?(-?[0-9]{1,2})", re.IGNORECASE | re.ASCII)
_YOUNGER = frozenset({"IT", "PR", "PK", "TK", "PREK", "N", "N1", "N2", "E1", "E2", "NURSERY", "-1", "-2"})
_NONE_GIVEN = frozenset({"UG", "PS", "OTHER", "X", "M", "NONE", "N/A"})
_RECEPTION = frozenset({"R", "RECEPTION", "KG", "YR", "YEAR R", "FOUNDATION"})
_LAST_YEAR = 13
_EXTRA_YEAR = 14
_UPN_LENGTH = 13
_FEWEST_DIGITS = 3


class Slip(ValueError):  # noqa: N818 - it is a person's slip, not the program's error
    """What is wrong with a cell, and what to do, each a sentence."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def shown(text: str) -> str:
    """A cell's text as it can be repeated in a message: one short line, between quotation marks."""
    plain = "".join(character if character.isprintable() else "�" for character in text.strip(" "))
    return f"“{shortened(plain, LONGEST_SHOWN)}”"


def shortened(text: str, longest: int) -> str:
    """A text of at most so many characters and a mark of what was cut."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def text(cell: str, longest: int = LONGEST_NAME) -> str:
    """Any short text, composed (NFC) and trimmed; "" for an empty cell.

    Refuses what a spreadsheet would run as a formula (OWASP, “CSV injection”) and characters that nobody sees.
    """
    trimmed = cell.strip(" \u00a0")
    if trimmed.startswith(_FORMULA) or cell.startswith(_FORMULA):
        raise Slip(
            f"{shown(cell)} begins with {_named(trimmed[:1] or cell[:1])}, which a spreadsheet would take for a formula.",
            "Write it without that character.",
        )
    return _plain(trimmed, longest)


def _plain(trimmed: str, longest: int) -> str:
    if trimmed.isascii() and trimmed.isprintable() and len(trimmed) <= longest:
        return trimmed
    plain = trimmed.translate(_SPACES)
    hidden = next((mark for mark in plain if not mark.isprintable() and mark not in _JOINERS), None)
    if hidden is not None:
        raise Slip(
            f"{shown(plain)} contains a character that cannot be seen (U+{ord(hidden):04X}).",
            "Delete the text and type it again.",
        )
    composed = unicodedata.normalize("NFC", plain)
    if len(composed) > longest:
        raise Slip(f"It is {len(composed)} characters long; {longest} is the most.", "Write a shorter one.")
    return composed


def _named(character: str) -> str:
    return {"\t": "a tab", "\r": "a line break"}.get(character, f"“{character}”")


def name(cell: str) -> str:
    """A name: it has a letter. "" where there is none, or a lone “-” or “.” stands for none."""
    if cell.strip() in {"", "-", "."}:
        return ""
    found = text(cell)
    if not any(character.isalpha() for character in found):
        raise Slip(f"{shown(cell)} is not a name.", "Write the name as it is used at school.")
    return found


def key(cell: str) -> str:
    """What the records call somebody or something: any text, also a number with a sign."""
    return _plain(cell.strip(), LONGEST_KEY)


def email(cell: str) -> str:
    """An email address of the usual shape (RFC 5321, without quoted names), its domain in small letters."""
    found = text(cell, LONGEST_EMAIL)
    if not found:
        return ""
    if _EMAIL.fullmatch(found) is None or ".." in found or found.startswith("."):
        raise Slip(
            f"{shown(cell)} is not an email address.", "Write it as name@school.example, or leave it empty."
        )
    local, _, domain = found.rpartition("@")
    return f"{local}@{domain.lower()}"


def telephone(cell: str) -> str:
    """A telephone number as it was written; it may begin with “+”."""
    found = _plain(cell.strip(), LONGEST_TELEPHONE)
    if not found:
        return ""
    digits = sum(character.isdigit() for character in found)
    if _TELEPHONE.fullmatch(found) is None or digits < _FEWEST_DIGITS or found.startswith("-"):
        raise Slip(
            f"{shown(cell)} is not a telephone number.",
            "Write it in digits, as 01632 960001, or leave it empty.",
        )
    return found


def upn(cell: str) -> str:
    """A unique pupil number, checked as the DfE's guide to them says: the letter is the sum of each digit times its place, modulo 23.

    A temporary one ends in a letter, which counts as its own value.
    """
    found = cell.replace(" ", "").upper()
    if not found:
        return ""
    parts = _UPN.fullmatch(found)
    if parts is None:
        raise Slip(f"{shown(cell)} is not a unique pupil number: {_misshapen(found)}", _COPY_UPN)
    due = check_letter(found[1:])
    if due is None:
        raise Slip(
            f"{shown(cell)} is not a unique pupil number: the letters I, O and S are not used in one.",
            _COPY_UPN,
        )
    if found[0] != due:
        raise Slip(
            f"{shown(cell)} is not a unique pupil number: its digits make the check letter {due}, not {found[0]}.",
            _COPY_UPN,
        )
    return found


_COPY_UPN = "Copy the number again from the pupil’s record: one of its characters is wrong."


def _misshapen(found: str) -> str:
    if len(found) != _UPN_LENGTH:
        return f"it has {len(found)} characters in place of {_UPN_LENGTH}."
    return "it must be a letter and twelve digits, of which only the last may be a letter."


def check_letter(rest: str) -> str | None:
    """The letter that begins a unique pupil number, from its other twelve characters; None if one cannot stand in it."""
    total = 0
    for place, character in enumerate(rest, start=2):
        if character in "0123456789":
            total += place * int(character)
        elif character in CHECK_LETTERS:
            total += place * CHECK_LETTERS.index(character)
        else:
            return None
    return CHECK_LETTERS[total % len(CHECK_LETTERS)]


@lru_cache(4096)
def iso_date(cell: str) -> date | None:
    """A date as ISO 8601 writes it, 2016-02-28; a time after it is left out. None for an empty cell."""
    found = cell.strip()
    if not found:
        return None
    if (parts := _ISO.fullmatch(found)) is None:
        raise Slip(f"{shown(cell)} is not a date.", "Write the year, month and day, as 2016-02-28.")
    return _day(cell, *parts.groups())


def any_date(cell: str) -> date | None:
    """A date as ISO 8601 writes it, or day, month and year: 28/02/2016."""
    parts = _BRITISH.fullmatch(cell.strip())
    if parts is not None:
        day, month, year = parts.groups()
        return _day(cell, year, month, day)
    try:
        return iso_date(cell)
    except Slip as slip:
        raise Slip(slip.problem, "Write the day, month and year, as 28/02/2016, or 2016-02-28.") from slip


def _day(cell: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as slip:
        raise Slip(
            f"{shown(cell)} is not a date: there is no such day.",
            "Write a day that is in the calendar, as 2016-02-28.",
        ) from slip


def year_group(cell: str) -> int | None:
    """A year group: reception is 0. None for an empty cell, for nursery, and where the code says that there is none.

    Reads CEDS codes (KG, 01), those of the common basic data set (R, N1, 1 to 14, X) and words (“Year 3”). A year 14,
    such as a special school's, is read as Year 13.
    """
    word = " ".join(cell.upper().split())
    if not word or word in _YOUNGER or word in _NONE_GIVEN:
        return None
    if word in _RECEPTION:
        return 0
    parts = _YEAR.fullmatch(word)
    number = int(parts.group(1)) if parts else -1
    if not 0 <= number <= _EXTRA_YEAR:
        raise Slip(
            f"{shown(cell)} is not a year group.",
            "Write R for reception, N for nursery, or a number from 1 to 13.",
        )
    return min(number, _LAST_YEAR)
