"""Marking: a line of a policy with the place that a finding is about, as HTML that shows what is really there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from markupsafe import Markup, escape

from belisha.language.findings import Finding, Level, Spot

Span = tuple[int, int]

AROUND: Final = 140
"""How many characters of a very long line are shown before and after the place."""

_HIDDEN: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_LIST_OF_ROLES: Final = "roles"
_ADDRESS: Final = re.compile(r"https://[^\s<&]*[^\s<&.,;:]")
_CODE: Final = re.compile("`([^`\n]+)`")


def visible(text: str) -> str:
    """The text with each character that turns the direction of reading shown by its number.

    Unicode Standard Annex 9: such a character would make a page show other words than it holds.
    """
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


class About(IntEnum):
    """What a finding is about, in the order in which a page shows them."""

    POLICY = 1
    """The policy as a whole."""
    LINE = 2
    LACK = 3
    """Something that the text does not say anywhere."""


def about(finding: Finding) -> About:
    """What a finding is about: only those that have a text in their spot, or a clause, or are errors, have a line."""
    if finding.id == "requirement-uncovered" and finding.spot.text == _LIST_OF_ROLES and not finding.clauses:
        # That no clause names a role is told at the list of roles, where there is nothing to be seen of it.
        return About.LACK
    if finding.spot.text:
        return About.LINE
    if finding.spot.line == 1:
        return About.POLICY
    return About.LINE if finding.clauses or finding.level is Level.ERROR else About.LACK


def span_of(line: str, spot: Spot) -> Span:
    """Where in a line a spot is: the first character and the one after the last, counted from 0."""
    start = spot.column - 1
    text = spot.text.split("\n")[0]
    if spot.text.startswith("U+"):
        return start, start + 1
    if text and line.startswith(text, start):
        return start, start + len(text)
    if text and text in line and text.strip() != line.strip():
        return line.index(text), line.index(text) + len(text)
    whole = len(line.rstrip())
    return (start, whole) if start < whole else (0, whole)


def marked(line: str, spots: Iterable[Spot]) -> Markup:
    """A whole line with the places of these spots in <mark>."""
    return _marked(line, _joined(span_of(line, spot) for spot in spots))


def excerpt(line: str, spot: Spot) -> Markup:
    """A line with one place in <mark>; a very long line is cut before and after it."""
    start, end = span_of(line, spot)
    end = min(end, start + 2 * AROUND)
    first, last = max(0, start - AROUND), min(len(line), end + AROUND)
    before, after = "…" if first else "", "…" if last < len(line) else ""
    inside = _marked(line[first:last], [(start - first, end - first)])
    return Markup("{}{}{}").format(before, inside, after)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _marked(line: str, spans: Iterable[Span]) -> Markup:
    pieces, reached = [], 0
    for start, end in spans:
        if end > start:
            pieces += [
                escape(visible(line[reached:start])),
                Markup("<mark>"),
                escape(visible(line[start:end])),
            ]
            pieces.append(Markup("</mark>"))
            reached = end
    return Markup().join([*pieces, escape(visible(line[reached:]))])


def in_code(text: str) -> Markup:
    """A message as HTML: what stands in `backticks` is what somebody types, and looks like it."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(visible(text)))))


def with_addresses(shown: Markup) -> Markup:
    """HTML with the addresses of other sites as links."""
    return Markup(_ADDRESS.sub(r'<a href="\g<0>" rel="noreferrer">\g<0></a>', str(shown)))
