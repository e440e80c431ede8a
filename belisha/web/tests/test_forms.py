from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django import forms

from belisha.web.forms.base import PageForm
from belisha.web.forms.dates import DateField
from belisha.web.forms.rendering import form_errors, form_field, form_fields

ANSWERS = {
    "school": "The Milestone School",
    "reason": "Study",
    "bound": "pupils",
    "kinds": ["enforced", "attested"],
    "role": "head",
    "on_day": "21",
    "on_month": "11",
    "on_year": "2026",
    "read": "on",
}


class Everything(PageForm):
    school = forms.CharField(
        label="Name of the school", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    reason = forms.CharField(
        help_text="Say <why>.", widget=forms.Textarea(attrs={"rows": 20, "class": "belisha-source-input"})
    )
    pupils = forms.IntegerField(label="How many pupils", required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    document = forms.FileField(required=False, widget=forms.FileInput(attrs={"accept": ".md"}))
    bound = forms.ChoiceField(
        label="Who", choices=[("pupils", "Pupils"), ("staff", "Staff")], widget=forms.RadioSelect
    )
    kinds = forms.MultipleChoiceField(
        choices=[("enforced", "Enforced"), ("attested", "Attested"), ("other", "Other")],
        widget=forms.CheckboxSelectMultiple,
    )
    role = forms.ChoiceField(choices=[("", "Any role"), ("Leaders", [("head", "Head")])])
    on = DateField(label="Date in force")
    read = forms.BooleanField(label="I have read it")
    origin = forms.CharField(widget=forms.HiddenInput, required=False, initial="paste")


def answered(**changes: Any) -> Everything:
    return Everything({**ANSWERS, **changes})


def shown(name: str, form: Everything | None = None) -> str:
    return " ".join(form_field((form or Everything())[name]).split())


@pytest.mark.parametrize(
    ("name", "component"),
    [
        ("school", "govuk-input"),
        ("reason", "govuk-textarea"),
        ("pupils", "govuk-input"),
        ("secret", "govuk-password-input"),
        ("document", "govuk-file-upload"),
        ("bound", "govuk-radios"),
        ("kinds", "govuk-checkboxes"),
        ("role", "govuk-select"),
        ("on", "govuk-date-input"),
        ("read", "govuk-checkboxes"),
    ],
)
def test_each_kind_of_field_is_shown_as_its_component(name: str, component: str) -> None:
    assert re.search(rf'class="[^"]*\b{component}[" ]', shown(name))


def test_a_label_belongs_to_its_box() -> None:
    assert 'for="id_school"> Name of the school </label>' in shown("school")
    assert 'id="id_school"' in shown("school")


def test_only_what_may_be_left_empty_says_so() -> None:
    assert "How many pupils (optional)" in shown("pupils")
    assert "optional" not in shown("school")


def test_a_hint_is_escaped_and_read_out_with_its_box() -> None:
    assert "Say &lt;why&gt;." in shown("reason")
    assert 'aria-describedby="id_reason-hint"' in shown("reason")


def test_what_the_widget_asks_for_reaches_the_box() -> None:
    assert 'autocomplete="off"' in shown("school")
    assert 'rows="20"' in shown("reason")
    assert "belisha-source-input" in shown("reason")
    assert 'accept=".md"' in shown("document")


def test_a_number_is_typed_as_text() -> None:
    assert re.search(r'type="text"[^>]*inputmode="numeric"', shown("pupils"))


def test_a_hidden_field_stays_hidden() -> None:
    assert shown("origin") == '<input type="hidden" name="origin" value="paste" id="id_origin">'


def test_what_was_answered_is_shown_again() -> None:
    form = answered()
    assert 'value="The Milestone School"' in shown("school", form)
    assert ">Study</textarea>" in shown("reason", form)
    assert re.findall(r'value="(\w+)" checked', shown("kinds", form)) == ["enforced", "attested"]
    assert re.findall(r'value="(\w+)" checked', shown("bound", form)) == ["pupils"]
    assert re.findall(r'value="(\w+)" selected', shown("role", form)) == ["head"]
    assert re.findall(r'value="(\d+)"', shown("on", form)) == ["21", "11", "2026"]
    assert " checked" in shown("read", form)


def test_text_with_line_breaks_comes_back_as_it_was() -> None:
    text = "one\n\n  two\n```review\n  every: 1 year\n```"
    assert f">{text}</textarea>" in form_field(answered(reason=text)["reason"])


def test_a_password_is_never_sent_back() -> None:
    assert "hunter2" not in shown("secret", answered(secret="hunter2"))


def test_the_form_that_is_right_has_no_error_summary() -> None:
    form = answered()
    assert form.is_valid()
    assert form_errors(form) == ""
    assert form.cleaned_data["on"] == date(2026, 11, 21)


def test_a_form_that_nobody_sent_has_no_error_summary() -> None:
    assert form_errors(Everything()) == ""


def test_each_error_leads_to_an_element_that_exists() -> None:
    form = Everything({})
    targets = re.findall(r'href="#([^"]+)"', form_errors(form))
    ids = set(re.findall(r'id="([^"]+)"', form_fields(form)))
    assert len(targets) == 7
    assert set(targets) <= ids


def test_an_error_stands_with_its_field_and_is_read_out_with_it() -> None:
    page = shown("school", answered(school=""))
    assert "Fill this in: Name of the school." in page
    assert 'aria-describedby="id_school-error"' in page


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("reason", "Fill this in: Reason."),
        ("bound", "Choose one: Who."),
        ("kinds", "Choose at least one: Kinds."),
        ("role", "Choose one: Role."),
        ("read", "Tick the box to go on: I have read it."),
    ],
)
def test_an_empty_field_is_told_by_name(name: str, message: str) -> None:
    assert Everything({}).errors[name] == [message]


def test_a_field_keeps_its_own_message() -> None:
    class Paste(PageForm):
        text = forms.CharField(error_messages={"required": "Paste a policy."})

    assert Paste({}).errors["text"] == ["Paste a policy."]


def test_an_error_of_the_whole_form_is_in_the_summary() -> None:
    form = answered()
    form.add_error(None, "Paste a policy or choose a file, not both.")
    assert "Paste a policy or choose a file, not both." in form_errors(form)


@pytest.mark.parametrize(
    ("typed", "message", "at_fault"),
    [
        (("", "11", "2026"), "Date in force must include a day.", "day"),
        (("21", "", ""), "Date in force must include a month and a year.", "month"),
        (("31", "2", "2026"), "Date in force must be a real date, such as 21 11 2026.", "day"),
        (("x", "2", "2026"), "Date in force must be a real date, such as 21 11 2026.", "day"),
        (("1", "2", "26"), "Date in force must have a year of four numbers, such as 2026.", "day"),
        (("2", "11", "1026"), "Date in force must have a year from 1900 to 2100.", "day"),
        (("1", "1", "9999"), "Date in force must have a year from 1900 to 2100.", "day"),
    ],
)
def test_a_wrong_date_says_what_to_mend(typed: tuple[str, str, str], message: str, at_fault: str) -> None:
    day, month, year = typed
    form = answered(on_day=day, on_month=month, on_year=year)
    assert form.errors["on"] == [message]
    assert f'href="#id_on-on_{at_fault}"' in form_errors(form)
    assert re.findall(r'name="on_\w+"[^>]*value="(\w+)"', shown("on", form)) == [
        part for part in typed if part
    ]


def test_an_error_reads_on_from_a_label_that_is_a_question() -> None:
    class Asked(PageForm):
        who = forms.ChoiceField(label="Who?", choices=[("", "Choose somebody")])
        since = DateField(label="From which day?")

    form = Asked({"since_day": "31", "since_month": "2", "since_year": "2026"})
    assert form.errors["who"] == ["Choose one: Who?"]
    assert form.errors["since"] == ["From which day? It must be a real date, such as 21 11 2026."]


def test_a_date_that_is_known_already_is_shown() -> None:
    form = Everything(initial={"on": date(2026, 1, 2)})
    assert re.findall(r'value="(\d+)"', shown("on", form)) == ["2", "1", "2026"]


def test_an_optional_date_may_be_left_out() -> None:
    class Optional(PageForm):
        on = DateField(required=False)

    form = Optional({"on_day": "", "on_month": "", "on_year": ""})
    assert form.is_valid()
    assert form.cleaned_data["on"] is None
