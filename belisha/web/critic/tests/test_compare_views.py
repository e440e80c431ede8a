from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from belisha.web.conftest import Serve
from belisha.web.critic.tests.conftest import FAULTY, SMALL
from belisha.web.critic.texts import bundled
from tests.policies import clause

LATER = SMALL.replace("every: month", "every: term").replace(
    "look after passwords", "look after keys"
) + clause("who: head\ndo: keep the list", "filter.list")


def compared(client: Client, **fields: Any) -> str:
    answer = client.post("/compare/", {"old": "served", "new": "text", "new_text": "", **fields})
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_the_served_policy_and_a_pasted_one(serve: Serve) -> None:
    html = compared(serve(SMALL), new_text=SMALL.replace("every: month", "every: term"))
    assert "1 clause changed." in html
    assert "For teachers : 1 change" in words(html)
    assert "For teachers: “due every month” becomes “due every term”." in words(html)
    assert re.search(r"<del>.*month.*</del>", html)
    assert re.search(r"<ins>.*term.*</ins>", html)
    assert 'href="/policy/clauses/passwords.care/"' in html


def test_two_of_ones_own_one_of_them_a_file(serve: Serve) -> None:
    sent = SimpleUploadedFile("later.md", LATER.encode())
    html = compared(serve(FAULTY), old="text", old_text=SMALL, new_file=sent)
    assert "1 clause changed and 1 clause added." in words(html)
    assert f">\n{LATER}</textarea>" in unescape(html).replace(">---", ">\n---") or LATER in unescape(html)
    assert "/policy/clauses/" not in html


@pytest.mark.parametrize("name", sorted(bundled()))
def test_the_served_policy_and_one_that_comes_with_belisha(serve: Serve, name: str) -> None:
    html = serve(SMALL).get("/compare/", {"old": "served", "new": name}).content.decode()
    assert "About the policy itself" in html
    assert "clauses added" in html


def test_one_can_see_only_what_changes_for_a_role(serve: Serve) -> None:
    html = compared(serve(SMALL), new_text=LATER, role="head")
    assert "Showing only what changes for the Headteacher" in words(html)
    assert re.findall(r'id="change-\d+".*?</h3>', html, re.DOTALL)
    assert "filter.list" in words(html)
    assert "Was" not in words(html).split("Compare others")[0]


def test_a_role_that_nothing_changes_for_is_no_filter(serve: Serve) -> None:
    html = compared(serve(SMALL), new_text=LATER, role="<script>alert(1)</script>")
    assert "Showing only" not in html
    assert "<script>alert" not in html


def test_the_same_twice_changes_nothing(serve: Serve) -> None:
    assert "Nothing changes for anybody" in compared(serve(SMALL), new_text=SMALL)


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("served", "text", SMALL + "\nOne more sentence. {#a.more}\n"),
        ("text", "served", SMALL + "\nIt stood here. {#a.less}\n"),
    ],
)
def test_words_that_ask_nothing_are_shown_when_they_come_and_when_they_go(
    serve: Serve, old: str, new: str, text: str
) -> None:
    html = compared(serve(SMALL), old=old, new=new, new_text=text, old_text=text)
    assert re.search("<blockquote[^>]*>(One more sentence|It stood here)", html)


@pytest.mark.parametrize(
    ("fields", "way"),
    [
        ({"new_text": FAULTY}, '<input type="hidden" name="text"'),
        ({"old": "text", "old_text": FAULTY, "new": "served"}, '<input type="hidden" name="text"'),
    ],
)
def test_errors_in_one_are_told_with_a_way_to_check_it(
    serve: Serve, fields: dict[str, str], way: str
) -> None:
    html = compared(serve(SMALL), **fields)
    assert "version has 1 error" in words(html)
    assert way in html
    assert 'action="/check/"' in html


def test_errors_in_the_served_policy_are_told_too(serve: Serve) -> None:
    html = compared(serve(FAULTY), new_text=SMALL)
    assert "The earlier version has 1 error" in words(html)
    assert 'href="/findings/?level=error"' in html


def test_a_side_without_its_text_says_what_to_do(serve: Serve) -> None:
    html = compared(serve(SMALL), old="text", old_text="kept", new_text="")
    assert '<a href="#id_new_text">Paste the text of the later version, or choose its file.</a>' in html
    assert ">kept</textarea>" in html


def test_a_wrong_file_is_named_and_nothing_is_lost(serve: Serve) -> None:
    word = SimpleUploadedFile("later.docx", b"PK\x03\x04")
    html = compared(serve(SMALL), new_text="kept", new_file=word)
    assert "“later.docx” is a Word document" in unescape(html)
    assert ">kept</textarea>" in html


def test_a_policy_chosen_from_the_list_counts_more_than_what_stands_in_the_box(serve: Serve) -> None:
    word = SimpleUploadedFile("later.docx", b"PK\x03\x04")
    html = compared(serve(SMALL), new="served", new_text=FAULTY, new_file=word)
    assert "Nothing changes for anybody" in html


@pytest.mark.parametrize("name", ["no-such-policy", "../starter", ""])
def test_only_policies_that_belisha_holds_can_be_named(serve: Serve, name: str) -> None:
    client = serve(SMALL)
    assert "What changes" not in client.get("/compare/", {"old": "served", "new": name}).content.decode()
    assert "What changes" not in compared(client, new=name, new_text=SMALL)


@pytest.mark.parametrize(
    "hostile", ["\x00", "Just words.", "---\n---\n", "x" * 2_000_001, "</textarea><script>alert(1)</script>"]
)
def test_any_text_gives_a_page(serve: Serve, hostile: str) -> None:
    html = compared(serve(SMALL), new_text=hostile)
    assert "<script>alert" not in html
    assert "passwords.care" in html


def test_nothing_is_kept(serve: Serve) -> None:
    answer = serve(SMALL).post("/compare/", {"old": "served", "new": "text", "new_text": LATER})
    assert "no-store" in answer.headers["Cache-Control"]
    assert set(answer.cookies) <= {"csrftoken", "sessionid"}


def test_a_form_without_its_token_is_refused(serve: Serve) -> None:
    strict = serve(SMALL)
    strict.handler.enforce_csrf_checks = True
    assert strict.post("/compare/", {"old": "served"}).status_code == 403
