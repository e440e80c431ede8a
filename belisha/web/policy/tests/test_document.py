from __future__ import annotations

from belisha.language.findings import Level
from belisha.policy.queries import examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.policy.document import Document, Section, document_of
from belisha.web.policy.tests.small import TEXT
from tests.policies import TODAY, TOP


def document(text: str) -> Document:
    return document_of(examine(text, VOCABULARY, TODAY))


def test_a_document_is_made_once_for_each_examined_policy() -> None:
    examined = examine(TEXT, VOCABULARY, TODAY)
    assert document_of(examined) is document_of(examined)
    assert document_of(examined) is not document(TEXT)


def test_pieces_stand_in_the_order_of_the_text() -> None:
    sorts = [piece.sort for piece in document(TEXT).pieces]
    assert sorts[:5] == ["words", "section", "clause", "clause", "section"]


def test_headings_skip_no_level_and_leave_the_first_to_the_title() -> None:
    made = document(TOP + "\n# One\n\n##### Five\n\n## Two\n\n# One\n\n###### Six\n")
    sections = [piece for piece in made.pieces if isinstance(piece, Section)]
    assert [section.level for section in sections] == [2, 3, 2, 2, 3]
    assert [section.anchor for section in sections] == [
        "section-one", "section-five", "section-two", "section-one--2", "section-six",
    ]  # fmt: skip


def test_a_clause_tells_how_many_findings_concern_it_and_the_gravest() -> None:
    entries = document(TEXT + "\nX. {#x.x}\n\n```dooty\nwho: staff\n```\n").by_id
    assert (entries["x.x"].findings, entries["x.x"].gravest) == (1, Level.ERROR)
    assert (entries["people.value"].findings, entries["people.value"].gravest) == (0, None)


def test_prose_is_safe_html() -> None:
    entry = document(TOP + "\nSee <b>this</b> [here](javascript:x) and *that*. {#a.b}\n").by_id["a.b"]
    assert entry.html == "<p>See &lt;b&gt;this&lt;/b&gt; [here](javascript:x) and <em>that</em>.</p>\n"
