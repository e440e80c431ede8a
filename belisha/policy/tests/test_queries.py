from __future__ import annotations

import os
from pathlib import Path

import pytest

from belisha.language.marks import MARKS
from belisha.language.obligations import Obligation
from belisha.language.provisions import Provision, Worth
from belisha.language.vocabulary import Vocabulary
from belisha.policy.checks import CHECKS
from belisha.policy.coverage import Coverage
from belisha.policy.provisions import PROVISIONS, Cite
from belisha.policy.queries import Examined, examine, served_policy
from belisha.policy.terms import CAPABILITIES
from tests.policies import TODAY, clause, policy

DUTY = "who: {}\ndo: check the filter\nevery: {}"
CITE = "title: Data Protection Act 2018"


def _serves(provision: Provision) -> bool:
    return isinstance(provision, Cite)


VOCABULARY = Vocabulary.of([*MARKS, *PROVISIONS], CAPABILITIES, checks=CHECKS, serves=_serves)
"""What this room brings by itself."""


def examined(*clauses: str, **obligations: Obligation) -> Examined:
    owed = {one.id: one for one in obligations.values()}
    return examine(policy(*clauses), VOCABULARY, TODAY, obligations=owed)


def test_each_thing_asked_of_a_role_is_told_by_itself() -> None:
    two = clause(DUTY.format("head", "term"), "a.one") + f"\n```duty\n{DUTY.format('staff', 'year')}\n```\n"
    found = examined(two, clause(DUTY.format("staff", "week"), "a.two"))
    asks = found.asks_of("staff")
    assert [(ask.clause.id, ask.sentence) for ask in asks] == [
        ("a.one", "Staff must check the filter; due every year."),
        ("a.two", "Staff must check the filter; due every week."),
    ]
    assert [ask.due.longest_days for ask in asks if ask.due] == [366, 7]
    assert [ask.served for ask in asks] == [False, False]


def test_what_sets_no_time_is_always_due() -> None:
    found = examined(clause("who: staff\nmay-not: share passwords", word="rule"))
    assert [ask.due for ask in found.asks_of("staff")] == [None]


def test_holders_are_those_whom_the_policy_names() -> None:
    found = examined(
        clause("role: dsl\nholder: Holly Moss", "a.one", "appoint"), clause("role: head", "a.two", "appoint")
    )
    assert dict(found.holders) == {"dsl": ("Holly Moss",)}


def test_a_contradiction_is_seen_from_both_clauses() -> None:
    found = examined(
        clause('with: "#a.two"\nabout: who decides', "a.one", "conflict"),
        clause(DUTY.format("head", "term"), "a.two"),
    )
    one, two = found.policy.clauses
    assert [(it.other, it.about, it.open, it.said_here) for it in found.contradictions(one)] == [
        ("a.two", "who decides", True, True)
    ]
    assert [(it.other, it.said_here) for it in found.contradictions(two)] == [("a.one", False)]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_clause_is_shown_as_it_was_written(number: int) -> None:
    parts = [clause(DUTY.format("head", "term"), f"a.clause-{n}").strip() for n in range(3)]
    found = examined(*(f"\n{part}\n" for part in parts))
    written = found.written(found.policy.clauses[number])
    assert written.text == parts[number]
    assert found.policy.text.split("\n")[written.line - 1].startswith("Some words.")


def test_a_list_item_is_shown_without_its_neighbours() -> None:
    found = examined("\n- One. {#a.one}\n- Two. {#a.two}\n")
    assert [found.written(clause).text for clause in found.policy.clauses] == [
        "- One. {#a.one}",
        "- Two. {#a.two}",
    ]


def test_coverage_counts_clauses_and_obligations_by_subject() -> None:
    found = examined(
        clause(CITE, "a.law", "cite"),
        clause(DUTY.format("head", "term"), "a.duty"),
        law=Obligation("x.1", Worth.EVIDENCED, "policy.links"),
        log=Obligation("x.9", Worth.EVIDENCED, "incident.log"),
        words=Obligation("x.8", Worth.STATEMENT, "policy.text"),
    )
    rows = {row.capability: row for row in found.coverage}
    # Both clauses come from x.1, so the duty answers for its subject as well, and is not enough by itself.
    assert rows["policy.links"] == Coverage("policy.links", "Other documents, law and guidance", 2, 1, 1, 1)
    assert (rows["duty.attest"].clauses, rows["duty.attest"].clauses_unserved) == (1, 1)
    assert (rows["incident.log"].obligations, rows["incident.log"].obligations_unserved) == (1, 1)
    assert "policy.text" not in rows


def test_a_file_is_read_again_only_when_it_or_the_day_changes(tmp_path: Path) -> None:
    path = tmp_path / "policy.md"
    path.write_text(policy(clause(CITE, word="cite")), "utf-8")
    first = served_policy(path, VOCABULARY, TODAY)
    assert served_policy(path, VOCABULARY, TODAY) is first
    assert served_policy(path, VOCABULARY, TODAY.replace(day=22)) is not first
    os.utime(path, ns=(1, 1))
    assert served_policy(path, VOCABULARY, TODAY) is not first


def test_new_obligations_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "policy.md"
    path.write_text(policy(clause(CITE, word="cite")), "utf-8")
    assert served_policy(path, VOCABULARY, TODAY).unserved == 0
    (tmp_path / "obligations.csv").write_text("id,kind,capability\nx.1,enforced,policy.links\n", "utf-8")
    assert served_policy(path, VOCABULARY, TODAY).unserved == 1


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"policy\.md"):
        served_policy(tmp_path / "policy.md", VOCABULARY, TODAY)
