"""What a policy says to people: its text with all else blanked out, so that a name found there was meant."""

from __future__ import annotations

import re
from functools import lru_cache

from belisha.language.clauses import Policy

_MARK = re.compile(r"\{#[^{}]*\}")
_NAME = re.compile(r"^(?P<name>\s*(?:- )?\{?\s*[\w-]+:)(?P<value>.*)$")
_SLUG = re.compile(r"(?<![\w.@/-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w.@/-])")
_FENCE = re.compile(r"[\s>]*(?:`{3,}|~{3,})\s*(?P<word>[\w-]*)")
_RULE = "---"


def said(policy: Policy) -> str:
    """The text that people read, as long as the policy's own, so that places in both are the same.

    Blanked out are clauses' ids and sources, the names of a block's lines, values that are one name of the policy's own
    (`for: sexting`), and marks, which speak about the text ("there is no Criminal Misuse Act").
    """
    return _said(policy.text, frozenset(placed.spot.line for _, _, placed in policy.marks()))


@lru_cache(maxsize=2)
def _said(text: str, marks: frozenset[int]) -> str:
    """Kept for the next check of the same policy; `marks` are the lines on which its marks begin."""
    lines = text.split("\n")
    closing: str | None = _RULE if lines[0].rstrip() == _RULE else None
    hidden = False
    for number, line in enumerate(lines[1:] if closing else lines, 2 if closing else 1):
        fence = _FENCE.match(line)
        if closing is not None and (line.rstrip() == closing if closing == _RULE else fence):
            closing, hidden = None, False
        elif closing is not None:
            lines[number - 1] = " " * len(line) if hidden else _of_block(line)
        elif fence:
            closing, hidden = "```", number in marks
            lines[number - 1] = " " * len(line)
    return _MARK.sub(_blank, "\n".join(lines))


def _of_block(line: str) -> str:
    found = _NAME.match(line)
    name, value = (found["name"], found["value"]) if found else ("", line)
    bare = value.strip(" -[]{}\"'")
    if " " not in bare and bare == bare.lower() and _SLUG.fullmatch(bare):
        return " " * len(line)
    return " " * len(name) + value


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())
