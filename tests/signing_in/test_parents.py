from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from belisha.people.models import Account, Membership, Person, School
from tests.policies import TODAY
from tests.school import member, school
from tests.signing_in.conftest import Later, is_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def parent(here: School) -> Person:
    return member(here, "parent", name="Jude Fern")


def ask(client: Client, email: str) -> str:
    """Asks for a link, and gives the words of the answer."""
    answer = client.post("/sign-in/parents/", {"email": email}).content.decode()
    return answer.split("<main")[1].replace(email, "…")


def link(number: int = -1) -> str:
    """The path of a link that was sent."""
    found = re.search(r"(/sign-in/parents/link/\S+)", str(mail.outbox[number].body))
    assert found
    return found[1]


def test_a_link_signs_a_parent_in_once(client: Client, parent: Person) -> None:
    ask(client, parent.email)
    assert mail.outbox[0].to == [parent.email]
    assert client.post(link())["Location"] == "/"
    assert is_in(client)
    assert words() == ["account.sign-in-link-sent", "account.signed-in"]
    again = Client()
    assert again.post(link()).status_code == 410
    assert not is_in(again)


def test_looking_at_a_link_does_not_use_it_up(client: Client, parent: Person) -> None:
    ask(client, parent.email)
    scanner = Client()
    for _ in range(3):
        page = scanner.get(link())
        assert page.status_code == 200
        assert "Sign in" in page.content.decode()
    assert not is_in(scanner)
    client.post(link())
    assert is_in(client)


def test_a_link_is_good_for_a_quarter_of_an_hour(
    client: Client, parent: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client, parent.email)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 14 * 60)
    assert "does not work any more" not in client.get(link()).content.decode()
    monkeypatch.setattr(time, "time", lambda: now() + 16 * 60)
    assert "does not work any more" in client.get(link()).content.decode()
    assert client.post(link()).status_code == 410
    assert not is_in(client)


def test_one_letter_off_is_no_link(client: Client, parent: Person) -> None:
    ask(client, parent.email)
    good = link()
    bad = good[:-6] + ("A" if good[-6] != "A" else "B") + good[-5:]
    assert client.post(bad).status_code == 410
    assert not is_in(client)


def test_nobody_learns_whose_address_is_known(client: Client, parent: Person) -> None:
    assert ask(client, parent.email) == ask(client, "nobody@home.example")
    assert len(mail.outbox) == 1


def test_a_parent_with_children_at_two_schools_gets_a_link_for_each(client: Client, parent: Person) -> None:
    other = member(school("Another School"), "parent", name="Jude Fern")
    Person.objects.filter(pk=other.pk).update(email=parent.email)
    ask(client, parent.email)
    assert sorted(message.subject for message in mail.outbox) == [
        "Sign in at Another School",
        "Sign in at The Example School",
    ]
    one = next(message for message in mail.outbox if "Another" in message.subject)
    assert "Example" not in str(one.body)


def test_a_teacher_who_is_a_parent_is_sent_no_link(client: Client, here: School) -> None:
    both = member(here, "parent", "teacher", name="Jude Fern")
    ask(client, both.email)
    assert not mail.outbox


def test_a_link_of_somebody_who_became_staff_since_lets_nobody_in(
    client: Client, here: School, parent: Person
) -> None:
    ask(client, parent.email)
    Membership.objects.create(school=here, person=parent, kind="teacher", joined_on=TODAY)
    assert client.post(link()).status_code == 410
    assert not is_in(client)


def test_a_parent_whose_children_have_left_is_sent_none(client: Client, parent: Person) -> None:
    Membership.objects.filter(person=parent).update(left_on=TODAY - timedelta(days=1))
    ask(client, parent.email)
    assert not mail.outbox


def test_a_closed_account_is_sent_none(client: Client, parent: Person) -> None:
    Account.objects.create(person=parent, username="closed", email=parent.email, is_active=False)
    ask(client, parent.email)
    assert not mail.outbox


def test_an_address_is_not_flooded_with_links(client: Client, parent: Person, later: Later) -> None:
    for _ in range(6):
        ask(client, parent.email)
    assert len(mail.outbox) == 3
    later(timedelta(minutes=16))
    ask(client, parent.email)
    assert len(mail.outbox) == 4


def test_one_caller_cannot_try_every_address(client: Client) -> None:
    for number in range(30):
        ask(client, f"nobody{number}@home.example")
    assert client.post("/sign-in/parents/", {"email": "one-more@home.example"}).status_code == 429


def test_what_is_no_address_is_told(client: Client) -> None:
    page = client.post("/sign-in/parents/", {"email": "jude"}).content.decode()
    assert "Write an email address such as" in page
    assert "<title>Error: " in page
