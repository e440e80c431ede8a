from __future__ import annotations

from belisha.policy.queries import examine
from belisha.site.vocabulary import VOCABULARY
from belisha.web.policy.counting import WIDTH, by_kind, counts, levels
from belisha.web.policy.document import document_of
from belisha.web.policy.filters import Choice, shown
from belisha.web.policy.tests.small import TEXT
from tests.policies import TODAY, TOP

EXAMINED = examine(TEXT, VOCABULARY, TODAY)


def test_each_clause_is_counted_once() -> None:
    assert {count.name: count.number for count in counts(EXAMINED)} == {
        "enforced": 0, "evidenced": 2, "attested": 0, "statement": 2, "unserved": 4,
    }  # fmt: skip


def test_each_count_leads_to_as_many_clauses() -> None:
    for count in counts(EXAMINED):
        query = dict(pair.split("=") for pair in count.query.removeprefix("?").split("&"))
        assert len(shown(document_of(EXAMINED), Choice.of(query)).entries) == count.number, count.name


def test_the_shares_fill_the_bar_without_a_gap() -> None:
    ends = [(count.start, count.start + count.width) for count in counts(EXAMINED)]
    assert [start for start, _ in ends] == [0, *(end for _, end in ends[:-1])]
    assert ends[-1][1] == WIDTH


def test_a_policy_without_clauses_has_an_empty_bar() -> None:
    assert {(count.number, count.width) for count in counts(examine(TOP, VOCABULARY, TODAY))} == {(0, 0)}


def test_findings_are_counted_by_level_and_told_by_kind_the_gravest_first() -> None:
    examined = examine(TEXT + "\nX. {#x.x}\n\n```dooty\nwho: staff\n```\n", VOCABULARY, TODAY)
    assert sum(number for _, _, _, number in levels(examined)) == len(examined.findings)
    kinds = by_kind(examined.findings)
    assert [kind.level for kind, _ in kinds] == sorted(
        (kind.level for kind, _ in kinds), key="error warning note".index
    )
    assert sum(len(found) for _, found in kinds) == len(examined.findings)
