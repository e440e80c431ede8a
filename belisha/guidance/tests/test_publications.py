"""Publications: the edition in force on a day, and what an older one is superseded by."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.guidance.documents import PUBLICATIONS
from belisha.guidance.publications import (
    BY_ID,
    current_edition,
    edition_named,
    find_publication,
    is_superseded,
    publications_named_in,
)
from belisha.guidance.terms import Publication

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (date(2014, 4, 2), None),
        (date(2016, 9, 4), "July 2015"),
        (date(2016, 9, 5), "2016"),
        (date(2018, 9, 2), "2016"),
        (date(2018, 9, 3), "2018"),
        (date(2026, 8, 31), "2025"),
        (date(2026, 9, 1), "2026"),
    ],
)
def test_keeping_children_safe_has_one_edition_in_force(on: date, edition: str | None) -> None:
    found = current_edition(BY_ID["keeping-children-safe"], on)
    assert (found.name if found else None) == edition


@pytest.mark.parametrize(
    ("name", "edition", "instead", "current"),
    [
        ("KCSIE", "2016", "keeping-children-safe", "2026"),
        ("Keeping Children Safe in Education", "September 2018", "keeping-children-safe", "2026"),
        ("KCSIE 2017", "2017", "keeping-children-safe", "2026"),
        ("Working Together to Safeguard Children", "2018", "working-together", "2026"),
        ("Prevent duty guidance", "2015", "prevent-duty", "2023"),
        ("Sharing nudes and semi-nudes", "December 2020", "sharing-nudes", "March 2024"),
        ("Sexting in schools and colleges: responding to incidents and safeguarding young people", "", "sharing-nudes", "March 2024"),
        ("Data protection: a toolkit for schools", "", "data-protection", "2023"),
    ],
)  # fmt: skip
def test_an_older_edition_is_superseded(name: str, edition: str, instead: str, current: str) -> None:
    publication = find_publication(name)
    assert publication is not None
    replacement = is_superseded(publication, edition, TODAY)
    assert replacement is not None
    assert (replacement.publication.id, replacement.edition.name) == (instead, current)


@pytest.mark.parametrize(
    ("name", "edition"),
    [("KCSIE", "2026"), ("KCSIE", "September 2026"), ("KCSIE", ""), ("KCSIE", "latest"), ("KCSIE", "2027"), ("Prevent duty guidance", "2023"),
     ("Sharing nudes and semi-nudes", "2024"), ("RSHE", "2025")],
)  # fmt: skip
def test_the_current_edition_and_no_edition_are_not(name: str, edition: str) -> None:
    publication = find_publication(name)
    assert publication is not None
    assert is_superseded(publication, edition, TODAY) is None


def test_an_edition_published_before_it_is_in_force_does_not_supersede_yet() -> None:
    rshe = BY_ID["relationships-education"]
    assert is_superseded(rshe, "2019", date(2026, 8, 31)) is None
    assert is_superseded(rshe, "2019", date(2026, 9, 1)) is not None


def test_a_text_names_publications_with_the_year_beside_them() -> None:
    text = (
        "DfE (2016) 'Keeping children safe in education'; Working Together to Safeguard Children 2018; KCSIE. "
        "See our behaviour in schools policy, and Searching, screening and confiscation (July 2022)."
    )
    named = publications_named_in(text)
    assert [(each.publication.id, each.edition) for each in named] == [
        ("keeping-children-safe", "2016"),
        ("working-together", "2018"),
        ("keeping-children-safe", ""),
        ("searching", "2022"),
    ]
    assert all(text[each.offset :].startswith(each.text) for each in named)


@pytest.mark.parametrize("publication", PUBLICATIONS, ids=lambda each: each.id)
def test_every_publication_is_whole(publication: Publication) -> None:
    begun = [edition.in_force_on for edition in publication.editions]
    assert begun == sorted(begun)
    assert find_publication(publication.title) == publication
    assert bool(publication.ended_on) == bool(publication.replaced_by)
    assert publication.replaced_by in {"", *BY_ID}
    assert publication.address.startswith("https://")
    assert all(edition_named(publication, edition.name) == edition for edition in publication.editions)


@given(st.sampled_from(PUBLICATIONS), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_what_supersedes_an_edition_is_itself_in_force(publication: Publication, on: date) -> None:
    for edition in publication.editions:
        replacement = is_superseded(publication, edition.name, on)
        if replacement:
            assert current_edition(replacement.publication, on) == replacement.edition
            assert is_superseded(replacement.publication, replacement.edition.name, on) is None
            assert replacement.since <= on + timedelta(days=0)
