"""Tables for spreadsheets, which are shown and never obeyed."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "|", "＝", "＋", "－", "＠")
_BREAKS: Final = ("\t", "\r", "\n")


def harmless(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it.

    Source: OWASP, "CSV Injection".
    """
    text = str(cell)
    risky = text.lstrip().startswith(_FORMULA) or text.startswith(_BREAKS)
    return f"'{text}" if risky else text


def as_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows as CSV (RFC 4180) in UTF-8 with the mark by which Excel knows it; every cell is harmless."""
    made = StringIO()
    csv.writer(made).writerows([harmless(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")
