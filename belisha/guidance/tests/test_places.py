"""Places and police: which county a name lies in, who polices it, and what a text names."""

from __future__ import annotations

from collections import Counter

import pytest

from belisha.guidance.dialling import CODES
from belisha.guidance.places import (
    AREAS,
    CHILDRENS_SERVICES,
    area_of_police,
    areas_named_in,
    counties_named_in,
    counties_of,
    find_area,
    find_police,
    police_for,
    police_named_in,
    police_serves,
    same_area,
)
from belisha.guidance.police import FORCES
from belisha.guidance.terms import Nation


@pytest.mark.parametrize(
    ("name", "counties"),
    [
        ("Derbyshire", {"Derbyshire"}),
        ("Derby", {"Derbyshire"}),
        ("Derby City Council", {"Derbyshire"}),
        ("South Derbyshire", {"Derbyshire"}),
        ("Derby and Derbyshire", {"Derbyshire"}),
        ("Melton", {"Leicestershire"}),
        ("City of Bristol", {"Bristol"}),
        ("London Borough of Hackney", {"Greater London"}),
        ("Royal Borough of Kingston upon Thames", {"Greater London"}),
        ("St. Helens", {"Merseyside"}),
        ("King’s Lynn and West Norfolk", {"Norfolk"}),
        ("Stockton-on-Tees", {"Durham", "North Yorkshire"}),
        ("Sussex", {"East Sussex", "West Sussex"}),
        ("Atlantis", set()),
    ],
)
def test_a_name_lies_in_its_counties(name: str, counties: set[str]) -> None:
    assert counties_named_in(name) == counties


@pytest.mark.parametrize(
    ("name", "counties"),
    [
        ("Kent police", ("Kent",)),
        ("the Derbyshire Constabulary", ("Derbyshire",)),
        ("Derbyshire Police", ("Derbyshire",)),
        ("Thames Valley Police", ("Berkshire", "Buckinghamshire", "Oxfordshire")),
        ("Met Police", ("Greater London",)),
        ("Gotham Police", ()),
        ("the police", ()),
    ],
)
def test_a_force_serves_its_counties(name: str, counties: tuple[str, ...]) -> None:
    assert area_of_police(name) == counties


@pytest.mark.parametrize(
    ("area", "force"),
    [
        ("Derbyshire", "Derbyshire Constabulary"),
        ("Derby", "Derbyshire Constabulary"),
        ("Medway", "Kent Police"),
        ("Hackney", "Metropolitan Police Service"),
        ("South Gloucestershire", "Avon and Somerset Constabulary"),
        ("Gloucester", "Gloucestershire Constabulary"),
        ("North East Lincolnshire", "Humberside Police"),
        ("York", "North Yorkshire Police"),
        ("Redcar and Cleveland", "Cleveland Police"),
        ("Cardiff", "South Wales Police"),
        ("Glasgow", "Police Scotland"),
        ("Belfast", "Police Service of Northern Ireland"),
    ],
)
def test_an_area_has_its_police(area: str, force: str) -> None:
    assert force in [each.name for each in police_for(area)]


def test_the_police_of_another_county_do_not_serve_the_school() -> None:
    kent = find_police("Kent police")
    assert kent is not None
    assert police_serves(kent, "Derbyshire") is False
    assert police_serves(kent, "Medway") is True
    assert police_serves(kent, "Atlantis") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Derby", "Derbyshire", True), ("Kent", "Derbyshire", False), ("Hackney", "City of London", True), ("Kent", "Atlantis", None)],
)  # fmt: skip
def test_two_names_lie_in_one_county_or_not(one: str, other: str, same: bool | None) -> None:
    assert same_area(one, other) is same


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Act by the relevant Kent Safeguarding Child Board’s procedures.", ["Kent"]),
        ("Immediately tell Kent police via 101.", ["Kent"]),
        ("Kentish hops and a Kent-like place", []),
        ("Derby City & Derbyshire Safeguarding Children Partnership", ["Derby", "Derbyshire"]),
        ("Reading is taught daily. Reading Borough Council helps.", ["Reading"]),
        ("Rugby on Friday, Bath time, the Hart family", []),
        ("East\nSussex County Council", ["East\nSussex"]),
        ("Kent's own words", ["Kent"]),
        ("kent and derbyshire in small letters", []),
        ("", []),
    ],
)
def test_a_text_names_places_where_it_means_them(text: str, areas: list[str]) -> None:
    named = areas_named_in(text)
    assert [each.text for each in named] == areas
    assert all(text[each.offset :].startswith(each.text) for each in named)


def test_a_text_names_police_forces() -> None:
    named = police_named_in("Call Derbyshire Police, or Kent police; the police of Rome; DERBYSHIRE POLICE.")
    assert [(each.what.id, each.text) for each in named] == [
        ("derbyshire-constabulary", "Derbyshire Police"),
        ("kent-police", "Kent police"),
        ("derbyshire-constabulary", "DERBYSHIRE POLICE"),
    ]


def test_england_has_153_councils_with_childrens_services() -> None:
    assert len(CHILDRENS_SERVICES) == 153
    assert {"Derbyshire", "Derby", "Leicestershire", "Isles of Scilly", "City of London"} <= set(
        CHILDRENS_SERVICES
    )


def test_every_council_has_one_force_and_every_force_has_councils() -> None:
    served = Counter(council for force in FORCES for council in force.councils)
    assert set(served.values()) == {1}
    assert len(FORCES) == 45
    assert Counter(force.nation for force in FORCES) == {
        Nation.ENGLAND: 39, Nation.WALES: 4, Nation.SCOTLAND: 1, Nation.NORTHERN_IRELAND: 1,
    }  # fmt: skip
    assert all(force.counties for force in FORCES)


def test_the_counties_of_dialling_codes_are_counties_that_we_know() -> None:
    assert all(find_area(county) for code in CODES.values() for county in code.counties)


def test_every_area_is_found_by_its_name_and_has_its_police() -> None:
    assert {name for name, area in AREAS.items() if find_area(name) != area} == set()
    assert {name for name, area in AREAS.items() if counties_of(name) != area.counties} == set()
    assert {name for name in AREAS if not police_for(name)} == set()
