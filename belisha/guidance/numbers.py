"""Finding what is printed as a telephone number in a text. Whether it can be dialled is for `telephones`."""

from __future__ import annotations

import re
from typing import NamedTuple


class PrintedNumber(NamedTuple):
    """A telephone number as it stands in a text."""

    raw: str
    offset: int


_GAP = r"[ \u00a0\u2009\u202f-]"
_PRINTED = re.compile(
    rf"(?<![\w/@=.,:;#£$€%&+-])"
    rf"(?:(?:\+|00)44{_GAP}?(?:\(0\){_GAP}?)?|\(?)"
    rf"\d(?:\)?{_GAP}{{0,2}}\(?\d){{5,}}"
    r"(?![\w/@=%&]|[.:,-]\d)"
)
_DATE = re.compile(
    r"(?:19|20)\d\d *[ -] *(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d\d?[ -]\d\d?[ -](?:19|20)\d\d"
)
_ADDRESS = re.compile(r"//|www\.|\.(?:uk|com|org|net|gov|example|test)\b|@", re.IGNORECASE)
_GLUED = re.compile(r"\S*")
_GROUPS = re.compile(r"\d+")
_CHILDLINE = re.compile(r"0800[ -]?(?:1111|11[ -]11)(?=\D|$)")
_TAIL = re.compile(rf"{_GAP}\d{{1,2}}$")

SHORT_CODES = frozenset({"999", "112", "101", "111", "105", "116123", "116000", "119", "18000"})
"""Numbers of public service that are dialled as they stand. https://www.ofcom.org.uk/phones-and-broadband/phone-numbers"""

FULL_LENGTH = 11
"""The digits of most British numbers, the leading zero counted."""
SHORTEST, LONGEST = FULL_LENGTH - 1, FULL_LENGTH + 1
"""How many digits a number may be printed with and still be taken for one, misprints counted."""


def digits_of(raw: str) -> str:
    """The digits that are dialled in Britain: "+44 (0)1629 533190" gives "01629533190"."""
    digits = "".join(_GROUPS.findall(raw.replace("(0)", "")))
    if raw.lstrip("( ").startswith("+44") or digits.startswith("0044"):
        return "0" + digits.removeprefix("00").removeprefix("44")
    return digits


def numbers_in(text: str) -> tuple[PrintedNumber, ...]:
    """What is printed as a telephone number in a text, in order, misprints included.

    Left out: dates, numbers inside web and mail addresses, and the short codes such as 999, 101 and 116 123.
    """
    return tuple(
        PrintedNumber(raw, match.start())
        for match in _PRINTED.finditer(text)
        if (raw := _without_tail(match[0].strip()))
        and _looks_dialled(raw)
        and not _in_address(text, match.start())
    )


def _in_address(text: str, at: int) -> bool:
    """Whether a place lies within a web or mail address."""
    begin = max(text.rfind(gap, 0, at) for gap in (" ", "\n", "\t")) + 1
    glued = _GLUED.match(text, begin)
    return bool(glued and _ADDRESS.search(glued[0]))


def _without_tail(raw: str) -> str:
    """The number without what follows it: "0800 1111 24 hours a day"."""
    if childline := _CHILDLINE.match(raw):
        return childline[0]
    while len(digits_of(raw)) > FULL_LENGTH and _TAIL.search(raw):
        raw = _TAIL.sub("", raw)
    return raw


def _looks_dialled(raw: str) -> bool:
    digits = digits_of(raw)
    if digits in SHORT_CODES or _DATE.fullmatch(raw.strip("() ")):
        return False
    if _CHILDLINE.fullmatch(raw):
        return True
    if digits.startswith("0") and SHORTEST - 1 <= len(digits) <= LONGEST:
        return len(digits) >= SHORTEST or _grouped_like_one(raw)
    return SHORTEST <= len(digits) <= LONGEST and _grouped_like_one(raw)


def _grouped_like_one(raw: str) -> bool:
    """Whether the digits stand in groups as telephone numbers do: a code of three to five, then the rest."""
    groups = [len(group) for group in _GROUPS.findall(raw)]
    return (
        len(groups) in {2, 3} and groups[0] in range(3, 6) and all(size in range(3, 9) for size in groups[1:])
    )
