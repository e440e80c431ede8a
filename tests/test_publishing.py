"""A published policy: the school's words, what they make the software do, and the same in every form."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pypdf
import pytest

from belisha.language.publishing import Form, publish
from belisha.language.publishing.prose import Paragraph, html_of, parts_of
from belisha.language.publishing.publication import Publication, publication
from belisha.language.standing import standings
from belisha.site.vocabulary import VOCABULARY
from tests.policies import clause, reading_of

DUTY = "The Network Manager must review the security; due every month."
HOSTILE = "\nSome <script>alert(1)</script> [words](javascript:alert(1)) and *#let x = 1* $y$ @z \\n {{ a }}. {#b.clause}\n"
TABLE = "\n| who | when |\n|---|---|\n| *all* | daily |\n"


def _publication(*extra: str) -> Publication:
    draft = reading_of(clause("who: network-manager\ndo: review the security\nevery: month"), *extra).draft
    return publication(draft, standings(draft, VOCABULARY.serves, {}))


def _words(made: bytes, form: Form) -> str:
    if form is Form.PDF:
        return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(made)).pages)
    if form is Form.DOCX:
        document = docx.Document(BytesIO(made))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([paragraph.text for paragraph in document.paragraphs] + cells)
    return made.decode()


@pytest.mark.parametrize("form", Form)
def test_every_form_says_the_same(form: Form) -> None:
    words = " ".join(_words(publish(_publication(TABLE), form), form).split())
    for expected in (
        "Online safety policy",
        "The Example School",
        "Some words.",
        DUTY,
        "A heading",
        "Network Manager",
        "1 September 2027",
        "daily",
    ):
        assert expected in words
    assert "Belisha does not do so yet" in words


@pytest.mark.parametrize("form", Form)
def test_text_is_never_taken_for_markup(form: Form) -> None:
    made = publish(_publication(HOSTILE), form)
    assert "#let x = 1" in _words(made, form)
    assert b"<script" not in made
    assert b'href="javascript:' not in made


def test_the_pdf_is_tagged_and_says_so() -> None:
    with pikepdf.open(BytesIO(publish(_publication(TABLE), Form.PDF))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot
        assert str(pdf.Root.Lang) == "en-GB"
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Online safety policy – The Example School"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Roles", "A heading"]


def test_word_has_real_headings_and_table_heads() -> None:
    made = publish(_publication(TABLE), Form.DOCX)
    document = docx.Document(BytesIO(made))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert (styles["Online safety policy"], styles["A heading"], styles[DUTY]) == (
        "Title",
        "Heading 1",
        "Belisha sentence",
    )
    assert zipfile.ZipFile(BytesIO(made)).read("word/document.xml").count(b"<w:tblHeader") == len(
        document.tables
    )


def test_word_lists_its_contents_with_links_that_work() -> None:
    made = publish(_publication(), Form.DOCX)
    written = zipfile.ZipFile(BytesIO(made)).read("word/document.xml").decode()
    assert 'w:anchor="s-a-heading"' in written
    assert 'w:name="s-a-heading"' in written


def test_headings_never_skip_a_level() -> None:
    sections = _publication("\n#### Deep\n\n###### Deeper\n\n## Up\n").sections
    assert [(section.text, section.level) for section in sections] == [
        ("A heading", 2),
        ("Deep", 3),
        ("Deeper", 4),
        ("Up", 2),
    ]


def test_two_headings_of_one_name_have_two_addresses() -> None:
    anchors = [section.anchor for section in _publication("\n## Same\n\n## Same\n").sections]
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize(
    ("markdown", "marker", "text"),
    [("Plain *words*.", "", "Plain words."), ("- An item", "•", "An item"), ("2. Second", "2.", "Second")],
)
def test_prose_keeps_its_lists(markdown: str, marker: str, text: str) -> None:
    [part] = parts_of(markdown)
    assert isinstance(part, Paragraph)
    assert (part.marker, "".join(run.text for run in part.runs)) == (marker, text)


def test_prose_as_html_is_safe() -> None:
    assert html_of("<b onclick=x>a</b> ![p](http://a.example/p.png) [k](https://b.example)") == (
        '<p>&lt;b onclick=x&gt;a&lt;/b&gt;  <a href="https://b.example" rel="noopener noreferrer">k</a></p>\n'
    )


def test_the_real_milestone_policy_is_published_in_every_form(tmp_path: Path) -> None:
    draft = reading_of(
        top=(Path(__file__).parents[1] / "policies/milestone/policy.md").read_text("utf-8")
    ).draft
    made = publication(draft, standings(draft, VOCABULARY.serves, {}))
    for form in Form:
        (tmp_path / form).write_bytes(publish(made, form))
        assert (tmp_path / form).stat().st_size > 20_000
