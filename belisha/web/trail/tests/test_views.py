"""What happened at a school, as those who oversee it read it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape

import pytest
from django.db import connection, transaction
from django.test import Client

from belisha.access.terms import Actor
from belisha.audit import guards
from belisha.audit.actions import record
from belisha.audit.models import TrailEntry
from belisha.people.deeds import PersonRead
from belisha.people.models import Person, School
from belisha.policy.actions import Text, propose
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY, clause, policy
from tests.school import actor, client_of, member, school

pytestmark = pytest.mark.django_db

TEXT = Text(policy(clause("who: teachers\ndo: look after passwords\nevery: month")).encode(), "mine.md")


@dataclass(frozen=True)
class Cast:
    school: School
    head: Person
    governor: Person
    pupil: Person
    stranger: Person


@pytest.fixture
def cast() -> Cast:
    here = school()
    return Cast(
        here,
        head=member(here, "staff", name="Robin Marsh", holds=("head",)),
        governor=member(here, "governor", name="Ines Quill", holds=("online-safety-governor",)),
        pupil=member(here, "pupil", name="Wren Fern", year_group=3),
        stranger=member(school("Elsewhere School"), "staff", holds=("head",)),
    )


def looked(by: Actor, at: Person) -> None:
    with transaction.atomic():
        record(PersonRead(about=str(at.reference), relation="none"), by=by, school=by.school)


def words(answer: object) -> str:
    content: bytes = getattr(answer, "content", b"")
    return " ".join(unescape(re.sub(r"<[^>]+>", "", content.decode())).split())


def test_the_head_reads_who_did_what(cast: Cast) -> None:
    propose(TEXT, actor=actor(cast.head), vocabulary=VOCABULARY, today=TODAY)
    looked(actor(cast.head), cast.pupil)
    shown = words(client_of(cast.head).get("/trail/"))
    assert "Robin Marsh proposed the text “" in shown
    assert "Robin Marsh opened the record of Wren Fern" in shown


def test_a_governor_reads_the_same_without_pupils_names(cast: Cast) -> None:
    looked(actor(cast.head), cast.pupil)
    shown = words(client_of(cast.governor).get("/trail/"))
    assert "Robin Marsh opened the record of a pupil" in shown
    assert "Wren" not in shown


def test_another_school_reads_nothing_of_it(cast: Cast) -> None:
    looked(actor(cast.head), cast.pupil)
    shown = words(client_of(cast.stranger).get("/trail/"))
    assert "Robin Marsh" not in shown
    assert "opened the record" not in shown


@pytest.mark.parametrize("address", ["/trail/", "/trail/export/"])
def test_a_pupil_may_not(cast: Cast, address: str) -> None:
    assert client_of(cast.pupil).get(address).status_code == 403
    assert client_of(cast.head).get(address).status_code == 200


def test_entries_are_looked_for(cast: Cast) -> None:
    propose(TEXT, actor=actor(cast.head), vocabulary=VOCABULARY, today=TODAY)
    looked(actor(cast.head), cast.pupil)
    shown = words(client_of(cast.head).get("/trail/", {"word": "policy.proposed"}))
    assert "Showing 1 entry that fit" in shown
    assert "opened the record" not in shown


def test_older_entries_stand_on_the_next_page(cast: Cast) -> None:
    for _ in range(60):
        looked(actor(cast.head), cast.pupil)
    client = client_of(cast.head)
    first = client.get("/trail/").content.decode()
    [older] = re.findall(r'href="(/trail/\?before=\d+)"', first)
    second = client.get(unescape(older)).content.decode()
    numbers = re.findall(r'<li class="belisha-trail__one" value="(\d+)"', first + second)
    assert len(numbers) == len(set(numbers)) == 60


def test_it_is_taken_away_as_a_table(cast: Cast) -> None:
    looked(actor(cast.head), cast.pupil)
    table = client_of(cast.head).get("/trail/export/").content.decode("utf-8-sig")
    assert table.splitlines()[0] == "Entry,When,Who,As,What,Fingerprint"
    assert "opened the record of Wren Fern" in table


def test_the_head_of_the_trail_is_a_file(cast: Cast) -> None:
    looked(actor(cast.head), cast.pupil)
    answer = client_of(cast.head).post("/trail/head/")
    taken = json.loads(answer.content)
    entry = TrailEntry.objects.get(chain=str(cast.school.reference), number=taken["number"])
    assert taken["hash"] == entry.hash


def test_a_trail_without_an_entry_has_no_head(cast: Cast) -> None:
    answer = client_of(cast.head).post("/trail/head/", follow=True)
    assert "has no entry yet" in words(answer)


class TestCheck:
    def test_a_sound_trail_is_said_to_be(self, cast: Cast) -> None:
        looked(actor(cast.head), cast.pupil)
        assert "The trail is sound" in words(client_of(cast.head).post("/trail/check/"))

    def test_a_changed_entry_is_named(self, cast: Cast) -> None:
        client: Client = client_of(cast.head)
        looked(actor(cast.head), cast.pupil)
        guards.take_down(connection)
        TrailEntry.objects.filter(chain=str(cast.school.reference)).update(details='{"relation":"self"}')
        guards.put_up(connection)
        shown = words(client.post("/trail/check/"))
        assert "The trail is not sound" in shown
        assert "Entry 1 (person.read) was changed after it was written." in shown


@pytest.mark.parametrize("before", ["9" * 19, "9" * 5000, "-1", "x"])
def test_a_page_that_begins_nowhere_is_the_newest(cast: Cast, before: str) -> None:
    looked(actor(cast.head), cast.pupil)
    answer = client_of(cast.head).get("/trail/", {"before": before})
    assert answer.status_code == 200
    assert "Wren Fern" in words(answer)
