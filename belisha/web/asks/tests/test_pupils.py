"""What the policies say to pupils, in words for their age."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import belisha.web
from belisha.policy.queries import examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.asks.adults import asks_of_person
from belisha.web.asks.older import LONGEST
from belisha.web.asks.pupils import Register, for_pupil, register_of
from belisha.web.asks.readability import words_in
from belisha.web.asks.tests.policies import SCHOOLS, examined, somebody
from belisha.web.asks.topics import LEANS, Part, topic_of
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
    assert line.text == "If something online worries you, tell an adult you trust straight away."


@pytest.mark.parametrize("year", [0, 2, 5])
@pytest.mark.parametrize("school", SCHOOLS)
def test_a_young_pupil_is_always_told_of_what_is_seen_and_closed(school: str, year: int) -> None:
    facts = somebody("pupil", year=year)
    asked = {
        topic.key
        for one in asks_of_person(examined(school), facts, TODAY)
        if not one.doubt and (topic := topic_of(one.ask.provision))
    }
    shown = {line.key for line in for_pupil(examined(school), facts, TODAY)}
    assert asked & {"seen", "closed"} == shown & {"seen", "closed"}


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_line_for_older_pupils_reads_alone(school: str) -> None:
    lines = for_pupil(examined(school), somebody("pupil", year=9), TODAY)
    assert [line.text for line in lines if len(words_in(line.text)) > LONGEST] == []
    assert [line.text for line in lines if re.search(LEANS, line.text)] == []
    assert [line.text for line in lines if "grown-up" in line.text.lower()] == []


FORBIDDEN = [
    ("who: pupils\nmay-not: use indecent images of anybody", "Look only at things for school."),
    ("who: pupils\nmay-not: use photographic technology\nwhere: toilets", "Keep our rules about photos."),
    ("who: pupils\nmay-not: use a mobile phone, a smart watch or headphones\nunless: the head has agreed", "Keep our rules about headphones."),
    ("who: pupils\nmay-not: hold an email account", "Take care with emails."),
]  # fmt: skip


@pytest.mark.parametrize(("block", "text"), FORBIDDEN)
def test_what_is_forbidden_is_never_said_as_something_to_ask_for(block: str, text: str) -> None:
    found = examine(policy(clause(block, word="rule")), VOCABULARY, TODAY)
    told = [line.text for line in for_pupil(found, somebody("pupil", year=1), TODAY)]
    assert text in told
    assert not any(line.startswith("Ask before") for line in told)


def test_what_needs_leave_is_said_as_something_to_ask_for() -> None:
    block = "who: pupils\nmay: take photographs\nleave: teacher"
    found = examine(policy(clause(block, word="rule")), VOCABULARY, TODAY)
    told = [line.text for line in for_pupil(found, somebody("pupil", year=1), TODAY)]
    assert "Ask before you take a photo." in told


@pytest.mark.parametrize("year", [1, 5])
def test_a_young_pupil_is_told_once_that_the_rules_are_signed(year: int) -> None:
    blocks = (
        clause("document: pupil-agreement\nwho: pupils", name="a.sign", word="agreement"),
        clause("who: pupils\nbefore: internet\nsigned: pupil-agreement", name="a.gate", word="gate"),
    )
    lines = for_pupil(examine(policy(*blocks), VOCABULARY, TODAY), somebody("pupil", year=year), TODAY)
    assert [line.clauses for line in lines if line.part is Part.BEFORE] == [("a.sign", "a.gate")]


def test_a_gate_alone_names_what_must_be_signed() -> None:
    block = "who: pupils\nbefore: internet\nsigned: pupil-agreement"
    found = examine(policy(clause(block, word="gate")), VOCABULARY, TODAY)
    told = [line.text for line in for_pupil(found, somebody("pupil", year=5), TODAY)]
    assert "“Pupil Agreement” must be signed before you go online." in told


@pytest.mark.parametrize(("year", "told"), [(None, True), (5, False)])
def test_a_pupil_without_a_year_group_sees_what_may_be_for_them(year: int | None, told: bool) -> None:
    block = "who: pupils in key stage 1\nmay-not: hold an email account"
    found = examine(policy(clause(block, word="rule")), VOCABULARY, TODAY)
    lines = for_pupil(found, somebody("pupil", year=year), TODAY)
    assert ("You must never hold an email account." in [line.text for line in lines]) is told
    assert not any("year group" in line.text for line in lines)


def test_what_needs_leave_is_never_read_as_leave() -> None:
    lines = for_pupil(examined("milestone"), somebody("pupil", year=9), TODAY)
    meeting = [line.text for line in lines if "arrange to meet" in line.text]
    assert meeting == [
        "You must not arrange to meet people by email unless an adult whom you trust has said yes."
    ]


@pytest.mark.parametrize("school", SCHOOLS)
def test_no_pupil_is_told_that_they_may_meet_somebody(school: str) -> None:
    lines = for_pupil(examined(school), somebody("pupil", year=9), TODAY)
    assert not [line.text for line in lines if line.text.startswith("You may arrange to meet")]
