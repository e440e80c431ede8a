"""Django's form fields as GOV.UK components.

The kind of widget decides the component. `class`, `rows`, `inputmode` and the like stand in the widget's `attrs`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from markupsafe import Markup

from belisha.web.components import component
from belisha.web.forms.dates import PARTS, DateWidget, TypedDate

Parameters = dict[str, Any]


def form_field(bound: BoundField, *, label_classes: str = "", heading: bool = False) -> Markup:
    """One field with its label, hint and error.

    `label_classes` are GOV.UK's, such as "govuk-label--m"; `heading` makes the label the page's h1.
    """
    if bound.is_hidden:
        return Markup(bound.as_hidden())
    label = {**_words(_label(bound)), "classes": label_classes, "isPageHeading": heading}
    shape = next(shape for widget, shape in _SHAPES if isinstance(bound.field.widget, widget))
    return shape(bound, label)


def form_fields(form: forms.BaseForm) -> Markup:
    """All fields of a form, in their order."""
    return Markup("\n").join(form_field(bound) for bound in form)


def form_errors(form: forms.BaseForm) -> Markup:
    """The error summary, which takes focus and links each error to its field; nothing when all is well."""
    if not form.errors:
        return Markup()
    entries = [{"text": str(error)} for error in form.non_field_errors()]
    for bound in form:
        entries += [{"text": str(error), "href": f"#{first_box(bound)}"} for error in bound.errors]
    return component("error-summary", {"titleText": "There is a problem", "errorList": entries})


def first_box(bound: BoundField) -> str:
    """The id of the element that a link to this field's error must lead to."""
    if isinstance(bound.field.widget, DateWidget):
        return f"{bound.auto_id}-{bound.name}_{_part_at_fault(bound)}"
    return str(bound.auto_id)


def _part_at_fault(bound: BoundField) -> str:
    typed = bound.value()
    missing = typed.missing() if isinstance(typed, TypedDate) else []
    return missing[0] if missing else PARTS[0]


def _label(bound: BoundField) -> str:
    optional = not bound.field.required and not isinstance(bound.field.widget, forms.CheckboxInput)
    return f"{bound.label} (optional)" if optional else str(bound.label)


def _words(value: object) -> Parameters:
    return {"html": value} if hasattr(value, "__html__") else {"text": str(value)}


def _common(bound: BoundField) -> Parameters:
    attributes = {name: value for name, value in bound.field.widget.attrs.items() if name != "class"}
    common: Parameters = {"name": bound.html_name, "attributes": attributes, "disabled": bound.field.disabled}
    common["classes"] = bound.field.widget.attrs.get("class", "")
    if bound.help_text:
        common["hint"] = _words(bound.help_text)
    if bound.errors:
        common["errorMessage"] = {"text": " ".join(str(error) for error in bound.errors)}
    return common


def _box(bound: BoundField, label: Parameters) -> Parameters:
    value = bound.field.widget.format_value(bound.value()) if bound.value() is not None else ""
    box = {**_common(bound), "id": bound.auto_id, "label": label, "value": value or ""}
    for name in ("autocomplete", "inputmode", "spellcheck", "rows"):
        if name in box["attributes"]:
            box[name] = box["attributes"].pop(name)
    return box


def _text_input(bound: BoundField, label: Parameters) -> Markup:
    widget = bound.field.widget
    assert isinstance(widget, forms.widgets.Input)
    box = _box(bound, label) | {"type": widget.input_type}
    if isinstance(widget, forms.NumberInput):
        # type=number changes its value when somebody scrolls, and loses what isn't a number.
        box |= {"type": "text", "inputmode": "numeric"}
    return component("input", box)


def _password(bound: BoundField, label: Parameters) -> Markup:
    return component("password-input", _box(bound, label) | {"value": ""})


def _textarea(bound: BoundField, label: Parameters) -> Markup:
    box = _box(bound, label)
    box["attributes"].pop("cols", None)
    return component("textarea", box)


def _file_upload(bound: BoundField, label: Parameters) -> Markup:
    # The component's scripted form is left out: the name of its button lacks words that it shows (WCAG 2.5.3).
    return component("file-upload", {**_common(bound), "id": bound.auto_id, "label": label})


def _select(bound: BoundField, label: Parameters) -> Markup:
    return component(
        "select",
        {**_common(bound), "id": bound.auto_id, "label": label, "items": _choices(bound, "selected")},
    )


def _one_or_several(name: str) -> Callable[[BoundField, Parameters], Markup]:
    def shape(bound: BoundField, label: Parameters) -> Markup:
        parameters = {**_common(bound), "idPrefix": bound.auto_id, "fieldset": {"legend": label}}
        return component(name, {**parameters, "items": _choices(bound, "checked")})

    return shape


def _tick_box(bound: BoundField, label: Parameters) -> Markup:
    item = {**label, "value": "on", "checked": bool(bound.value())}
    return component("checkboxes", {**_common(bound), "idPrefix": bound.auto_id, "items": [item]})


def _date(bound: BoundField, label: Parameters) -> Markup:
    typed = bound.value()
    error = "govuk-input--error" if bound.errors else ""
    boxes = [
        {
            "name": f"{bound.html_name}_{part}",
            "label": part.capitalize(),
            "value": getattr(typed, part),
            "classes": f"govuk-input--width-{4 if part == 'year' else 2} {error}".strip(),
        }
        for part in PARTS
    ]
    return component(
        "date-input", {**_common(bound), "id": bound.auto_id, "fieldset": {"legend": label}, "items": boxes}
    )


def _choices(bound: BoundField, mark: str) -> list[Parameters]:
    widget = bound.field.widget
    assert isinstance(widget, forms.widgets.ChoiceWidget)
    chosen = {str(value) for value in widget.format_value(bound.value())}
    groups = widget.optgroups(bound.html_name, list(chosen))
    options = [option for _, group, _ in groups for option in group]
    return [
        {"value": one["value"], **_words(one["label"]), mark: str(one["value"]) in chosen} for one in options
    ]


_SHAPES: Final[tuple[tuple[type[forms.Widget], Callable[[BoundField, Parameters], Markup]], ...]] = (
    (DateWidget, _date),
    (forms.CheckboxSelectMultiple, _one_or_several("checkboxes")),
    (forms.RadioSelect, _one_or_several("radios")),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.CheckboxInput, _tick_box),
    (forms.FileInput, _file_upload),
    (forms.PasswordInput, _password),
    (forms.widgets.Input, _text_input),
)
