from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.utils import timezone

from belisha.audit.models import TrailEntry
from belisha.people.accounts import keeping
from belisha.people.accounts.actions import invite, new_account
from belisha.people.accounts.classes import class_with_code
from belisha.people.accounts.lockout import within_limit
from belisha.people.models import Account, Group, GroupPlace, Membership, Person, School
from belisha.people.terms import GroupKind, SecretKind
from belisha.web.signing_in.pupil_views import WRONG_CODES
from belisha.web.words import date_gb
from tests.school import JOINED, actor, client_of, member, school
from tests.signing_in.conftest import Later, is_in, words

pytestmark = pytest.mark.django_db


def class_of(
    of: School, *pupils: Person, teacher: Person | None = None, code: str = "fern-kettle-moon"
) -> Group:
    group = Group.objects.create(
        school=of, name="Owls", slug="owls", kind=GroupKind.CLASS, code=code,
        code_until=timezone.now() + timedelta(hours=6),
    )  # fmt: skip
    for person in pupils:
        GroupPlace.objects.create(school=of, group=group, person=person, since=JOINED)
    if teacher:
        GroupPlace.objects.create(school=of, group=group, person=teacher, teaches=True, since=JOINED)
    return group


def with_secret(person: Person, kind: SecretKind, secret: str) -> Account:
    account = new_account(person)
    account.secret_kind = kind
    account.set_password(secret)
    account.save()
    return account


@pytest.fixture
def infant(here: School) -> Person:
    person = member(here, "pupil", name="Wren Fern", year_group=1)
    with_secret(person, SecretKind.PICTURES, "cat moon")
    return person


@pytest.fixture
def junior(here: School) -> Person:
    person = member(here, "pupil", name="Ash Marsh", year_group=5)
    with_secret(person, SecretKind.PASSWORD, "piano-toast-river")
    return person


def with_code(client: Client, code: str = "fern kettle moon") -> Client:
    client.post("/sign-in/pupils/", {"code": code})
    return client


def test_a_class_code_opens_the_names_of_the_class(client: Client, here: School, infant: Person) -> None:
    class_of(here, infant)
    response = client.post("/sign-in/pupils/", {"code": "Fern  KETTLE-moon"})
    assert response["Location"] == "/sign-in/pupils/names/"
    page = client.get("/sign-in/pupils/names/").content.decode()
    assert "Wren F" in page
    assert "Wren Fern" not in page


@pytest.mark.parametrize("code", ["fern kettle sun", "fern", "-", "' or 1=1"])
def test_what_is_no_class_code_opens_nothing(client: Client, here: School, infant: Person, code: str) -> None:
    class_of(here, infant)
    assert "not the code of a class" in client.post("/sign-in/pupils/", {"code": code}).content.decode()
    assert client.get("/sign-in/pupils/names/")["Location"] == "/sign-in/pupils/"


def test_a_code_ends_with_its_day(client: Client, here: School, infant: Person, later: Later) -> None:
    class_of(here, infant)
    with_code(client)
    assert client.get("/sign-in/pupils/names/").status_code == 200
    later(timedelta(hours=7))
    assert client.get("/sign-in/pupils/names/").status_code == 302


def test_codes_cannot_be_guessed_for_ever(client: Client, here: School, infant: Person) -> None:
    class_of(here, infant)
    for _ in range(WRONG_CODES - 1):
        within_limit("class-code", "127.0.0.1", WRONG_CODES)
    assert client.post("/sign-in/pupils/", {"code": "not a code"}).status_code == 200
    assert client.post("/sign-in/pupils/", {"code": "not a code"}).status_code == 429


def test_a_right_code_is_no_way_past_too_many_wrong_ones(
    client: Client, here: School, infant: Person
) -> None:
    class_of(here, infant)
    for _ in range(WRONG_CODES):
        within_limit("class-code", "127.0.0.1", WRONG_CODES)
    assert client.post("/sign-in/pupils/", {"code": "fern kettle moon"}).status_code == 429
    assert client.get("/sign-in/pupils/names/")["Location"] == "/sign-in/pupils/"
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    assert elsewhere.post("/sign-in/pupils/", {"code": "fern kettle moon"}).status_code == 302


def test_two_pupils_of_like_names_are_told_apart(here: School) -> None:
    alike = [member(here, "pupil", name=name, year_group=1) for name in ("Wren Fern", "Wren Fox", "Ivy Fox")]
    class_of(here, *alike)
    sheet = class_with_code("fern-kettle-moon")
    assert sheet is not None
    assert [one.shown for one in sheet.learners] == ["Ivy F", "Wren Fern", "Wren Fox"]


def test_a_pupil_who_has_left_stands_on_no_list(here: School, infant: Person, junior: Person) -> None:
    class_of(here, infant, junior)
    Membership.objects.filter(person=infant).update(left_on=JOINED)
    sheet = class_with_code("fern-kettle-moon")
    assert sheet is not None
    assert [one.shown for one in sheet.learners] == ["Ash M"]


def test_an_infant_signs_in_with_two_pictures(client: Client, here: School, infant: Person) -> None:
    class_of(here, infant)
    with_code(client)
    address = f"/sign-in/pupils/names/{infant.reference}/"
    page = client.get(address).content.decode()
    assert page.count("<img") == 24
    response = client.post(address, {"first": "cat", "second": "moon"})
    assert response["Location"] == "/"
    assert is_in(client)
    assert words()[-1] == "account.signed-in"


@pytest.mark.parametrize(("first", "second"), [("moon", "cat"), ("cat", "cat"), ("cat", "sun")])
def test_other_pictures_or_another_order_let_nobody_in(
    client: Client, here: School, infant: Person, first: str, second: str
) -> None:
    class_of(here, infant)
    with_code(client)
    page = client.post(f"/sign-in/pupils/names/{infant.reference}/", {"first": first, "second": second})
    assert "not your two pictures" in page.content.decode()
    assert not is_in(client)
    assert words() == ["class.names-shown", "account.sign-in-failed"]


def test_a_picture_that_was_not_chosen_is_asked_for(client: Client, here: School, infant: Person) -> None:
    class_of(here, infant)
    with_code(client)
    page = client.post(f"/sign-in/pupils/names/{infant.reference}/", {"first": "cat"}).content.decode()
    assert "Choose your second picture." in page
    assert 'href="#id_second"' in page
    assert 'id="id_second"' in page


def test_five_wrong_tries_lock_a_pupil_but_not_the_class(
    client: Client, here: School, infant: Person, junior: Person
) -> None:
    class_of(here, infant, junior)
    with_code(client)
    address = f"/sign-in/pupils/names/{infant.reference}/"
    for _ in range(4):
        assert client.post(address, {"first": "sun", "second": "sun"}).status_code == 200
    assert client.post(address, {"first": "sun", "second": "sun"}).status_code == 429
    assert client.post(address, {"first": "cat", "second": "moon"}).status_code == 429
    assert not is_in(client)
    client.post(f"/sign-in/pupils/names/{junior.reference}/", {"password": "piano-toast-river"})
    assert is_in(client)


def test_what_was_tried_is_kept_nowhere(client: Client, here: School, infant: Person) -> None:
    class_of(here, infant)
    with_code(client)
    client.post(f"/sign-in/pupils/names/{infant.reference}/", {"first": "tree", "second": "drum"})
    attempt = AccessAttempt.objects.get()
    assert "tree" not in attempt.post_data
    assert "drum" not in attempt.post_data


def test_a_junior_signs_in_with_a_password(client: Client, here: School, junior: Person) -> None:
    class_of(here, junior)
    with_code(client)
    address = f"/sign-in/pupils/names/{junior.reference}/"
    assert "not your password" in client.post(address, {"password": "wrong"}).content.decode()
    assert not is_in(client)
    client.post(address, {"password": "piano-toast-river"})
    assert is_in(client)


def test_a_pupil_without_a_secret_is_sent_to_the_teacher(client: Client, here: School) -> None:
    new = member(here, "pupil", name="Ivy Fox", year_group=4)
    class_of(here, new)
    with_code(client)
    address = f"/sign-in/pupils/names/{new.reference}/"
    assert "Ask your teacher" in client.get(address).content.decode()
    client.post(address, {"password": ""})
    assert not is_in(client)


def test_a_pupil_of_another_class_is_not_reached_by_this_code(
    client: Client, here: School, infant: Person, junior: Person
) -> None:
    class_of(here, infant)
    with_code(client)
    address = f"/sign-in/pupils/names/{junior.reference}/"
    client.post(address, {"password": "piano-toast-river"})
    assert not is_in(client)


def test_a_password_of_a_pupil_opens_no_door_for_staff(client: Client, junior: Person) -> None:
    client.post("/sign-in/staff/", {"login": junior.email, "password": "piano-toast-river"})
    assert not is_in(client)


def test_a_teacher_sees_and_renews_the_code(here: School, teacher: Person, infant: Person) -> None:
    group = class_of(here, infant, teacher=teacher)
    browser = client_of(teacher)
    address = f"/classes/{group.reference}/sign-in/"
    assert "fern kettle moon" in browser.get(address).content.decode()
    browser.post(f"{address}code/", {"days": "1"})
    group.refresh_from_db()
    assert group.code != "fern-kettle-moon"
    assert group.code_until is not None
    assert group.code_until.date() > timezone.localdate() or group.code_until > timezone.now()
    assert words()[-2:] == ["class.sign-in-read", "class.code-made"]


def test_a_teacher_of_another_class_is_refused(here: School, teacher: Person, infant: Person) -> None:
    group = class_of(here, infant, teacher=teacher)
    other = client_of(member(here, "teacher", name="Rowan Lake"))
    address = f"/classes/{group.reference}/sign-in/"
    assert other.get(address).status_code == 403
    assert other.post(f"{address}code/", {"days": "1"}).status_code == 403
    assert other.post(f"{address}new-secrets/", {"for": "all"}).status_code == 403
    assert other.post(f"{address}{infant.reference}/", {"first": "sun", "second": "sun"}).status_code == 403
    group.refresh_from_db()
    assert group.code == "fern-kettle-moon"
    assert words() == []


def test_a_head_of_another_school_finds_no_such_class(here: School, infant: Person) -> None:
    group = class_of(here, infant)
    stranger = client_of(member(school("Another School"), "staff", name="Dale Reed", holds=("head",)))
    assert stranger.get(f"/classes/{group.reference}/sign-in/").status_code == 404
    assert (
        stranger.post(f"/classes/{group.reference}/sign-in/new-secrets/", {"for": "all"}).status_code == 404
    )


def test_new_secrets_are_shown_once_and_open_the_accounts(
    client: Client, here: School, teacher: Person, infant: Person, junior: Person
) -> None:
    group = class_of(here, infant, junior, teacher=teacher)
    browser = client_of(teacher)
    page = browser.post(f"/classes/{group.reference}/sign-in/new-secrets/", {"for": "all"}).content.decode()
    password = page.split('<code class="belisha-secret">')[1].split("</code>")[0]
    assert password not in browser.get(f"/classes/{group.reference}/sign-in/").content.decode()
    with_code(client)
    client.post(f"/sign-in/pupils/names/{junior.reference}/", {"password": password})
    assert is_in(client)
    assert words().count("account.secret-set") == 2


def test_new_secrets_for_those_ticked_leave_the_others_alone(
    client: Client, here: School, teacher: Person, infant: Person, junior: Person
) -> None:
    group = class_of(here, infant, junior, teacher=teacher)
    data = {"for": "some", "pupil": [str(infant.reference)]}
    client_of(teacher).post(f"/classes/{group.reference}/sign-in/new-secrets/", data)
    with_code(client)
    client.post(f"/sign-in/pupils/names/{junior.reference}/", {"password": "piano-toast-river"})
    assert is_in(client)


@pytest.mark.parametrize("password", ["short", "password", "ash-marsh-ash", "aaaaaaaaaa"])
def test_a_password_that_will_not_do_is_refused(
    here: School, teacher: Person, junior: Person, password: str
) -> None:
    group = class_of(here, junior, teacher=teacher)
    address = f"/classes/{group.reference}/sign-in/{junior.reference}/"
    page = client_of(teacher).post(address, {"password": password})
    assert page.status_code == 200
    assert "hree short words" in page.content.decode()
    assert Account.objects.get(person=junior).check_password("piano-toast-river")


def test_a_teacher_chooses_pictures_for_a_pupil(here: School, teacher: Person, infant: Person) -> None:
    group = class_of(here, infant, teacher=teacher)
    address = f"/classes/{group.reference}/sign-in/{infant.reference}/"
    assert client_of(teacher).post(address, {"first": "sun", "second": "boat"}).status_code == 302
    assert Account.objects.get(person=infant).check_password("sun boat")


def test_that_the_names_were_shown_is_written_once_in_a_session_and_without_a_name(
    client: Client, here: School, infant: Person, junior: Person
) -> None:
    group = class_of(here, infant, junior)
    with_code(client)
    assert words() == []
    for _ in range(2):
        client.get("/sign-in/pupils/names/")
        client.get(f"/sign-in/pupils/names/{infant.reference}/")
    entry = TrailEntry.objects.get()
    assert (entry.word, entry.about, entry.chain) == (
        "class.names-shown", str(group.reference), str(here.reference),
    )  # fmt: skip
    assert entry.details == '{"names":2}'
    other = with_code(Client())
    other.get("/sign-in/pupils/names/")
    assert words() == ["class.names-shown"] * 2


def test_who_is_more_than_a_pupil_is_not_let_in_by_a_code_and_a_secret(
    client: Client, here: School, teacher: Person, junior: Person
) -> None:
    both = member(here, "pupil", "governor", name="Ivy Fox", year_group=13, holds=("chair-of-governors",))
    with_secret(both, SecretKind.PASSWORD, "lantern pebble orchard")
    group = class_of(here, junior, both, teacher=teacher)
    assert "Ivy" not in with_code(client).get("/sign-in/pupils/names/").content.decode()
    client.post(f"/sign-in/pupils/names/{both.reference}/", {"password": "lantern pebble orchard"})
    assert not is_in(client)
    browser = client_of(teacher)
    browser.post(f"/classes/{group.reference}/sign-in/new-secrets/", {"for": "all"})
    assert Account.objects.get(person=both).check_password("lantern pebble orchard")
    address = f"/classes/{group.reference}/sign-in/{both.reference}/"
    assert browser.post(address, {"password": "piano-toast-river"}).status_code == 404


def test_a_pupils_secret_is_no_password_for_whoever_comes_back_as_staff(
    here: School, head: Person, infant: Person
) -> None:
    Membership.objects.create(school=here, person=infant, kind="support-staff", joined_on=JOINED)
    invite(infant, actor=actor(head))
    account = Account.objects.get(person=infant)
    assert (account.secret_kind, account.email) == (SecretKind.PASSWORD, infant.email)
    assert not account.has_usable_password()


def test_another_invitation_leaves_the_password_as_it_is(head: Person, teacher: Person) -> None:
    invite(teacher, actor=actor(head))
    account = Account.objects.get(person=teacher)
    account.set_password("lantern pebble orchard")
    account.save()
    invite(teacher, actor=actor(head))
    assert Account.objects.get(person=teacher).check_password("lantern pebble orchard")


def test_no_secret_is_hashed_while_others_wait_to_write(
    here: School, teacher: Person, junior: Person, infant: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = class_of(here, junior, infant, teacher=teacher)
    outside = len(connection.savepoint_ids)
    depths: list[int] = []

    def hashed(secret: str) -> str:
        depths.append(len(connection.savepoint_ids) - outside)
        return make_password(secret)

    monkeypatch.setattr(keeping, "make_password", hashed)
    made = keeping.set_new_secrets(
        str(group.reference), pupils=None, actor=actor(teacher), today=timezone.localdate()
    )
    assert depths == [0, 0]
    assert {
        Account.objects.get(person__reference=one.reference).check_password(one.secret) for one in made
    } == {True}


def test_a_code_for_today_says_that_it_is_good_to_the_end_of_today(here: School, junior: Person) -> None:
    teacher = member(here, "teacher", name="Hazel Brook")
    group = class_of(here, junior, teacher=teacher)
    keeper = client_of(teacher)
    keeper.post(f"/classes/{group.reference}/sign-in/code/", {"days": "1"})
    page = keeper.get(f"/classes/{group.reference}/sign-in/").content.decode()
    assert f"It is good to the end of {date_gb(timezone.localdate())}." in page
    assert "Choose a password<span" in page
