from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from belisha.access.rules import ALLOWED
from belisha.access.terms import Act
from belisha.people.actors import actor_of, command_line, roles_held
from belisha.people.models import Absence, Account, Holding, Membership, Person, School
from belisha.people.terms import KINDS
from belisha.policy.models import Adoption, PolicyVersion
from belisha.policy.version_queries import policy_in_force
from belisha.site.demo.first import make_up_unless_there
from belisha.site.demo.making import DemoError, MadeUp, Wish, make_up
from belisha.site.demo.posts import posts_of, roles_of
from belisha.site.vocabulary import VOCABULARY
from tests.policies import TODAY, clause, policy

pytestmark = pytest.mark.django_db
POLICIES = sorted(Path(settings.CHECKOUT).glob("policies/*/policy.md"))
MILESTONE = settings.CHECKOUT / "policies/milestone/policy.md"
each_policy = pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.parent.name)


def make(wish: Wish) -> MadeUp:
    return make_up(wish, VOCABULARY, TODAY, lambda _: None)


def first(path: Path, *, named: bool) -> str:
    return make_up_unless_there(Wish(path, people=150), VOCABULARY, TODAY, lambda _: None, named=named)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another school's policy."""
    path = tmp_path / "policy.md"
    path.write_text(policy(clause("who: staff\ndo: lock the screen")), "utf-8")
    return path


@each_policy
def test_a_policy_is_in_force_with_every_office_filled_but_the_vacant_one(path: Path) -> None:
    made = make(Wish(path))
    assert made.problem == ""
    school = School.objects.get(slug=made.slug)
    assert school.made_up
    in_force = policy_in_force(VOCABULARY, TODAY, TODAY, actor=command_line(school))
    assert in_force is not None
    assert in_force.reading.draft.text.encode() == path.read_bytes()
    wanted = set(roles_of(in_force.policy))
    vacant = posts_of(in_force.policy).vacant
    assert wanted - roles_held(str(school.reference), TODAY) == ({vacant} if vacant else set())
    assert Person.objects.filter(school=school).count() == made.people
    assert not Account.objects.exists()


def test_the_vacant_office_is_one_that_no_clause_appoints_somebody_to(tmp_path: Path) -> None:
    demanded = clause("role: network-manager", "a.appoint", "appoint")
    asked = clause("who: [senco, network-manager]\ndo: review the security")
    path = tmp_path / "policy.md"
    text = policy(demanded, asked).replace("  dsl:", "  senco: SENCO\n  dsl:")
    path.write_text(text, "utf-8")
    assert make(Wish(path)).problem == ""
    held = set(Holding.objects.values_list("role", flat=True))
    assert "senco" not in held
    assert {"network-manager", "dsl", "head"} <= held


@each_policy
def test_what_the_policy_says_of_who_holds_what_is_kept(path: Path) -> None:
    make(Wish(path))
    holders = {
        one.role: one.person for one in Holding.objects.filter(is_deputy=False).select_related("person")
    }
    in_force = policy_in_force(VOCABULARY, TODAY, TODAY, actor=command_line(School.objects.get()))
    assert in_force is not None
    for role, names in in_force.holders.items():
        assert holders[role].name in names
    for _, one, _ in in_force.policy.provisions():
        for same in getattr(one, "same_person_as", ()):
            assert holders[one.role] == holders[same]  # type: ignore[attr-defined]
        for apart in getattr(one, "apart_from", ()) if one.word == "appoint" else ():
            assert holders[one.role] != holders[apart]  # type: ignore[attr-defined]


@each_policy
def test_one_holder_is_away_and_a_deputy_acts(path: Path) -> None:
    make(Wish(path))
    away = Absence.objects.get().person
    roles = {one.role for one in away.holdings.filter(is_deputy=False)}
    deputies = Holding.objects.filter(is_deputy=True, role__in=roles).select_related("person__school")
    assert [one for one in deputies if one.role in actor_of(one.person, TODAY).roles]


@each_policy
def test_somebody_can_do_each_thing_that_belisha_lets_anybody_do(path: Path) -> None:
    made = make(Wish(path))
    held = roles_held(str(School.objects.get(slug=made.slug).reference), TODAY)
    without = {act for act, allowance in ALLOWED.items() if allowance.roles and not allowance.roles & held}
    assert without == set[Act]()


def test_leavers_have_left_and_those_who_stay_belong_in_each_way_known() -> None:
    make(Wish(MILESTONE))
    left = Membership.objects.exclude(left_on=None)
    assert left.exists()
    assert all(one.left_on is not None and one.left_on < TODAY for one in left)
    assert set(Membership.objects.filter(left_on=None).values_list("kind", flat=True)) <= set(KINDS)


def test_a_school_of_the_same_name_is_refused_and_made_again_only_when_asked(other: Path) -> None:
    make(Wish(other, people=150))
    with pytest.raises(DemoError, match="There is a school called The Example School already"):
        make(Wish(other, people=150))
    assert School.objects.count() == 1
    assert make(Wish(other, people=150, again=True)).slug == "the-example-school-2"
    assert make(Wish(other, people=150, again=True)).name == "The Example School 3"
    assert make(Wish(other, name="Ferry Lane School", people=150)).slug == "ferry-lane-school"


def test_a_policy_with_errors_is_not_in_force_and_why_is_said(other: Path) -> None:
    other.write_text(policy(clause("who: nobody-knows\ndo: lock the screen")), "utf-8")
    made = make(Wish(other, people=150))
    assert "The text has errors" in made.problem
    assert PolicyVersion.objects.exists()
    assert not Adoption.objects.exists()


def test_nothing_is_left_behind_when_it_cannot_be_finished(
    other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("belisha.site.demo.making.adopt", broken)
    with pytest.raises(RuntimeError):
        make(Wish(other, people=150))
    assert not School.objects.exists()
    assert not Person.objects.exists()


def test_a_file_that_is_not_there_or_too_few_people_are_refused(tmp_path: Path, other: Path) -> None:
    with pytest.raises(DemoError, match="cannot be opened: no such file"):
        make(Wish(tmp_path / "nowhere.md"))
    with pytest.raises(DemoError, match="from 150 to 4,000 people"):
        make(Wish(other, people=2))
    assert not School.objects.exists()


def test_the_first_start_makes_a_school_and_the_second_leaves_it(other: Path) -> None:
    assert "Made The Milestone School up" in first(MILESTONE, named=False)
    assert first(MILESTONE, named=False) == first(MILESTONE, named=True) == ""
    assert first(other, named=False) == ""
    assert School.objects.count() == 1


def test_a_policy_that_is_named_gets_a_school_of_its_own(other: Path) -> None:
    first(MILESTONE, named=False)
    assert "Made The Example School up" in first(other, named=True)
    assert School.objects.count() == 2


def test_another_text_for_the_same_school_is_not_put_in_force_but_how_to_is_said(other: Path) -> None:
    first(other, named=True)
    kept = hashlib.sha256(other.read_bytes()).hexdigest()
    other.write_text(other.read_text("utf-8") + "\nMore words.\n", "utf-8")
    assert "sign in as the head, open Versions, and propose it" in first(other, named=True)
    assert [one.sha256 for one in PolicyVersion.objects.all()] == [kept]


def test_it_can_be_made_on_the_first_day_of_a_school_year(other: Path) -> None:
    made = make_up(Wish(other, people=150), VOCABULARY, date(2026, 9, 1), lambda _: None)
    assert made.problem == ""
