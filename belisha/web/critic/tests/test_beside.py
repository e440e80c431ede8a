from __future__ import annotations

import re

import pytest

from belisha.access.terms import NOBODY
from belisha.web.critic.beside import stretches
from belisha.web.critic.listing import remarks_on
from belisha.web.critic.marking import About, visible
from belisha.web.critic.tests.conftest import FAULTY, STARTER
from belisha.web.critic.texts import bundled, examined, named


def lines_of(text: str) -> list[str]:
    """What a reader sees, line by line, with the number that each line is shown under."""
    found = examined(text)
    shown: list[str] = []
    for stretch in stretches(found.policy, remarks_on(found.policy, found.findings)):
        assert stretch.first == len(shown) + 1
        shown += [stretch.line.striptags()] if stretch.remarks else []
        shown += re.findall(r"<li>(.*?)</li>", stretch.rest)
    return shown


@pytest.mark.parametrize("text", [FAULTY, STARTER, "", "one line", "---\n---\n"])
def test_each_line_is_there_once_and_under_its_number(text: str) -> None:
    assert len(lines_of(text)) == text.count("\n") + 1


def test_a_remark_stands_beside_its_line() -> None:
    found = examined(FAULTY)
    parts = stretches(found.policy, remarks_on(found.policy, found.findings))
    [about_role] = [part for part in parts for remark in part.remarks if remark.kind.id == "unknown-role"]
    assert about_role.line == "who: <mark>network-manger</mark>"


@pytest.mark.parametrize("name", sorted(bundled()))
def test_no_remark_on_a_real_policy_is_lost(name: str) -> None:
    found = named(name, NOBODY)
    remarks = remarks_on(found.policy, found.findings)
    parts = stretches(found.policy, remarks)
    beside = [remark for part in parts for remark in part.remarks]
    assert beside == [remark for remark in remarks if remark.about is About.LINE]
    assert visible(found.policy.text.split("\n")[-1]) in parts[-1].rest.unescape() + parts[-1].line.unescape()
