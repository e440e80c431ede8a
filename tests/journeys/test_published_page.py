"""The page that a school puts on its website, by itself: no other file, no script, no barrier."""

from __future__ import annotations

from pathlib import Path

import pytest

from belisha.language.publishing import Form, publish
from belisha.language.publishing.publication import publication
from belisha.language.reading import read
from belisha.language.standing import standings
from belisha.site.vocabulary import VOCABULARY
from tests.journeys.visitor import Visitor

POLICIES = Path(__file__).parents[2] / "policies"


def published(school: str) -> str:
    draft = read((POLICIES / school / "policy.md").read_bytes(), VOCABULARY).draft
    return publish(publication(draft, standings(draft, VOCABULARY.serves, {})), Form.HTML).decode()


@pytest.mark.parametrize("school", ["claremont", "melbourne", "starter"])
def test_a_published_policy_has_no_barriers(visitor: Visitor, school: str) -> None:
    visitor.page.set_content(published(school))
    assert visitor.barriers() == []


def test_a_published_policy_fits_a_small_phone(narrow_visitor: Visitor) -> None:
    narrow_visitor.page.set_content(published("melton"))
    assert narrow_visitor.barriers() == []
    assert narrow_visitor.overflow() <= 0
