"""Which text becomes the school's policy, and who may make it so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from belisha.access.terms import Actor, RefusedError
from belisha.audit.models import TrailEntry
from belisha.people.models import Holding, School
from belisha.policy.actions import AdoptionError, Decision, Start, Text, adopt, approve, propose, withdraw
from belisha.policy.version_queries import (
    NoSuchVersionError,
    last_adoption,
    policy_in_force,
    version_for,
    version_in_force,
    versions,
)
from tests.policies import TODAY, VOCABULARY, clause
from tests.school import actor, member, put_in_force, school

pytestmark = pytest.mark.django_db

TOP = """---
title: Online safety policy
school: The Example School
version: "{version}"
{approved}roles:
  governing-body: governing body
  chair-of-governors: Chair of Governors
  head: Headteacher
  network-manager: Network Manager
---
"""


def text(version: str = "1", approved: str = "governing-body", blocks: str = "") -> Text:
    top = TOP.format(version=version, approved=f"approved-by: {approved}\n" if approved else "")
    return Text(
        (top + clause("who: teachers\ndo: look after passwords\nevery: month") + blocks).encode(), "mine.md"
    )


@dataclass(frozen=True)
class Cast:
    school: School
    head: Actor
    governor: Actor
    teacher: Actor
    parent: Actor
    stranger: Actor


@pytest.fixture
def cast() -> Cast:
    here, elsewhere = school(), school("Elsewhere School")
    return Cast(
        here,
        head=actor(member(here, "staff", holds=("head",))),
        governor=actor(member(here, "governor")),
        teacher=actor(member(here, "teacher")),
        parent=actor(member(here, "parent")),
        stranger=actor(member(elsewhere, "staff", "governor", holds=("head", "chair-of-governors"))),
    )


def proposed(cast: Cast, brought: Text | None = None) -> str:
    return propose(brought or text(), actor=cast.head, vocabulary=VOCABULARY, today=TODAY)


def decision(cast: Cast, version: str, role: str = "governing-body", minute: str = "minute 7") -> Decision:
    return Decision(role, version_for(version, actor=cast.head).sha256, TODAY - timedelta(days=2), minute)


def approved_by_governors(cast: Cast, brought: Text | None = None) -> str:
    version = proposed(cast, brought)
    approve(version, decision(cast, version), actor=cast.governor, vocabulary=VOCABULARY, today=TODAY)
    return version


def in_force(cast: Cast, on: date = TODAY) -> str:
    found = version_in_force(on, actor=cast.head)
    return found.reference if found else ""


def adopted(cast: Cast, version: str, on: date = TODAY) -> str:
    return adopt(version, Start(on), actor=cast.head, vocabulary=VOCABULARY, today=TODAY)


def words_of_trail(cast: Cast) -> list[str]:
    entries = TrailEntry.objects.filter(chain=str(cast.school.reference)).order_by("number")
    return list(entries.values_list("word", flat=True))


def test_a_text_that_its_approvers_approved_is_put_in_force(cast: Cast) -> None:
    version = approved_by_governors(cast)
    assert in_force(cast) == ""
    adopted(cast, version)
    assert in_force(cast) == version
    examined = policy_in_force(VOCABULARY, TODAY, TODAY, actor=cast.parent)
    assert examined is not None
    assert examined.policy.front.version == "1"
    assert words_of_trail(cast) == ["policy.proposed", "policy.approved", "policy.adopted"]


def test_the_same_text_again_is_the_same_version(cast: Cast) -> None:
    assert proposed(cast) == proposed(cast)
    assert words_of_trail(cast) == ["policy.proposed"]


def test_a_changed_text_needs_a_new_approval(cast: Cast) -> None:
    approved_by_governors(cast)
    changed = proposed(cast, text(version="1.1"))
    with pytest.raises(AdoptionError, match="still has to be approved by the governing body"):
        adopted(cast, changed)
    assert in_force(cast) == ""


def test_only_the_text_that_was_shown_can_be_approved(cast: Cast) -> None:
    shown, other = proposed(cast), proposed(cast, text(version="2"))
    with pytest.raises(AdoptionError, match="not the one that you were shown"):
        approve(other, decision(cast, shown), actor=cast.governor, vocabulary=VOCABULARY, today=TODAY)
    assert version_for(other, actor=cast.head).approvals == ()


@pytest.mark.parametrize("who", ["teacher", "head"])
def test_nobody_approves_for_a_body_that_they_are_not_of(cast: Cast, who: str) -> None:
    version = proposed(cast)
    with pytest.raises(RefusedError, match="not of this body"):
        approve(
            version, decision(cast, version), actor=getattr(cast, who), vocabulary=VOCABULARY, today=TODAY
        )
    approve(version, decision(cast, version), actor=cast.governor, vocabulary=VOCABULARY, today=TODAY)


def test_a_decision_of_a_body_names_its_minute(cast: Cast) -> None:
    version = proposed(cast)
    with pytest.raises(AdoptionError, match="the meeting and the minute"):
        approve(
            version,
            decision(cast, version, minute=" "),
            actor=cast.governor,
            vocabulary=VOCABULARY,
            today=TODAY,
        )


def test_nobody_decides_tomorrow(cast: Cast) -> None:
    version = proposed(cast)
    tomorrow = Decision(
        "governing-body", version_for(version, actor=cast.head).sha256, TODAY + timedelta(1), "7"
    )
    with pytest.raises(AdoptionError, match="has not come yet"):
        approve(version, tomorrow, actor=cast.governor, vocabulary=VOCABULARY, today=TODAY)


def test_the_policy_in_force_rules_over_its_own_replacement(cast: Cast) -> None:
    put_in_force(cast.school, text().content)
    weaker = proposed(cast, text(version="2", approved="head"))
    approve(weaker, decision(cast, weaker, role="head"), actor=cast.head, vocabulary=VOCABULARY, today=TODAY)
    with pytest.raises(AdoptionError, match="the governing body"):
        adopted(cast, weaker)
    approve(weaker, decision(cast, weaker), actor=cast.governor, vocabulary=VOCABULARY, today=TODAY)
    adopted(cast, weaker)
    assert in_force(cast) == weaker


def test_where_nobody_is_named_the_governing_body_approves(cast: Cast) -> None:
    version = proposed(cast, text(approved=""))
    with pytest.raises(AdoptionError, match="the governing body"):
        adopted(cast, version)
    approve(version, decision(cast, version), actor=cast.governor, vocabulary=VOCABULARY, today=TODAY)
    adopted(cast, version)


def test_a_text_with_errors_is_kept_but_never_approved(cast: Cast) -> None:
    faulty = text(blocks=clause("who: nobody-knows\ndo: keep it", "other.clause"))
    version = proposed(cast, faulty)
    with pytest.raises(AdoptionError, match="has errors"):
        approve(version, decision(cast, version), actor=cast.governor, vocabulary=VOCABULARY, today=TODAY)


@pytest.mark.parametrize(
    ("content", "why"), [(b" \n", "is empty"), (b"Dear all, no clause.", "holds no clause")]
)
def test_what_is_no_policy_is_refused(cast: Cast, content: bytes, why: str) -> None:
    with pytest.raises(AdoptionError, match=why):
        proposed(cast, Text(content, "letter.md"))
    assert versions(actor=cast.head) == ()


def test_a_policy_whose_named_role_is_vacant_is_refused(cast: Cast) -> None:
    appoints = "\n## Roles\n\nSomebody looks after the network. {#roles.network}\n\n```appoint\nrole: network-manager\n```\n"
    version = approved_by_governors(cast, text(blocks=appoints))
    with pytest.raises(AdoptionError, match="the Network Manager"):
        adopted(cast, version)
    manager = member(cast.school, "technician")
    Holding.objects.create(school=cast.school, person=manager, role="network-manager", since=TODAY)
    adopted(cast, version)
    assert in_force(cast) == version


def test_what_was_in_force_on_any_day_can_be_asked(cast: Cast) -> None:
    first, second = approved_by_governors(cast), approved_by_governors(cast, text(version="2"))
    adopted(cast, first, date(2026, 1, 5))
    adopted(cast, second, TODAY + timedelta(days=3))
    assert in_force(cast, date(2026, 1, 4)) == ""
    assert in_force(cast, date(2026, 1, 5)) == first
    assert in_force(cast, TODAY + timedelta(days=2)) == first
    assert in_force(cast, TODAY + timedelta(days=3)) == second
    times = version_for(first, actor=cast.head).times
    assert [(time.first, time.last) for time in times] == [(date(2026, 1, 5), TODAY + timedelta(days=2))]


def test_history_is_not_rewritten(cast: Cast) -> None:
    first, second = approved_by_governors(cast), approved_by_governors(cast, text(version="2"))
    adopted(cast, first, date(2026, 1, 5))
    with pytest.raises(AdoptionError, match="a day gone by"):
        adopted(cast, second, TODAY - timedelta(days=1))
    assert in_force(cast, TODAY) == first


def test_of_two_who_decide_at_once_the_second_looks_again(cast: Cast) -> None:
    first, second = approved_by_governors(cast), approved_by_governors(cast, text(version="2"))
    seen = Start(TODAY, after=last_adoption(actor=cast.head))
    adopt(first, seen, actor=cast.head, vocabulary=VOCABULARY, today=TODAY)
    with pytest.raises(AdoptionError, match="since you opened this page"):
        adopt(second, seen, actor=cast.head, vocabulary=VOCABULARY, today=TODAY)
    assert in_force(cast) == first
    now = Start(TODAY, after=last_adoption(actor=cast.head))
    adopt(second, now, actor=cast.head, vocabulary=VOCABULARY, today=TODAY)
    assert in_force(cast) == second


def test_an_adoption_is_taken_back_until_it_has_been_in_force(cast: Cast) -> None:
    first, second = approved_by_governors(cast), approved_by_governors(cast, text(version="2"))
    adopted(cast, first, date(2026, 1, 5))
    coming = adopted(cast, second)
    withdraw(coming, actor=cast.head, today=TODAY)
    assert in_force(cast) == first
    assert words_of_trail(cast)[-1] == "policy.adoption-withdrawn"
    old = version_for(first, actor=cast.head).times[0].reference
    with pytest.raises(AdoptionError, match="in force already"):
        withdraw(old, actor=cast.head, today=TODAY)


Deed = Callable[[Cast, str, Actor], object]
DEEDS: dict[str, Deed] = {
    "propose": lambda _cast, _, who: propose(text("9"), actor=who, vocabulary=VOCABULARY, today=TODAY),
    "adopt": lambda _, version, who: adopt(
        version, Start(TODAY), actor=who, vocabulary=VOCABULARY, today=TODAY
    ),
    "see": lambda _, version, who: version_for(version, actor=who),
}


@pytest.mark.parametrize("deed", ["propose", "adopt"])
@pytest.mark.parametrize("who", ["teacher", "parent"])
def test_those_who_may_not_are_refused(cast: Cast, deed: str, who: str) -> None:
    version = approved_by_governors(cast)
    with pytest.raises(RefusedError):
        DEEDS[deed](cast, version, getattr(cast, who))


@pytest.mark.parametrize("deed", ["adopt", "see"])
def test_another_school_finds_nothing(cast: Cast, deed: str) -> None:
    version = approved_by_governors(cast)
    with pytest.raises(NoSuchVersionError):
        DEEDS[deed](cast, version, cast.stranger)
    assert versions(actor=cast.stranger) == ()
    assert version_in_force(TODAY, actor=cast.stranger) is None
    DEEDS[deed](cast, version, cast.head)
