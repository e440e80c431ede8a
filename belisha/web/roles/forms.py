"""The forms by which somebody says who holds a role."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from belisha.people.candidates import Candidate
from belisha.web.forms.base import PageForm
from belisha.web.forms.dates import DateField

DEPUTY: Final = "deputy"


class AppointForm(PageForm):
    """Who holds a role, from when."""

    person = forms.ChoiceField(label="Who?", help_text="Staff, governors and others, by family name.")
    capacity = forms.ChoiceField(
        label="As what?",
        choices=[("holder", "Holds the role"), (DEPUTY, "Deputises when the holder is away")],
        initial="holder",
        widget=forms.RadioSelect,
    )
    since = DateField(label="From which day?", help_text="For example, 21 11 2026.")
    until = DateField(
        label="Until which day?", help_text="The last day. Leave it empty while nobody knows.", required=False
    )
    contact = forms.CharField(
        label="How do people reach them in this role?",
        help_text="Everybody at the school can see this. For example, a room, an extension or a shared address.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, known: tuple[Candidate, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        named = [(one.reference, f"{one.name} ({_kinds(one)})") for one in known]
        field.choices = [("", "Choose somebody"), *named]


def _kinds(candidate: Candidate) -> str:
    return ", ".join(kind.replace("-", " ") for kind in candidate.kinds)


class EndForm(PageForm):
    """The last day of something."""

    until = DateField(label="Which is the last day?", help_text="For example, 21 11 2026.")


class AwayForm(PageForm):
    """From when to when somebody is away."""

    first = DateField(label="First day away", help_text="For example, 21 11 2026.")
    last = DateField(label="Last day away", help_text="Leave it empty while nobody knows.", required=False)
