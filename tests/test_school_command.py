"""`belisha school`: adds a school with its head, all of it or nothing, and lists what there is."""

from __future__ import annotations

import json
import re
from concurrent.futures import Future
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from typer.testing import CliRunner, Result

from belisha.access.terms import RefusedError
from belisha.audit.models import TrailEntry
from belisha.audit.verification import check
from belisha.commands import application
from belisha.people import school_actions
from belisha.people.accounts import post
from belisha.people.actors import actor_of, command_line
from belisha.people.models import Account, Holding, Person, School
from belisha.people.school_actions import FirstPerson, add_school
from tests.policies import TODAY
from tests.school import actor, member, school

pytestmark = pytest.mark.django_db
ADA = ("--head", "Mary Ann Fern", "--email", "ada.fern@school.example")


@pytest.fixture(autouse=True)
def _emails_leave_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(send: Any, *arguments: Any) -> Future[None]:
        send(*arguments)
        return Future()

    monkeypatch.setattr(post.POOL, "submit", at_once)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["school", *arguments])


def test_a_school_is_added_with_its_head() -> None:
    result = run("add", "Oak Hill School", *ADA, "--office", "dsl", "--json")
    assert result.exit_code == 0, result.output
    added = json.loads(result.stdout)
    made = School.objects.get()
    assert (added["slug"], made.slug, made.name) == ("oak-hill-school", "oak-hill-school", "Oak Hill School")
    assert not made.made_up
    head = Person.objects.select_related("school").get()
    assert (head.given_name, head.family_name) == ("Mary Ann", "Fern")
    since = Holding.objects.values_list("since", flat=True)[0]
    assert {"head", "dsl", "staff"} <= actor_of(head, since).roles


def test_the_link_that_is_printed_and_sent_sets_the_password(client: Client) -> None:
    said = run("add", "Oak Hill School", *ADA).output
    found = re.search(r"http://\S+?(/sign-in/staff/password/\S+)", said)
    assert found
    assert mail.outbox[0].to == ["ada.fern@school.example"]
    assert "/sign-in/staff/password/" in str(mail.outbox[0].body)
    form = client.get(found[1])
    new = "harbour thistle candle"
    client.post(form["Location"], {"password1": new, "password2": new})
    assert Account.objects.get().check_password(new)


def test_the_trail_begins_with_the_school_and_is_sound() -> None:
    run("add", "Oak Hill School", *ADA)
    words = list(TrailEntry.objects.order_by("number").values_list("word", flat=True))
    assert words == ["school.added", "person.joined", "role.appointed", "account.invited"]
    assert not check(str(School.objects.get().reference), actor=command_line()).found


def test_a_name_that_is_there_already_is_refused_and_another_may_be_given() -> None:
    run("add", "Oak Hill School", *ADA)
    again = run("add", "Oak Hill School", *ADA)
    assert again.exit_code == 2
    assert "There is a school “oak-hill-school” already" in again.output
    assert School.objects.count() == 1
    assert run("add", "Oak Hill School", *ADA, "--slug", "oak-hill-two").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("Oak Hill", "--head", "Ada", "--email", "a@school.example"), "Give the given name and the family"),
        (("Oak Hill", "--head", "Ada Fern", "--email", "ada"), "which is no email address"),
        (("!!!", *ADA), "Give the school a short name"),
        (("Oak Hill", *ADA, "--slug", "Oak Hill!"), "Give the school a short name"),
        (("  ", *ADA, "--slug", "oak-hill"), "Give the school a name"),
        (("Oak Hill", *ADA, "--office", "pupil"), "Nobody is appointed to that"),
    ],
)
def test_what_cannot_be_so_leaves_nothing_behind(arguments: tuple[str, ...], reason: str) -> None:
    result = run("add", *arguments)
    assert result.exit_code == 2
    assert reason in result.output
    assert not School.objects.exists()
    assert not Person.objects.exists()
    assert not TrailEntry.objects.exists()
    assert not mail.outbox


def test_what_fails_at_the_end_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(school_actions, "give_account", fail)
    assert run("add", "Oak Hill School", *ADA).exit_code != 0
    assert not School.objects.exists()
    assert not TrailEntry.objects.exists()
    assert not mail.outbox


def test_nobody_adds_a_school_from_within_one() -> None:
    head = member(school(), "staff", holds=("head",))
    with pytest.raises(RefusedError):
        add_school(
            "Oak Hill", "", FirstPerson("Ada", "Fern", "a@school.example"), actor=actor(head), today=TODAY
        )
    assert School.objects.count() == 1


def test_the_schools_are_listed() -> None:
    assert "There is no school yet" in run("list").output
    run("add", "Oak Hill School", *ADA)
    assert run("list").output == "oak-hill-school  Oak Hill School\n"
    assert [one["slug"] for one in json.loads(run("list", "--json").stdout)] == ["oak-hill-school"]
