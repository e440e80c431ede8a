"""Procedures: somebody is told, and nobody judges a report about themselves."""

from __future__ import annotations

import pytest

from tests.policies import TOP, clause, findings_of, policy

WIDE = TOP.replace(
    "  network-manager:",
    "  governing-body-committee: Safeguarding Committee\n  chair-of-governors: Chair of Governors\n"
    "  deputy-head: Deputy Head\n  senior-team: Senior Team\n  network-manager:",
).replace("  iwf:", "  lado: Designated Officer\n  iwf:")
SAME = clause("role: dsl\nsame-person-as: head", "b.holder", "appoint")


def _ids(steps: str, event: str = "allegation-against-staff", more: str = "", *others: str) -> set[str]:
    block = f"for: {event}\n{more}\nsteps:\n{steps}".replace("\n\n", "\n")
    return {found.id for found in findings_of(policy(clause(block, word="procedure"), *others, top=WIDE))}


@pytest.mark.parametrize(
    ("steps", "alone"),
    [
        ("  - tell: head", True),
        ("  - tell: [head]", True),
        ("  - tell: head or dsl", False),
        ("  - tell: head and chair-of-governors", False),
        ("  - tell: {any-of: [head], in-absence: deputy-head}", False),
        ("  - tell: {in-turn: [head, dsl]}", False),
        ("  - tell: chair-of-governors", False),
        ("  - refer: lado", False),
        ("  - tell: senior-team", False),
        ("  - tell: staff", False),
        ("  - tell: head\n  - refer: lado", True),
        (
            "  - tell: head\n  - tell: chair-of-governors\n    when: the report is about the Headteacher",
            False,
        ),
        ("  - tell: head\n  - tell: chair-of-governors\n    when: it is about the head", False),
        ("  - tell: head\n  - tell: chair-of-governors\n    when: the head is the subject", False),
        ("  - tell: head\n  - tell: chair-of-governors\n    when: it is serious", True),
        ("  - tell: head\n  - tell: head\n    when: it is about the head", True),
        ("  - do: write down what was said\n  - tell: head", True),
    ],
)
def test_who_receives_a_report_about_staff(steps: str, alone: bool) -> None:
    assert ("accused-decides" in _ids(steps)) == alone


@pytest.mark.parametrize(
    ("steps", "alone"),
    [("  - tell: head or dsl", True), ("  - tell: head or dsl or chair-of-governors", False)],
)
def test_two_roles_of_one_person_are_no_way_round(steps: str, alone: bool) -> None:
    assert ("accused-decides" in _ids(steps, "allegation-against-staff", "", SAME)) == alone


@pytest.mark.parametrize(
    ("event", "more", "about_staff"),
    [
        ("complaint", "", True),
        ("radicalisation-of-staff", "", True),
        ("whistleblowing", "", True),
        ("grooming", "subject: staff", True),
        ("grooming", "subject: teachers", True),
        ("grooming", "", False),
        ("complaint", "subject: pupils", False),
        ("cyberbullying", "subject: pupils", False),
    ],
)
def test_which_reports_are_about_staff(event: str, more: str, about_staff: bool) -> None:
    assert ("accused-decides" in _ids("  - tell: head", event, more)) == about_staff


@pytest.mark.parametrize(
    ("steps", "more", "nobody"),
    [
        ("  - do not reply", "", True),
        ("  - do not reply\n  - tell: dsl", "", False),
        ("  - do not reply\n  - tell: {unstated: true}", "", True),
        ("  - tell: dsl\n  - tell: {unstated: true}", "", True),
        ("  - do: put the phone in a tray\n    by: staff", "", False),
        ("  - do: keep the message\n    by: pupil", "", True),
        ("  - do not reply", "leads: dsl", False),
    ],
)
def test_a_procedure_tells_somebody(steps: str, more: str, nobody: bool) -> None:
    assert ("no-recipient" in _ids(steps, "offensive-message", more)) == nobody


def test_a_procedure_that_another_document_decides_need_not_say_whom_to_tell() -> None:
    steps = "for: cyberbullying\nsteps: [deal with it as the agreement says]"
    by_reference = clause(steps, word="procedure") + "\n```refer\nto: pupil-agreement\ndecides: true\n```\n"
    assert "no-recipient" not in {found.id for found in findings_of(policy(by_reference, top=WIDE))}
    assert "no-recipient" in {
        found.id for found in findings_of(policy(clause(steps, word="procedure"), top=WIDE))
    }


@pytest.mark.parametrize(
    ("word", "block"),
    [("procedure", "for: sexting\nsteps: missing"), ("ladder", "of: phones\nwho: pupils\nsteps: missing")],
)
def test_lost_steps(word: str, block: str) -> None:
    [found] = [each for each in findings_of(policy(clause(block, word=word))) if each.id == "missing-steps"]
    assert found.spot.text == "missing"
    assert word in found.message


def test_a_procedure_that_tells_nobody_is_let_be_where_another_clause_says_whom_to_tell() -> None:
    nobody = clause("for: misuse\nsteps: [deal with it]", "a.nobody", "procedure")
    told = clause("for: misuse\nsteps:\n  - tell: dsl", "a.told", "procedure")
    assert "no-recipient" in {found.id for found in findings_of(policy(nobody, top=WIDE))}
    assert "no-recipient" not in {found.id for found in findings_of(policy(nobody, told, top=WIDE))}
