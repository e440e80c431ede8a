"""The check of headings' numbers: a section that is missing, or that stands in another."""

from __future__ import annotations

import re
from datetime import date

from belisha.language.clauses import Heading, Policy
from belisha.language.findings import Kind, Level, Spot
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, say

MISNUMBERED = Kind(
    "misnumbered",
    Level.WARNING,
    "A heading whose number does not follow",
    "A section may have been lost, and nobody can find what another clause calls “section 4”.",
    "Number the sections anew, or put back the one that is missing.",
)
_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")


def misnumbered(policy: Policy, today: date) -> Found:
    """Numbers of headings that leave one out, or that begin with another section's number."""
    last: dict[int, tuple[int, ...]] = {}
    for heading in (piece for piece in policy.pieces if isinstance(piece, Heading)):
        found = _NUMBER.match(heading.text)
        if found is None:
            continue
        number = tuple(int(part) for part in found["number"].split("."))
        wrong = _wrong(number, last)
        if wrong:
            yield say(
                MISNUMBERED, f"This part is numbered {found['number']}, but {wrong}.", at=_at(policy, heading)
            )
        last = {depth: each for depth, each in last.items() if depth < len(number)} | {len(number): number}


def _wrong(number: tuple[int, ...], last: dict[int, tuple[int, ...]]) -> str | None:
    """What is wrong with a number after the last one of each depth; None when it follows."""
    before, above = last.get(len(number)), last.get(len(number) - 1)
    if before and before[:-1] == number[:-1]:
        follows = number[-1] == before[-1] + 1
        return None if follows else f"the one before it is {_written(before)}"
    if above and above != number[:-1]:
        return f"it stands in section {_written(above)}"
    return None if number[-1] == 1 else f"there is no {_written((*number[:-1], 1))}"


def _written(number: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in number)


def _at(policy: Policy, heading: Heading) -> Spot:
    line = policy.text.split("\n")[heading.line - 1]
    return Spot(heading.line, max(line.find(heading.text), 0) + 1, heading.text)


CHECKS = (Check((MISNUMBERED,), misnumbered),)
