"""Findings as a table, for a spreadsheet in which somebody ticks them off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from belisha.web.critic.groups import group_of
from belisha.web.critic.listing import Remark
from belisha.web.critic.marking import visible

HEADINGS: Final = (
    "Level", "Id", "What is wrong", "What to do", "Line", "Column", "Text", "Message", "Hint", "Clauses", "Sources",
)  # fmt: skip


def table(remarks: Iterable[Remark]) -> Iterator[tuple[str, ...]]:
    """The heading and a row for each finding, with what cannot be seen made visible."""
    yield HEADINGS
    for remark in remarks:
        yield tuple(visible(str(cell)) for cell in _row(remark))


def _row(remark: Remark) -> tuple[object, ...]:
    finding = remark.finding
    return (
        finding.level.capitalize(), finding.id, finding.kind.title, group_of(finding.id).title, finding.spot.line,
        finding.spot.column, finding.spot.text, finding.message, finding.hint, " ".join(finding.clauses),
        " ".join(finding.sources),
    )  # fmt: skip
