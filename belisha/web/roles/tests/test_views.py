"""Saying who holds a role, as those see it who may and those who may not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from belisha.people.models import Absence, Holding, Membership, Person, School
from tests.school import client_of, member, put_file_in_force, school

pytestmark = pytest.mark.django_db

CLAREMONT = settings.CHECKOUT / "policies/claremont/policy.md"
TODAY_TYPED = {"since_day": "1", "since_month": "9", "since_year": "2026"}


@dataclass(frozen=True)
class Cast:
    school: School
    head: Client
    teacher: Person
    pupil: Person
    stranger: Client


@pytest.fixture
def cast() -> Cast:
    here, elsewhere = school(), school("Elsewhere School")
    put_file_in_force(here, CLAREMONT)
    put_file_in_force(elsewhere, CLAREMONT)
    return Cast(
        here,
        head=client_of(member(here, "staff", name="Robin Marsh", holds=("head",))),
        teacher=member(here, "teacher", name="Tam Quill"),
        pupil=member(here, "pupil", name="Wren Fern"),
        stranger=client_of(member(elsewhere, "staff", holds=("head",))),
    )


def words(answer: object) -> str:
    content: bytes = getattr(answer, "content", b"")
    page = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def appointment(person: Person, **changed: str) -> dict[str, str]:
    return {"person": str(person.reference), "capacity": "holder", "contact": "", **TODAY_TYPED, **changed}


def holding(cast: Cast, role: str = "dsl") -> Holding:
    cast.head.post(f"/roles/{role}/appoint/", appointment(cast.teacher))
    return Holding.objects.get(role=role)


def until(day: int, month: int, year: int) -> dict[str, str]:
    return {"until_day": str(day), "until_month": str(month), "until_year": str(year)}


def test_a_vacancy_is_shown_and_filled(cast: Cast) -> None:
    before = words(cast.head.get("/roles/"))
    assert "Fill the role: Designated Safeguarding Lead" in before
    answer = cast.head.post("/roles/dsl/appoint/", appointment(cast.teacher), follow=True)
    assert "It is on record." in words(answer)
    after = words(cast.head.get("/roles/"))
    assert "Fill the role: Designated Safeguarding Lead" not in after
    assert "Tam Quill since 1 September 2026" in after


def test_somebody_sent_here_by_a_version_goes_back_to_it(cast: Cast) -> None:
    version = cast.school.policy_versions.get()
    address = f"/roles/dsl/appoint/?back=version-{version.reference}"
    answer = cast.head.post(address, appointment(cast.teacher))
    assert answer.headers["Location"] == f"/versions/{version.reference}/"
    assert cast.stranger.get(address).status_code == 404


def test_a_role_is_named_as_the_version_that_needs_it_names_it(cast: Cast) -> None:
    here = "dsl: {title: Designated Safeguarding Lead"
    coming = CLAREMONT.read_text().replace(here, "dsl: {title: Child Protection Lead")
    brought = {"which": "file", "file": SimpleUploadedFile("coming.md", coming.encode())}
    address = cast.head.post("/versions/new/", brought).headers["Location"]
    version = address.strip("/").removeprefix("versions/")
    asked = words(cast.head.get(f"/roles/dsl/appoint/?back=version-{version}"))
    assert "Say who is the Child Protection Lead" in asked
    assert "Say who is the Designated Safeguarding Lead" in words(cast.head.get("/roles/dsl/appoint/"))


@pytest.mark.parametrize("back", ["version-x", "https://elsewhere.example/", "//elsewhere.example"])
def test_nobody_is_sent_elsewhere(cast: Cast, back: str) -> None:
    answer = cast.head.post(f"/roles/dsl/appoint/?back={back}", appointment(cast.teacher))
    assert answer.headers["Location"] == "/roles/dsl/"


def test_pupils_are_not_offered(cast: Cast) -> None:
    page = words(cast.head.get("/roles/dsl/appoint/"))
    assert "Tam Quill (teacher)" in page
    assert "Wren Fern" not in page
    refused = words(cast.head.post("/roles/dsl/appoint/", appointment(cast.pupil)))
    assert "Select a valid choice" in refused
    assert not Holding.objects.filter(role="dsl").exists()


def test_what_is_odd_is_said_and_done(cast: Cast) -> None:
    answer = cast.head.post("/roles/governing-body/appoint/", appointment(cast.teacher), follow=True)
    assert "is not a governor" in words(answer)
    assert Holding.objects.filter(role="governing-body").exists()


def test_somebody_who_has_left_cannot_hold_a_role(cast: Cast) -> None:
    Membership.objects.filter(person=cast.teacher).update(left_on="2026-08-31")
    shown = words(cast.head.post("/roles/dsl/appoint/", appointment(cast.teacher)))
    assert "Select a valid choice" in shown
    assert not Holding.objects.filter(role="dsl").exists()


def test_a_role_ends(cast: Cast) -> None:
    held = holding(cast)
    assert "When does Tam Quill stop?" in words(cast.head.get(f"/holdings/{held.reference}/end/"))
    answer = cast.head.post(f"/holdings/{held.reference}/end/", until(30, 9, 2026), follow=True)
    assert "It is on record when Tam Quill stops." in words(answer)
    held.refresh_from_db()
    assert str(held.until) == "2026-09-30"
    assert "Vacant" in words(cast.head.get("/roles/dsl/"))


def test_a_wrong_day_is_refused_beside_its_field(cast: Cast) -> None:
    held = holding(cast)
    shown = words(cast.head.post(f"/holdings/{held.reference}/end/", until(31, 8, 2026)))
    assert "It began on 1 September 2026" in shown
    held.refresh_from_db()
    assert held.until is None


def test_somebody_is_away_and_back(cast: Cast) -> None:
    held = holding(cast)
    first = {"first_day": "2", "first_month": "9", "first_year": "2026"}
    answer = cast.head.post(f"/holdings/{held.reference}/away/", first, follow=True)
    assert "Tam Quill is away" in words(answer)
    absence = Absence.objects.get()
    cast.head.post(f"/absences/{absence.reference}/end/", until(9, 9, 2026))
    absence.refresh_from_db()
    assert str(absence.last) == "2026-09-09"


def test_an_appointment_is_taken_back_on_the_same_day(cast: Cast) -> None:
    held = holding(cast)
    answer = cast.head.post(f"/holdings/undo/appointment/{held.reference}/", follow=True)
    assert "It is taken back." in words(answer)
    assert not Holding.objects.filter(role="dsl").exists()


def test_what_was_recorded_today_is_offered_to_be_taken_back(cast: Cast) -> None:
    held = holding(cast)
    ending = f"/holdings/{held.reference}/end/"
    assert "Take the appointment back" in words(cast.head.get(ending))
    assert "Take the last day back" not in words(cast.head.get(ending))
    cast.head.post(ending, until(30, 9, 2026))
    assert "Take the last day back" in words(cast.head.get(ending))
    assert f'href="{ending}"' in cast.head.get("/roles/dsl/").content.decode()
    cast.head.post(f"/holdings/undo/ending/{held.reference}/")
    assert "Take the last day back" not in words(cast.head.get(ending))


def test_what_was_recorded_on_another_day_is_not_offered(cast: Cast) -> None:
    person = member(cast.school, "teacher", name="Finch Heath", holds=("dsl",))
    held = Holding.objects.get(person=person)
    shown = words(cast.head.get(f"/holdings/{held.reference}/end/"))
    assert "When does Finch Heath stop?" in shown
    assert "recorded by mistake" not in shown


def test_whoever_is_away_is_brought_back_from_the_page_of_the_role(cast: Cast) -> None:
    held = holding(cast)
    address = f"/holdings/{held.reference}/away/"
    assert "Back again" not in words(cast.head.get("/roles/dsl/"))
    cast.head.post(address, {"first_day": "2", "first_month": "9", "first_year": "2026"})
    assert "Back again" in words(cast.head.get("/roles/dsl/"))
    shown = words(cast.head.get(address, follow=True))
    assert "When is Tam Quill back?" in shown
    assert "Take the absence back" in shown
    cast.head.post(f"/holdings/undo/absence/{Absence.objects.get().reference}/")
    assert "Tam Quill is away" in words(cast.head.get(address))


def test_an_appointment_from_a_later_day_is_shown(cast: Cast) -> None:
    later = {"since_day": "1", "since_month": "1", "since_year": "2027"}
    cast.head.post("/roles/dsl/appoint/", appointment(cast.teacher, **later))
    shown = words(cast.head.get("/roles/dsl/"))
    assert "Vacant" in shown
    assert "Tam Quill will hold it from 1 January 2027" in shown
    held = Holding.objects.get(role="dsl")
    asked = words(cast.head.get(f"/holdings/{held.reference}/end/"))
    assert "Tam Quill will be the Designated Safeguarding Lead from 1 January 2027." in asked


@pytest.mark.parametrize("page", ["/roles/dsl/appoint/", "/holdings/{held}/end/", "/holdings/{held}/away/"])
def test_only_who_may_appoint_opens_these_pages(cast: Cast, page: str) -> None:
    address = page.format(held=holding(cast).reference)
    for person in (cast.teacher, cast.pupil):
        assert client_of(person).get(address).status_code == 403
    assert cast.head.get(address).status_code == 200


@pytest.mark.parametrize("verb", ["end", "away"])
def test_another_school_s_holding_is_not_found(cast: Cast, verb: str) -> None:
    address = f"/holdings/{holding(cast).reference}/{verb}/"
    assert cast.stranger.get(address).status_code == 404
    assert cast.head.get(address).status_code == 200


def test_another_school_s_people_are_not_offered(cast: Cast) -> None:
    assert "Tam Quill" not in words(cast.stranger.get("/roles/dsl/appoint/"))
    cast.stranger.post("/roles/dsl/appoint/", appointment(cast.teacher))
    assert not Holding.objects.filter(role="dsl").exists()


def test_a_new_school_fills_the_roles_that_its_first_policy_needs() -> None:
    here = school()
    head = client_of(member(here, "staff", name="Robin Marsh", holds=("head",)))
    teacher = member(here, "teacher", name="Tam Quill")
    assert "Designated Safeguarding Lead" in words(head.get("/roles/dsl/appoint/"))
    version = head.post("/versions/new/", {"which": "claremont"}).headers["Location"]
    asking = version.strip("/").removeprefix("versions/")
    answer = head.post(f"/roles/dsl/appoint/?back=version-{asking}", appointment(teacher))
    assert answer.headers["Location"] == version
    assert Holding.objects.get(role="dsl").person == teacher
    assert client_of(teacher).get("/roles/dsl/appoint/").status_code == 403


@pytest.mark.parametrize("role", ["nonsense", "pupil", "police", "head-of-everything"])
def test_nobody_is_appointed_to_what_is_no_role(cast: Cast, role: str) -> None:
    assert cast.head.get(f"/roles/{role}/appoint/").status_code == 404
    cast.head.post(f"/roles/{role}/appoint/", appointment(cast.teacher))
    assert not Holding.objects.filter(role=role).exists()


@pytest.mark.parametrize("role", ["dsl", "chair-of-governors", "senior-leader"])
def test_a_standard_role_can_be_held_even_where_the_policy_is_silent(cast: Cast, role: str) -> None:
    cast.head.post(f"/roles/{role}/appoint/", appointment(cast.teacher))
    assert Holding.objects.filter(role=role).exists()
