from __future__ import annotations

from belisha.policy.queries import Examined, examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.policy.asking import (
    findings_about,
    findings_about_any,
    occasions,
    role_row,
    wider,
)
from belisha.web.policy.tests.small import TEXT
from tests.policies import TODAY, clause, policy

EXAMINED = examine(TEXT, VOCABULARY, TODAY)


def asked(*periods: str) -> Examined:
    duties = [
        clause(f"who: head\ndo: do number {number}\nevery: {period}", f"a.n{number}")
        for number, period in enumerate(periods)
    ]
    return examine(policy(*duties), VOCABULARY, TODAY)


def test_a_role_is_shown_under_the_school_s_title_with_its_holder() -> None:
    row = role_row(EXAMINED, "dsl")
    assert (row.title, row.standard, row.holders, row.clauses, row.unserved) == (
        "Designated Safeguarding Lead", "Designated Safeguarding Lead", ("Holly Moss",), 1, 0,
    )  # fmt: skip


def test_what_is_due_sooner_stands_first() -> None:
    examined = asked("year", "week", "before every lesson", "term", "{said: regularly}")
    found = occasions(examined, examined.asks_of("head"))
    assert [occasion.anchor for occasion in found] == ["calendar", "events", "open"]
    items = [item.clause for subject in found[0].subjects for item in subject.items]
    assert items == ["a.n1", "a.n3", "a.n0"]


def test_an_interpreted_word_has_the_time_that_it_was_given() -> None:
    examined = asked("{said: regularly, interpreted-as: month, by: head, on: 2026-09-01}")
    assert [one.anchor for one in occasions(examined, examined.asks_of("head"))] == ["calendar"]


def test_what_always_holds_stands_by_subject() -> None:
    found = occasions(EXAMINED, EXAMINED.asks_of("staff"))
    assert [(subject.title, len(subject.items)) for subject in found[0].subjects] == [
        ("Human duties, confirmed", 1), ("Opening a blocked site", 1),
    ]  # fmt: skip
    assert found[0].number == 2


def test_staff_are_asked_what_all_staff_are_asked() -> None:
    assert [row.id for row in wider(EXAMINED, "head")] == ["staff"]
    assert wider(EXAMINED, "pupil") == ()
    assert wider(EXAMINED, "staff") == ()


def test_findings_about_a_role_name_it() -> None:
    assert [finding.id for finding in findings_about(EXAMINED, "network-manager")] == ["vacant-role"]
    assert set(findings_about(EXAMINED, "network-manager")) <= set(findings_about_any(EXAMINED))
    assert findings_about(EXAMINED, "dsl") == ()
