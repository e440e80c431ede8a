"""Plain tables are read by what each column is said, or seems, to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from belisha.people.importing import EVERYONE_IS, MEANINGS, WHOLE_LIST_OF, columns_of, read_records
from belisha.people.importing.tests.exports import TODAY, lines, upn
from belisha.people.roll import ListedPerson, Roll, UnreadableError
from belisha.people.terms import GroupKind


def read(content: bytes, mapping: Mapping[str, str] | None = None) -> Roll:
    return read_records(content, "people.csv", TODAY, mapping)


SCHOOL = lines(
    "Adno,First name,Surname,Role,DOB,Year,UPN,Email,Class,Teaches,Children,Leaving date",
    f"1,Ada,Fern,pupil,05/03/2019,Year 3,{upn(1)},,3B,,,",
    f"2,Bo,Fern,Pupil,2021-09-30,R,{upn(2)},,RA,,,",
    "3,Owen,Lark,Teacher,,,,owen@brackenfield.example,,3B; RA,,",
    f"4,Mei,Fern,parent; governor,,,,mei@fern.example,,,1; {upn(2)},",
    "5,Ruth,Heath,staff,,,,,,,,31/08/2026",
)


def test_a_table_of_everybody_is_read_by_its_headings() -> None:
    roll = read(SCHOOL)
    assert (roll.scheme, roll.bad, roll.covers) == ("csv", (), frozenset())
    ada, bo, owen, mei, ruth = roll.people
    assert (ada.key, ada.born_on, ada.year_group, ada.upn) == ("1", date(2019, 3, 5), 3, upn(1))
    assert (bo.year_group, bo.learns_in) == (0, ("ra",))
    assert owen.teaches == ("3b", "ra")
    assert (mei.kinds, mei.children) == (("parent", "governor"), ("1", "2"))
    assert ruth.left_on == date(2026, 8, 31)
    assert [(group.name, group.kind) for group in roll.groups] == [
        ("3B", GroupKind.CLASS),
        ("RA", GroupKind.CLASS),
    ]


def test_a_mapping_says_what_the_columns_are_and_who_is_listed() -> None:
    mapping = {
        "x": "given_name",
        "y": "family_name",
        "z": "tutor_group",
        EVERYONE_IS: "pupil",
        WHOLE_LIST_OF: "pupil",
    }
    roll = read(lines("x;y;z;other", "Ada;Fern;7 Oak;=1"), mapping)
    assert roll.bad == ()
    assert roll.covers == {"pupil"}
    (ada,) = roll.people
    assert (ada.key, ada.kinds, ada.learns_in) == ("ada fern", ("pupil",), ("7 oak",))
    assert [group.kind for group in roll.groups] == [GroupKind.TUTOR_GROUP]


def test_a_pupil_row_may_name_the_parents() -> None:
    roll = read(lines("ID,Forename,Surname,Role,Parents", "1,Ada,Fern,pupil,2", "2,Mei,Fern,teacher,"))
    people: dict[str, ListedPerson] = {person.key: person for person in roll.people}
    assert (people["2"].kinds, people["2"].children) == (("teacher", "parent"), ("1",))


def test_the_columns_are_shown_with_a_guess() -> None:
    table = columns_of(
        lines("Forename;Surname;Birthday;Shoe size", "Ada;Fern;05/03/2019;34").replace(b"\n", b"\r\n")
    )
    assert table.guess == {"Forename": "given_name", "Surname": "family_name", "Birthday": "born_on"}
    assert table.samples == (("Ada", "Fern", "05/03/2019", "34"),)
    assert (table.delimiter, table.encoding) == (";", "utf-8")


def test_each_meaning_guesses_itself_and_no_two_share_a_heading() -> None:
    headings = [heading for meaning in MEANINGS for heading in meaning.headings]
    assert len(headings) == len(set(headings))
    assert [meaning.name for meaning in MEANINGS if meaning.needed] == ["given_name", "family_name"]


@pytest.mark.parametrize(
    ("content", "mapping", "words"),
    [
        (lines("a,b", "1,2"), None, "No column of people.csv is the given name or the family name."),
        (lines("Forename,Surname"), None, "does not say who these people are"),
        (lines("Forename,Surname"), {EVERYONE_IS: "wizard"}, "“wizard” is not a kind of person"),
        (lines("Forename,Surname"), {"First": "given_name"}, "has no column “First”"),
        (lines("Forename,Surname"), {"Forename": "shoe size"}, "that is “shoe size”"),
        (lines("a,b"), {"a": "given_name", "b": "given_name"}, "given as given name: “a” and “b”"),
        (lines("sourcedId,status,dateLastModified"), None, "one file of a OneRoster export"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_the_reason(
    content: bytes, mapping: Mapping[str, str] | None, words: str
) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read(content, mapping)
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("relationship", "column", "responsible"),
    [
        ("Mother", "", None),
        ("father", "", None),
        ("", "", None),
        ("Parent or carer", "", None),
        ("Guardian", "no", False),
        ("aunt", "", False),
        ("Step-parent", "", False),
        ("step-parent", "Yes", True),
        ("aunt", "y", True),
        ("mother", "N", False),
    ],
)
def test_only_a_parent_or_carer_is_presumed_to_be_responsible_unless_a_column_says_so(
    relationship: str, column: str, responsible: bool | None
) -> None:
    heading = "Adno,First name,Surname,Role,Relationship,Parental responsibility,Children"
    roll = read(lines(heading, f"1,Mei,Fern,parent,{relationship},{column},2", "2,Bo,Fern,pupil,,,"))
    assert roll.bad == ()
    assert roll.people[0].responsible is responsible


def test_responsibility_that_is_neither_yes_nor_no_is_asked_for() -> None:
    heading = "Adno,First name,Surname,Role,Parental responsibility,Children"
    roll = read(lines(heading, "1,Mei,Fern,parent,shared,2", "2,Bo,Fern,pupil,,"))
    assert [(row.place.line, row.column, row.problem) for row in roll.bad] == [
        (2, "Parental responsibility", "“shared” is neither yes nor no.")
    ]
