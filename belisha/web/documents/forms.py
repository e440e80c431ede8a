"""The forms by which a school keeps its record of a document."""

from __future__ import annotations

from typing import Final

from django import forms

from belisha.policy.companions.terms import Recorded
from belisha.web.forms.base import PageForm
from belisha.web.forms.dates import DateField

FIELD_OF: Final = (
    ("which edition", "edition"),
    ("not come yet", "reviewed_on"),
    ("next review", "review_due_on"),
)
"""By which words a refusal tells to which field it belongs."""


class DocumentForm(PageForm):
    """What the school has on record of one document."""

    edition = forms.CharField(
        label="Which edition is it?",
        help_text="The year, version or date that it bears, such as “2026” or “version 3”.",
        required=False,
        max_length=80,
    )
    kept_at = forms.CharField(
        label="Where is it kept?",
        help_text="An address on the web, or a place such as “the school office, blue folder”.",
        required=False,
        max_length=300,
    )
    reviewed_on = DateField(
        label="When was it last reviewed?", help_text="For example, 2 11 2026.", required=False
    )
    review_due_on = DateField(
        label="By when is its next review due?", help_text="For example, 2 11 2027.", required=False
    )

    def recorded(self, document: str) -> Recorded:
        """What was filled in, of the document with this id."""
        given = self.cleaned_data
        return Recorded(
            document, given["edition"], given["kept_at"], given["reviewed_on"], given["review_due_on"]
        )

    def refuse(self, reason: str) -> None:
        """Shows why it cannot be kept so, beside the field that it is about."""
        self.add_error(next((field for words, field in FIELD_OF if words in reason), None), reason)


class ForgetForm(PageForm):
    """Whether the record is really to be removed."""

    sure = forms.BooleanField(label="Yes, remove the record of this document")
