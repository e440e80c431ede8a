"""What the policies say to pupils, in words for their age."""

from __future__ import annotations

from pathlib import Path

import pytest

import belisha.web
from belisha.policy.queries import examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.asks.pupils import Register, for_pupil, register_of
from belisha.web.asks.tests.policies import SCHOOLS, examined, somebody
from belisha.web.asks.topics import Part
from tests.policies import TODAY, clause, policy

PICTURES = Path(belisha.web.__file__).parent / "static/belisha/pictures"


@pytest.mark.parametrize("year", [0, 2, 5, 9])
@pytest.mark.parametrize("school", SCHOOLS)
def test_every_policy_has_a_page_for_every_age(school: str, year: int) -> None:
    facts = somebody("pupil", year=year)
    lines = for_pupil(examined(school), facts, TODAY)
    assert lines[0].part is Part.TELL
    assert "ell " in lines[0].text
    assert [line.part for line in lines] == sorted(line.part for line in lines)
    assert 3 < len(lines) <= register_of(facts, TODAY).lines
    assert len({line.text for line in lines}) == len(lines)


@pytest.mark.parametrize(
    ("year", "register"), [(0, Register.INFANT), (2, Register.INFANT), (5, Register.JUNIOR)]
)
@pytest.mark.parametrize("school", SCHOOLS)
def test_every_line_is_easy_for_its_age(school: str, year: int, register: Register) -> None:
    lines = for_pupil(examined(school), somebody("pupil", year=year), TODAY)
    assert [line.text for line in lines if not register.reads(line.text)] == []
    assert all(line.text[0].isupper() or line.text[0] == "“" for line in lines)
    assert all(line.text.endswith(".") and "{" not in line.text for line in lines)


@pytest.mark.parametrize("school", SCHOOLS)
def test_every_line_has_its_picture(school: str) -> None:
    lines = for_pupil(examined(school), somebody("pupil", year=1), TODAY)
    assert [line.picture for line in lines if not (PICTURES / f"{line.picture}.svg").is_file()] == []


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("teacher", "Sad or scared online? Tell your teacher."),
        ("staff", "Sad or scared online? Tell a grown-up at school."),
    ],
)
def test_whom_to_tell_comes_from_the_policy(told: str, text: str) -> None:
    block = f"for: unsuitable-site\nsteps:\n  - {{by: pupils, tell: {told}}}"
    found = examine(policy(clause(block, word="procedure")), VOCABULARY, TODAY)
    (line,) = for_pupil(found, somebody("pupil", year=0), TODAY)
    assert (line.text, line.clauses) == (text, ("a.clause",))


def test_a_policy_that_says_nothing_still_tells_a_child_whom_to_tell() -> None:
    (line,) = for_pupil(examine(policy(), VOCABULARY, TODAY), somebody("pupil", year=0), TODAY)
    assert (line.part, line.clauses) == (Part.TELL, ())


def test_the_same_words_from_two_clauses_are_one_line() -> None:
    blocks = [
        clause("who: pupils\ncategories: gambling", name=f"{name}.clause", word="block") for name in "ab"
    ]
    lines = for_pupil(examine(policy(*blocks), VOCABULARY, TODAY), somebody("pupil", year=4), TODAY)
    assert [line.clauses for line in lines if line.picture == "closed"] == [("a.clause", "b.clause")]


def test_a_helpline_shows_the_number_that_the_policy_gives() -> None:
    block = "entries:\n  - {name: Childline, phone: 0800 1111}"
    found = examine(policy(clause(block, word="directory")), VOCABULARY, TODAY)
    assert "You can ring Childline: 0800 1111." in [
        line.text for line in for_pupil(found, somebody("pupil", year=0), TODAY)
    ]


def test_whom_everyone_tells_is_not_whom_a_child_must_find() -> None:
    block = "for: allegation-against-staff\nsteps:\n  - {by: everyone, tell: head}"
    found = examine(policy(clause(block, word="procedure")), VOCABULARY, TODAY)
    (line,) = for_pupil(found, somebody("pupil", year=9), TODAY)
    assert line.text == "If something online worries you, tell a grown-up you trust straight away."
