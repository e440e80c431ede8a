from __future__ import annotations

import csv
import io

import pytest

from belisha.language.publishing import Form
from belisha.people.holding.terms import HeldRoles
from belisha.people.populations import Census
from belisha.policy.evidence import EvidenceFacts
from belisha.policy.queries import examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.policy.document import document_of
from belisha.web.policy.downloads import coverage_table, file_name, published
from belisha.web.policy.evidencing import evidence_of_all
from belisha.web.policy.tests.small import TEXT
from tests.policies import TODAY, TOP, reading_of


def test_a_published_policy_is_made_once() -> None:
    examined = examine(TEXT, VOCABULARY, TODAY)
    assert published(examined, Form.DOCX) is published(examined, Form.DOCX)


@pytest.mark.parametrize(
    ("school", "name"),
    [
        ("St Mary’s School", "st-marys-school-online-safety-policy-1.pdf"),
        ("../../etc", "etc-online-safety-policy-1.pdf"),
        ("A" * 300, f"{'a' * 120}.pdf"),
    ],
)
def test_a_file_s_name_is_plain(school: str, name: str) -> None:
    draft = reading_of(top=TOP.replace("The Example School", school)).draft
    assert file_name(draft, "pdf") == name


def test_the_table_has_a_row_for_each_clause() -> None:
    document = document_of(examine(TEXT, VOCABULARY, TODAY))
    facts = EvidenceFacts(document.examined, TODAY, HeldRoles(), Census(TODAY, (), frozenset()), {})
    table = coverage_table(document, document.entries, evidence_of_all(document, facts)).decode("utf-8-sig")
    rows = {row["Clause"]: row for row in csv.DictReader(io.StringIO(table))}
    assert len(rows) == len(document.entries)
    assert rows["filter.check"]["Section"] == "Filtering > Checks"
    assert rows["filter.check"]["Who is bound"] == "the Network Manager"
    assert (rows["people.value"]["Served"], rows["filter.check"]["Served"]) == ("nothing to serve", "no")
    assert rows["people.value"]["Evidence"] == "nothing to keep"
    assert rows["people.lead"]["Evidence"] == "Never exercised"
    assert rows["filter.check"]["Evidence"] == "Unserved"
    assert "Look up whether" in rows["people.law"]["What the records show"]
