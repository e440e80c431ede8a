"""Signatures that somebody would miss, and leave that is asked for one sort of picture only."""

from __future__ import annotations

import pytest

from tests.policies import TOP, clause, ids_of, policy

SIGNED = "document: pupil-agreement\nwho: pupils\n"
GATED = clause("who: pupils\nbefore: internet\nsigned: pupil-agreement", "a.gate", "gate")


@pytest.mark.parametrize(
    ("lines", "missed"),
    [
        ("when: at the beginning of each school year", True),
        ("when: school year", True),
        ("when: year", True),
        ("when: at the start of the school year and on joining", False),
        ("when: on entry to the school", False),
        ("when: at the beginning of a placement", False),
        ("when: term", False),
        ("", False),
        ("when: school year\nbefore: internet", False),
    ],
)
def test_whoever_joins_in_january_signs(lines: str, missed: bool) -> None:
    assert ("joins-mid-year" in ids_of(policy(clause(SIGNED + lines, word="agreement")))) == missed


def test_a_gate_or_another_clause_sees_to_whoever_joins() -> None:
    yearly = clause(f"{SIGNED}when: school year", "a.yearly", "agreement")
    joining = clause(f"{SIGNED}when: on joining", "a.joining", "agreement")
    assert "joins-mid-year" in ids_of(policy(yearly))
    assert "joins-mid-year" not in ids_of(policy(yearly, GATED))
    assert "joins-mid-year" not in ids_of(policy(yearly, joining))


@pytest.mark.parametrize(
    ("purposes", "prose", "gap"),
    [
        ("photographs", "Pupils are photographed and filmed at the fair.", True),
        ("photographs-on-the-website", "No video of a pupil is taken on a phone.", True),
        ("[photographs, video]", "Pupils are photographed and filmed at the fair.", False),
        ("images", "Pupils are photographed and filmed at the fair.", False),
        ("photographs", "Pupils are photographed at the fair.", False),
        ("photographs", "Pupils watch a video on road safety.", False),
        ("photographs", "Images are not taken during video calls.", False),
        ("videoconferencing", "Pupils are photographed and filmed at the fair.", False),
    ],
)
def test_a_film_shows_a_child_as_much_as_a_photograph(purposes: str, prose: str, gap: bool) -> None:
    asked = clause(f"for: {purposes}\nwho: pupils\ngiven-by: parent", "a.asked", "consent")
    assert ("consent-gap" in ids_of(policy(asked, f"\n{prose} {{#a.prose}}\n"))) == gap


WIDE = TOP.replace(
    "documents:\n",
    "documents:\n  aup: {title: Acceptable Use Policy, kind: agreement}\n"
    "  junior-aup: {title: Acceptable Use Policy for juniors, kind: agreement}\n  phones: {title: Phone Agreement, kind: agreement}\n",
)


def _signed(document: str, who: str, signer: str) -> str:
    return f"document: {document}\nwho: {who}\nbefore: internet\nsigned-by: {{for: {who}, signer: {signer}}}"


@pytest.mark.parametrize(
    ("one", "other", "several"),
    [
        (_signed("aup", "pupils in year 5", "pupil"), _signed("aup", "pupils aged under 16", "parent"), True),
        (_signed("aup", "pupils in year 5", "pupil"), _signed("junior-aup", "pupils", "parent"), True),
        (_signed("aup", "pupils in year 5", "pupil"), _signed("phones", "pupils", "parent"), False),
        (_signed("aup", "pupils in year 5", "pupil"), _signed("aup", "pupils in year 1", "parent"), False),
        (_signed("aup", "pupils in year 5", "parent"), _signed("aup", "pupils", "parent"), False),
        (
            _signed("aup", "pupils", "pupil"),
            "document: aup\nwho: parents\nsigned-by: {for: pupils, signer: parent}",
            False,
        ),
    ],
)
def test_who_signs_for_the_same_pupils(one: str, other: str, several: bool) -> None:
    found = ids_of(policy(clause(one, "a.one", "agreement"), clause(other, "a.other", "agreement"), top=WIDE))
    assert ("several-signers" in found) == several


@pytest.mark.parametrize(
    ("phase", "who", "signed_by", "young"),
    [
        ("infant", "pupils", "", True),
        ("primary", "[staff, pupils]", "", True),
        ("secondary", "pupils", "", False),
        ("primary", "pupils in key stage 2", "", False),
        ("special", "pupils in key stage 1", "", True),
        ("special", "pupils", "", False),
        ("primary", "pupils aged 8 to 11", "", False),
        ("primary", "parents", "", False),
        ("primary", "pupils", "{for: pupils in EYFS or key stage 1, signer: parent}", False),
        ("primary", "pupils", "{for: pupils in key stage 1, signer: pupil and parent}", False),
        ("primary", "pupils", "{for: pupils in key stage 2, signer: parent}", True),
        ("primary", "pupils", "{for: pupils in key stage 1, unstated: true}", False),
    ],
)
def test_children_too_young_to_read_do_not_sign(phase: str, who: str, signed_by: str, young: bool) -> None:
    block = f"document: aup\nwho: {who}\nbefore: internet" + (
        f"\nsigned-by: {signed_by}" if signed_by else ""
    )
    top = WIDE.replace("roles:", f"phase: {phase}\nroles:", 1)
    assert ("young-signer" in ids_of(policy(clause(block, word="agreement"), top=top))) == young
