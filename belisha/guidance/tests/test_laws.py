"""Laws: which one some words name or nearly name, and whether it stands."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.guidance.acts import LAWS
from belisha.guidance.laws import find_law, laws_named_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Computer Misuse Act 1990", "Computer Misuse Act 1990"),
        ("the computer misuse act", "Computer Misuse Act 1990"),
        ("DPA 1998", "Data Protection Act 1998"),
        ("Data Protection Act", "Data Protection Act 2018"),
        ("Data Protection Act of 1998", "Data Protection Act 1998"),
        ("GDPR", "UK General Data Protection Regulation"),
        ("Regulation of Investigatory Powers Act (RIPA)", "Regulation of Investigatory Powers Act 2000"),
        ("Copyright, Designs & Patents Act 1988", "Copyright, Designs and Patents Act 1988"),
        ("Counter Terrorism and Security Act 2015", "Counter-Terrorism and Security Act 2015"),
        ("Obscene Publications Act", "Obscene Publications Act 1959"),
        ("Protection of Children Act 1978", "Protection of Children Act 1978"),
    ],
)
def test_words_that_name_a_law_find_it(text: str, name: str) -> None:
    found = find_law(text)
    assert found is not None
    assert (found.law.name, found.exact) == (name, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Criminal Misuse Act 1990", "Computer Misuse Act 1990"),
        ("Data Protection Act 1988", "Data Protection Act 2018"),
        ("Human Right Act 1998", "Human Rights Act 1998"),
        ("Sexual Offenses Act 2003", "Sexual Offences Act 2003"),
        ("Malicious Communications Act 1998", "Malicious Communications Act 1988"),
        ("Equality Act 2011", "Equality Act 2010"),
    ],
)
def test_words_that_nearly_name_a_law_suggest_it(text: str, name: str) -> None:
    found = find_law(text)
    assert found is not None
    assert (found.law.name, found.exact) == (name, False)


@pytest.mark.parametrize(
    "text",
    ["Town and Country Planning Act 1990", "Criminal Justice Act 1991", "Dangerous Dogs Act 1991", "Education Act 1997",
     "Data Protection (Charges) Regulations 2018", "Anti-bullying policy", "", "1998"],
)  # fmt: skip
def test_a_law_that_we_hold_nothing_about_is_left_alone(text: str) -> None:
    assert find_law(text) is None


@pytest.mark.parametrize(
    ("name", "on", "in_force"),
    [
        ("Data Protection Act 1998", date(2018, 5, 24), True),
        ("Data Protection Act 1998", date(2018, 5, 25), False),
        ("Data Protection Act 2018", date(2026, 11, 21), True),
        ("Race Relations Act 1976", date(2026, 11, 21), False),
        ("Regulation of Investigatory Powers Act 2000", date(2026, 11, 21), True),
    ],
)
def test_a_law_stands_until_it_ends(name: str, on: date, in_force: bool) -> None:
    found = find_law(name)
    assert found is not None
    assert found.law.in_force(on) is in_force


def test_a_text_names_laws_where_they_stand() -> None:
    text = (
        "Under the Data Protection Act 1998 and the Human Rights Act 1998, and (RIPA). "
        "Misuse may be an offence under the Criminal Misuse Act 1990. Act on it. The Fish Act 1812."
    )
    named = laws_named_in(text)
    assert [(each.law.name, each.exact) for each in named] == [
        ("Data Protection Act 1998", True),
        ("Human Rights Act 1998", True),
        ("Regulation of Investigatory Powers Act 2000", True),
        ("Computer Misuse Act 1990", False),
    ]
    assert all(text[each.offset :].startswith(each.text) for each in named)


@pytest.mark.parametrize(
    "text",
    [
        "when a Regulation of Investigatory Powers Act (RIPA) Notice is given",
        "The Regulation\nof Investigatory Powers Act 2000 applies.",
        "under RIPA 2000",
    ],
)
def test_a_law_whose_title_begins_with_its_kind_is_found_whole(text: str) -> None:
    assert [each.law.name for each in laws_named_in(text)] == ["Regulation of Investigatory Powers Act 2000"]


def test_the_part_of_a_law_that_another_took_over_is_known() -> None:
    found = find_law("RIPA")
    assert found is not None
    assert found.law.partly_replaced_by == "Investigatory Powers Act 2016"


def test_names_and_aliases_of_laws_are_unambiguous() -> None:
    names = [law.name for law in LAWS]
    aliases = [alias for law in LAWS for alias in law.aliases]
    assert len(names) == len(set(names))
    assert len(aliases) == len(set(aliases))
    assert all(find_law(law.name) == (law, True, law.name, 0) for law in LAWS)


def test_a_law_that_ended_says_what_took_its_place() -> None:
    assert all(bool(law.ended_on) == bool(law.replaced_by) for law in LAWS)
    named = {name for law in LAWS for name in (law.replaced_by, law.partly_replaced_by) if name}
    assert all(find_law(name) or all(map(find_law, name.split(" and "))) for name in named)
