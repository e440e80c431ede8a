from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path
from typing import Protocol

import pytest
from django.conf import settings as django_settings
from django.test import Client

from belisha.language.publishing import Form
from belisha.policy.queries import served_policy
from belisha.site.vocabulary import VOCABULARY
from belisha.web.conftest import Serve
from belisha.web.policy.tests.small import TEXT
from tests.policies import TODAY, TOP
from tests.school import client_of, member, school

POLICIES = sorted(Path(django_settings.CHECKOUT).glob("policies/*/policy.md"))
pytestmark = pytest.mark.django_db

PAGES = ["/overview/", "/policy/", "/roles/", "/coverage/"]
HARM = re.compile(r'<script(?![^>]*src=)|<img|<svg onload|<b |<[^>]*="javascript:|<[a-z]+[^>]*\son[a-z]+=')
HOSTILE = (
    TOP.replace("school: The Example School", "school: '<script>alert.one</script>'")
    + """
## <img src=x onerror=alert(1)> heading

Click <script>alert(2)</script> [press](javascript:alert(3)) <b onclick="alert(4)">bold</b> “><svg onload=alert(5)> {#a.b}

```duty
who: staff
do: '<script>alert.two</script>'
```
"""
)


class Answer(Protocol):
    """What the client of Django's tests gives back."""

    @property
    def content(self) -> bytes: ...


def words(response: Answer) -> str:
    """The words of a page, as they are read."""
    page = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    page = page.replace("<br>", " ")
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def numbers_in(content: str) -> list[int]:
    return [int(number) for number in re.findall(r'shares__number">(\d+)', content)]


def clauses_on(response: Answer) -> list[str]:
    return re.findall(r'aria-label="Clause ([^"]+)"', response.content.decode())


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.parent.name)
def test_every_page_of_every_policy_can_be_read(path: Path, serve: Serve) -> None:
    client = serve(path)
    examined = served_policy(path, VOCABULARY, TODAY)
    clauses = [f"/policy/clauses/{standing.clause.id}/" for standing in examined.standings]
    roles = [f"/roles/{role}/" for role in examined.roles]
    answers = {page: client.get(page).status_code for page in [*PAGES, *clauses, *roles]}
    assert {page: status for page, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("page", [*PAGES, "/policy/clauses/a.b/", "/roles/staff/"])
def test_hostile_text_is_shown_and_does_nothing(page: str, serve: Serve) -> None:
    content = serve(HOSTILE).get(page).content.decode()
    assert not HARM.search(content)
    assert "&lt;script&gt;alert." in content


def test_hostile_text_does_nothing_where_it_is_marked_as_found(serve: Serve) -> None:
    client = serve(HOSTILE)
    for search in ("script", "<script>", "alert", "amp", "lt", '"><svg'):
        content = client.get("/policy/", {"q": search}).content.decode()
        assert not HARM.search(content)


@pytest.mark.parametrize("page", [*PAGES, "/policy/clauses/a.b/", "/roles/staff/", "/policy/download/pdf/"])
def test_a_page_for_reading_accepts_nothing(page: str, reader: Client) -> None:
    assert reader.post(page).status_code == 405


@pytest.mark.parametrize("page", PAGES)
def test_where_no_policy_is_in_force_a_head_is_told_what_to_do(page: str) -> None:
    head = client_of(member(school(), "staff", holds=("head",)))
    shown = words(head.get(page))
    assert "No policy is in force yet" in shown
    assert "Choose a policy" in shown


def test_where_no_policy_is_in_force_a_parent_is_told_whom_to_ask() -> None:
    shown = words(client_of(member(school(), "parent")).get("/policy/"))
    assert "Ask them when it will be." in shown
    assert "Choose a policy" not in shown


def test_a_new_policy_is_shown_from_the_moment_it_is_in_force(serve: Serve) -> None:
    client = serve(TEXT)
    assert "Online safety policy" in words(client.get("/overview/"))
    serve(TEXT.replace("Online safety policy", "Another policy"))
    assert "Another policy" in words(client.get("/overview/"))


class TestOverview:
    def test_says_which_policy_it_is_and_that_it_is_approved(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/overview/"))
        assert "The Example School Online safety policy" in page
        assert "Approved by the Governing Body on 1 September 2026." in page

    def test_counts_each_clause_once(self, serve: Serve) -> None:
        content = serve(TEXT).get("/overview/").content.decode()
        kinds, evidence = content.split('id="records"')
        assert sum(numbers_in(kinds)) == 8
        assert sum(numbers_in(evidence)) == 6

    def test_warns_of_errors_and_still_shows_the_policy(self, serve: Serve) -> None:
        client = serve(TEXT + "\nBroken. {#broken.one}\n\n```dooty\nwho: staff\n```\n")
        for page in PAGES:
            shown = words(client.get(page))
            assert "This policy has 1 error, so no software obeys it yet." in shown
            assert "Belisha knows no block called `dooty`." in shown
        assert "Broken." in words(client.get("/policy/"))

    def test_shows_what_is_no_policy_at_all(self, serve: Serve) -> None:
        for text in ("", "\x00\x01", "Only some words."):
            client = serve(text)
            for page in PAGES:
                assert client.get(page).status_code == 200
                assert "error" in words(client.get(page))


class TestPolicy:
    def test_shows_prose_sentences_and_what_is_the_matter(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/policy/"))
        assert "Words before the first clause." in page
        assert "The Network Manager must check the filter; due every term." in page
        assert "Contradiction" in page
        assert "8 clauses" in page

    @pytest.mark.parametrize(
        ("query", "clauses"),
        [
            ({"role": "network-manager"}, ["filter.unblock", "filter.check"]),
            ({"kind": "evidenced", "role": "head"}, ["people.reports"]),
            ({"state": "conflict"}, ["filter.games"]),
            ({"state": "uninterpreted"}, ["people.reports"]),
            ({"state": "served"}, ["people.lead", "people.law"]),
            ({"state": "nothing"}, ["filter.games", "people.value"]),
            ({"capability": "filter.unblock"}, ["filter.unblock"]),
            ({"q": "PASSWORDS"}, ["people.passwords"]),
            ({"q": "head's"}, ["filter.games"]),
            ({"q": '"check the filter"'}, ["filter.check"]),
            ({"q": "filter secret"}, []),
            ({"role": "nobody"}, []),
            ({"kind": "no-such-kind"}, []),
        ],
    )
    def test_filters_show_what_fits_all_of_them(
        self, query: dict[str, str], clauses: list[str], serve: Serve
    ) -> None:
        response = serve(TEXT).get("/policy/", query)
        assert clauses_on(response) == clauses
        assert f"{len(clauses)} of 8 clauses" in words(response)

    def test_headings_without_a_clause_that_fits_are_left_out(self, serve: Serve) -> None:
        content = serve(TEXT).get("/policy/", {"q": "term"}).content.decode()
        assert re.findall(r'<h\d class="belisha-document__heading[^>]*>([^<]*)', content) == [
            "Filtering",
            "Checks",
        ]

    def test_each_filter_can_be_let_go_by_itself(self, serve: Serve) -> None:
        content = serve(TEXT).get("/policy/", {"q": "filter", "role": "network-manager"}).content.decode()
        assert re.findall(r'picked__tag" href="([^"]*)"', content) == [
            "/policy/?role=network-manager",
            "/policy/?q=filter",
        ]

    def test_hits_are_marked_in_prose_and_sentences(self, serve: Serve) -> None:
        content = serve(TEXT).get("/policy/", {"q": "network manager"}).content.decode()
        assert "The <mark>Network</mark> <mark>Manager</mark> checks" in content
        assert "The <mark>Network</mark> <mark>Manager</mark> must" in content

    def test_nothing_found_says_what_to_do(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/policy/", {"q": "zebra"}))
        assert "No clause fits all of that" in page
        assert "Show all 8 clauses" in page

    def test_htmx_is_given_only_what_changes(self, serve: Serve) -> None:
        response = serve(TEXT).get("/policy/", {"q": "term", "role": ""}, headers={"HX-Request": "true"})
        assert b"<html" not in response.content
        assert clauses_on(response) == ["filter.check"]
        assert response["HX-Push-Url"] == "/policy/?q=term"
        assert "HX-Request" in response["Vary"]

    def test_an_empty_policy_says_how_to_begin(self, serve: Serve) -> None:
        assert "This policy has no clauses yet" in words(serve(TOP).get("/policy/"))

    def test_two_clauses_with_one_id_are_both_shown(self, serve: Serve) -> None:
        response = serve(TOP + "\nOne. {#a.b}\n\nTwo. {#a.b}\n").get("/policy/")
        assert clauses_on(response) == ["a.b", "a.b"]
        names = re.findall(r'\sid="([^"]+)"', response.content.decode())
        assert len(names) == len(set(names))


class TestClause:
    def test_says_what_it_does_for_whom_and_from_where(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/policy/clauses/filter.unblock/"))
        assert "A member of staff may ask for a blocked site to be opened." in page
        assert "Opening a blocked site, written as unblock" in page
        assert "To be enforced The software ought to see to this itself. Nothing does so yet." in page
        assert "Network Manager" in page
        assert "x.1" in page
        assert "approve: network-manager" in page

    def test_a_contradiction_is_shown_on_both_sides(self, serve: Serve) -> None:
        client = serve(TEXT)
        for here, there in (("filter.unblock", "filter.games"), ("filter.games", "filter.unblock")):
            content = client.get(f"/policy/clauses/{here}/").content.decode()
            assert f'href="/policy/clauses/{there}/">{there}</a><br>' in content
            assert "who approves" in content

    def test_what_is_served_says_so(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/policy/clauses/people.law/"))
        assert "Evidenced The software keeps the record" in page

    def test_leads_to_the_clauses_before_and_after(self, serve: Serve) -> None:
        content = serve(TEXT).get("/policy/clauses/filter.games/").content.decode()
        assert 'href="/policy/clauses/filter.unblock/" rel="prev"' in content
        assert 'href="/policy/clauses/filter.check/" rel="next"' in content

    def test_shows_the_findings_that_concern_it(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/policy/clauses/people.reports/"))
        assert "What to do:" in page.split("Findings", 1)[1]

    def test_an_unknown_id_is_not_found_and_near_ones_are_offered(self, serve: Serve) -> None:
        response = serve(TEXT).get("/policy/clauses/filter.unblok/")
        assert response.status_code == 404
        assert "Did you mean one of these? filter.unblock" in words(response)

    @pytest.mark.parametrize("odd", ["a/b", "UPPER", "é", "a%2Fb", "..", ""])
    def test_an_odd_id_in_a_draft_breaks_nothing(self, odd: str, serve: Serve) -> None:
        client = serve(f"{TOP}\nSome words. {{#{odd}}}\n")
        for page in PAGES:
            assert client.get(page).status_code == 200


class TestRoles:
    def test_shows_titles_holders_and_how_much_is_asked(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/roles/"))
        assert "Designated Safeguarding Lead Vacant Fill it: Designated Safeguarding Lead Holly Moss" in page
        assert "Network Manager Vacant Fill it: Network Manager Nobody 2" in page


class TestRole:
    def test_puts_what_has_a_time_first(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/roles/network-manager/"))
        assert "What the online safety policy asks of the Network Manager" in page
        places = [
            page.index(heading) for heading in ("By the calendar", "When something happens", "At all times")
        ]
        assert places == sorted(places)
        assert page.index("By the calendar") < page.index("must check the filter") < places[1]

    def test_an_undefined_word_stands_apart(self, serve: Serve) -> None:
        assert "When it is due is left open" in words(serve(TEXT).get("/roles/head/"))

    def test_says_that_nothing_chases_it_yet(self, serve: Serve) -> None:
        assert "Belisha does not chase any of this yet." in words(serve(TEXT).get("/roles/head/"))

    def test_names_the_groups_that_the_holder_belongs_to(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/roles/head/"))
        assert "holds for the Headteacher too: Staff" in page
        assert "Asked as well" not in words(serve(TEXT).get("/roles/governing-body/"))

    def test_a_role_of_whom_nothing_is_asked_says_so(self, serve: Serve) -> None:
        assert "No clause asks anything of the Governing Body" in words(
            serve(TEXT).get("/roles/governing-body/")
        )

    def test_an_unknown_role_is_not_found_and_near_ones_are_offered(self, serve: Serve) -> None:
        response = serve(TEXT).get("/roles/network-manger/")
        assert response.status_code == 404
        assert "Did you mean one of these? Network Manager" in words(response)


class TestPublish:
    @pytest.mark.parametrize(
        ("form", "begins"), [(Form.HTML, b"<!doctype html>"), (Form.PDF, b"%PDF-"), (Form.DOCX, b"PK")]
    )
    def test_gives_each_form_under_a_name_that_says_what_it_is(
        self, form: Form, begins: bytes, serve: Serve
    ) -> None:
        response = serve(TEXT).get(f"/policy/download/{form}/")
        assert response.content.startswith(begins)
        assert response["Content-Type"] == form.media_type
        name = f"the-example-school-online-safety-policy-1.{form}"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'

    def test_an_unknown_form_is_not_found(self, serve: Serve) -> None:
        assert serve(TEXT).get("/policy/download/odt/").status_code == 404

    def test_a_policy_with_errors_is_not_published(self, serve: Serve) -> None:
        client = serve(TEXT + "\nBroken. {#broken.one}\n\n```dooty\nwho: staff\n```\n")
        response = client.get("/policy/download/pdf/")
        assert response.status_code == 409
        assert "This policy cannot be published yet" in words(response)
        assert "/policy/download/" not in client.get("/overview/").content.decode()


class TestCoverage:
    def test_shows_each_clause_and_each_subject(self, serve: Serve) -> None:
        owed = "id,kind,capability\nx.1,enforced,filter.unblock\n"
        page = words(serve(TEXT, owed).get("/coverage/"))
        assert "filter.unblock Filtering" in page
        assert "Opening a blocked site 0 1 0 1" in page

    def test_filters_like_the_policy(self, serve: Serve) -> None:
        page = words(serve(TEXT).get("/coverage/", {"state": "unserved"}))
        assert "4 of 8 clauses" in page

    def test_htmx_is_given_only_what_changes(self, serve: Serve) -> None:
        response = serve(TEXT).get("/coverage/", {"state": "unserved"}, headers={"HX-Request": "true"})
        assert b"<html" not in response.content
        assert response["HX-Push-Url"] == "/coverage/?state=unserved"


class TestCoverageExport:
    def test_gives_the_clauses_that_the_filters_leave(self, serve: Serve) -> None:
        response = serve(TEXT).get("/coverage/export/", {"state": "served"})
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert [(row["Clause"], row["Kind"], row["Served"]) for row in rows] == [
            ("people.lead", "evidenced", "yes"),
            ("people.law", "evidenced", "yes"),
        ]
        assert response["Content-Type"] == "text/csv; charset=utf-8"

    def test_no_cell_is_a_formula(self, serve: Serve) -> None:
        text = TOP + "\n=HYPERLINK(0) is what it begins with. {#a.b}\n\n@SUM is a word. {#a.c}\n"
        rows = list(
            csv.DictReader(io.StringIO(serve(text).get("/coverage/export/").content.decode("utf-8-sig")))
        )
        assert [row["Text"][:2] for row in rows] == ["'=", "'@"]
