"""Every finding has a policy that raises it, words that a head teacher understands, and the same policy mended."""

from __future__ import annotations

import pytest

from belisha.language import reading
from belisha.site.vocabulary import VOCABULARY
from tests.golden import FOLDERS, MADE, clean, folders, printed, said_of, spoilt

KINDS = [kind.id for kind in (*reading.KINDS, *VOCABULARY.kinds())]


def test_every_finding_has_a_folder_and_every_folder_a_finding() -> None:
    assert folders() == sorted(KINDS)


@pytest.mark.parametrize("finding", folders())
def test_what_is_said_of_a_finding(finding: str) -> None:
    expected = (FOLDERS / finding / "expected.txt").read_text("utf-8")
    assert said_of(finding, spoilt(finding)) == expected, "run `.venv/bin/python -m tools.expected_findings`"
    assert expected, "the policy does not raise the finding"


@pytest.mark.parametrize("finding", folders())
def test_the_mended_policy_is_clean_of_it_and_of_anything_new(finding: str) -> None:
    before = {identity for identity, _ in printed(spoilt(finding))}
    after = {identity for identity, _ in printed(clean(finding))}
    hidden_before = {kind.id for kind in VOCABULARY.kinds()} if finding in UNREADABLE else set()
    assert finding not in after
    assert after <= before | hidden_before


UNREADABLE = {"no-front-matter", "not-utf8", "too-large", "unclosed-front-matter"}
"""Findings after which little or nothing of the policy can be read, so that the critic is silent."""


@pytest.mark.parametrize("finding", [name for name in folders() if name not in MADE])
def test_a_folder_holds_one_policy_and_its_mended_form(finding: str) -> None:
    assert sorted(path.name for path in (FOLDERS / finding).iterdir()) == [
        "clean.md",
        "expected.txt",
        "policy.md",
    ]
    assert spoilt(finding) != clean(finding)
