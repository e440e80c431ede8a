"""Who is the same person, and whether two sets of people can meet."""

from __future__ import annotations

import pytest

from belisha.language.populations import Population
from belisha.policy.checks.persons import belongs, covers, overlap, plain_name, same_person
from tests.policies import TOP, clause, reading_of

ADA = "role: head\nholder: Mrs Ada Quill"


def _same(*appointed: str, top: str = TOP) -> dict[str, frozenset[str]]:
    clauses = [clause(block, f"a.clause-{number}", "appoint") for number, block in enumerate(appointed)]
    return same_person(reading_of(*clauses, top=top).draft)


@pytest.mark.parametrize(
    "other", ["Mrs Ada Quill", "mrs ada quill", "Ada Quill", "Dr Ada Quill", "Mrs. Ada  Quill"]
)
def test_one_name_is_one_person(other: str) -> None:
    assert _same(ADA, f"role: dsl\nholder: {other}")["dsl"] == {"dsl", "head"}


@pytest.mark.parametrize("other", ["Ada Quillon", "Bea Quill", "A Quill", "Ada-May Quill"])
def test_another_name_may_be_another_person(other: str) -> None:
    assert "dsl" not in _same(ADA, f"role: dsl\nholder: {other}")


def test_one_title_is_one_person() -> None:
    top = TOP.replace("dsl: Designated Safeguarding Lead", "dsl: headteacher")
    assert _same(top=top)["head"] == {"dsl", "head"}


def test_what_the_policy_says_goes_on_from_one_to_the_next() -> None:
    found = _same(
        "role: dsl\nsame-person-as: head",
        "role: head\nholder: Ada Quill",
        "role: network-manager\nholder: Ada Quill",
    )
    assert found["network-manager"] == {"dsl", "head", "network-manager"}
    assert _same("role: dsl", "role: head") == {}


def test_names_keep_hyphens_and_apostrophes() -> None:
    assert plain_name("Ms. Fionnuala O'Dowd-Reeve") == "fionnuala o'dowd-reeve"


@pytest.mark.parametrize(
    ("role", "group", "belonging"),
    [
        ("network-manager", "staff", True),
        ("care-teacher", "staff", True),
        ("technical-staff", "staff", True),
        ("digital-lead", "staff", True),
        ("head-of-governors", "staff", False),
        ("board-of-trustees", "governor", True),
        ("chair-of-governors", "governor", True),
        ("volunteer", "staff", False),
        ("staff-not-employed", "staff", False),
        ("pupil", "everyone", True),
        ("head", "senior-leader", True),
        ("teacher", "senior-leader", False),
        ("police", "staff", False),
    ],
)
def test_who_belongs_to_which_group(role: str, group: str, belonging: bool) -> None:
    assert belongs(role, group) == belonging


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("pupils", "pupils", True),
        ("pupils", "everyone", True),
        ("pupils", "staff", False),
        ("staff", "head", True),
        (["pupils", "parents"], ["staff", "parents"], True),
        ("pupils in key stage 1", "pupils in key stage 2", False),
        ("pupils in key stage 1", "pupils in year 2", True),
        ("pupils in key stage 1", "pupils in year 3", False),
        ("pupils in EYFS", "pupils in reception", True),
        ("pupils in secondary", "pupils in key stage 2", False),
        ("pupils in key stage 2", "pupils aged under 16", True),
        ("pupils aged under 11", "pupils aged 11 or over", False),
        ("pupils aged under 11", "pupils in secondary", False),
        ("pupils in key stage 1", "pupils aged 11 or over", False),
        ("pupils in group looked-after", "pupils in group exam", False),
        ("pupils in group looked-after", "pupils in year 5", True),
        ("pupils who live with relatives", "pupils in year 5", True),
        ({"of": "staff", "except": "volunteers"}, "volunteers", False),
        ({"of": "everyone", "except": "staff"}, "head", False),
        ({"of": "everyone", "except": "staff"}, "pupils", True),
        ({"of": "pupils", "except": "pupils in year 6"}, "pupils in year 6", False),
        ({"of": "pupils", "except": "pupils in year 6"}, "pupils in key stage 2", True),
    ],
)
def test_whether_two_sets_of_people_meet(one: object, other: object, meet: bool) -> None:
    first, second = Population.model_validate(one), Population.model_validate(other)
    assert overlap(first, second) == overlap(second, first) == meet


@pytest.mark.parametrize(
    ("wide", "narrow", "covered"),
    [
        ("everyone", "pupils", True),
        ("pupils", "everyone", False),
        ("pupils", "pupils in year 3", True),
        ("pupils in key stage 2", "pupils in year 3", True),
        ("pupils in key stage 2", "pupils", False),
        ("pupils in key stage 2", "pupils aged 7 to 8", False),
        ("pupils aged under 16", "pupils in key stage 2", True),
        (["staff", "pupils"], ["head", "pupils in EYFS"], True),
        ({"of": "pupils", "except": "pupils in year 6"}, "pupils", False),
        ({"of": "pupils", "except": "pupils in year 6"}, "pupils in year 1", True),
        ("pupils who take part", "pupils", False),
        ("pupils who take part", "pupils who take part", True),
        ("pupils in group looked-after", "pupils", False),
    ],
)
def test_whether_one_set_of_people_holds_another(wide: object, narrow: object, covered: bool) -> None:
    assert covers(Population.model_validate(wide), Population.model_validate(narrow)) == covered
