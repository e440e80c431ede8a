"""Beside the text: a policy's lines, cut into stretches that each begin with a line that findings are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from belisha.language.clauses import Policy
from belisha.web.critic.listing import Remark
from belisha.web.critic.marking import About, marked, visible


@dataclass(frozen=True)
class Stretch:
    """A line with remarks beside it, and the lines up to the next such line.

    The first stretch of a policy may have no remarks; then it has no first line of its own either.
    """

    first: int
    """The number of its first line, counted from 1."""
    line: Markup
    remarks: tuple[Remark, ...]
    rest: Markup
    """The other lines, each as a list item; "" when there are none."""


def stretches(policy: Policy, remarks: Iterable[Remark]) -> tuple[Stretch, ...]:
    """A policy's text in stretches; remarks that have no line are left out."""
    lines = policy.text.split("\n")
    shown = str(escape(visible(policy.text))).split("\n")
    placed = [remark for remark in remarks if remark.about is About.LINE and remark.line <= len(lines)]
    by_line = [(line, tuple(group)) for line, group in groupby(placed, key=lambda remark: remark.line)]
    ends = [*(line for line, _ in by_line), len(lines) + 1]
    found = tuple(
        _stretch(lines[first - 1], first, group, shown[first : end - 1])
        for (first, group), end in zip(by_line, ends[1:], strict=True)
    )
    return (*_before(shown[: ends[0] - 1]), *found)


def _before(shown: list[str]) -> Iterator[Stretch]:
    if shown:
        yield Stretch(1, Markup(), (), _items(shown))


def _stretch(line: str, first: int, remarks: tuple[Remark, ...], rest: list[str]) -> Stretch:
    spots = (remark.finding.spot for remark in remarks)
    return Stretch(first, marked(line, spots), remarks, _items(rest))


def _items(shown: list[str]) -> Markup:
    # Thousands of lines: one join takes a tenth of the time of a loop in a template.
    return Markup(f"<li>{'</li><li>'.join(shown)}</li>") if shown else Markup()
