"""The states of evidence over the whole policy, and what the record says of its approval and force."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest

from belisha.web.policy.tests.cast import KEPT, Cast, cast_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return cast_of()


def rows_of(cast: Cast, **query: str) -> dict[str, dict[str, str]]:
    content = cast.head.get("/coverage/export/", query).content.decode("utf-8-sig")
    return {row["Clause"]: row for row in csv.DictReader(io.StringIO(content))}


@pytest.mark.parametrize("page", ["/overview/", "/coverage/"])
def test_each_clause_that_asks_something_is_counted_once_by_its_gravest_state(cast: Cast, page: str) -> None:
    shown = words(cast.governor.get(page)).split("What the records show", 1)[1]
    for counted in ("1 Kept", "0 Due", "1 Overdue", "0 Breached", "3 Never exercised", "1 Unserved"):
        assert counted in shown


def test_a_state_changes_with_the_record(cast: Cast) -> None:
    cast.add("teacher", name="Holly Moss", holds=("dsl",))
    shown = words(cast.governor.get("/coverage/"))
    assert "2 Kept" in shown
    assert "2 Never exercised" in shown
    assert "1 Kept" in words(cast.stranger.get("/coverage/"))


def test_clauses_are_found_by_state(cast: Cast) -> None:
    answer = cast.head.get("/coverage/", {"evidence": "never exercised"})
    assert "3 of 7 clauses" in words(answer)
    assert "Remove filter: Evidence: Never exercised" in words(answer)
    assert "0 of 7 clauses" in words(cast.head.get("/coverage/", {"evidence": "nonsense"}))


def test_the_table_that_is_taken_away_has_the_states(cast: Cast) -> None:
    rows = rows_of(cast)
    assert {name: row["Evidence"] for name, row in rows.items()} == {
        "scope.all": "Kept",
        "people.lead": "Never exercised",
        "people.passwords": "Unserved",
        "people.value": "nothing to keep",
        "papers.agreement": "Never exercised",
        "papers.behaviour": "Never exercised",
        "papers.law": "Overdue",
    }
    assert "1998 is no longer in force" in rows["papers.law"]["What the records show"]
    assert list(rows_of(cast, evidence="overdue")) == ["papers.law"]


@pytest.mark.parametrize("who", ["parent", "pupil"])
def test_the_document_is_not_searched_by_evidence(cast: Cast, who: str) -> None:
    answer = getattr(cast, who).get("/policy/", {"evidence": "overdue"})
    assert "7 clauses" in words(answer)
    assert 'name="evidence"' not in answer.content.decode()
    assert 'name="evidence"' in cast.head.get("/coverage/").content.decode()
    assert getattr(cast, who).get("/coverage/").status_code == 403


def test_the_overview_leads_to_what_changed_since_the_last_version(cast: Cast) -> None:
    assert "See what changed" not in words(cast.head.get("/overview/"))
    cast.adopt(KEPT.replace("We value", "We treasure"), since=date(2024, 9, 1))
    answer = cast.head.get("/overview/")
    assert "See what changed since the last version" in words(answer)
    assert "See what changed" not in words(cast.stranger.get("/overview/"))


def test_force_and_approval_come_from_the_record_with_what_the_text_says_beside_it(cast: Cast) -> None:
    shown = words(cast.governor.get("/overview/"))
    assert "No approval of this text is on record." in shown
    assert "The text itself says: Approved by the Governing Body on 1 September 2026." in shown
    assert "In force Since 1 September 2020." in shown


@pytest.mark.parametrize("page", ["/overview/", "/coverage/", "/policy/clauses/people.lead/", "/documents/"])
def test_no_two_places_on_a_page_have_one_name(cast: Cast, page: str) -> None:
    names = re.findall(r'\sid="([^"]+)"', cast.head.get(page).content.decode())
    assert len(names) == len(set(names)) > 0
