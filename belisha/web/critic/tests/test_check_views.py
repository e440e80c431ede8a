from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from belisha.web.critic.tests.conftest import FAULTY, STARTER
from belisha.web.critic.uploads import LARGEST_FILE
from tests.policies import clause, policy

TYPED = "Words that somebody has typed."
WRITTEN: list[str] = []
LISTENING: list[bool] = []


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if LISTENING and event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        WRITTEN.append(str(arguments[0]))


sys.addaudithook(_hear)


@pytest.fixture
def written() -> Iterator[list[str]]:
    """The files that are opened for writing while the test runs."""
    WRITTEN.clear()
    LISTENING.append(True)
    yield WRITTEN
    LISTENING.clear()


def file(content: bytes, name: str = "policy.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


Check = Callable[..., str]


@pytest.fixture
def checked(reader: Client) -> Check:
    """Sends a form of these fields, and gives the page that answers."""
    return lambda **fields: html_of(reader.post("/check/", {"text": "", **fields}))


def html_of(answer: HttpResponseBase) -> str:
    assert isinstance(answer, HttpResponse)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def in_the_box(html: str) -> str:
    found = re.search(r'<textarea[^>]*id="id_text"[^>]*>(.*?)</textarea>', html, re.DOTALL)
    assert found
    return unescape(found[1])


def test_a_text_is_checked_and_read_back(checked: Check) -> None:
    html = checked(text=FAULTY)
    assert "<h1" in html
    assert "1 error and 2 warnings" in words(html)
    assert "who: <mark>network-manger</mark>" in html
    assert "Staff must look after passwords" in words(html)
    assert in_the_box(html) == FAULTY


def test_a_sound_text_is_told_so(checked: Check) -> None:
    html = words(checked(text=STARTER))
    assert "Nothing is wrong with it" in html
    assert re.search(r"It has \d+ clauses: .* clauses need something that nothing in Belisha does yet", html)


def test_findings_stand_first_then_the_text_then_what_it_does(checked: Check) -> None:
    html = checked(text=FAULTY)
    places = [html.index(f'id="{name}"') for name in ("findings", "beside", "does", "id_text")]
    assert places == sorted(places)


def test_each_link_on_the_page_leads_somewhere(checked: Check) -> None:
    html = checked(text=FAULTY)
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert len(targets) > 5
    assert targets <= set(re.findall(r'id="([^"]+)"', html))
    assert len(re.findall(r'id="([^"]+)"', html)) == len(set(re.findall(r'id="([^"]+)"', html)))


def test_a_file_is_checked_and_stands_in_the_box_for_another_go(checked: Check) -> None:
    html = checked(file=file(FAULTY.encode()))
    assert "1 error and 2 warnings" in words(html)
    assert in_the_box(html) == FAULTY


def test_a_file_counts_but_what_was_pasted_is_not_lost(checked: Check) -> None:
    html = checked(text=TYPED, file=file(STARTER.encode()))
    assert in_the_box(html) == STARTER
    assert TYPED in html


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"PK\x03\x04rest", "policy.docx", "“policy.docx” is a Word document or a zip file, not plain text."),
        (b"\xd0\xcf\x11\xe0rest", "policy.doc", "is an old Word document"),
        (b"%PDF-1.7", "policy.pdf", "is a PDF"),
        ("Schule für alle".encode("utf-16"), "policy.txt", "is text in another encoding (UTF-16)"),
        (
            "one\ntwo caf\xe9".encode("cp1252"),
            "policy.txt",
            "on line 2 stands a character that cannot be read",
        ),
        (b"", "policy.md", "“policy.md” is empty"),
        (b"x" * (LARGEST_FILE + 1), "film.md", "a policy may hold 2.0\xa0MB"),
    ],
)
def test_a_wrong_file_is_named_and_nothing_that_was_typed_is_lost(
    checked: Check, content: bytes, name: str, message: str
) -> None:
    html = checked(text=TYPED, file=file(content, name))
    assert message in unescape(html)
    assert "<title>Error: " in html
    assert in_the_box(html) == TYPED


def test_an_empty_form_says_what_to_do(checked: Check) -> None:
    html = checked()
    assert '<a href="#id_text">Paste the text of a policy, or choose a file.</a>' in html


def test_one_can_begin_with_the_served_policy_or_the_starter(reader: Client, settings: Any) -> None:
    assert in_the_box(html_of(reader.get("/check/?from=served"))) == (
        settings.CHECKOUT / "policies/milestone/policy.md"
    ).read_text("utf-8")
    starter = (settings.CHECKOUT / "policies/starter/policy.md").read_text("utf-8")
    assert in_the_box(html_of(reader.get("/check/?from=starter"))) == starter
    assert in_the_box(html_of(reader.get("/check/"))) == ""


@pytest.mark.parametrize("name", ["no-such-policy", "../../pyproject.toml", "../starter"])
def test_one_cannot_begin_with_any_other_file(reader: Client, name: str) -> None:
    assert reader.get("/check/", {"from": name}).status_code == 404


def test_nothing_is_kept(reader: Client, caplog: pytest.LogCaptureFixture, written: list[str]) -> None:
    caplog.set_level(logging.DEBUG)
    answer = reader.post("/check/", {"text": TYPED, "file": file(FAULTY.encode())})
    assert "no-store" in answer.headers["Cache-Control"]
    assert set(answer.cookies) <= {"csrftoken", "sessionid"}
    assert [path for path in written if not path.endswith(".pyc")] == []
    assert not re.search("network-manger|somebody has typed", caplog.text)
    assert "network-manger" not in reader.get("/check/").content.decode()


def test_a_form_without_its_token_is_refused(reader: Client) -> None:
    strict = reader
    strict.handler.enforce_csrf_checks = True
    assert strict.post("/check/", {"text": STARTER}).status_code == 403
    strict.get("/check/")
    token = strict.cookies["csrftoken"].value
    assert strict.post("/check/", {"text": STARTER, "csrfmiddlewaretoken": token}).status_code == 200


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        " ",
        "\x00",
        "Just words.",
        "---\n---\n",
        "---\ntitle: never closed\n",
        "---\ntitle: a\x00b\n---\n",
        "x" * 2_000_001,
        "> " * 50_000 + "deep",
        "`" * 100_000,
        "<a " * 60_000,
        policy(clause("who: staff\ndo: look \u202eafter it")),
        policy(clause("who: &people staff\ndo: *people")),
        policy(clause("who: !!python/object:os.system [ls]\ndo: it")),
        policy(clause("who: " + "[" * 5_000 + "]" * 5_000)),
        policy(clause("do: " + "very " * 20_000)),
        policy("\nWords. {#A.B}\n", clause("who: staff\ndo: it", "</h3><script>alert(1)</script>")),
        policy("\nWords. {#}\n\n```duty\nwho: staff\ndo: it\n```\n"),
        policy(clause("{{ 7 * 7 }}", word="{% raise %}")),
        "</textarea><script>alert(1)</script>",
    ],
)
def test_any_text_gives_a_page(checked: Check, hostile: str) -> None:
    html = checked(text=hostile)
    assert "<script>alert" not in html
    assert "\u202e" not in re.sub(r"<textarea.*?</textarea>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    "hostile", [b"\xff\xfe\x00T\x00i", b"\xef\xbb\xbf", b"\x00", b"\n", b"---\r\rtitle: x\r---\r"]
)
def test_any_file_gives_a_page(checked: Check, hostile: bytes) -> None:
    assert "<h1" in checked(file=file(hostile))
