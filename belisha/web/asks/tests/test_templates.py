"""The pieces that home pages show."""

from __future__ import annotations

from django.template import engines

from belisha.web.asks.adults import asks_of_person, by_part
from belisha.web.asks.pupils import for_pupil
from belisha.web.asks.tests.policies import examined, somebody
from tests.policies import TODAY

ADULT = '{% from "asks/adult.html" import asked_of_you %}{{ asked_of_you(parts, address) }}'
PUPIL = (
    '{% from "asks/pupil.html" import for_you with context %}{{ for_you(lines, young, address, "/policy/") }}'
)


def _address(clause: str) -> str:
    return f"/policy/{clause}/"


def _shown(template: str, **values: object) -> str:
    return engines["jinja2"].from_string(template).render({"address": _address, **values})


def test_an_adult_sees_each_part_with_links_to_its_clauses() -> None:
    parts = by_part(asks_of_person(examined("starter"), somebody("teacher", "staff"), TODAY))
    page = _shown(ADULT, parts=parts)
    assert all(f'id="asked-{when.name.lower()}"' in page for when, _ in parts)
    assert page.count("<li") == sum(len(asks) for _, asks in parts)
    assert f'href="/policy/{parts[0][1][0].clause}/"' in page


def test_an_infant_sees_one_picture_to_each_line_and_no_table() -> None:
    lines = for_pupil(examined("starter"), somebody("pupil", year=0), TODAY)
    page = _shown(PUPIL, lines=lines, young=True)
    assert page.count("<img") == page.count('alt=""') == len(lines)
    assert "<table" not in page


def test_an_older_pupil_sees_no_pictures_but_all_lines() -> None:
    lines = for_pupil(examined("starter"), somebody("pupil", year=9), TODAY)
    page = _shown(PUPIL, lines=lines, young=False)
    assert "<img" not in page
    assert page.count('class="belisha-pupil-lines__one"') == len(lines)
