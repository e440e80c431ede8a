from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO

import pytest

from belisha.web.conftest import Serve
from belisha.web.critic.tests.conftest import FAULTY, STARTER

PAGES = ["/findings/", "/findings/text/", "/findings/findings.csv", "/findings/about/open-period/"]


def page(serve: Serve, text: str, address: str) -> str:
    answer = serve(text).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    """The page as somebody reads it."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_the_findings_are_sorted_by_what_to_do(serve: Serve) -> None:
    html = page(serve, FAULTY, "/findings/")
    assert re.findall(r'<h2[^>]*id="job-(\w+)"', html) == ["mend", "interpret"]
    assert "has 3 findings" in words(html)
    assert "Did you mean network-manager ?" in words(html)


def test_a_finding_shows_its_line_why_it_matters_and_its_clause(serve: Serve) -> None:
    html = page(serve, FAULTY, "/findings/")
    assert "who: <mark>network-manger</mark>" in html
    assert "A duty that falls to nobody is not done." in html
    assert '<a href="/policy/clauses/filter.list/">filter.list</a>' in html


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("level=error", 1),
        ("id=open-period", 2),
        ("clause=filter.head", 1),
        ("level=error&clause=filter.head", 0),
    ],
)
def test_one_can_choose_among_the_findings(serve: Serve, query: str, number: int) -> None:
    html = page(serve, FAULTY, f"/findings/?{query}")
    assert html.count('class="belisha-remark ') == number
    assert f"Showing {number} of 3 findings" in words(html)
    assert page(serve, FAULTY, f"/findings/text/?{query}").count("<article") == number
    assert len(page(serve, FAULTY, f"/findings/findings.csv?{query}").splitlines()) == number + 1


def test_what_is_typed_into_the_address_is_only_shown(serve: Serve) -> None:
    assert "<script>alert" not in page(
        serve, FAULTY, "/findings/?id=<script>alert(2)</script>&level=<b>&clause=<i>"
    )


@pytest.mark.parametrize("address", [address for address in PAGES if not address.endswith(".csv")])
def test_nothing_of_a_policy_runs_in_a_page(serve: Serve, address: str) -> None:
    assert "<script>alert" not in page(serve, FAULTY.replace("often", "<script>alert(1)</script>"), address)


def test_beside_the_text_each_leads_to_the_next(serve: Serve) -> None:
    html = page(serve, FAULTY, "/findings/text/")
    cards = re.findall(r'<article[^>]*id="(finding-\d)".*?</article>', html, re.DOTALL)
    assert cards == ["finding-1", "finding-2", "finding-3"]
    assert re.findall(r'<a href="#finding-(\d)">(\w+)', html) == [
        ("1", "Go"), ("2", "Next"), ("1", "Previous"), ("3", "Next"), ("2", "Previous"),
    ]  # fmt: skip


def test_the_list_leads_to_the_place_beside_the_text(serve: Serve) -> None:
    listed = set(re.findall(r'href="/findings/text/#(finding-\d)"', page(serve, FAULTY, "/findings/")))
    beside = set(re.findall(r'id="(finding-\d)"', page(serve, FAULTY, "/findings/text/")))
    assert listed == beside == {"finding-1", "finding-2", "finding-3"}


@pytest.mark.parametrize("address", ["/findings/", "/findings/text/"])
def test_a_policy_with_nothing_wrong_is_told_so(serve: Serve, address: str) -> None:
    assert "finds nothing wrong with it" in page(serve, STARTER, address)
    assert "finds nothing wrong with it" not in page(serve, FAULTY, address)


def test_the_spreadsheet_is_a_file_of_rows(serve: Serve) -> None:
    answer = serve(FAULTY).get("/findings/findings.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="findings.csv"'
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Id"] for row in rows] == ["open-period", "unknown-role", "open-period"]


def test_a_kind_of_finding_is_explained_with_where_it_occurs(serve: Serve) -> None:
    html = page(serve, FAULTY, "/findings/about/open-period/")
    assert "A word such as “regularly” that nobody has interpreted" in words(html)
    assert "has 2 such findings" in words(html)
    assert "every: {said: <mark>often</mark>}" in html


def test_a_kind_that_does_not_occur_is_explained_too(serve: Serve) -> None:
    assert "has no such finding" in page(serve, FAULTY, "/findings/about/no-recipient/")


def test_an_unknown_kind_is_not_found(serve: Serve) -> None:
    assert serve(FAULTY).get("/findings/about/no-such-thing/").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_they_are_only_for_reading(serve: Serve, address: str) -> None:
    assert serve(FAULTY).post(address).status_code == 405
