"""Forms in which a policy is pasted, chosen as a file or chosen from a list."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from belisha.access.terms import Actor
from belisha.language.findings import Finding
from belisha.language.sources import decode
from belisha.web.critic.texts import SERVED, bundled, own_versions
from belisha.web.critic.uploads import LARGEST_FILE
from belisha.web.forms.base import PageForm
from belisha.web.words import date_gb

TEXT: Final = "text"
_AS_TEXT: Final = "Open it in the program that made it, save it as plain text with the encoding UTF-8, and choose that file."
_NOT_TEXT: Final = (
    (b"PK\x03\x04", "a Word document or a zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
)
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


class PolicyText(forms.CharField):
    """The text of a policy, exactly as it was pasted; "" when there is none."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        attributes = {
            "class": "belisha-source-input",
            "rows": 16,
            "spellcheck": "false",
            "autocomplete": "off",
        }
        super().__init__(strip=False, widget=forms.Textarea(attrs=attributes), **options)
        # The critic names each character that must not be there, and where; Django would only say that there is one.
        self.validators = []

    def validate(self, value: str) -> None:
        """Anything will do: that one of text and file is there is the form's business."""


class PolicyFile(forms.FileField):
    """A policy as a file of UTF-8 text, given as its text; None when there is none."""

    widget = forms.FileInput

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.FileInput(attrs={"accept": ".md,.txt,text/markdown,text/plain"}), **options
        )

    def clean(self, data: UploadedFile[Any] | None, initial: object = None) -> str | None:
        """The file's text. Raises ValidationError that says what the file is, and what to do."""
        if not data:
            return None
        if not data.size:
            raise ValidationError(f"“{data.name}” is empty. Choose the file that holds the policy.")
        if data.size > LARGEST_FILE:
            raise ValidationError(
                f"“{data.name}” holds {filesizeformat(data.size)}; a policy may hold {filesizeformat(LARGEST_FILE)}. "
                "Check that it is the right file, and take out pictures and long annexes."
            )
        return text_of(str(data.name), data.read())


def text_of(name: str, content: bytes) -> str:
    """The text of a file. Raises ValidationError that says what the file is where it is no UTF-8 text."""
    for start, what in _NOT_TEXT:
        if content.startswith(start):
            raise ValidationError(f"“{name}” is {what}, not plain text. {_AS_TEXT}")
    if content.startswith(_WIDE):
        raise ValidationError(f"“{name}” is text in another encoding (UTF-16). {_AS_TEXT}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        [finding] = decode(content).findings
        raise ValidationError(f"“{name}” {_where(finding)} {_AS_TEXT}") from None


def _where(finding: Finding) -> str:
    return f"is not UTF-8 text: on line {finding.spot.line} stands a character that cannot be read."


class CheckForm(PageForm):
    """A policy to be checked: pasted or chosen as a file. The file counts when both are there."""

    text = PolicyText(label="Text of the policy")
    file = PolicyFile(
        label="Or choose a file",
        help_text="A .md or .txt file of up to 2 MB. When you choose one, it is checked instead of the text above.",
    )

    replaced = ""
    """What had been pasted before a file took its place."""

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError on the text when there is neither text nor file."""
        cleaned = super().clean() or self.cleaned_data
        if "file" in cleaned:
            cleaned["text"] = self._chosen(cleaned.get("text") or "", cleaned["file"])
        return cleaned

    def _chosen(self, pasted: str, sent: str | None) -> str:
        if sent is None and not pasted.strip():
            self.add_error("text", "Paste the text of a policy, or choose a file.")
        if sent is None:
            return pasted
        if pasted.strip() and _lines(pasted) != _lines(sent):
            self.replaced = pasted
        show(self, "text", sent)
        return sent


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


def show(form: forms.Form, name: str, value: str) -> None:
    """Makes a form that was sent show another value in one of its fields."""
    form.data = {**{key: form.data[key] for key in form.data}, name: value}


def choices(actor: Actor) -> list[tuple[str, str]]:
    """The policies that need not be pasted: each by its name in a list, and in words."""
    own = [
        (name, f"{version.title} {version.label}, brought in on {date_gb(version.proposed_at)}")
        for name, version in own_versions(actor).items()
    ]
    known = [(name, f"{name.capitalize()} (comes with Belisha)") for name in bundled()]
    return [(SERVED, "The policy that is in force here"), *own, *known, (TEXT, "A text or file of my own")]


class CompareForm(PageForm):
    """Two versions to be compared: each chosen from a list, pasted, or sent as a file."""

    old = forms.ChoiceField(label="Which policy")
    old_text = PolicyText(label="Its text")
    old_file = PolicyFile(label="Or its file", help_text="A .md or .txt file of up to 2 MB.")
    new = forms.ChoiceField(label="Which policy")
    new_text = PolicyText(label="Its text")
    new_file = PolicyFile(label="Or its file", help_text="A .md or .txt file of up to 2 MB.")

    def __init__(self, *args: Any, known: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for side in ("old", "new"):
            field = self.fields[side]
            assert isinstance(field, forms.ChoiceField)
            field.choices = known

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError on a side that is to be somebody's own text and has none.

        What is chosen from the list counts; text and file count only where somebody chose to bring their own.
        """
        cleaned = super().clean() or self.cleaned_data
        for side, version in (("old", "earlier"), ("new", "later")):
            if cleaned.get(side) == TEXT:
                self._take_text(side, version, cleaned)
            else:
                self.errors.pop(f"{side}_file", None)
        return cleaned

    def _take_text(self, side: str, version: str, cleaned: dict[str, Any]) -> None:
        pasted, sent = cleaned.get(f"{side}_text") or "", cleaned.get(f"{side}_file")
        if sent is not None:
            cleaned[f"{side}_text"] = sent
            show(self, f"{side}_text", sent)
        elif not pasted.strip() and f"{side}_file" not in self.errors:
            self.add_error(f"{side}_text", f"Paste the text of the {version} version, or choose its file.")
