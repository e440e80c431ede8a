"""A publication as a Word document, with real headings, lists and table headings, so that a screen reader can follow it."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from belisha.language.publishing.prose import Paragraph, ProsePart, Run, Table
from belisha.language.publishing.publication import Promise, Publication, Section, Words

QUIET = RGBColor(0x50, 0x5A, 0x5F)
MOST_HEADINGS = 9


def render(publication: Publication) -> bytes:
    """The publication as a .docx file."""
    document = docx.Document()
    _properties(document, publication)
    document.add_paragraph(publication.school).runs[0].bold = True
    document.add_heading(publication.title, level=0)
    _rows(document, ("About this version", ""), publication.facts)
    document.add_heading("Contents", level=1)
    _contents(document)
    document.add_heading("Roles", level=1)
    _rows(
        document,
        ("Role", "Clauses that ask something of it"),
        tuple((title, str(n)) for title, n in publication.roles),
    )
    for piece in publication.body:
        _piece(document, piece)
    _small(document, f"Fingerprint of this exact text (SHA-256): {publication.fingerprint}")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _properties(document: Document, publication: Publication) -> None:
    document.core_properties.title = f"{publication.title} – {publication.school}"
    document.core_properties.author = publication.school
    document.core_properties.language = "en-GB"
    document.styles["Normal"].element.get_or_add_rPr().append(_language())


def _language() -> BaseOxmlElement:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    return language


def _contents(document: Document) -> None:
    """A table of contents that Word fills when the document is opened or printed."""
    run = document.add_paragraph().add_run()
    for kind, text in (("begin", ""), ("", 'TOC \\o "1-3" \\h \\z \\u'), ("separate", ""), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text or None
        run._r.append(element)
    settings = document.settings.element
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")
    settings.append(update)


def _rows(document: Document, head: tuple[str, str], rows: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    _head(table, head)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _head(table: WordTable, head: tuple[str, ...]) -> None:
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    marker = OxmlElement("w:tblHeader")
    marker.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(marker)


def _piece(document: Document, piece: Section | Words | Promise) -> None:
    if isinstance(piece, Section):
        document.add_heading(piece.text, level=min(piece.level - 1, MOST_HEADINGS))
    elif isinstance(piece, Words):
        _parts(document, piece.parts)
    else:
        _promise(document, piece)


def _promise(document: Document, promise: Promise) -> None:
    _parts(document, promise.parts)
    _small(document, f"#{promise.id}")
    if promise.sentences or promise.marks or promise.states:
        document.add_paragraph().add_run(f"{promise.kind}:").bold = True
    for words in (*promise.sentences, *promise.marks):
        document.add_paragraph(words, style="List Bullet")
    for words in promise.states:
        document.add_paragraph(style="List Bullet").add_run(f"{words}.").italic = True


def _parts(document: Document, parts: tuple[ProsePart, ...]) -> None:
    for part in parts:
        if isinstance(part, Table):
            _table(document, part)
        else:
            _paragraph(document, part)


def _paragraph(document: Document, paragraph: Paragraph) -> None:
    style = {"": "Normal", "•": "List Bullet"}.get(paragraph.marker, "Normal")
    made = document.add_paragraph(style=style)
    if paragraph.marker not in ("", "•"):
        made.add_run(f"{paragraph.marker} ")
    _runs(made, paragraph.runs)


def _table(document: Document, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.rows[0]), style="Table Grid")
    _head(made, tuple("".join(run.text for run in cell) for cell in table.rows[0]))
    for row in table.rows[1:]:
        for cell, runs in zip(made.add_row().cells, row, strict=False):
            _runs(cell.paragraphs[0], runs)


def _runs(made: WordParagraph, runs: tuple[Run, ...]) -> None:
    for run in runs:
        words = made.add_run(run.text)
        words.bold, words.italic = run.strong or None, run.emphasis or None
        if run.link and run.link != run.text:
            made.add_run(f" ({run.link})")


def _small(document: Document, words: str) -> None:
    run = document.add_paragraph().add_run(words)
    run.font.size, run.font.color.rgb = Pt(9), QUIET
