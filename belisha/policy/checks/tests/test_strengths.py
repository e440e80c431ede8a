"""One thing that is asked for in one clause and required in another."""

from __future__ import annotations

import pytest

from tests.policies import clause, ids_of, policy

DUTY = "who: parents\ndo: read the rules"


@pytest.mark.parametrize(
    ("word", "one", "other", "several"),
    [
        ("duty", DUTY, f"{DUTY}\nforce: asked", True),
        ("duty", f"{DUTY}\nforce: should", f"{DUTY}\nforce: expected", True),
        ("duty", DUTY, DUTY, False),
        ("duty", DUTY, "who: staff\ndo: read the rules\nforce: asked", False),
        ("duty", DUTY, "who: parents\ndo: sign the rules\nforce: asked", False),
        ("attest", "who: staff\nthat: they watch", "who: head\nthat: they watch\nforce: should", True),
        ("agreement", "document: pupil-agreement\nwho: pupils", "document: pupil-agreement\nwho: pupils in year 5\nforce: asked", True),
        (
            "consent",
            "for: photographs\nwho: pupils\ngiven-by: parent\ndocument: pupil-agreement",
            "for: internet\nwho: pupils\ngiven-by: parent\ndocument: pupil-agreement\nforce: should",
            False,
        ),
    ],
)  # fmt: skip
def test_how_strongly_one_thing_is_asked(word: str, one: str, other: str, several: bool) -> None:
    found = ids_of(policy(clause(one, "a.one", word), clause(other, "a.other", word)))
    assert ("several-strengths" in found) == several
