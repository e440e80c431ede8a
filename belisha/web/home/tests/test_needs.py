"""What needs somebody now: vacancies, texts to approve, findings, documents, and what the register lacks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from belisha.people.models import Import, Membership, Parenthood, Person, School, WaitingImport
from belisha.policy.models import PolicyVersion
from belisha.policy.queries import examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.home.needs import Need
from belisha.web.home.people_needs import about_register
from belisha.web.home.policy_needs import about_documents, about_findings, about_roles, about_versions
from tests.policies import TODAY, clause, policy
from tests.school import actor, child_of, member, put_in_force, school

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
APPOINTS = clause("role: dsl", name="people.lead", word="appoint")
CONFLICT = clause("role: dsl\napart-from: network-manager", name="people.apart", word="appoint")


def _said(needs: list[Need]) -> list[tuple[str, str, bool]]:
    return [(need.words, need.doing, need.pressing) for need in needs]


def _head(of: School) -> Person:
    return member(of, "staff", name="Robin Marsh", holds=("head",))


def test_a_vacancy_is_filled_by_whoever_may_appoint() -> None:
    here = school()
    head = _head(here)
    examined = examine(policy(APPOINTS), VOCABULARY, TODAY)
    words = "Nobody has held it yet. Say who is the Designated Safeguarding Lead."
    needs = about_roles(examined, TODAY, actor(head))
    (need,) = [one for one in needs if one.pressing]
    assert (need.words, need.doing, need.address) == (words, "Say who it is", "/roles/dsl/appoint/")
    member(here, "teacher", name="Ada Fern", holds=("dsl",))
    assert [one for one in about_roles(examined, TODAY, actor(head)) if one.pressing] == []


def test_a_governor_sees_the_vacancy_and_cannot_fill_it() -> None:
    examined = examine(policy(APPOINTS), VOCABULARY, TODAY)
    needs = about_roles(examined, TODAY, actor(member(school(), "governor")))
    (need,) = [one for one in needs if one.pressing]
    assert (need.doing, need.address) == ("See the role", "/roles/dsl/")


def test_one_person_in_roles_that_are_kept_apart_is_named() -> None:
    here = school()
    member(here, "staff", name="Ada Fern", holds=("dsl", "network-manager"))
    needs = about_roles(examine(policy(CONFLICT), VOCABULARY, TODAY), TODAY, actor(_head(here)))
    assert any(need.words.startswith("Ada Fern is both") for need in needs if need.pressing)


def _proposed(of: School, text: str, label: str = "2") -> PolicyVersion:
    content = text.encode()
    return PolicyVersion.objects.create(
        school=of, text=content, sha256=f"{label:0>64}", title="Policy", label=label, source="policy.md"
    )


def test_a_governor_is_asked_for_the_approval_that_is_theirs_to_give() -> None:
    here = school()
    put_in_force(here, policy())
    version = _proposed(here, policy(APPOINTS))
    governor, teacher = member(here, "governor"), member(here, "teacher", name="Ada Fern")
    (need,) = about_versions(None, TODAY, actor(governor), all_of_them=False)
    assert need.words == (
        "“Policy 2” waits for the approval of the Governing Body, which you can give or record."
    )
    assert (need.doing, need.address) == ("Read it and decide", f"/versions/{version.reference}/")
    assert about_versions(None, TODAY, actor(teacher), all_of_them=False) == []


def test_a_leader_sees_what_waits_for_others_and_what_has_errors() -> None:
    here = school()
    head = _head(here)
    _proposed(here, policy(APPOINTS), "2")
    _proposed(here, "No policy at all", "3")
    said = [need.words for need in about_versions(None, TODAY, actor(head), all_of_them=True)]
    assert said == [
        "“Policy 3” was brought in with errors, so nobody can approve it. Correct it and bring it in again.",
        "“Policy 2” waits for the approval of the Governing Body.",
    ]


def test_errors_press_and_warnings_do_not() -> None:
    broken = examine(policy(clause("who: nobody-such\ndo: lock doors")), VOCABULARY, TODAY)
    said = {need.doing: need.pressing for need in about_findings(broken, TODAY)}
    assert said["Read what to mend"]
    assert not said.get("Read the findings", False)


def test_a_review_that_is_overdue_presses() -> None:
    text = policy().replace("review-due: 2027-09-01", "review-due: 2025-09-01")
    words = [need.words for need in about_findings(examine(text, VOCABULARY, TODAY), TODAY) if need.pressing]
    assert words == ["The policy’s review. Overdue: it was due by 1 September 2025."]


def test_documents_that_were_never_recorded_are_counted_and_named() -> None:
    examined = examine(policy(clause("to: pupil-agreement", word="refer")), VOCABULARY, TODAY)
    needs = about_documents(examined, TODAY, actor(_head(school())))
    assert _said(needs) == [("1 document never recorded: “Pupil Agreement”.", "See the documents", False)]


def test_the_office_learns_what_the_register_lacks() -> None:
    here = school()
    office = member(here, "staff", holds=("office",))
    parent = member(here, "parent", name="Robin Marsh")
    child_of(parent)
    member(here, "pupil", name="Noor Vale")
    Person.objects.filter(pk=member(here, "teacher", name="Ada Reed").pk).update(email="")
    said = _said(about_register(TODAY, NOW, actor(office)))
    assert said == [
        ("The register was never brought in from the school’s own records.", "Bring it in", False),
        ("1 pupil has no year group, so Belisha cannot tell what the policy asks of them.", "See the pupils", True),
        ("For 1 pupil, the register has no parent or carer who can be reached.", "See the pupils", True),
        ("1 grown-up has no email address, so they cannot sign in.", "See the register", False),
    ]  # fmt: skip


def test_a_parent_who_left_or_cannot_be_reached_does_not_count() -> None:
    here = school()
    office = member(here, "staff", holds=("office",))
    parent = member(here, "parent", name="Robin Marsh")
    child_of(parent)
    assert not any(
        "can be reached" in words for words, _, _ in _said(about_register(TODAY, NOW, actor(office)))
    )
    Person.objects.filter(pk=parent.pk).update(email="")
    assert any("can be reached" in words for words, _, _ in _said(about_register(TODAY, NOW, actor(office))))
    Person.objects.filter(pk=parent.pk).update(email="robin@home.example")
    Parenthood.objects.update(until=TODAY.replace(day=1))
    assert any("can be reached" in words for words, _, _ in _said(about_register(TODAY, NOW, actor(office))))


def test_records_that_wait_are_shown_to_whoever_uploaded_them() -> None:
    here = school()
    mine, other = member(here, "staff", holds=("office",)), member(here, "staff", holds=("network-manager",))
    row = WaitingImport.objects.create(
        school=here, uploaded_by=mine.reference, file_name="roll.csv", sealed=b""
    )
    WaitingImport.objects.update(uploaded_at=NOW)
    needs = about_register(TODAY, NOW, actor(mine))
    assert needs[0].words == "“roll.csv” waits for you to look at what it would change."
    assert needs[0].address == f"/people/import/{row.reference}/"
    assert not any("roll.csv" in need.words for need in about_register(TODAY, NOW, actor(other)))


def test_the_last_import_says_when_and_how_many() -> None:
    here = school()
    office = member(here, "staff", holds=("office",))
    Import.objects.create(school=here, source="csv", file_name="roll.csv", sha256="0", joined=3, left=1)
    Import.objects.update(recorded_at=NOW)
    said = [need.words for need in about_register(TODAY, NOW, actor(office))]
    assert (
        "The register was last brought in on 21 November 2026 at 12:00pm: 3 joined, 1 left, 0 changed."
        in said
    )


def test_another_schools_register_is_not_counted() -> None:
    elsewhere = school("The Other School")
    member(elsewhere, "pupil")
    office = member(school(), "staff", holds=("office",))
    assert Membership.objects.filter(kind="pupil").count() == 1
    assert [need.doing for need in about_register(TODAY, NOW, actor(office))] == ["Bring it in"]
