"""Who fills a role, and what goes against what the policy demands."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.language.roles import Titles
from belisha.people.holding.filling import Clash, Filling, conflicts, filling, vacancies
from belisha.people.holding.terms import Approving, Away, Demand, Held, HeldRoles
from belisha.people.terms import Belonging
from tests.policies import TODAY

JOINED = date(2020, 9, 1)
LEFT = date(2026, 7, 31)
NEXT = date(2027, 1, 4)


def held(
    role: str, name: str, since: date = JOINED, until: date | None = None, *, deputy: bool = False
) -> Held:
    """Somebody called so, whose reference is their name."""
    return Held(f"{role}-{name}", role, name, name, since, until, deputy)


def known(*holdings: Held, away: str = "", left: str = "") -> HeldRoles:
    people = dict.fromkeys(one.person for one in holdings)
    belongings = tuple(
        (person, Belonging("teacher", JOINED, LEFT if person == left else None)) for person in people
    )
    return HeldRoles(holdings, (Away("a", away, away, TODAY, TODAY),) if away else (), belongings)


def names(found: tuple[Held, ...]) -> list[str]:
    return [one.name for one in found]


def test_a_role_has_its_holder_who_acts() -> None:
    found = filling("dsl", known(held("dsl", "Ada"), held("head", "Rowan")), TODAY)
    assert (names(found.holders), names(found.acting), found.vacant) == (["Ada"], ["Ada"], False)


@pytest.mark.parametrize(
    "deputy", [held("dsl", "Holly", deputy=True), held("deputy-dsl", "Holly")], ids=["deputises", "by policy"]
)
@pytest.mark.parametrize(("away", "acting"), [("", ["Ada"]), ("Ada", ["Holly"]), ("Holly", ["Ada"])])
def test_a_deputy_acts_while_the_holder_is_away(deputy: Held, away: str, acting: list[str]) -> None:
    found = filling("dsl", known(held("dsl", "Ada"), deputy, away=away), TODAY, ("deputy-dsl",))
    assert (names(found.deputies), names(found.acting)) == (["Holly"], acting)


@pytest.mark.parametrize(
    ("holdings", "left", "since"),
    [
        ([], "", None),
        ([held("dsl", "Ada", until=LEFT)], "", date(2026, 8, 1)),
        ([held("dsl", "Ada", until=LEFT), held("dsl", "Holly", until=JOINED)], "", date(2026, 8, 1)),
        ([held("dsl", "Ada")], "Ada", date(2026, 8, 1)),
        ([held("dsl", "Ada", since=NEXT)], "", None),
        ([held("dsl", "Ada", until=LEFT), held("dsl", "Holly", deputy=True)], "", date(2026, 8, 1)),
    ],
    ids=["never", "ended", "the later", "left the school", "to come", "only a deputy"],
)
def test_a_vacancy_has_its_first_day(holdings: list[Held], left: str, since: date | None) -> None:
    found = filling("dsl", known(*holdings, left=left), TODAY)
    assert (found.vacant, found.vacant_since) == (True, since)


def test_what_is_over_and_what_is_to_come_are_told_apart() -> None:
    everything = known(
        held("dsl", "Ada", until=LEFT), held("dsl", "Holly", date(2026, 8, 1)), held("dsl", "Fay", NEXT)
    )
    found = filling("dsl", everything, TODAY)
    assert (names(found.past), names(found.holders), names(found.to_come)) == (["Ada"], ["Holly"], ["Fay"])


def test_only_roles_that_must_be_held_are_vacant() -> None:
    demands = [Demand("dsl", must=True), Demand("senco"), Demand("governing-body", must=True)]
    found = vacancies(demands, known(held("head", "Rowan")), TODAY, {"governing-body"})
    assert [one.role for one in found] == ["dsl"]
    assert isinstance(found[0], Filling)


HEAD_IS_DSL = known(held("head", "Rowan"), held("dsl", "Rowan"))
TWO = known(held("head", "Rowan"), held("dsl", "Ada"))
APART = [Demand("dsl", ("roles.dsl",), apart_from=frozenset({"head"}))]
SAME = [Demand("dsl", ("roles.dsl",), same_person_as=frozenset({"head"}))]
DEPUTY = [Demand("head", ("roles.head",), deputies=("dsl",))]
REVIEW = [Approving("review", frozenset({"head"}), ("dsl",))]


@pytest.mark.parametrize(
    ("demands", "approvings", "register", "clash"),
    [
        (APART, [], HEAD_IS_DSL, Clash.TOGETHER),
        (APART, [], TWO, None),
        ([Demand("dsl"), Demand("head")], [], HEAD_IS_DSL, None),
        (SAME, [], HEAD_IS_DSL, None),
        (SAME, [], TWO, Clash.APART),
        (SAME, [], known(held("dsl", "Ada")), None),
        (DEPUTY, [], HEAD_IS_DSL, Clash.OWN_DEPUTY),
        (DEPUTY, [], TWO, None),
        (DEPUTY, [], known(held("head", "Rowan"), held("dsl", "Rowan"), held("dsl", "Ada")), None),
        ([], REVIEW, HEAD_IS_DSL, Clash.APPROVES_SELF),
        ([], REVIEW, TWO, None),
        ([], REVIEW, known(held("head", "Rowan"), held("dsl", "Rowan"), held("dsl", "Ada")), None),
    ],
)
def test_what_goes_against_the_policy(
    demands: list[Demand], approvings: list[Approving], register: HeldRoles, clash: Clash | None
) -> None:
    found = conflicts(demands, approvings, register, TODAY)
    assert [one.kind for one in found] == ([clash] if clash else [])
    for one in found:
        assert "Rowan" in one.sentence(Titles())
        assert one.clauses


def test_somebody_who_left_is_in_no_conflict() -> None:
    register = known(held("head", "Rowan"), held("dsl", "Rowan"), left="Rowan")
    assert conflicts(APART, [], register, TODAY) == ()
