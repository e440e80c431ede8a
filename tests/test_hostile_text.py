"""Any text is a policy or a list of findings: never a traceback, never a hang, never half a truth."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belisha.language.findings import Level
from belisha.language.sources import LONGEST_TEXT
from tests.policies import TOP, clause, findings_of, ids_of, policy

MILESTONE = (Path(__file__).parent.parent / "policies/milestone/policy.md").read_text("utf-8")
fuzzed = settings(deadline=None, max_examples=150)
MARKDOWN = st.sampled_from(
    ["```", "```duty\n", "---\n", "# ", "- ", "> ", "|", "{#", "}", '{#a.b source="x"}', "\n", "\n\n", "    ", "\t", "[", "](", "<", "*", "~~~"]
)  # fmt: skip
YAML = st.sampled_from(
    [": ", "- ", "{", "}", "[", "]", "&a ", "*a", "!!python/object:os.system ", "|\n", ">\n", "? ", "#", "'", '"', "%", "@", "---\n", "...\n", "\n", "  "]
)  # fmt: skip
text = st.text(st.characters(exclude_categories=[]), max_size=40)


def soup(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(pieces, text), max_size=40).map("".join)


@fuzzed
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    assert all(finding.spot.line >= 1 for finding in findings_of(data))


@fuzzed
@given(soup(MARKDOWN))
def test_broken_markdown(broken: str) -> None:
    assert all(finding.message for finding in findings_of(TOP + broken))
    assert "no-front-matter" in ids_of(broken) or broken.lstrip().startswith("---")


@fuzzed
@given(soup(YAML))
def test_broken_yaml_in_a_block_and_at_the_top(broken: str) -> None:
    in_a_block = findings_of(policy(f"\nWords. {{#a.b}}\n\n```duty\n{broken}\n```\n"))
    assert any(finding.level is Level.ERROR for finding in in_a_block)
    at_the_top = findings_of(f"---\n{broken}\n---\n\nWords. {{#a.b}}\n")
    assert any(finding.level is Level.ERROR for finding in at_the_top)


@fuzzed
@given(st.data())
def test_a_real_policy_with_something_torn_out_or_pushed_in(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(MILESTONE)))
    end = data.draw(st.integers(start, min(len(MILESTONE), start + 200)))
    torn = MILESTONE[:start] + data.draw(soup(st.one_of(MARKDOWN, YAML))) + MILESTONE[end:]
    assert all(
        1 <= finding.spot.line <= torn.count("\n") + torn.count("\r") + 1 for finding in findings_of(torn)
    )


@pytest.mark.parametrize(
    ("hostile", "expected"),
    [
        (b"\xff\xfe\x00T\x00i", "not-utf8"),
        (b"PK\x03\x04\xff", "not-utf8"),
        ("x" * (LONGEST_TEXT + 1), "too-large"),
        (b"a line of words\n" * 350_000, "too-large"),
        ("---\ntitle: a\x00b\n---\n", "control-character"),
        (policy(clause("who: staff\ndo: look \u202eafter it")), "hidden-direction"),
        (policy(clause("who: staff\ndo: look \u200fafter it")), "hidden-direction"),
        (policy(clause("who: &people staff\ndo: *people")), "yaml-reference"),
        (policy(clause("who: !!python/object:os.system [ls]\ndo: it")), "yaml-reference"),
        (policy(clause("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]")), "yaml-reference"),
        (policy(clause("who: " + "[" * 5_000 + "]" * 5_000)), "too-deep"),
        (policy(clause("who:\n" + "- " * 5_000 + "staff")), "too-deep"),
        (policy(clause("do: " + "very " * 20_000)), "too-deep"),
        (policy(clause("who: staff\nwho: pupils\ndo: it")), "duplicate-key"),
        (policy(clause("who: staff\ndo: it"), clause("who: staff\ndo: that")), "duplicate-clause"),
        (policy(clause("who: staff\n\tdo: it")), "bad-yaml"),
        (policy(clause("who:staff")), "wrong-value"),
        (policy(clause("who: [staff")), "bad-yaml"),
        (policy("\nWords. {#a.b}\n\n```duty\nwho: staff\ndo: it\n"), "unclosed-block"),
        ("---\ntitle: never closed\n", "unclosed-front-matter"),
        (policy("\n" + "> " * 50_000 + "deep\n"), "too-deep"),
        (policy("\n" + "- " * 50_000 + "deep\n"), "too-deep"),
        (policy("\n" + "`" * 100_000 + "\n"), "unclosed-block"),
        ("Just words.\n", "no-front-matter"),
        ("", "no-front-matter"),
        ("---\n---\n", "missing-field"),
        (policy("\nWords. {#A.B}\n"), "bad-clause-mark"),
        (policy("\nWords. {#a.b sauce=x}\n"), "bad-clause-mark"),
        (policy("\nWords {#a.b} in the middle.\n"), "bad-clause-mark"),
    ],
)  # fmt: skip
def test_hostile_text_is_named(hostile: str | bytes, expected: str) -> None:
    assert expected in ids_of(hostile)


@pytest.mark.parametrize("hostile", ["[" * 100_000, "|a" * 100_000, "*a " * 60_000, "<a " * 60_000])
def test_long_lines_of_marks_are_prose(hostile: str) -> None:
    assert not [finding for finding in findings_of(policy(f"\n{hostile}\n")) if finding.level is Level.ERROR]


def test_all_findings_come_in_one_go() -> None:
    found = ids_of(
        policy(
            clause("who: stafff\ndo: it", "a.a"),
            clause("who: staff", "a.b"),
            clause("who: staff\ndo: it\nevry: month", "a.c"),
            clause("who: staff\ndo: it\nevery: fortnight", "a.d"),
            clause("who: staff\ndo: it", "a.e", word="dooty"),
        )
    )
    expected = {"unknown-role", "missing-field", "unknown-field", "wrong-value", "unknown-provision"}
    assert expected <= set(found)


def test_a_finding_says_where_what_and_what_instead() -> None:
    [finding] = [
        found
        for found in findings_of(policy(clause("who: staff\ndo: it\nwith: network-manger")))
        if found.id == "unknown-role"
    ]
    assert (finding.spot.text, finding.hint) == ("network-manger", "Did you mean `network-manager`?")
    line = policy(clause("who: staff\ndo: it\nwith: network-manger")).split("\n")[finding.spot.line - 1]
    assert line[finding.spot.column - 1 :] == "network-manger"
    assert finding.sources == ("x.1",)


@pytest.mark.parametrize(
    ("slip", "expected", "words"),
    [
        ("who: headteachr\ndo: it", "unknown-role", "Did you mean `head` (Headteacher)?"),
        ("who: head@school.example\ndo: it", "wrong-value", "is an address"),
        ("who: head\n\tdo: it", "bad-yaml", "a tab stands here"),
        (
            "who: head\ndo: it\n\nThe next clause. {#next.clause}",
            "unclosed-block",
            "runs on into the next clause",
        ),
    ],
)
def test_a_slip_is_named_as_the_author_would_name_it(slip: str, expected: str, words: str) -> None:
    [found] = [each for each in findings_of(policy(clause(slip))) if each.id == expected]
    assert words in f"{found.message} {found.hint}"


def test_a_tab_is_blamed_in_a_list_too() -> None:
    text = policy("\n- Some words. {#a.b}\n\n  ```duty\n  who: head\n  \tdo: it\n  ```\n")
    [found] = [each for each in findings_of(text) if each.id == "bad-yaml"]
    assert "a tab stands here" in found.message
    assert "\t" in text.split("\n")[found.spot.line - 1]


def test_a_tab_is_blamed_at_the_top_too() -> None:
    [found] = [
        each for each in findings_of(TOP.replace("roles:\n", "roles:\n\t", 1)) if each.id == "bad-yaml"
    ]
    assert "a tab stands here" in found.message


def test_a_top_that_never_ends_is_said_once() -> None:
    assert [found for found in ids_of("---\ntitle: never closed\n") if "front-matter" in found] == [
        "unclosed-front-matter"
    ]
