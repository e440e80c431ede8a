"""The standard roles agree with one another."""

from __future__ import annotations

from belisha.language.roles import GOVERNORS, GROUPS, OFFICES, PLURALS, STAFF, Title


def test_staff_and_governors_are_standard_roles_and_no_role_is_both() -> None:
    assert {*GROUPS, *OFFICES} >= STAFF | GOVERNORS
    assert not STAFF & GOVERNORS


def test_every_plural_means_a_group() -> None:
    assert set(PLURALS.values()) <= set(GROUPS)


def test_a_role_stands_in_a_sentence_with_its_article() -> None:
    assert Title("ICT Co-ordinator", "", office=True).single == "the ICT Co-ordinator"
    assert [Title(one, f"{one}s").single for one in ("pupil", "adult", "employee")] == [
        "a pupil",
        "an adult",
        "an employee",
    ]
