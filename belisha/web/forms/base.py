"""The form that every page's form is made from."""

from __future__ import annotations

from typing import Any, Final

from django import forms

_PROMPTS: Final[tuple[tuple[type[forms.Widget], str], ...]] = (
    (forms.FileInput, "Choose a file: {label}"),
    (forms.CheckboxSelectMultiple, "Choose at least one: {label}"),
    (forms.Select, "Choose one: {label}"),
    (forms.RadioSelect, "Choose one: {label}"),
    (forms.CheckboxInput, "Tick the box to go on: {label}"),
    (forms.Widget, "Fill this in: {label}"),
)


class PageForm(forms.Form):
    """A form whose empty fields are told apart by name in the error summary.

    A field that has its own "required" message keeps it. Labels carry no colon, and the browser's own checks stay out
    of the way, because its messages can't be styled or translated and vanish.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            self._name_what_is_missing(name, field)

    def _name_what_is_missing(self, name: str, field: forms.Field) -> None:
        if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
            prompt = next(words for widget, words in _PROMPTS if isinstance(field.widget, widget))
            label = str(self[name].label)
            field.error_messages["required"] = prompt.format(label=label) + (
                "" if label.endswith("?") else "."
            )
