"""Findings as CSV (RFC 4180), for a spreadsheet in which somebody ticks them off."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

from belisha.web.critic.groups import group_of
from belisha.web.critic.listing import Remark
from belisha.web.critic.marking import visible

HEADINGS: Final = (
    "Level", "Id", "What is wrong", "What to do", "Line", "Column", "Text", "Message", "Hint", "Clauses", "Sources",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(cell: object) -> str:
    """A cell that a spreadsheet shows and never runs (OWASP, CSV injection)."""
    text = visible(str(cell))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def as_csv(remarks: Iterable[Remark]) -> bytes:
    """The findings as UTF-8 with the mark by which Excel knows it."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADINGS)
    writer.writerows([safe(cell) for cell in _row(remark)] for remark in remarks)
    return written.getvalue().encode("utf-8-sig")


def _row(remark: Remark) -> tuple[object, ...]:
    finding = remark.finding
    return (
        finding.level.capitalize(), finding.id, finding.kind.title, group_of(finding.id).title, finding.spot.line,
        finding.spot.column, finding.spot.text, finding.message, finding.hint, " ".join(finding.clauses),
        " ".join(finding.sources),
    )  # fmt: skip
