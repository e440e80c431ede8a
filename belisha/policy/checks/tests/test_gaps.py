"""What a policy leaves open: where it is said, and which brackets are gaps."""

from __future__ import annotations

import pytest

from belisha.language.findings import Finding
from tests.policies import TOP, clause, findings_of, policy


def _found(identity: str, text: str) -> list[Finding]:
    return [each for each in findings_of(text) if each.id == identity]


@pytest.mark.parametrize(
    ("prose", "gap"),
    [
        ("Call [insert name] at once.", "[insert name]"),
        ("Call [name of the\nschool] at once.", "[name of the"),
        ("Call (insert the number here) at once.", "(insert the number here)"),
        ("Ask parents (include details where this applies).", "(include details where this applies)"),
        ("Call <name of the lead> at once.", "<name of the lead>"),
        ("Approved on DD/MM/YYYY by the governors.", "DD/MM/YYYY"),
        ("The lead is TBC.", "TBC"),
        ("Our school, XXXX, is small.", "XXXX"),
        ("The number is ???.", "???"),
        ("Signed ________ on behalf of governors", "________"),
        ("Chair of governors ............", "............"),
        ("See [our page](https://school.example/page).", None),
        ("See [our page][page].", None),
        ("[page]: https://school.example/page", None),
        ("As was said[1] before.", None),
        ("- [ ] done", None),
        ("- [x] done", None),
        ("See <https://school.example/page> or <office@school.example>.", None),
        ("Ask parents (including carers) first.", None),
        ("Complete the form (add it to the log).", None),
        ("Parent's signature: ____________", None),
        ("I agree that my child ............ may take part.", None),
        ("A snake_case name and *emphasis* and … a pause.", None),
        ("No adult sites (xxx) are opened.", None),
        ("The word “sic” [sic] stands.", None),
    ],
)
def test_gaps_of_a_template(prose: str, gap: str | None) -> None:
    found = _found("unfilled-placeholder", policy(f"\n{prose}\n"))
    assert [each.spot.text for each in found] == ([gap] if gap else [])


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        (policy(clause("who: [staff, pupils]\ndo: it")), None),
        (policy(clause("who:\n  - [staff]\ndo: it")), None),
        (policy(clause("who: staff\ndo: call TBC")), "TBC"),
        (policy(clause("who: staff\ndo: it"), top=TOP.replace("The Example School", "XXX School")), "XXX"),
        (policy("\n## [Name of the section]\n"), "[Name of the section]"),
        (policy("\n| who | number |\n|---|---|\n| lead | [number] |\n"), "[number]"),
    ],
)
def test_gaps_in_blocks_and_at_the_top(text: str, gap: str | None) -> None:
    assert [each.spot.text for each in _found("unfilled-placeholder", text)] == ([gap] if gap else [])


def test_a_gap_belongs_to_its_clause_and_stands_in_its_line() -> None:
    text = policy("\n- Call\n  [insert name] at once. {#a.call}\n")
    [found] = _found("unfilled-placeholder", text)
    assert found.clauses == ("a.call",)
    assert text.split("\n")[found.spot.line - 1][found.spot.column - 1 :].startswith("[insert name]")


@pytest.mark.parametrize(
    ("word", "block", "message", "at"),
    [
        (
            "report",
            "of: misuse\nby: {unstated: true}\nto: head",
            "#a.clause does not say who does this.",
            "{unstated: true}",
        ),
        (
            "report",
            "of: misuse\nto: {unstated: true}",
            "#a.clause does not say who receives it.",
            "{unstated: true}",
        ),
        ("unblock", "approve: head", "#a.clause does not say who may ask.", "```unblock"),
        (
            "ladder",
            "of: phones\nwho: pupils\nsteps: [tell them]",
            "#a.clause does not say when the count starts afresh.",
            "```ladder",
        ),
        (
            "agreement",
            "document: pupil-agreement\nwho: pupils\nsigned-by:\n  - {for: pupils in key stage 1, signer: parent}\n  - {for: pupils in key stage 2, unstated: true}",
            "#a.clause does not say who signs for pupils in key stage 2.",
            "true",
        ),
        ("unstated", "what: who asks", "The policy leaves open who asks.", "who asks"),
    ],
)
def test_what_is_left_open_is_named(word: str, block: str, message: str, at: str) -> None:
    [found] = _found("unstated", policy(clause(block, word=word)))
    assert (found.message, found.spot.text) == (message, at)


def test_a_contradiction_names_its_clauses_even_where_one_is_not_there() -> None:
    mark = '\n```conflict\nwith: ["#a.gone", "#a.other"]\nabout: who asks\n```\n'
    text = policy(clause("who: staff\ndo: it") + mark, clause("who: head\ndo: it", "a.other"))
    [found] = _found("open-conflict", text)
    assert found.message == "#a.clause contradicts #a.gone and #a.other: who asks."
    assert found.clauses == ("a.clause", "a.other")


def test_the_period_of_the_top_can_be_open_too() -> None:
    text = policy(
        clause("who: staff\ndo: it"), top=TOP.replace("roles:", "review-every: {said: frequently}\nroles:")
    )
    assert [found.spot.text for found in _found("open-period", text)] == ["frequently"]
