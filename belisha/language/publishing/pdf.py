"""A publication as a tagged PDF (PDF/UA-1), set by Typst, which refuses what would not be accessible."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst

from belisha.language.publishing.prose import Paragraph
from belisha.language.publishing.publication import Publication, Section, Words

TEMPLATE = Path(__file__).with_name("publication.typ")


def render(publication: Publication) -> bytes:
    """The publication as PDF/UA-1.

    The text travels to the template as data, so nothing in it can be taken for markup.
    """
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"publication": json.dumps(_data(publication))},
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def _data(publication: Publication) -> dict[str, object]:
    return {
        "title": publication.title,
        "school": publication.school,
        "facts": publication.facts,
        "roles": [[title, str(number)] for title, number in publication.roles],
        "fingerprint": publication.fingerprint,
        "body": [_piece(piece) for piece in publication.body],
    }


def _piece(piece: object) -> dict[str, object]:
    if isinstance(piece, Section):
        return {"sort": "section", "level": piece.level, "text": piece.text}
    if isinstance(piece, Words):
        return {"sort": "words", "parts": [_part(part) for part in piece.parts]}
    return {**asdict(piece), "sort": "promise", "parts": [_part(part) for part in piece.parts]}  # type: ignore[attr-defined,call-overload]


def _part(part: object) -> dict[str, object]:
    sort = "paragraph" if isinstance(part, Paragraph) else "table"
    return {**asdict(part), "sort": sort}  # type: ignore[call-overload]
