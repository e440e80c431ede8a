from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from belisha.audit.models import TrailEntry
from belisha.people.models import Account, Membership, Person, School
from belisha.site.demo.making import Wish, make_up
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY
from tests.school import member, school

pytestmark = pytest.mark.django_db


@pytest.fixture
def made_up(settings: Settings) -> School:
    """A made-up school, in demo mode."""
    settings.BELISHA_DEMO = True
    wish = Wish(settings.CHECKOUT / "policies/starter/policy.md", people=200)
    make_up(wish, VOCABULARY, TODAY, lambda _: None)
    return School.objects.get()


def words(content: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content.decode())).split())


def page(query: str = "", client: Client | None = None) -> str:
    response = (client or Client()).get(f"/demo/{query}")
    assert response.status_code == 200
    return words(response.content)


def headings(query: str = "") -> list[str]:
    found = re.findall(r"<h2[^>]*audience[^>]*>([^<]*)", Client().get(f"/demo/{query}").content.decode())
    return [unescape(one) for one in found]


def head_of(made_up: School) -> Person:
    return Person.objects.get(school=made_up, holdings__role="head", holdings__is_deputy=False)


def address_for(person: Person) -> str:
    return f"/demo/sign-in/{person.reference}/"


@pytest.mark.parametrize("address", ["/demo/", "/demo/outbox/"])
def test_outside_demo_mode_there_is_no_such_page(address: str, settings: Settings, made_up: School) -> None:
    assert Client().get(address).status_code == 200
    settings.BELISHA_DEMO = False
    assert Client().get(address).status_code == 404


def test_anybody_signs_in_as_the_head_without_a_password(made_up: School) -> None:
    client, head = Client(), head_of(made_up)
    assert client.post(address_for(head)).status_code == 302
    assert client.session["_auth_user_id"] == str(Account.objects.get(person=head).pk)
    assert not Account.objects.get(person=head).has_usable_password()
    entry = TrailEntry.objects.get(word="account.signed-in")
    assert "demonstration" in entry.details
    assert client.get("/policy/").status_code == 200


def test_nobody_is_signed_in_outside_demo_mode(settings: Settings, made_up: School) -> None:
    settings.BELISHA_DEMO = False
    client = Client()
    assert client.post(address_for(head_of(made_up))).status_code == 404
    assert "_auth_user_id" not in client.session
    assert not Account.objects.exists()


def test_nobody_is_signed_in_as_a_member_of_a_school_that_is_not_made_up(made_up: School) -> None:
    client, stranger = Client(), member(school("Another School"), "teacher", holds=("head",))
    assert client.post(address_for(stranger)).status_code == 404
    assert "_auth_user_id" not in client.session
    assert "Another School" not in page()
    assert "Ada Fern" not in page("?school=another-school")


def test_signing_in_needs_a_form_of_this_site(made_up: School) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(address_for(head_of(made_up))).status_code == 403
    assert client.get(address_for(head_of(made_up))).status_code == 405


def test_whoever_is_signed_in_can_become_somebody_else(made_up: School) -> None:
    client, head = Client(), head_of(made_up)
    parent = Person.objects.filter(school=made_up, memberships__kind="parent").exclude(pk=head.pk)[0]
    client.post(address_for(head))
    client.post(address_for(parent))
    assert client.session["_auth_user_id"] == str(Account.objects.get(person=parent).pk)
    client.post(address_for(parent))
    assert Account.objects.count() == 2


def test_leaders_come_first_and_then_each_audience(made_up: School) -> None:
    assert headings() == ["Leaders and safeguarding"]
    for who, heading in (("governors", "Governors"), ("parents", "Parents and carers"), ("pupils", "Pupils")):
        assert headings(f"?who={who}") == [heading]


def test_each_is_shown_with_what_they_are_in_the_school_s_own_words(made_up: School) -> None:
    head = head_of(made_up)
    assert f"{head.name} Headteacher" in page()
    assert "Deputy for the Designated Safeguarding Lead" in page() or "deputy for the Designated" in page()
    parent = Person.objects.filter(school=made_up, children__isnull=False, memberships__kind="parent")[0]
    child = parent.children.all()[0].child
    assert f"of {child.name}" in page(f"?sought={parent.name}") or child.name in page(
        f"?sought={parent.name}"
    )


def test_somebody_is_found_by_name_class_or_child(made_up: School) -> None:
    head = head_of(made_up)
    assert "1 person" in page(f"?sought={head.name}")
    assert "Nobody fits" in page("?sought=zzzzzz")
    assert {"Pupils"} < set(headings("?sought=reception"))


def test_pupils_stand_by_year_and_each_in_their_own_class(made_up: School) -> None:
    shown = [page(f"?who=pupils&page={number}") for number in range(1, 5)]
    classes = re.findall(r"Pupil in (.+?) Sign in", " ".join(shown))
    assert classes[0].startswith("Reception")
    assert classes[-1].startswith("13")
    assert not [one for one in classes if one.startswith("Computing")]


def test_the_other_groups_are_folded_into_links_that_count_everybody(made_up: School) -> None:
    content = Client().get("/demo/").content.decode()
    number = {who: int(count) for who, count in re.findall(r"who=(\w+)\">[^<]*</a> \((\d+)\)", content)}
    assert {"teachers", "parents", "pupils"} <= number.keys()
    assert "leaders" not in number
    leaders = content.count('action="/demo/sign-in/')
    here = Membership.objects.filter(Q(left_on=None) | Q(left_on__gte=TODAY), joined_on__lte=TODAY)
    assert sum(number.values()) + leaders == here.values("person").distinct().count()
    assert "Pupil in" not in words(content.encode())


def test_each_group_holds_as_many_as_were_counted(made_up: School) -> None:
    content = Client().get("/demo/").content.decode()
    for who, count in re.findall(r"who=(\w+)\">[^<]*</a> \((\d+)\)", content):
        pages = range(1, (int(count) - 1) // 30 + 2)
        shown = [Client().get(f"/demo/?who={who}&page={number}").content.decode() for number in pages]
        found = re.findall(r'action="/demo/sign-in/([^/]+)/', "".join(shown))
        assert len(set(found)) == len(found) == int(count)


def test_many_people_stand_on_several_pages(made_up: School) -> None:
    first, second = page("?who=pupils"), page("?who=pupils&page=2")
    assert "page 1 of" in first
    assert "page 2 of" in second
    assert first != second
    assert page("?who=pupils&page=nonsense") == first


@pytest.mark.parametrize("query", ["", "?who=pupils&page=2", "?sought=fern+year"])
def test_the_page_asks_the_database_a_few_things_however_many_people_there_are(
    made_up: School, query: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page(query)
    with django_assert_max_num_queries(14):
        page(query)


def test_without_a_school_the_page_says_how_to_make_one(settings: Settings) -> None:
    settings.BELISHA_DEMO = True
    assert "No school is made up yet" in page()


def test_what_is_looked_for_is_shown_as_words(made_up: School) -> None:
    content = Client().get("/demo/", {"sought": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in content


def test_emails_are_shown_the_newest_first_with_links_to_follow(settings: Settings, tmp_path: Path) -> None:
    settings.BELISHA_DEMO = True
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    assert "No email has been written yet" in words(Client().get("/demo/outbox/").content)
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend")
    for subject in ("First", "Second <b>"):
        text = "Dear parent,\n\nopen http://localhost:8000/in/?a=1&b=2 now <script>"
        EmailMessage(subject, text, to=["ada@school.example"], connection=backend).send()
    content = Client().get("/demo/outbox/").content.decode()
    assert content.index("Second &lt;b&gt;") < content.index("First")
    assert 'href="http://localhost:8000/in/?a=1&amp;b=2"' in content
    assert "To ada@school.example" in words(content.encode())
    assert "<script>" not in content.replace("<script src", "")


def test_beside_a_real_school_no_email_is_shown_because_a_link_of_its_people_opens_their_account(
    made_up: School,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend")
    EmailMessage("A new password", "A link", to=["ada@school.example"], connection=backend).send()
    assert "A new password" in words(Client().get("/demo/outbox/").content)
    school("A Real School")
    shown = words(Client().get("/demo/outbox/").content)
    assert "A new password" not in shown
    assert "No email has been written yet" in shown
