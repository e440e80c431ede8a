"""Source text: bytes into lines, refusing what would make a text mean other than it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from belisha.language.findings import START, Finding, Kind, Level, Spot

LONGEST_TEXT = 2_000_000
"""Characters that a policy may hold: about ten times the longest of the five."""

NOT_UTF8 = Kind(
    "not-utf8",
    Level.ERROR,
    "A file that is not UTF-8 text",
    "A policy is plain text. A Word file or an old encoding would be read wrongly, letter by letter.",
    "Save the file as plain text with the encoding UTF-8.",
)
TOO_LARGE = Kind(
    "too-large",
    Level.ERROR,
    "A file that is too large to be a policy",
    f"The longest policy that Belisha reads holds {LONGEST_TEXT:,} characters, some ten times the longest we know.",
    "Check that this is the right file; move long annexes into documents of their own.",
)
CONTROL_CHARACTER = Kind(
    "control-character",
    Level.ERROR,
    "A character that nobody can see and that means nothing in a text",
    "NUL and other control characters come from damaged files. What follows one may be read differently by different programs.",
    "Delete the character that is named; type the line again if need be.",
)
HIDDEN_DIRECTION = Kind(
    "hidden-direction",
    Level.ERROR,
    "A character that reverses the order in which text is shown",
    "Governors would read one thing and the software would obey another.",
    "Delete the character. Right-to-left scripts need no such mark.",
)
KINDS = (NOT_UTF8, TOO_LARGE, CONTROL_CHARACTER, HIDDEN_DIRECTION)

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MOST_OF_A_SORT = 20
"""How many findings of one sort of character are listed one by one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that can be read on, or the findings that say why not."""

    text: str
    findings: tuple[Finding, ...] = ()
    readable: bool = True


def decode(data: bytes | str) -> Source:
    """The text of a policy file, with its line ends made one sort; never raises."""
    if isinstance(data, str):
        return _usable(data)
    try:
        return _usable(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)


def _usable(data: str) -> Source:
    if len(data) > LONGEST_TEXT:
        message = f"This text is {len(data):,} characters long; a policy may hold {LONGEST_TEXT:,}."
        return Source("", (Finding(TOO_LARGE, START, message),), readable=False)
    text = data.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Source(_CONTROL.sub(" ", text), tuple(_hidden(text)))


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Source:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = error.start - (before.rfind(b"\n") + 1) + 1
    hint = "This looks like a Word or zip file; export it as text." if data[:2] == b"PK" else ""
    byte = f"0x{data[error.start]:02x}"
    message = f"This file is not UTF-8 text: the byte {byte} cannot be read."
    return Source("", (Finding(NOT_UTF8, Spot(line, column, byte), message, hint),), readable=False)


def _hidden(text: str) -> Iterator[Finding]:
    for kind, pattern in ((CONTROL_CHARACTER, _CONTROL), (HIDDEN_DIRECTION, _DIRECTION)):
        for number, found in enumerate(pattern.finditer(text)):
            if number == MOST_OF_A_SORT:
                yield Finding(
                    kind, START, f"There are {len(pattern.findall(text)):,} such characters in all."
                )
                break
            yield Finding(
                kind, _spot(text, found), f"There is an invisible character here, U+{ord(found.group()):04X}."
            )


def _spot(text: str, found: re.Match[str]) -> Spot:
    start = text.rfind("\n", 0, found.start()) + 1
    return Spot(
        text.count("\n", 0, found.start()) + 1, found.start() - start + 1, f"U+{ord(found.group()):04X}"
    )
