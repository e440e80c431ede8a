"""A publication as a Word document, with real headings, lists and table headings, so that a screen reader can follow it."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from belisha.language.publishing.prose import Paragraph, ProsePart, Run, Table
from belisha.language.publishing.publication import Promise, Publication, Section, Words

QUIET = RGBColor(0x50, 0x5A, 0x5F)
BLUE = RGBColor(0x1D, 0x5A, 0x92)
MOST_HEADINGS = 9
INDENT = 0.6
"""Centimetres that one level stands further in."""
DOES, SENTENCE = "Belisha kind", "Belisha sentence"


def render(publication: Publication) -> bytes:
    """The publication as a .docx file."""
    document = docx.Document()
    _styles(document)
    _properties(document, publication)
    document.add_paragraph(publication.school).runs[0].bold = True
    document.add_heading(publication.title, level=0)
    _rows(document, ("About this version", ""), publication.facts)
    document.add_heading("Contents", level=1)
    _contents(document, publication)
    document.add_heading("Roles", level=1)
    _rows(
        document,
        ("Role", "Clauses that ask something of it"),
        tuple((title, str(n)) for title, n in publication.roles),
    )
    for number, piece in enumerate(publication.body):
        _piece(document, piece, number)
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
    return _element("w:lang", "w:val", "en-GB")


def _contents(document: Document, publication: Publication) -> None:
    """A link for each heading, which works in any word processor without being updated first."""
    for section in publication.sections:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(INDENT * (section.level - 2))
        paragraph.paragraph_format.space_after = Pt(2)
        link = _element("w:hyperlink", "w:anchor", section.anchor)
        run = paragraph.add_run(section.text)
        run.font.color.rgb, run.font.underline = BLUE, True
        link.append(run._r)
        paragraph._p.append(link)


def _bookmark(heading: WordParagraph, section: Section, number: int) -> None:
    start = _element("w:bookmarkStart", "w:id", str(number))
    start.set(qn("w:name"), section.anchor)
    heading._p.insert(1, start)
    heading._p.append(_element("w:bookmarkEnd", "w:id", str(number)))


def _element(tag: str, attribute: str, value: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    element.set(qn(attribute), value)
    return element


def _styles(document: Document) -> None:
    """Plain letters throughout, and a style of its own for what the software does."""
    normal = document.styles["Normal"]
    if isinstance(normal, ParagraphStyle):
        normal.font.name, normal.font.size = "Arial", Pt(11)
    for name, base in ((DOES, "Normal"), (SENTENCE, "List Bullet")):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if isinstance(style, ParagraphStyle):
            style.base_style = document.styles[base]
            style.font.size = Pt(10)
            style.paragraph_format.left_indent = Cm(INDENT if name == DOES else INDENT * 2)
            style.paragraph_format.space_after = Pt(2)
            style.paragraph_format.keep_with_next = name == DOES
            style.element.get_or_add_pPr().append(_bar())


def _bar() -> BaseOxmlElement:
    """A line at the left, as on the page and in the PDF."""
    borders = OxmlElement("w:pBdr")
    left = _element("w:left", "w:val", "single")
    for name, value in (("sz", "18"), ("space", "6"), ("color", "F5A300")):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    return borders


def _rows(document: Document, head: tuple[str, str], rows: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    _head(table, head)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _head(table: WordTable, head: tuple[str, ...]) -> None:
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    marker = _element("w:tblHeader", "w:val", "true")
    table.rows[0]._tr.get_or_add_trPr().append(marker)


def _piece(document: Document, piece: Section | Words | Promise, number: int) -> None:
    if isinstance(piece, Section):
        heading = document.add_heading(piece.text, level=min(piece.level - 1, MOST_HEADINGS))
        _bookmark(heading, piece, number)
    elif isinstance(piece, Words):
        _parts(document, piece.parts)
    else:
        _promise(document, piece)


def _promise(document: Document, promise: Promise) -> None:
    _parts(document, promise.parts)
    _small(document, f"#{promise.id}")
    if promise.sentences or promise.marks or promise.states:
        document.add_paragraph(style=DOES).add_run(f"{promise.kind}:").bold = True
    for words in (*promise.sentences, *promise.marks):
        document.add_paragraph(words, style=SENTENCE)
    for words in promise.states:
        document.add_paragraph(style=SENTENCE).add_run(f"{words}.").italic = True


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
