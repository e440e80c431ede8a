"""The forms by which the register is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from belisha.people.importing import fields
from belisha.people.importing.fields import Slip
from belisha.people.register.actions import Joining
from belisha.people.register.terms import FACTS, Value
from belisha.people.register.views import GroupHeld, ListedOnRegister, PersonRecord
from belisha.web.forms.base import PageForm
from belisha.web.forms.dates import DateField
from belisha.web.people.naming import KIND_CHOICES, YEAR_CHOICES, kind_name, kind_names, year_name
from belisha.web.words import sentence_case

EXAMPLE: Final = "For example, 21 11 2026."


class CheckedField(forms.CharField):
    """A text that is held to the same rules as a cell of an import."""

    def __init__(self, check: Callable[[str], str], **options: Any) -> None:
        super().__init__(**options)
        self.check = check

    def clean(self, value: Any) -> str:
        """The text as the register keeps it. Raises ValidationError that says what is wrong and what to do."""
        typed = super().clean(value)
        try:
            return self.check(typed)
        except Slip as slip:
            raise ValidationError(f"{slip.problem} {slip.remedy}") from slip


def _year(value: str) -> int:
    return int(value)


class FactsForm(PageForm):
    """What the register keeps of a person besides how they belong."""

    given_name = CheckedField(fields.name, label="Given name")
    family_name = CheckedField(fields.name, label="Family name", required=False)
    known_as = CheckedField(fields.name, label="Name they are known by", required=False)
    born_on = DateField(label="Date of birth", help_text="For example, 28 2 2016.", required=False)
    year_group = forms.TypedChoiceField(
        label="Year group",
        choices=[("", "None"), *YEAR_CHOICES],
        coerce=_year,
        empty_value=None,
        required=False,
    )
    upn = CheckedField(
        fields.upn, label="Unique pupil number (UPN)", help_text="A letter and twelve digits.", required=False
    )
    email = CheckedField(fields.email, label="Email address", required=False)
    telephone = CheckedField(fields.telephone, label="Telephone", required=False)

    def facts(self) -> dict[str, Value]:
        """What was filled in, by the names that the register knows."""
        return {name: self.cleaned_data[name] for name in FACTS}


def as_typed(record: PersonRecord) -> dict[str, Value]:
    """What a record holds, for a form to begin with."""
    return {name: getattr(record, name) for name in FACTS}


class JoiningForm(PageForm):
    """As what somebody belongs to the school, and since when."""

    kinds = forms.MultipleChoiceField(
        label="Who they are at the school", choices=KIND_CHOICES, widget=forms.CheckboxSelectMultiple
    )
    joined_on = DateField(label="First day at the school", help_text=EXAMPLE)
    organisation = CheckedField(
        fields.text,
        label="Organisation they come from",
        help_text="For visitors, contractors and others from outside.",
        required=False,
    )

    def joining(self) -> Joining:
        """What was filled in."""
        given = self.cleaned_data
        return Joining(tuple(given["kinds"]), given["joined_on"], organisation=given["organisation"])


class AddForm(JoiningForm, FactsForm):
    """Somebody new."""

    field_order = (*FACTS, "kinds", "joined_on", "organisation")


class LeaveForm(PageForm):
    """From which day somebody no longer belongs to the school, and in which ways."""

    kinds = forms.MultipleChoiceField(label="What ends", widget=forms.CheckboxSelectMultiple)
    leaves_from = DateField(
        label="From which day are they no longer at the school?",
        help_text="Today or an earlier day ends their access at once. A later day ends it when it comes.",
    )

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "kinds", [(kind, sentence_case(kind_name(kind))) for kind in kinds])


class BetweenForm(PageForm):
    """From one day to another, both included."""

    since = DateField(label="From")
    until = DateField(label="Until")

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError on the last day where it is before the first."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if isinstance(since, date) and isinstance(until, date) and until < since:
            self.add_error("until", "The last day is before the first. Correct one of the two.")
        return cleaned


class TieForm(PageForm):
    """A parent or a child to be tied to somebody, out of those who were found by name."""

    other = forms.ChoiceField(label="Which of them is it?", widget=forms.RadioSelect)
    relationship = CheckedField(
        fields.text,
        label="What the grown-up is to the child",
        help_text="For example, mother, father or carer.",
        required=False,
        max_length=60,
    )
    responsible = forms.BooleanField(
        label="They have parental responsibility, so that they may see the child’s record",
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, found: Iterable[ListedOnRegister], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "other", [(one.reference, _described(one)) for one in found])


def _described(one: ListedOnRegister) -> str:
    parts = [kind_names(one.kinds), year_name(one.year_group), *one.groups]
    return f"{one.name} ({', '.join(part for part in parts if part)})"


class GroupForm(PageForm):
    """A group that somebody is put in, or teaches."""

    group = forms.ChoiceField(label="Class or group", widget=forms.Select)
    how = forms.ChoiceField(
        label="How they belong to it",
        choices=[("learns", "They learn in it"), ("teaches", "They teach it")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, groups: Iterable[GroupHeld], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.reference, f"{one.name} ({one.kind})") for one in groups]
        _offer(self, "group", [("", "Choose a group"), *named])


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
