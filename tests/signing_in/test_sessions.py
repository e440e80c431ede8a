from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from belisha.audit.models import TrailEntry
from belisha.people.models import Account, Membership, Person, School
from tests.policies import TODAY
from tests.school import child_of, client_of, member
from tests.signing_in.conftest import Later, enter, is_in, with_password, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client, teacher: Person) -> Client:
    with_password(teacher)
    enter(client, teacher.email)
    return client


def test_a_session_goes_on_while_it_is_used(signed_in: Client, later: Later) -> None:
    for _ in range(4):
        later(timedelta(minutes=29))
        assert signed_in.get("/about/").status_code == 200
    assert is_in(signed_in)


def test_a_session_that_is_left_alone_ends(signed_in: Client, later: Later) -> None:
    signed_in.get("/about/")
    later(timedelta(minutes=31))
    response = signed_in.get("/policy/?search=bees")
    assert response.status_code == 302
    asked = urlsplit(response["Location"])
    assert (asked.path, parse_qs(asked.query)) == (
        "/sign-in/", {"ended": ["idle"], "next": ["/policy/?search=bees"]},
    )  # fmt: skip
    assert not is_in(signed_in)
    page = signed_in.get(response["Location"]).content.decode()
    assert "because nothing happened for 30 minutes" in page
    assert (
        TrailEntry.objects.get(word="account.signed-out").details
        == '{"ending":"nothing happened for a while"}'
    )


def test_signing_in_again_leads_back_to_the_page(signed_in: Client, later: Later) -> None:
    later(timedelta(minutes=31))
    page = signed_in.get(signed_in.get("/policy/")["Location"]).content.decode()
    assert "/sign-in/staff/?next=%2Fpolicy%2F" in page or "/sign-in/staff/?next=/policy/" in page
    form = signed_in.get("/sign-in/staff/?next=/policy/").content.decode()
    assert 'name="next" value="/policy/"' in form


def test_a_form_that_is_sent_too_late_changes_nothing_and_leads_to_signing_in(
    signed_in: Client, later: Later
) -> None:
    later(timedelta(minutes=31))
    assert signed_in.post("/account/password/", {})["Location"] == "/sign-in/?ended=idle"


def test_a_part_of_a_page_leads_the_whole_page_to_signing_in(signed_in: Client, later: Later) -> None:
    later(timedelta(minutes=31))
    response = signed_in.get("/policy/", headers={"HX-Request": "true"})
    assert response["HX-Redirect"].startswith("/sign-in/?ended=idle")


def test_a_pupil_is_signed_out_sooner(here: School, later: Later) -> None:
    pupil = client_of(child_of(member(here, "parent")))
    pupil.get("/about/")
    later(timedelta(minutes=14))
    assert pupil.get("/about/").status_code == 200
    later(timedelta(minutes=16))
    page = pupil.get("/about/", follow=True).content.decode()
    assert "because nothing happened for 15 minutes" in page


def test_no_session_is_longer_than_a_day_at_school(signed_in: Client, later: Later) -> None:
    for _ in range(24):
        later(timedelta(minutes=29))
        assert signed_in.get("/about/").status_code == 200
    later(timedelta(minutes=29))
    response = signed_in.get("/about/")
    assert response["Location"].startswith("/sign-in/?ended=too_long")


def test_whoever_leaves_is_signed_out_at_the_next_page(signed_in: Client, teacher: Person) -> None:
    assert signed_in.get("/about/").status_code == 200
    Membership.objects.filter(person=teacher).update(left_on=TODAY.replace(year=2025))
    assert signed_in.get("/about/")["Location"].startswith("/sign-in/?ended=left")
    assert not is_in(signed_in)
    assert words()[-1] == "account.signed-out"


def test_whose_account_is_closed_is_nobody_at_the_next_page(signed_in: Client, teacher: Person) -> None:
    Account.objects.filter(person=teacher).update(is_active=False)
    assert signed_in.get("/account/second-step/")["Location"].startswith("/sign-in/")


def test_signing_out_is_a_button_and_not_a_link(signed_in: Client) -> None:
    assert signed_in.get("/sign-out/").status_code == 405
    assert is_in(signed_in)
    assert signed_in.post("/sign-out/")["Location"] == "/sign-in/?ended=asked"
    assert not is_in(signed_in)
    assert words()[-1] == "account.signed-out"


def test_a_page_that_was_wanted_elsewhere_is_dropped(client: Client) -> None:
    page = client.get("/sign-in/?next=https://elsewhere.example/&ended=%3Cscript%3E").content.decode()
    assert "elsewhere.example" not in page
    assert "&lt;script" not in page


def test_an_old_session_is_of_no_use_after_a_new_password(signed_in: Client, teacher: Person) -> None:
    account = Account.objects.get(person=teacher)
    account.set_password("another one altogether")
    account.save()
    assert signed_in.get("/account/second-step/")["Location"].startswith("/sign-in/")
