"""Which field of a document's record a refusal stands beside."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.policy.companions.rules import why_not
from belisha.policy.companions.terms import Recorded
from belisha.web.documents.forms import DocumentForm
from tests.policies import TODAY


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Recorded("a"), "edition"),
        (Recorded("a", "2026", "", date(2027, 1, 1)), "reviewed_on"),
        (Recorded("a", "2026", "", date(2026, 1, 1), date(2025, 1, 1)), "review_due_on"),
        (Recorded("A B", "2026"), "__all__"),
    ],
)
def test_every_reason_of_the_rules_has_its_field(wanted: Recorded, field: str) -> None:
    form = DocumentForm({"edition": "2026"})
    assert form.is_valid()
    form.refuse(why_not(wanted, TODAY))
    assert list(form.errors) == [field]
