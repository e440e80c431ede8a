"""What somebody looks for in the trail."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from belisha.audit.queries import Wanted
from belisha.site.deeds import DEEDS
from belisha.web.forms.base import PageForm
from belisha.web.forms.dates import DateField
from belisha.web.words import sentence_case

MOST_DIGITS: Final = 18
"""Of the number of an entry: what both databases can hold."""


class WantedForm(PageForm):
    """Which entries are shown."""

    word = forms.ChoiceField(label="What happened", required=False)
    since = DateField(label="From", required=False)
    until = DateField(label="Until", required=False)
    about = forms.UUIDField(required=False, widget=forms.HiddenInput)
    author = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["word"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Anything"), *((word, in_words(word)) for word in sorted(DEEDS))]

    def wanted(self) -> Wanted:
        """The entries that are looked for; all of them while the form does not make sense."""
        if not self.is_bound or not self.is_valid():
            return Wanted()
        given = self.cleaned_data
        about, author = given["about"], given["author"]
        return Wanted(
            word=given["word"],
            author=str(author) if author else "",
            about=str(about) if about else "",
            since=given["since"],
            until=given["until"],
        )

    def before(self) -> int | None:
        """Below which number the page begins."""
        asked = str(self.data.get("before", "")) if self.is_bound else ""
        return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS else None


def in_words(word: str) -> str:
    """The word of a deed, for a list: "person.record-read" is "Person: record read"."""
    return sentence_case(word.replace(".", ": ").replace("-", " "))
