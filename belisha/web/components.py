"""The GOV.UK components, as functions that a template calls by their published names: `govukButton({"text": "Save"})`.

They live in an environment of their own, because they read parameters that were not given, which ours refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Final

from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

Parameters = Mapping[str, Any]
Component = Callable[[Parameters], Markup]

# Not here: header and footer (the crown), cookie banner (Belisha sets only the cookies that it cannot do without).
COMPONENT_NAMES: Final = (
    "accordion",
    "back-link",
    "breadcrumbs",
    "button",
    "character-count",
    "checkboxes",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "exit-this-page",
    "fieldset",
    "file-upload",
    "hint",
    "input",
    "inset-text",
    "label",
    "notification-banner",
    "pagination",
    "panel",
    "password-input",
    "phase-banner",
    "radios",
    "select",
    "service-navigation",
    "skip-link",
    "summary-list",
    "table",
    "tabs",
    "tag",
    "task-list",
    "textarea",
    "warning-text",
)


def macro_name(name: str) -> str:
    """The name that the design system gives a component's macro: "back-link" is govukBackLink."""
    return "govuk" + "".join(word.capitalize() for word in name.split("-"))


@cache
def _environment() -> Environment:
    package = PackageLoader("govuk_frontend_jinja")
    return Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": package}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _macro(name: str) -> Component:
    module = _environment().get_template(f"govuk_frontend_jinja/components/{name}/macro.html").module
    macro: Component = getattr(module, macro_name(name))
    return macro


def component(name: str, parameters: Parameters) -> Markup:
    """One GOV.UK component as HTML.

    `name` is as in the design system, such as "back-link"; `parameters` are the component's published ones. A "text"
    is escaped, an "html" is not. Raises TemplateNotFound for a name that isn't a component.
    """
    return Markup(_macro(name)(parameters))


def component_globals() -> dict[str, Component]:
    """Every component under its macro's name, for a Jinja environment. Each is compiled when it is first used."""
    return {macro_name(name): partial(component, name) for name in COMPONENT_NAMES}
