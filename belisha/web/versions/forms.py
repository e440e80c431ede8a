"""The forms by which a text becomes the school's policy."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from belisha.language.obligations import FILE_NAME
from belisha.policy.actions import Text
from belisha.web.critic.forms import text_of
from belisha.web.critic.texts import bundled
from belisha.web.forms.base import PageForm
from belisha.web.forms.dates import DateField

FILE: Final = "file"


class ProposeForm(PageForm):
    """A text to bring in: one that comes with Belisha, or a file."""

    which = forms.ChoiceField(label="Which text do you want to bring in?", widget=forms.RadioSelect)
    file = forms.FileField(
        label="The policy’s file",
        required=False,
        help_text="A Markdown file (.md) of up to 5 MB. Needed only when you bring in your own.",
        error_messages={"empty": "The file is empty. Choose the policy’s Markdown file."},
        widget=forms.FileInput(attrs={"accept": ".md,.txt,text/markdown,text/plain"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(name, f"{name.capitalize()}, which comes with Belisha") for name in bundled()]
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(FILE, "A file of my own"), *known]

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError on the file when there is none and it is needed."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("which") == FILE and "file" not in self.errors:
            self._check_file(cleaned.get("file"))
        return cleaned

    def _check_file(self, sent: UploadedFile[Any] | None) -> None:
        if not sent:
            self.add_error("file", "Choose the policy’s file.")
            return
        try:
            text_of(str(sent.name), sent.read())
        except ValidationError as error:
            self.add_error("file", error)
        sent.seek(0)

    @property
    def at_fault(self) -> str:
        """The field that a text which is refused came from."""
        return FILE if self.cleaned_data["which"] == FILE else "which"

    def text(self) -> Text:
        """The text that was chosen, with its obligations where Belisha has them."""
        which = self.cleaned_data["which"]
        if which == FILE:
            sent: UploadedFile[Any] = self.cleaned_data["file"]
            return Text(sent.read(), str(sent.name))
        path = bundled()[which]
        beside = path.with_name(FILE_NAME)
        return Text(path.read_bytes(), f"{which}.md", beside.read_bytes() if beside.is_file() else b"")


class ApproveForm(PageForm):
    """A role's approval of the text that is shown."""

    role = forms.ChoiceField(label="Who approves it", widget=forms.RadioSelect)
    decided_on = DateField(label="When was it decided?", help_text="For example, 2 11 2026.")
    minute = forms.CharField(
        label="Where is the decision written down?",
        help_text="For a body that decides in a meeting: the meeting and the minute, such as “Autumn meeting, minute 7”.",
        required=False,
        max_length=200,
    )
    sha256 = forms.CharField(widget=forms.HiddenInput)
    read = forms.BooleanField(label="This is the exact text that was read and approved")

    def __init__(self, *args: Any, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = roles
        if len(roles) == 1:
            field.initial = roles[0][0]


class AdoptForm(PageForm):
    """From when a version is in force, and what stood when somebody decided that."""

    in_force_from = DateField(label="From which day is it in force?", help_text="Today or a later day.")
    after = forms.CharField(widget=forms.HiddenInput, required=False)


class OnForm(PageForm):
    """A day of which somebody asks what was in force."""

    on = DateField(label="Which day?")

    def day(self) -> date | None:
        """The day, or None when none was asked or it is no day."""
        asked: date | None = self.cleaned_data["on"] if self.is_bound and self.is_valid() else None
        return asked
