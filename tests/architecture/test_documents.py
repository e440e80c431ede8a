"""The reference pages say what the code does."""

from __future__ import annotations

import pytest

from belisha.language import reading
from belisha.site.vocabulary import VOCABULARY
from tools.documents import DOCS, PAGES


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_reference_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name](), "run `.venv/bin/python -m tools.documents`"


def test_every_finding_has_an_id_of_its_own() -> None:
    ids = [kind.id for kind in (*reading.KINDS, *VOCABULARY.kinds())]
    assert len(ids) == len(set(ids))


def test_every_word_is_about_something_that_belisha_does() -> None:
    usual = {getattr(block, "usual", None) for block in VOCABULARY.words.values()} - {None}
    assert usual <= set(VOCABULARY.capabilities)
