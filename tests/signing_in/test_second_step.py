from __future__ import annotations

import json
import re
import time

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, RequestFactory
from fido2.utils import websafe_encode
from pytest_django import Settings

from belisha.audit.models import TrailEntry
from belisha.people.accounts.deeds import Way
from belisha.people.models import Account, Person, School
from belisha.web.signing_in.sessions import begin
from tests.school import member
from tests.signing_in.conftest import PASSWORD, enter, is_in, with_password, words

pytestmark = pytest.mark.django_db


def code(secret: str, steps: int = 0) -> str:
    """What the app shows now, or so many steps of 30 seconds later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def set_up(client: Client) -> str:
    """Sets up codes from an app, and gives what the app keeps."""
    again = client.get("/account/second-step/app/")
    if again.status_code == 302:
        client.post(again["Location"], {"password": PASSWORD})
    page = client.get("/account/second-step/app/").content.decode()
    found = re.search(r'belisha-secret">(\w+)<', page)
    assert found
    response = client.post("/account/second-step/app/", {"code": code(found[1], -1)})
    assert response["Location"] == "/account/second-step/recovery/"
    return found[1]


@pytest.fixture
def secret(client: Client, head: Person) -> str:
    """What the app of the head keeps, who is signed out again."""
    with_password(head)
    enter(client, head.email)
    kept = set_up(client)
    client.post("/sign-out/")
    return kept


def test_a_head_without_a_second_step_can_do_nothing_but_set_one_up(client: Client, head: Person) -> None:
    with_password(head)
    enter(client, head.email)
    for address in ("/", "/policy/", "/roles/"):
        assert client.get(address)["Location"] == "/account/second-step/needed/"
    for address in ("/about/", "/help/", "/accessibility/", "/account/second-step/needed/"):
        assert client.get(address).status_code == 200
    set_up(client)
    assert client.get("/account/second-step/").status_code == 200
    assert client.get("/roles/").headers.get("Location") != "/account/second-step/needed/"


def test_a_teacher_is_not_asked_for_one(client: Client, teacher: Person) -> None:
    with_password(teacher)
    enter(client, teacher.email)
    assert client.get("/roles/").headers.get("Location") != "/account/second-step/needed/"


@pytest.mark.parametrize("role", ["dsl", "deputy-head", "network-manager", "online-safety-lead"])
def test_each_whose_role_asks_for_one_is_asked(client: Client, here: School, role: str) -> None:
    person = member(here, "staff", name="Ash Grove", holds=(role,))
    with_password(person)
    enter(client, person.email)
    assert client.get("/policy/")["Location"] == "/account/second-step/needed/"


@pytest.mark.usefixtures("secret")
def test_the_password_alone_lets_nobody_in_who_has_a_second_step(client: Client, head: Person) -> None:
    assert enter(client, head.email)["Location"] == "/sign-in/staff/code/"
    assert not is_in(client)
    assert client.get("/policy/")["Location"].startswith("/sign-in/")


def test_the_code_of_the_app_lets_in(client: Client, head: Person, secret: str) -> None:
    enter(client, head.email)
    client.post("/sign-in/staff/code/", {"code": code(secret)})
    assert is_in(client)
    assert words()[-1] == "account.signed-in"
    assert client.session["account_authentication_methods"][-1]["method"] == "mfa"


def test_a_wrong_code_lets_nobody_in_and_five_lock(client: Client, head: Person, secret: str) -> None:
    enter(client, head.email)
    for _ in range(5):
        page = client.post("/sign-in/staff/code/", {"code": "000000"}).content.decode()
        assert "That is not right" in page
    assert words().count("account.sign-in-failed") == 5
    page = client.post("/sign-in/staff/code/", {"code": code(secret)}).content.decode()
    assert "tried too often" in page
    assert not is_in(client)


def test_a_code_works_once(client: Client, head: Person, secret: str) -> None:
    enter(client, head.email)
    used = code(secret)
    client.post("/sign-in/staff/code/", {"code": used})
    other = Client()
    enter(other, head.email)
    other.post("/sign-in/staff/code/", {"code": used})
    assert is_in(client)
    assert not is_in(other)


@pytest.mark.usefixtures("secret")
def test_a_recovery_code_lets_in_once(client: Client, head: Person) -> None:
    recovery = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()[0]
    enter(client, head.email)
    client.post("/sign-in/staff/code/", {"code": recovery})
    assert is_in(client)
    other = Client()
    enter(other, head.email)
    other.post("/sign-in/staff/code/", {"code": recovery})
    assert not is_in(other)


def test_recovery_codes_are_shown_and_can_be_made_anew(client: Client, head: Person) -> None:
    with_password(head)
    enter(client, head.email)
    set_up(client)
    page = client.get("/account/second-step/recovery/").content.decode()
    first = re.findall(r'belisha-secret">(\d+)<', page)
    assert len(first) == 10
    client.post("/account/second-step/recovery/new/")
    page = client.get("/account/second-step/recovery/").content.decode()
    assert not set(first) & set(re.findall(r'belisha-secret">(\d+)<', page))


def test_secrets_are_sealed_in_the_database(secret: str) -> None:
    for kept in Authenticator.objects.all():
        assert secret not in str(kept.data)


def test_a_head_cannot_take_the_last_second_step_away(client: Client, head: Person) -> None:
    with_password(head)
    enter(client, head.email)
    set_up(client)
    page = client.post("/account/second-step/app/remove/").content.decode()
    assert "Set up another one before" in page
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_a_teacher_can_take_it_away(client: Client, teacher: Person) -> None:
    with_password(teacher)
    enter(client, teacher.email)
    set_up(client)
    assert "Remove codes from an app" in client.get("/account/second-step/app/remove/").content.decode()
    assert client.post("/account/second-step/app/remove/").status_code == 302
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    assert words()[-4:] == ["account.second-step-added"] * 2 + ["account.second-step-removed"] * 2


def test_the_password_is_asked_again_before_how_one_signs_in_is_changed(
    client: Client, teacher: Person
) -> None:
    with_password(teacher)
    enter(client, teacher.email)
    again = client.get("/account/second-step/app/")["Location"]
    assert again.startswith("/account/again/")
    assert "The password is not right" in client.post(again, {"password": "wrong"}).content.decode()
    assert client.get("/account/second-step/app/").status_code == 302
    assert client.post(again, {"password": PASSWORD})["Location"] == "/account/second-step/app/"
    assert client.get("/account/second-step/app/").status_code == 200


def test_the_square_to_scan_obeys_the_rules_of_the_page(client: Client, teacher: Person) -> None:
    with_password(teacher)
    enter(client, teacher.email)
    client.post(client.get("/account/second-step/app/")["Location"], {"password": PASSWORD})
    page = client.get("/account/second-step/app/").content.decode()
    assert 'role="img" aria-label="Square code to scan' in page
    assert not re.search(r"<\?xml|data:image|\sstyle=", page)


@pytest.mark.parametrize("made_up", [True, False])
def test_only_the_people_of_a_demonstration_are_spared_it(
    client: Client, here: School, head: Person, rf: RequestFactory, made_up: bool
) -> None:
    here.made_up = made_up
    here.save()
    account = with_password(head)
    request = rf.post("/")
    request.session = client.session
    begin(request, account, Way.DEMONSTRATION)
    request.session.save()
    client.cookies["sessionid"] = str(request.session.session_key)
    asked = client.get("/policy/").headers.get("Location") == "/account/second-step/needed/"
    assert asked is not made_up


def a_forged_passkey(account: Account) -> dict[str, str]:
    """What a browser sends for a passkey of this account, signed by nobody."""
    as_text = {"id": "Zm9yZ2Vk", "rawId": "Zm9yZ2Vk", "type": "public-key", "clientExtensionResults": {}}
    client_data = {"type": "webauthn.get", "challenge": "AAAA", "origin": "http://localhost"}
    response = {
        "clientDataJSON": websafe_encode(json.dumps(client_data).encode()),
        "authenticatorData": websafe_encode(bytes(37)),
        "signature": "AAAA",
        "userHandle": websafe_encode(user_pk_to_url_str(account).encode()),
    }
    return {"credential": json.dumps(as_text | {"response": response})}


def test_a_passkey_that_fails_is_written_in_the_trail(client: Client, teacher: Person) -> None:
    account = with_password(teacher)
    client.get("/sign-in/staff/passkey/", headers={"Accept": "application/json"})
    client.post("/sign-in/staff/passkey/", a_forged_passkey(account))
    assert not is_in(client)
    entry = TrailEntry.objects.get(word="account.sign-in-failed")
    assert entry.about == str(teacher.reference)
    assert entry.details == '{"way":"passkey"}'


def test_a_passkey_of_nobody_is_written_nowhere(client: Client, teacher: Person) -> None:
    account = with_password(teacher)
    forged = a_forged_passkey(account)
    account.delete()
    client.post("/sign-in/staff/passkey/", forged)
    client.post("/sign-in/staff/passkey/", {"credential": "[]"})
    assert words() == []


def test_one_caller_cannot_fill_the_trail_with_forged_passkeys(client: Client, teacher: Person) -> None:
    forged = a_forged_passkey(with_password(teacher))
    for _ in range(33):
        client.post("/sign-in/staff/passkey/", forged)
    assert set(words()) == {"account.sign-in-failed"}
    assert len(words()) <= 30


def test_a_passkey_that_fails_after_the_password_is_written_too(client: Client, head: Person) -> None:
    account = with_password(head)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    enter(client, head.email)
    client.post("/sign-in/staff/code/", a_forged_passkey(account))
    assert not is_in(client)
    assert words() == ["account.sign-in-failed"]


def test_the_pages_of_a_demonstration_are_open_without_a_second_step(
    client: Client, head: Person, settings: Settings
) -> None:
    settings.BELISHA_DEMO = True
    with_password(head)
    enter(client, head.email)
    assert client.get("/policy/").status_code == 302
    assert client.get("/demo/").status_code == 200
    settings.BELISHA_DEMO = False
    assert client.get("/demo/").status_code == 404


def test_links_that_are_sent_lead_to_a_host_on_which_passkeys_work(settings: Settings) -> None:
    assert not re.search(r"//[0-9.]+(:|$)|//\[", settings.BELISHA_ADDRESS)
