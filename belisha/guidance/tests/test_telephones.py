"""Telephone numbers: found in a text, judged, and mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import geocoder, parse

from belisha.guidance.bodies import BODIES
from belisha.guidance.dialling import CODES, dialling_of, is_local
from belisha.guidance.numbers import digits_of, numbers_in
from belisha.guidance.telephones import check_number, owner_of
from belisha.guidance.terms import NumberFault


@pytest.mark.parametrize(
    "number",
    ["01629 533190", "(01629) 535353", "+44 (0)1629 533190", "0044 1629 533190", "0800 1111", "0300 123 2040", "020 7340 7264",
     "999", "101", "111", "116 123"],
)  # fmt: skip
def test_a_number_that_can_be_dialled_is_no_problem(number: str) -> None:
    assert check_number(number) is None


@pytest.mark.parametrize(
    ("number", "fault", "suggestion"),
    [
        ("10629 535353", NumberFault.NOT_IN_USE, "01629 535353"),
        ("01269 535353", None, ""),  # another place's number, but one that can be dialled
        ("1629 535353", NumberFault.NO_LEADING_ZERO, "01629 535353"),
        ("01629 53535", NumberFault.NOT_IN_USE, "01629 535353"),
        ("01629 5353533", NumberFault.TOO_LONG, "01629 535353"),
        ("0800 11111", NumberFault.TOO_SHORT, "0800 1111"),
        ("00300 123 2040", NumberFault.TOO_LONG, "0300 123 2040"),
        ("12345 678901", NumberFault.NOT_IN_USE, ""),
        ("01632 960123", NumberFault.FOR_FICTION, ""),
        ("020 7946 0123", NumberFault.FOR_FICTION, ""),
        ("07700 900123", NumberFault.FOR_FICTION, ""),
    ],
)
def test_a_number_that_cannot_be_dialled_says_why_and_what_was_likely_meant(
    number: str, fault: NumberFault | None, suggestion: str
) -> None:
    found = check_number(number)
    assert (found.fault if found else None) is fault
    assert (found.suggestion if found else "") == suggestion


def test_a_suggestion_that_we_know_comes_with_its_owner() -> None:
    found = check_number("10629 535353")
    assert found is not None
    assert found.known_as == "Starting Point's consultation line"


def test_the_owner_of_a_number_is_known_however_it_is_printed() -> None:
    assert owner_of("+44 1629 533190") == "Call Derbyshire"
    assert owner_of("01629 533 191") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 01629 533190, (01629) 535353 or +44 1629 533190.", ["01629 533190", "(01629) 535353", "+44 1629 533190"]),
        ("For advice phone 10629 535353", ["10629 535353"]),
        ("Childline 0800 1111 24 hours a day, or 0800 11 11", ["0800 1111", "0800 11 11"]),
        ("01629-533190; 07700900123; 0300 123 2040", ["01629-533190", "07700900123", "0300 123 2040"]),
        ("Dial 999, 101, 111 or 116 123.", []),
        ("From 2026-09-01 to 01-09-2027, 2018 - 2020, 01/09/2026, 12 345 pupils", []),
        ("www.school.example/01629533190 and 01629533190@school.example", []),
        ("Reference 1234567890, UPN 123456789012, card 4111 1111 1111 1111, version 1.22.333.4444", []),
        ("", []),
    ],
)  # fmt: skip
def test_numbers_are_found_as_they_are_printed_and_nothing_else_is(text: str, found: list[str]) -> None:
    numbers = numbers_in(text)
    assert [number.raw for number in numbers] == found
    assert all(text[number.offset :].startswith(number.raw) for number in numbers)


@given(st.text(alphabet="0123456789 +()-\u00a0\n.,/x", max_size=60))
def test_any_text_is_searched_and_whatever_is_found_is_judged(text: str) -> None:
    for number in numbers_in(text):
        found = check_number(number.raw)
        assert found is None or not found.suggestion or check_number(found.suggestion) is None


@pytest.mark.parametrize("number", sorted({phone for body in BODIES for phone in body.phones}))
def test_every_number_that_we_give_can_be_dialled(number: str) -> None:
    assert check_number(number) is None


@pytest.mark.parametrize(
    ("number", "place", "county"),
    [
        ("01629 533190", "Matlock", "Derbyshire"),
        ("01332 640777", "Derby", "Derbyshire"),
        ("0115 967 0999", "Nottingham", "Nottinghamshire"),
        ("020 7340 7264", "London", "Greater London"),
        ("01539 732500", "Kendal", "Cumbria"),
        ("015394 32500", "Hawkshead", "Cumbria"),
    ],
)
def test_a_geographic_number_says_where_it_is(number: str, place: str, county: str) -> None:
    found = dialling_of(digits_of(number))
    assert found is not None
    assert found.place == place
    assert county in found.counties


@pytest.mark.parametrize("number", ["0800 1111", "07700 900123", "0300 123 2040", "999", ""])
def test_a_number_of_no_place_has_none(number: str) -> None:
    assert dialling_of(digits_of(number)) is None


@pytest.mark.parametrize(
    ("number", "area", "local"),
    [
        ("01629 533190", "Derbyshire", True),
        ("01332 640777", "South Derbyshire", True),
        ("+44 1530 454545", "Derbyshire", True),
        ("01622 690690", "Derbyshire", False),
        ("020 7340 7264", "Hackney", True),
        ("0141 287 2000", "Glasgow", True),
        ("028 9032 0202", "Belfast", True),
        ("0800 1111", "Derbyshire", None),
        ("01629 533190", "Atlantis", None),
    ],
)
def test_a_number_is_local_to_its_county(number: str, area: str, local: bool | None) -> None:
    assert is_local(number, area) is local


def places_in_plan(code: str) -> set[str]:
    """The places that libphonenumber has for a dialling code; some share one and differ in the next digit."""
    whole = "".join([code, "0" * (10 - len(code))])
    numbers = [f"+44{code}{digit}{whole[len(code) + 1 :]}" for digit in range(10)]
    described = [geocoder.description_for_number(parse(number), "en") for number in numbers]
    return {place for each in described for place in (each, *each.split("/"))} - {"", "United Kingdom"}


def test_our_places_are_those_of_the_numbering_plan() -> None:
    english = {
        code: each for code, each in CODES.items() if each.place not in {"Scotland", "Northern Ireland"}
    }
    differing = {code for code, each in english.items() if each.place not in places_in_plan(code)}
    shared = {"23", "24", "29", "191"}  # codes of several cities, which we name together
    assert len(english) > 400
    assert differing - shared == set()


def test_every_geographic_code_of_the_plan_has_its_place() -> None:
    elsewhere = {"1481", "1534", "1624"}  # Guernsey, Jersey and the Isle of Man are not of the United Kingdom
    codes = {str(code) for code in range(1110, 2000)} - elsewhere
    assert {code for code in codes if places_in_plan(code) and not dialling_of(code)} == set()
