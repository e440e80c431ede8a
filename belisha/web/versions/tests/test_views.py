"""A text on its way to being the school's policy, as those see it who take part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from belisha.people.models import School
from belisha.policy.models import Adoption, PolicyVersion
from tests.policies import clause
from tests.school import client_of, member, put_in_force, school

pytestmark = pytest.mark.django_db

TOP = """---
title: Online safety policy
school: The Example School
version: "{version}"
approved-by: governing-body
roles:
  governing-body: governing body
  head: Headteacher
---
"""


def text(version: str = "1") -> str:
    return TOP.format(version=version) + clause("who: teachers\ndo: look after passwords\nevery: month")


@dataclass(frozen=True)
class Cast:
    school: School
    head: Client
    governor: Client
    teacher: Client
    parent: Client
    pupil: Client
    stranger: Client


@pytest.fixture
def cast() -> Cast:
    here, elsewhere = school(), school("Elsewhere School")

    def somebody(of: School, *kinds: str, holds: tuple[str, ...] = ()) -> Client:
        return client_of(member(of, *kinds, name="Robin Marsh", holds=holds))

    return Cast(
        here,
        head=somebody(here, "staff", holds=("head",)),
        governor=somebody(here, "governor"),
        teacher=somebody(here, "teacher"),
        parent=somebody(here, "parent"),
        pupil=somebody(here, "pupil"),
        stranger=somebody(elsewhere, "staff", "governor", holds=("head",)),
    )


def words(answer: object) -> str:
    content: bytes = getattr(answer, "content", b"")
    page = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def bring_in(client: Client, content: str | bytes, name: str = "policy.md") -> str:
    """Brings a file in; the address of the version's page, or "" where it was refused."""
    sent = content.encode() if isinstance(content, str) else content
    form = {"which": "file", "file": SimpleUploadedFile(name, sent)}
    answer = client.post("/versions/new/", form)
    return answer.headers.get("Location", "")


def approval(version: PolicyVersion, **changed: str) -> dict[str, str]:
    return {
        "role": "governing-body",
        "decided_on_day": "2",
        "decided_on_month": "11",
        "decided_on_year": "2026",
        "minute": "Autumn meeting, minute 7",
        "sha256": version.sha256,
        "read": "on",
        **changed,
    }


def on(day: int, month: int, year: int) -> dict[str, str]:
    return {
        "in_force_from_day": str(day),
        "in_force_from_month": str(month),
        "in_force_from_year": str(year),
    }


def adoption_sent(shown: object) -> dict[str, str]:
    """What the form that puts a version in force would send as it is shown."""
    content: bytes = getattr(shown, "content", b"")
    hidden = re.findall(r'name="after" value="([^"]+)"', content.decode())
    return {**on(21, 11, 2026), "after": hidden[0]}


def version_at(address: str) -> PolicyVersion:
    return PolicyVersion.objects.get(reference=address.strip("/").rsplit("/", maxsplit=1)[-1])


def test_a_text_is_brought_in_approved_and_put_in_force(cast: Cast) -> None:
    address = bring_in(cast.head, text())
    assert "What the critic finds" in words(cast.head.get(address))
    assert "Needed The governing body" in words(cast.head.get(address))
    version = version_at(address)
    answer = cast.governor.post(f"{address}approve/", approval(version), follow=True)
    assert "The approval is recorded." in words(answer)
    answer = cast.head.post(f"{address}adopt/", on(1, 9, 2026), follow=True)
    assert "This version is in force from today." in words(answer)
    assert "In force since 1 September 2026" in words(cast.parent.get("/versions/"))
    assert "look after passwords" in words(cast.parent.get("/policy/"))


def test_one_that_comes_with_belisha_brings_its_obligations(cast: Cast) -> None:
    answer = cast.head.post("/versions/new/", {"which": "claremont"})
    version = version_at(answer.headers["Location"])
    assert version.obligations
    assert version.title == "E-learning policy"


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({}, "Choose one: Which text do you want to bring in?"),
        ({"which": "file"}, "Choose the policy’s file."),
        ({"which": "moon"}, "moon is not one of the available choices"),
    ],
)
def test_what_is_missing_is_said(cast: Cast, form: dict[str, str], message: str) -> None:
    shown = words(cast.head.post("/versions/new/", form))
    assert message in shown
    assert not PolicyVersion.objects.exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b" ", "is empty"),
        (b"Dear all", "holds no clause"),
        (b"PK\x03\x04and more", "is a Word document or a zip file, not plain text"),
        (text().encode("utf-16"), "is text in another encoding"),
        (text().replace("look after", "\xe9cole").encode("latin-1"), "is not UTF-8 text"),
    ],
)
def test_what_is_no_policy_is_refused(cast: Cast, content: bytes, why: str) -> None:
    sent = {"which": "file", "file": SimpleUploadedFile("a.md", content)}
    answer = cast.head.post("/versions/new/", sent)
    assert why in words(answer)
    assert 'href="#id_file"' in answer.content.decode()
    assert not PolicyVersion.objects.exists()


def test_a_governor_cannot_approve_what_they_were_not_shown(cast: Cast) -> None:
    address = bring_in(cast.head, text())
    version = version_at(address)
    shown = words(cast.governor.post(f"{address}approve/", approval(version, sha256="0" * 64)))
    assert "not the one that you were shown" in shown
    assert not version.approvals.exists()


@pytest.mark.parametrize("who", ["head", "teacher"])
def test_who_is_not_of_the_body_is_offered_no_approval(cast: Cast, who: str) -> None:
    address = bring_in(cast.head, text())
    client: Client = getattr(cast, who)
    assert "Record the approval" not in words(client.get(address))
    client.post(f"{address}approve/", approval(version_at(address)))
    assert not version_at(address).approvals.exists()
    assert "Record the approval" in words(cast.governor.get(address))


def test_an_unapproved_text_is_not_put_in_force(cast: Cast) -> None:
    address = bring_in(cast.head, text())
    shown = words(cast.head.post(f"{address}adopt/", on(1, 9, 2026)))
    assert "still has to be approved by the governing body" in shown
    assert not Adoption.objects.exists()


def test_a_text_with_errors_is_shown_with_its_errors(cast: Cast) -> None:
    address = bring_in(cast.head, text() + clause("who: nobody-knows\ndo: keep it", "other.clause"))
    assert "The text has errors" in words(cast.head.get(address))
    assert "nobody-knows" in words(cast.head.get(f"{address}text/"))


def test_a_version_in_force_says_who_approved_it_and_what_to_look_at_next(cast: Cast) -> None:
    address = bring_in(cast.head, text())
    cast.governor.post(f"{address}approve/", approval(version_at(address)))
    cast.head.post(f"{address}adopt/", on(1, 9, 2026))
    shown = words(cast.head.get(address))
    assert "By the governing body, on 2 November 2026 (Autumn meeting, minute 7)." in shown
    assert "See what it asks of each role See what nothing serves yet" in shown
    assert "See what nothing serves yet" not in words(cast.parent.get(address))


def test_a_version_that_is_coming_is_not_offered_another_day(cast: Cast) -> None:
    put_in_force(cast.school, text())
    address = bring_in(cast.head, text("2"))
    cast.governor.post(f"{address}approve/", approval(version_at(address)))
    assert "From which day is it in force?" in words(cast.head.get(address))
    cast.head.post(f"{address}adopt/", on(1, 1, 2099))
    shown = words(cast.head.get(address))
    assert "It will be in force from 1 January 2099. For another day, take that back first." in shown
    assert "From which day is it in force?" not in shown


def test_of_two_windows_the_second_is_told_what_the_first_put_in_force(cast: Cast) -> None:
    put_in_force(cast.school, text())
    addresses = [bring_in(cast.head, text(version)) for version in ("2", "3")]
    for address in addresses:
        cast.governor.post(f"{address}approve/", approval(version_at(address)))
    first, second = (adoption_sent(cast.head.get(address)) for address in addresses)
    cast.head.post(f"{addresses[0]}adopt/", first)
    told = cast.head.post(f"{addresses[1]}adopt/", second)
    assert "Another version was put in force" in words(told)
    assert re.findall(r'name="in_force_from_\w+"[^>]*value="(\d+)"', told.content.decode()) == [
        "21",
        "11",
        "2026",
    ]
    assert not version_at(addresses[1]).adoptions.exists()
    cast.head.post(f"{addresses[1]}adopt/", adoption_sent(told))
    assert version_at(addresses[1]).adoptions.exists()


def test_a_text_of_another_school_is_told_apart(cast: Cast) -> None:
    address = bring_in(cast.head, text().replace("The Example School", "Oak Hill School"))
    assert "This text calls the school “Oak Hill School”." in words(cast.head.get(address))
    address = bring_in(cast.head, text())
    assert "This text calls the school" not in words(cast.head.get(address))


def test_two_files_of_one_title_are_told_apart(cast: Cast) -> None:
    bring_in(cast.head, text(), "first.md")
    bring_in(cast.head, text() + "\n", "second.md")
    shown = words(cast.head.get("/versions/"))
    assert "from first.md" in shown
    assert "from second.md" in shown


def test_an_earlier_version_stays_readable_as_a_document(cast: Cast) -> None:
    earlier = put_in_force(cast.school, text())
    put_in_force(cast.school, text("2"))
    address = f"/versions/{earlier.reference}/download/pdf/"
    assert cast.parent.get(address).content.startswith(b"%PDF-")
    assert cast.stranger.get(address).status_code == 404
    assert cast.parent.get(f"/versions/{earlier.reference}/download/odt/").status_code == 404


def test_what_was_in_force_on_a_day_is_shown(cast: Cast) -> None:
    put_in_force(cast.school, text())
    asked = {"on_day": "1", "on_month": "1", "on_year": "2025"}
    assert "On 1 January 2025: Policy was in force." in words(cast.head.get("/versions/", asked))
    before = asked | {"on_year": "2015"}
    assert "no version was in force." in words(cast.head.get("/versions/", before))


@pytest.mark.parametrize("who", ["parent", "teacher", "pupil", "governor"])
def test_those_who_may_not_bring_in_a_text_are_refused(cast: Cast, who: str) -> None:
    client: Client = getattr(cast, who)
    assert client.get("/versions/new/").status_code == 403
    assert client.post("/versions/new/", {"which": "claremont"}).status_code == 403
    assert cast.head.get("/versions/new/").status_code == 200


def test_another_school_s_version_is_not_found(cast: Cast) -> None:
    address = bring_in(cast.head, text())
    for page in (address, f"{address}text/"):
        assert cast.stranger.get(page).status_code == 404
        assert cast.head.get(page).status_code == 200
    for verb in ("approve", "adopt"):
        answer = cast.stranger.post(f"{address}{verb}/", approval(version_at(address)) | on(1, 9, 2026))
        assert answer.status_code == 404
    assert "The Example School" not in words(cast.stranger.get("/versions/"))


def test_an_adoption_is_taken_back_on_its_first_day(cast: Cast) -> None:
    put_in_force(cast.school, text())
    version = put_in_force(cast.school, text("2"))
    Adoption.objects.filter(version=version).delete()
    cast.governor.post(f"/versions/{version.reference}/approve/", approval(version))
    cast.head.post(f"/versions/{version.reference}/adopt/", on(1, 1, 2099))
    adoption = Adoption.objects.get(version=version)
    answer = cast.head.post(f"/adoptions/{adoption.reference}/withdraw/", follow=True)
    assert "It is taken back." in words(answer)
    assert cast.stranger.post(f"/adoptions/{adoption.reference}/withdraw/").status_code == 404
