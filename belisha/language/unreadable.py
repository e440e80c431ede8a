"""Why a block cannot be read, in the words of somebody who writes policies and not programs."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong, what to do about it, and whether it stands where the trouble began or where it came out."""

    message: str
    hint: str
    began: bool = False


_BRACKET = Slip("a bracket is opened here and never closed", "Close every bracket that you open.", began=True)
_LEVEL = Slip(
    "this line does not stand level with those above it",
    "Lines that belong together begin in the same column; indent with spaces.",
)
_SECOND = Slip(
    "this line has a second colon, or is indented where the one above it already says something",
    "Put quotation marks around a text that holds a colon, and begin all lines in the same column.",
)
_BEGINS = Slip(
    "no text can begin with this character",
    "Put quotation marks around a text that begins with %, @, ` or another mark.",
)
TAB = Slip("a tab stands here", "Use spaces, not a tab, to indent.")
_QUOTE = Slip("a quotation mark is opened here and never closed", "Close the quotation mark.", began=True)
_SLIPS = (
    ("expected ',' or ']'", _BRACKET),
    ("expected ',' or '}'", _BRACKET),
    ("violates indentation", TAB),
    ("mapping values are not allowed", _SECOND),
    ("expected key", _LEVEL),
    ("expected '-' indicator", _LEVEL),
    ("could not find expected ':'", Slip("there is no colon after the name", "Write `name: value`.")),
    ("cannot start any token", _BEGINS),
    ("non-alphabetical character", _BEGINS),
    ("unexpected end of stream", _QUOTE),
    (
        "escape character",
        Slip("a backslash stands in a text", "Write the text in plain quotation marks (')."),
    ),
)
"""What the YAML scanner says (a part of its message), and what that means."""
ALIAS = "undefined alias"
NO_SPACE = Slip("there is no space after the colon of this line", "Write `name: value`, with a space.")
TIGHT_COLON = re.compile(r"\s*(?:- )?[\w-]+:[^\s/]")
"""A line such as `who:staff`, after which the next line is blamed for a colon too many."""


def slip(problem: str) -> Slip:
    """What a problem that the YAML scanner found means."""
    return next(
        (slip for words, slip in _SLIPS if words in problem), Slip(f"{problem or 'something is missing'}", "")
    )
