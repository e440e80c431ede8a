"""The forms by which a school's own records are brought in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from belisha.people.importing import EVERYONE_IS, MEANINGS, WHOLE_LIST_OF, Table
from belisha.people.importing.alone import TOGETHER, together
from belisha.people.importing.limits import LARGEST_FILE
from belisha.web.forms.base import PageForm
from belisha.web.people.naming import FIELD_NAMES, KIND_CHOICES

LEAVE_OUT: Final = "-"
MOST_SAMPLES: Final = 3


class FilesInput(forms.FileInput):
    """One file or several."""

    allow_multiple_selected = True


class RecordsField(forms.FileField):
    """A school's records, given as a name and the bytes: of one file as it is, of several as a zip of them."""

    widget = FilesInput

    def clean(self, data: list[UploadedFile[Any]], initial: object = None) -> tuple[str, bytes]:
        """Raises ValidationError for no file, an empty one, too much at once, or two of one name."""
        files = [file for file in data or [] if file]
        if not files:
            raise ValidationError("Choose the file or the files with the school’s records.")
        self._check_size(files)
        if len(files) == 1:
            return str(files[0].name), files[0].read()
        named = {str(file.name): file.read() for file in files}
        if len({name.casefold() for name in named}) < len(files):
            raise ValidationError("Two of the files have the same name. Choose the files of one export.")
        return TOGETHER, together(named)

    def _check_size(self, files: list[UploadedFile[Any]]) -> None:
        empty = next((file.name for file in files if not file.size), None)
        if empty is not None:
            raise ValidationError(f"“{empty}” is empty. Choose the file that holds the records.")
        size = sum(file.size or 0 for file in files)
        if size > LARGEST_FILE:
            raise ValidationError(
                f"{filesizeformat(size)} are too much at once; up to {filesizeformat(LARGEST_FILE)} can be read. "
                "Export only this school, or choose a zip."
            )


class UploadForm(PageForm):
    """The school's own records, as its information system exports them."""

    records = RecordsField(
        label="The school’s records",
        help_text="A OneRoster export (its zip, or all its CSV files at once), a common transfer file (XML), "
        "or a table of people (CSV). Up to 20 MB.",
        widget=FilesInput(attrs={"accept": ".zip,.csv,.txt,.xml", "multiple": "multiple"}),
    )


class ColumnsForm(PageForm):
    """What each column of a plain table is, and who is listed in it."""

    def __init__(self, *args: Any, table: Table, mapping: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings = dict(zip(self._names(table), table.headings, strict=True))
        known = mapping or table.guess
        choices = [(LEAVE_OUT, "Leave it out"), *((one.name, one.label) for one in MEANINGS)]
        for number, (name, heading) in enumerate(self.headings.items()):
            self.fields[name] = forms.ChoiceField(
                label=f"“{heading}” is",
                help_text=_samples(table, number),
                choices=choices,
                initial=known.get(heading, LEAVE_OUT),
            )
        self._ask_who(known)

    def _names(self, table: Table) -> list[str]:
        return [f"column-{number}" for number in range(1, len(table.headings) + 1)]

    def _ask_who(self, known: Mapping[str, str]) -> None:
        meant = set(known.values())
        pupils = "pupil" if meant & {"upn", "year_group"} and "kind" not in meant else ""
        self.fields["everyone_is"] = forms.ChoiceField(
            label="Everyone in this file is a",
            help_text="Needed where no column says who people are.",
            choices=[("", "A column says who they are"), *KIND_CHOICES],
            initial=known.get(EVERYONE_IS, pupils),
            required=False,
        )
        self.fields["whole_list_of"] = forms.MultipleChoiceField(
            label="Of whom is this the whole list?",
            help_text="Whoever of these is at the school and is not in the file leaves today, and loses access. "
            "Tick nothing when the file holds only some people.",
            choices=KIND_CHOICES,
            initial=known.get(WHOLE_LIST_OF, "").split(),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError on a column that is what another is already, and where nobody says who people are."""
        cleaned = super().clean() or self.cleaned_data
        first: dict[str, str] = {}
        for name, heading in self.headings.items():
            meaning = cleaned.get(name, LEAVE_OUT)
            if meaning != LEAVE_OUT and meaning in first:
                self.add_error(
                    name,
                    f"“{heading}” and “{first[meaning]}” cannot both be: {FIELD_NAMES[meaning].lower()}. Choose one.",
                )
            first.setdefault(meaning, heading)
        if "kind" not in first and not cleaned.get("everyone_is"):
            self.add_error("everyone_is", "Choose who everyone in the file is, or the column that says so.")
        return cleaned

    def mapping(self) -> dict[str, str]:
        """What was chosen, as the importer takes it."""
        given = self.cleaned_data
        chosen = {heading: given[name] for name, heading in self.headings.items()}
        found = {heading: meaning for heading, meaning in chosen.items() if meaning != LEAVE_OUT}
        return found | {
            name: value
            for name, value in (
                (EVERYONE_IS, given["everyone_is"]),
                (WHOLE_LIST_OF, " ".join(given["whole_list_of"])),
            )
            if value
        }


def _samples(table: Table, number: int) -> str:
    cells = [row[number] for row in table.samples if row[number].strip()]
    shown = ", ".join(f"“{cell}”" for cell in dict.fromkeys(cells[:MOST_SAMPLES]))
    return f"For example {shown}" if shown else "Its first rows are empty"
