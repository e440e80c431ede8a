"""What the policies ask of adults, in words for them."""

from __future__ import annotations

import re

import pytest

from belisha.language.provisions import Provision
from belisha.policy.queries import examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.asks.adults import When, asks_of_person, by_part
from belisha.web.asks.saying import yours
from belisha.web.asks.second_person_general import to_you
from belisha.web.asks.tests.policies import SCHOOLS, examined, somebody
from tests.policies import TODAY, clause, policy

ROLES = {
    "teacher": ("teacher", "staff"),
    "head": ("head", "senior-leader", "staff"),
    "dsl": ("dsl", "staff"),
    "network-manager": ("network-manager", "staff"),
    "governor": ("governor", "governing-body"),
    "parent": ("parent",),
    "visitor": ("visitor",),
    "pupil": ("pupil",),
}
PROVISIONS = [kind for kind in VOCABULARY.words.values() if issubclass(kind, Provision)]


@pytest.mark.parametrize("kind", PROVISIONS, ids=lambda kind: kind.word)
def test_every_provision_has_words_of_its_own(kind: type[Provision]) -> None:
    assert to_you.dispatch(kind) is not to_you.dispatch(object)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("school", SCHOOLS)
def test_every_sentence_is_a_sentence(school: str, role: str) -> None:
    asks = asks_of_person(examined(school), somebody(*ROLES[role]), TODAY)
    assert asks
    for one in asks:
        assert re.fullmatch(r"[A-Z0-9“].*\.", one.sentence), one.sentence
        assert not re.search(r"[{}]|\b[Yy]ou must you\b|None|  |\.\.|\byou is\b", one.sentence), one.sentence


SAID = [
    ("duty", "who: staff\ndo: lock their screens\nevery: term", "You must lock your screens. It is due every term."),
    ("attest", "who: staff\nthat: they have read it\nforce: should", "You should confirm this: you have read it."),
    ("rule", "who: staff\nmay-not: share passwords\nleave: head", "You must never share passwords, except with the leave of the Headteacher."),
    ("report", "of: incidents\nby: staff\nto: head\nevery: month", "You must report to the Headteacher on incidents. It is due every month."),
    ("record", "of: incidents\nby: staff", "You must keep a record of incidents."),
    ("train", "who: staff\nthat: online safety", "You must be trained in: online safety."),
    ("agreement", "document: pupil-agreement\nwho: staff", "You must sign “Pupil Agreement”."),
    ("gate", "who: staff\nbefore: internet\nsigned: pupil-agreement", "You cannot use the internet until you have signed “Pupil Agreement”."),
    ("block", "who: staff\ncategories: gambling", "The filter closes these to you: gambling."),
    ("monitor", "who: staff\nsystems: email\nattributed: true", "Your use of email is recorded. It is traced to you."),
    ("assess", "what: new apps\nby: staff", "You must assess the risks of new apps."),
    ("alert", "to: staff\nof: misuse", "You must look at this: misuse."),
    ("appoint", "role: dsl", "You are the Designated Safeguarding Lead."),
    ("scope", "who: staff\nwhere: on-site", "This policy binds you. It holds on site."),
    ("procedure", "for: misuse\nsteps:\n  - {by: staff, tell: head, within: the same day}", "About misuse: you must tell the Headteacher, the same day."),
]  # fmt: skip


@pytest.mark.parametrize(("word", "block", "sentence"), SAID)
def test_a_provision_is_said_to_you(word: str, block: str, sentence: str) -> None:
    found = examine(policy(clause(block, word=word)), VOCABULARY, TODAY)
    asks = asks_of_person(found, somebody("staff", "dsl"), TODAY)
    assert [one.sentence for one in asks] == [sentence]


def test_the_leader_who_gives_leave_decides() -> None:
    block = "who: staff\nmay: use their own phones\nleave: head"
    found = examine(policy(clause(block, word="rule")), VOCABULARY, TODAY)
    parts = by_part(asks_of_person(found, somebody("head"), TODAY))
    assert [when for when, _ in parts] == [When.YOU_DECIDE]


@pytest.mark.parametrize(("year", "asked"), [(1, 1), (5, 0)])
def test_only_those_whom_a_population_holds_are_asked(year: int, asked: int) -> None:
    block = "who: pupils in key stage 1\ndo: sit with an adult"
    found = examine(policy(clause(block)), VOCABULARY, TODAY)
    assert len(asks_of_person(found, somebody("pupil", year=year), TODAY)) == asked


def test_words_that_no_list_decides_leave_a_doubt() -> None:
    found = examine(policy(clause("who: staff who are new\ndo: ask for help")), VOCABULARY, TODAY)
    (one,) = asks_of_person(found, somebody("staff"), TODAY)
    assert "who are new" in one.doubt


def test_what_is_asked_of_everyone_stands_last() -> None:
    blocks = clause("who: everyone\ndo: be kind"), clause("who: staff\ndo: lock doors", name="b.clause")
    asks = asks_of_person(examine(policy(*blocks), VOCABULARY, TODAY), somebody("staff"), TODAY)
    assert [one.when for one in asks] == [When.ALWAYS, When.EVERYONE]


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("keep their phones off", "keep your phones off"),
        ("ask pupils for their phones", "ask pupils for their phones"),
        ("themselves log off", "yourself log off"),
        ("prove who they are", "prove who you are"),
        ("use systems with a password of their own", "use systems with a password of your own"),
        ("encrypt data before they leave the site", "encrypt data before they leave the site"),
    ],
)
def test_a_phrase_about_them_is_about_you_where_nobody_else_is_meant(phrase: str, said: str) -> None:
    assert yours(phrase) == said


NARROWED = [
    ("may-not: use a phone\nwhere: [classroom, toilets]", "You must never use a phone in classrooms and in the toilets."),
    ("may-not: photograph anybody in a toilet\nwhere: toilets", "You must never photograph anybody in a toilet."),
    ("must: keep phones out of sight and on silent\nwhen: exams", "You must keep phones out of sight and on silent, in exams."),
    ("may: use a phone\nunless: a tutor says otherwise", "You may use a phone, unless a tutor says otherwise."),
    ("may: use a phone\nleave: {unstated: true}", "You may use a phone, but only with leave. The policy does not say whose leave that is."),
]  # fmt: skip


@pytest.mark.parametrize(("block", "sentence"), NARROWED)
def test_where_when_and_with_whose_leave_end_the_sentence(block: str, sentence: str) -> None:
    found = examine(policy(clause(f"who: staff\n{block}", word="rule")), VOCABULARY, TODAY)
    assert [one.sentence for one in asks_of_person(found, somebody("staff"), TODAY)] == [sentence]


def test_whoever_is_counted_in_with_staff_is_asked_what_staff_are() -> None:
    scope = clause("who: everyone\nmeans: staff counts visitors too", name="a.scope", word="scope")
    found = examine(policy(scope, clause("who: staff\ndo: lock doors")), VOCABULARY, TODAY)
    asked = [one.sentence for one in asks_of_person(found, somebody("visitor"), TODAY)]
    assert "You must lock doors." in asked
    assert "You must lock doors." not in [
        one.sentence for one in asks_of_person(found, somebody("contractor"), TODAY)
    ]


@pytest.mark.parametrize(("groups", "asked"), [(None, 1), (frozenset({"choir"}), 0)])
def test_who_is_in_none_of_the_schools_groups_is_not_asked_what_one_of_them_is(
    groups: frozenset[str] | None, asked: int
) -> None:
    block = "who: {role: pupil, groups: [choir]}\ndo: sing"
    found = examine(policy(clause(block)), VOCABULARY, TODAY)
    assert len(asks_of_person(found, somebody("pupil", year=5), TODAY, groups)) == asked
