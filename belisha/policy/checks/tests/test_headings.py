"""Headings whose numbers do not follow, and words of another sort of school."""

from __future__ import annotations

import pytest

from tests.policies import TOP, findings_of, policy


@pytest.mark.parametrize(
    ("headings", "wrong"),
    [
        (["## 1. One", "## 2. Two", "## 3. Three"], []),
        (["## 1 One", "### 1.1 A", "### 1.2 B", "## 2 Two", "### 2.1 C"], []),
        (["## One", "## 1. Two", "## Aside", "## 2. Three"], []),
        (["## 1. One", "## 3. Three"], ["3. Three"]),
        (["## 2. Two"], ["2. Two"]),
        (["## 1. One", "### 2.2 Policies"], ["2.2 Policies"]),
        (["## 3. Three"], ["3. Three"]),
        (
            ["## 1. One", "## 2. Two", "## 3. Roles", "### 4.1 A", "### 4.2 B", "## 5. Five"],
            ["4.1 A", "5. Five"],
        ),
        (["## 1 One", "### 1.1 A", "#### 1.1.1 a", "#### 1.1.3 c"], ["1.1.3 c"]),
        (["## 1 One", "### 1.2 B"], ["1.2 B"]),
        (["## 1 One", "## 1 One again"], ["1 One again"]),
        (["## 999 in danger", "## 2026 review", "## 7-day rule"], []),
    ],
)
def test_numbers_of_headings(headings: list[str], wrong: list[str]) -> None:
    found = findings_of(policy("\n" + "\n\n".join(headings) + "\n"))
    assert [each.spot.text for each in found if each.id == "misnumbered"] == wrong


@pytest.mark.parametrize(
    ("phase", "words", "strange"),
    [
        ("infant", "Coursework can be lost.", ["Coursework"]),
        ("primary", "The sixth form helps.", ["sixth form"]),
        ("primary", "A-levels are far away.", ["A-levels"]),
        ("primary", "Pupils learn at a level that suits them.", []),
        ("primary", "Pupils in key stage 1 sit with an adult.", []),
        ("secondary", "Pupils in key stage 1 sit with an adult.", ["key stage 1"]),
        ("secondary", "Coursework can be lost.", []),
        ("all-through", "Coursework and EYFS.", []),
        ("special", "Coursework and EYFS.", []),
    ],
)
def test_words_of_another_sort_of_school(phase: str, words: str, strange: list[str]) -> None:
    found = findings_of(policy(f"\n{words} {{#a.b}}\n", top=TOP.replace("roles:", f"phase: {phase}\nroles:")))
    assert [each.spot.text for each in found if each.id == "another-phase"] == strange
