"""Who belongs to a population that a policy names."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.language.populations import Population
from belisha.people.populations import Answer, Bound, Known, belongs, bound
from belisha.people.rules import with_those_that_follow
from belisha.people.terms import KINDS, Facts
from tests.policies import TODAY

YES, NO, PERHAPS = Answer.YES, Answer.NO, Answer.PERHAPS


def person(
    *roles: str, year: int | None = None, born: date | None = None, groups: frozenset[str] = frozenset()
) -> Facts:
    return Facts("p", with_those_that_follow(roles), year, born, groups)


HEAD = person("teacher", "head")
CHAIR = person("governor", "chair-of-governors")
YEAR_3 = person("pupil", year=3, born=date(2018, 12, 1))
RECEPTION = person("pupil", year=0)
NURSERY = person("pupil", born=date(2023, 3, 1))
NO_YEAR = person("pupil")
SIXTEEN = person("pupil", year=11, born=date(2010, 11, 21))
VISITOR = person("visitor")
IN_CARE = person("pupil", year=3, groups=frozenset({"children-in-care"}))


@pytest.mark.parametrize(
    ("facts", "who", "answer"),
    [
        (YEAR_3, "everyone", YES),
        (VISITOR, "everyone", YES),
        (HEAD, "staff", YES),
        (HEAD, "senior-leaders", YES),
        (CHAIR, "staff", NO),
        (CHAIR, "governors", YES),
        (YEAR_3, "staff", NO),
        (YEAR_3, "school", NO),
        (YEAR_3, "pupils in key stage 2", YES),
        (YEAR_3, "pupils in key stage 1 or EYFS", NO),
        (YEAR_3, "pupils in year 3", YES),
        (YEAR_3, "pupils in primary", YES),
        (RECEPTION, "pupils in EYFS", YES),
        (RECEPTION, "pupils in reception", YES),
        (NURSERY, "pupils in EYFS", YES),
        (NURSERY, "pupils in reception", NO),
        (NURSERY, "pupils in key stage 2", NO),
        (NO_YEAR, "pupils in key stage 2", PERHAPS),
        (NO_YEAR, "pupils", YES),
        (HEAD, "teachers in key stage 2", PERHAPS),
        (SIXTEEN, "pupils aged under 16", NO),
        (SIXTEEN, "pupils aged 16 or over", YES),
        (YEAR_3, "pupils aged 5 to 7", YES),
        (NO_YEAR, "pupils aged under 16", PERHAPS),
        (YEAR_3, "pupils who live with relatives", PERHAPS),
        (HEAD, "pupils who live with relatives", NO),
        (YEAR_3, "pupils in group children-in-care", NO),
        (IN_CARE, "pupils in group children-in-care", YES),
        (YEAR_3, "pupils in group trauma-or-loss", PERHAPS),
        (YEAR_3, ["staff", "pupils"], YES),
        (VISITOR, ["staff", "pupils"], NO),
        (HEAD, {"of": "everyone", "except": "staff"}, NO),
        (YEAR_3, {"of": "everyone", "except": "staff"}, YES),
        (HEAD, {"of": "everyone", "except": "staff who are new"}, PERHAPS),
        (YEAR_3, {"of": "everyone", "except": "staff who are new"}, YES),
    ],
)
def test_who_belongs(facts: Facts, who: object, answer: Answer) -> None:
    known = Known(TODAY, frozenset({"children-in-care", "3b"}))
    assert belongs(facts, Population.model_validate(who), known).answer is answer


@pytest.mark.parametrize("who", ["pupils in year 3", "pupils aged under 16", "pupils in group choir"])
def test_a_doubt_has_its_reason(who: str) -> None:
    found = belongs(NO_YEAR, Population.model_validate(who), Known(TODAY))
    assert found.answer is PERHAPS
    assert found.reason.startswith("The register does not say")


def test_a_policy_can_count_visitors_in_with_staff() -> None:
    staff = Population.model_validate("staff")
    counting = Known(TODAY, counts_in={"staff": frozenset({"visitor"})})
    assert belongs(VISITOR, staff, Known(TODAY)).answer is NO
    assert belongs(VISITOR, staff, counting).answer is YES
    assert belongs(YEAR_3, staff, counting).answer is NO


def test_a_birth_in_the_future_tells_nothing() -> None:
    unborn = person("pupil", born=date(2027, 1, 1))
    for who in ("pupils aged under 16", "pupils in EYFS"):
        assert belongs(unborn, Population.model_validate(who), Known(TODAY)).answer is PERHAPS


def test_people_are_counted_by_kind_and_by_doubt() -> None:
    people = [(HEAD, 1), (YEAR_3, 40), (NO_YEAR, 2), (CHAIR, 1)]
    found = bound(people, Population.model_validate(["staff", "pupils in key stage 2"]), Known(TODAY), KINDS)
    doubt = "The register does not say in which year group they are."
    kinds = (("pupil", 40), ("teacher", 1), ("staff", 1))
    assert found == Bound(41, 2, kinds, ((doubt, 2),))
