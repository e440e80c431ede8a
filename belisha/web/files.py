"""Files that a person takes away."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse

from belisha.kit.spreadsheets import as_csv


def as_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to be kept under this name, which holds letters, digits, full stops and hyphens alone."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


def csv_file(rows: Iterable[Iterable[object]], name: str) -> HttpResponse:
    """Rows as a file for a spreadsheet."""
    return as_file(as_csv(rows), "text/csv; charset=utf-8", name)
