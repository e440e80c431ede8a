"""The check of a template's gaps that were never filled in."""

from __future__ import annotations

import re
from datetime import date

from belisha.language.clauses import Policy
from belisha.language.findings import Kind, Level
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, occurrences, say

UNFILLED_PLACEHOLDER = Kind(
    "unfilled-placeholder",
    Level.WARNING,
    "A gap in a template that was never filled in",
    "Whoever reads it learns nothing, and trusts the rest less.",
    "Write what belongs there, or delete the sentence.",
)
_TO_FILL = r"here|name|date|details|number|address|link|applicable|appropriate|relevant|school|where|if|only"
_GAP = re.compile(
    r"(?-i:(?=[\[(<_.…XTDL?]))(?:"
    r"(?<![\]\\\w])\[(?![xX ]\]|\^|\d+\]|sic\])(?P<square>[A-Za-z][^\[\]\n]{0,120}(?:\n[^\[\]\n]{0,120})?)\](?![(\[:])"
    r"|\((?:insert|delete|amend)\b[^()]{0,200}\)"
    rf"|\((?:include|complete|add|enter|edit)\b[^()]{{0,200}}?\b(?:{_TO_FILL})\b[^()]{{0,200}}\)"
    rf"|<(?:insert|add|enter|name|school|date|your|include)\b[^<>\n]{{0,80}}>"
    r"|(?P<blank>(?<![_\w])_{4,}|\.{6,}|…{3,})"
    r"|(?-i:\bX{3,}\b|\bTB[CA]\b|\bDD/MM/Y{2,4}\b|\bXX/XX/(?:20)?XX(?:XX)?\b|\bLorem ipsum\b|\?{3,}))",
    re.IGNORECASE,
)
_RULE = re.compile(r"---\s*$")
_FENCE = re.compile(r"[\s>]*(?:`{3,}|~{3,})")
_SLIP = re.compile(
    r"\b(?:parents?|carers?|guardians?|pupils?|child(?:ren)?|students?|learners?|class)\b", re.IGNORECASE
)
"""Words of a form that families fill in by hand: its blanks are meant to stand."""


def placeholders(policy: Policy, today: date) -> Found:
    """Gaps of a template that stand in the prose, in the headings, in a block or at the top."""
    lines = policy.text.split("\n")
    blocks: frozenset[int] | None = None
    for found, spot, clause in occurrences(policy, _GAP):
        gap = " ".join(found.group().split())
        if found["square"]:
            blocks = _in_blocks(lines) if blocks is None else blocks
            if spot.line in blocks:
                continue  # a list of a block, such as `[staff, pupils]`
        if found["blank"] and _SLIP.search(lines[spot.line - 1]):
            continue
        message = "This blank was never filled in." if found["blank"] else f"“{gap}” was never filled in."
        yield say(UNFILLED_PLACEHOLDER, message, "", *([clause] if clause else []), at=spot)


def _in_blocks(lines: list[str]) -> frozenset[int]:
    """The numbers of the lines that stand in the front matter or in a fenced block."""
    inside: set[int] = set()
    closing = _RULE if lines and _RULE.match(lines[0]) else None
    for number, line in enumerate(lines[1:], 2):
        if closing is not None:
            inside.add(number)
            closing = None if closing.match(line) else closing
        elif _FENCE.match(line):
            closing = _FENCE
    return frozenset(inside)


CHECKS = (Check((UNFILLED_PLACEHOLDER,), placeholders),)
