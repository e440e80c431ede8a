from __future__ import annotations

import pytest
from jinja2 import TemplateNotFound

from belisha.web.components import COMPONENT_NAMES, component, component_globals, macro_name


def test_text_is_escaped() -> None:
    assert "&lt;script&gt;" in component("button", {"text": "<script>"})


def test_a_parameter_that_is_not_given_is_left_out() -> None:
    assert component("tag", {"text": "Unserved"}).split() == [
        "<strong",
        'class="govuk-tag">',
        "Unserved",
        "</strong>",
    ]


@pytest.mark.parametrize("name", COMPONENT_NAMES)
def test_each_component_is_there_under_its_published_name(name: str) -> None:
    parameters = {
        "id": "box",
        "name": "box",
        "titleText": "Title",
        "text": "Words",
        "label": {"text": "Words"},
        "legend": {"text": "Words"},
        "items": [],
    }
    rendered = component_globals()[macro_name(name)](parameters)
    assert "govuk-" in rendered


def test_the_crown_is_not_among_them() -> None:
    assert not {"govukHeader", "govukFooter"} & set(component_globals())


def test_what_is_no_component_is_refused() -> None:
    with pytest.raises(TemplateNotFound):
        component("crown", {})
