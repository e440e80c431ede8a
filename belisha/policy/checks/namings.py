"""Names that a policy's text holds in several places, gathered so that each is spoken of once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from belisha.language.clauses import Clause, Policy
from belisha.language.findings import Finding, Kind, Spot
from belisha.policy.checks.common import Found, Text, say


class Naming(NamedTuple):
    """One place where a name stands."""

    key: str
    """What is named, however it is spelt."""
    spot: Spot
    clause: Clause | None
    text: str


Say = Callable[[Naming], tuple[str, str]]
"""The message and the hint about a name."""

_HISTORY_BEFORE = re.compile(
    r"\b(?:replac\w+|supersed\w+|repeal\w+|formerly|former|previously|instead of|in place of|once called|used to be)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_HISTORY_AFTER = re.compile(
    r"\W{0,3}(?:(?:was|were|has|have|is)\s+)?(?:since\s+)?(?:been\s+)?(?:now\s+)?(?:replaced|repealed|superseded|withdrawn|closed|abolished|renamed)\b",
    re.IGNORECASE,
)
_NEAR = 60
_MOST_LINES = 8


def naming(text: Text, key: str, offset: int, words: str) -> Naming:
    """A name that begins at an offset of a policy's text."""
    spot = text.spot(offset, words)
    return Naming(key, spot, text.clause(spot.line), " ".join(words.split()))


def is_history(text: str, begin: int, end: int) -> bool:
    """Whether a text names something only to say that it is over: "which replaced the Data Protection Act 1998"."""
    return bool(
        _HISTORY_BEFORE.search(text[max(0, begin - _NEAR) : begin])
        or _HISTORY_AFTER.match(text[end : end + _NEAR])
    )


def said_once(policy: Policy, kind: Kind, found: Iterable[Naming], words: Say) -> Found:
    """One finding for each name, at the first place where it stands, with the lines of the others."""
    by_key: dict[str, list[Naming]] = {}
    for each in sorted(found, key=lambda each: (each.spot.line, each.spot.column)):
        by_key.setdefault(each.key, []).append(each)
    for namings in by_key.values():
        yield _finding(kind, namings, words)


def _finding(kind: Kind, namings: list[Naming], words: Say) -> Finding:
    message, hint = words(namings[0])
    clauses = {each.clause.id: each.clause for each in namings if each.clause}
    return say(kind, f"{message}{_elsewhere(namings)}", hint, *clauses.values(), at=namings[0].spot)


def _elsewhere(namings: list[Naming]) -> str:
    """The lines of the other clauses in which a name stands; one line for each clause."""
    lines: dict[str, int] = {}
    for each in namings:
        lines.setdefault(each.clause.id if each.clause else f"line {each.spot.line}", each.spot.line)
    others = list(lines.values())[1:]
    if not others:
        return ""
    shown = ", ".join(str(line) for line in others[:_MOST_LINES])
    more = f" and {len(others) - _MOST_LINES} more" if len(others) > _MOST_LINES else ""
    return f" It stands on line{'s' if len(others) > 1 else ''} {shown}{more} too."
