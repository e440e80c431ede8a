"""The documents that the policy leans on: who reads the list, who keeps the records, and what is refused."""

from __future__ import annotations

import csv
import io

import pytest

from belisha.web.policy.tests.cast import KEPT, Cast, cast_of, words

pytestmark = pytest.mark.django_db
LIST, EXPORT = "/documents/", "/documents/export/"
RECORD, FORGET = "/documents/behaviour/", "/documents/behaviour/forget/"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


@pytest.fixture
def cast() -> Cast:
    return cast_of()


def paper(**changed: str) -> dict[str, str]:
    return {
        "edition": "2026",
        "kept_at": "The office, red shelf",
        "reviewed_on_day": "1",
        "reviewed_on_month": "9",
        "reviewed_on_year": "2026",
        "review_due_on_day": "1",
        "review_due_on_month": "9",
        "review_due_on_year": "2099",
        **changed,
    }


def rows_of(cast: Cast, **query: str) -> dict[str, dict[str, str]]:
    content = cast.teacher.get(EXPORT, query).content.decode("utf-8-sig")
    return {row["Title"]: row for row in csv.DictReader(io.StringIO(content))}


@pytest.mark.parametrize("who", ["head", "office", "governor", "teacher"])
def test_staff_and_governors_read_what_is_missing_and_who_leans_on_it(cast: Cast, who: str) -> None:
    shown = words(getattr(cast, who).get(LIST))
    assert (
        "Missing Decided there “Pupil Agreement” was never recorded. It alone says what is to be done"
        in shown
    )
    assert "papers.agreement for the rules (decided there)" in shown
    assert "The policy names edition 2024" in shown


@pytest.mark.parametrize("who", ["parent", "pupil"])
@pytest.mark.parametrize("page", [LIST, EXPORT, RECORD])
def test_families_are_refused(cast: Cast, who: str, page: str) -> None:
    assert getattr(cast, who).get(page).status_code == 403
    assert cast.head.get(page).status_code == 200


def test_a_law_that_was_replaced_says_by_what(cast: Cast) -> None:
    shown = words(cast.teacher.get(LIST))
    assert "Data Protection Act 1998 Overdue The Data Protection Act 1998 is no longer in force." in shown
    assert "Name the Data Protection Act 2018 and UK GDPR instead." in shown


def test_the_office_puts_a_document_on_record(cast: Cast) -> None:
    answer = cast.office.post(RECORD, paper(), follow=True)
    shown = words(answer)
    assert "“Behaviour Policy” is on record." in shown
    assert "Edition: 2026 The policy names edition 2024 Kept at: The office, red shelf" in shown
    assert "Last reviewed: 1 September 2026 Review due: 1 September 2099" in shown
    assert "Kept “Behaviour Policy” is on record" in words(cast.head.get("/policy/clauses/papers.behaviour/"))
    assert "Hazel Reed recorded the document" in words(cast.head.get("/trail/"))


def test_its_form_shows_what_is_on_record(cast: Cast) -> None:
    cast.office.post(RECORD, paper())
    content = cast.head.get(RECORD).content.decode()
    assert 'value="The office, red shelf"' in content
    assert 'value="2099"' in content


@pytest.mark.parametrize(
    ("changed", "why", "field"),
    [
        ({"edition": "", "kept_at": " "}, "Say which edition it is or where it is kept", "edition"),
        ({"reviewed_on_year": "2098"}, "1 September 2098 has not come yet.", "reviewed_on"),
        (
            {"review_due_on_year": "2020"},
            "The next review is due before the last one took place.",
            "review_due_on",
        ),
        ({"reviewed_on_day": "31"}, "must be a real date", "reviewed_on"),
        ({"edition": "x" * 81}, "at most 80 characters", "edition"),
        ({"kept_at": "a\x00b"}, "Null characters are not allowed", "kept_at"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    cast: Cast, changed: dict[str, str], why: str, field: str
) -> None:
    answer = cast.office.post(RECORD, paper(**changed))
    assert why in words(answer)
    assert f'href="#id_{field}' in answer.content.decode()
    assert "Missing" in rows_of(cast)["Behaviour Policy"]["State"]
    assert cast.office.post(RECORD, paper()).status_code == 302


@pytest.mark.parametrize("who", ["teacher", "governor"])
def test_those_who_keep_no_records_read_the_list_and_no_more(cast: Cast, who: str) -> None:
    client = getattr(cast, who)
    assert client.get(RECORD).status_code == 403
    assert client.post(RECORD, paper()).status_code == 403
    assert client.post(FORGET, {"forget-sure": "on"}).status_code == 403
    assert RECORD not in client.get(LIST).content.decode()
    assert RECORD in cast.head.get(LIST).content.decode()


def test_a_document_that_the_policy_does_not_list_is_not_found(cast: Cast) -> None:
    assert cast.head.get("/documents/no-such/").status_code == 404
    assert cast.head.post("/documents/no-such/", paper()).status_code == 404
    assert cast.head.post("/documents/no-such/forget/", {"forget-sure": "on"}).status_code == 404


def test_another_school_learns_nothing_of_the_record_and_cannot_remove_it(cast: Cast) -> None:
    cast.office.post(RECORD, paper())
    assert "red shelf" not in words(cast.stranger.get(LIST))
    assert "red shelf" not in cast.stranger.get(RECORD).content.decode()
    assert b"red shelf" not in cast.stranger.get(EXPORT).content
    assert cast.stranger.post(FORGET, {"forget-sure": "on"}).status_code == 404
    assert "red shelf" in words(cast.head.get(LIST))


class TestForgetting:
    def test_it_is_asked_for_once_more(self, cast: Cast) -> None:
        cast.office.post(RECORD, paper())
        answer = cast.office.post(FORGET, {})
        assert "Tick the box to go on: Yes, remove the record of this document." in words(answer)
        assert rows_of(cast)["Behaviour Policy"]["State"] == "Held"

    def test_then_it_is_removed_and_stands_in_the_trail(self, cast: Cast) -> None:
        cast.office.post(RECORD, paper())
        answer = cast.office.post(FORGET, {"forget-sure": "on"}, follow=True)
        assert "The record of the document is removed." in words(answer)
        assert rows_of(cast)["Behaviour Policy"]["State"] == "Missing"
        assert "Hazel Reed removed the record of the document" in words(cast.head.get("/trail/"))

    def test_it_is_not_offered_where_there_is_no_record(self, cast: Cast) -> None:
        assert "Remove its record" not in words(cast.office.get(RECORD))

    def test_it_is_no_page_to_read(self, cast: Cast) -> None:
        assert cast.office.get(FORGET).status_code == 405

    def test_what_a_later_policy_does_not_list_can_still_be_removed(self, cast: Cast) -> None:
        cast.office.post(RECORD, paper())
        listed = "\n  behaviour: {title: Behaviour Policy, kind: policy, edition: '2024'}"
        cast.adopt(KEPT.replace(listed, "").replace("to: behaviour", "to: pupil-agreement"))
        assert "On record, and not in this policy" in words(cast.governor.get(LIST))
        assert "Yes, remove the record" not in words(cast.governor.get(LIST))
        assert "Yes, remove the record" in words(cast.office.get(LIST))
        assert cast.office.get(RECORD).status_code == 404
        cast.office.post(FORGET, {})
        assert "On record, and not in this policy" in words(cast.office.get(LIST))
        cast.office.post(FORGET, {"forget-sure": "on"})
        assert "On record, and not in this policy" not in words(cast.office.get(LIST))


class TestFinding:
    def test_documents_are_found_by_state(self, cast: Cast) -> None:
        cast.office.post(RECORD, paper())
        shown = words(cast.teacher.get(LIST, {"state": "held"}))
        assert "“Behaviour Policy” is on record" in shown
        assert "“Pupil Agreement” was never recorded" not in shown
        shown = words(cast.teacher.get(LIST, {"state": "decided-there"}))
        assert "“Pupil Agreement” was never recorded" in shown
        assert "“Behaviour Policy” is on record" not in shown

    def test_each_state_that_there_is_can_be_chosen_with_its_number(self, cast: Cast) -> None:
        assert "All (2) Missing (2) Decided there (1)" in words(cast.teacher.get(LIST))

    def test_a_state_in_which_nothing_is_says_so(self, cast: Cast) -> None:
        answer = cast.teacher.get(LIST, {"state": HOSTILE})
        assert "No document is in that state. Show all 2" in words(answer)
        assert "<script>alert" not in answer.content.decode()

    def test_the_table_that_is_taken_away_holds_what_was_chosen(self, cast: Cast) -> None:
        cast.office.post(RECORD, paper(kept_at="=HYPERLINK(0)"))
        rows = rows_of(cast)
        assert list(rows) == ["Pupil Agreement", "Behaviour Policy", "Data Protection Act"]
        assert rows["Behaviour Policy"]["Kept at"] == "'=HYPERLINK(0)"
        assert rows["Behaviour Policy"]["Review due"] == "2099-09-01"
        assert rows["Data Protection Act"]["State"] == "Overdue"
        assert list(rows_of(cast, state="missing")) == ["Pupil Agreement"]


class TestHostileText:
    def test_it_is_shown_and_does_nothing(self, cast: Cast) -> None:
        cast.office.post(RECORD, paper(edition=HOSTILE, kept_at=HOSTILE))
        for page in (LIST, RECORD, "/policy/clauses/papers.behaviour/"):
            content = cast.office.get(page).content.decode()
            assert "<script>alert" not in content
            assert "<img" not in content
            assert "&lt;script&gt;alert(1)" in content

    @pytest.mark.parametrize(
        ("kept_at", "is_link"),
        [
            ("https://school.example/behaviour.pdf", True),
            ("javascript:alert(1)", False),
            ("data:text/html,x", False),
            ("//school.example/x", False),
            ("The office", False),
        ],
    )
    def test_only_an_address_on_the_web_is_a_link(self, cast: Cast, kept_at: str, is_link: bool) -> None:
        cast.office.post(RECORD, paper(kept_at=kept_at))
        content = cast.office.get(LIST).content.decode()
        assert kept_at in content
        assert (f'href="{kept_at}"' in content) is is_link


def test_a_policy_that_lists_nothing_says_so() -> None:
    text = KEPT[: KEPT.index("documents:")] + "---\n\n## A heading\n\nWe value the internet. {#a.value}\n"
    shown = words(cast_of(text).head.get(LIST))
    assert "The policy lists no other document." in shown
