"""What may stand in a cell, and what is said of what may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.people.importing import fields
from belisha.people.importing.fields import Slip


@pytest.mark.parametrize(
    ("check", "cell", "value"),
    [
        (fields.text, "  Science lab ", "Science lab"),
        (fields.text, "Zoe\u0308", "Zoë"),
        (fields.text, "", ""),
        (fields.name, "O’Neill-Smith", "O’Neill-Smith"),
        (fields.name, "-", ""),
        (fields.name, ".", ""),
        (fields.name, "李", "李"),
        (fields.email, "Mei.Fern+school@Fern.EXAMPLE", "Mei.Fern+school@fern.example"),
        (fields.email, " ", ""),
        (fields.telephone, "+44 (0)1632 960001", "+44 (0)1632 960001"),
        (fields.telephone, "01632 960001 ext 12", "01632 960001 ext 12"),
        (fields.upn, "B801200005001", "B801200005001"),
        (fields.upn, " b801 2000 05001", "B801200005001"),
        (fields.upn, "P207000016049", "P207000016049"),
        (fields.iso_date, "2016-02-29", date(2016, 2, 29)),
        (fields.iso_date, "2016-02-29T07:30:00.000Z", date(2016, 2, 29)),
        (fields.iso_date, "", None),
        (fields.any_date, "29/02/2016", date(2016, 2, 29)),
        (fields.any_date, "1/2/2016 00:00", date(2016, 2, 1)),
        (fields.any_date, "2016-02-29", date(2016, 2, 29)),
        (fields.year_group, "KG", 0),
        (fields.year_group, "R", 0),
        (fields.year_group, "Reception", 0),
        (fields.year_group, "0", 0),
        (fields.year_group, "03", 3),
        (fields.year_group, "Year 3", 3),
        (fields.year_group, "Y13", 13),
        (fields.year_group, "14", 13),
        (fields.year_group, "N2", None),
        (fields.year_group, "nursery", None),
        (fields.year_group, "PK", None),
        (fields.year_group, "", None),
    ],
)
def test_what_may_stand_in_a_cell_is_read(check: Callable[[str], object], cell: str, value: object) -> None:
    assert check(cell) == value


@pytest.mark.parametrize(
    ("check", "cell", "problem"),
    [
        (fields.text, "=1+1", "“=1+1” begins with “=”, which a spreadsheet would take for a formula."),
        (fields.text, " @SUM", "“@SUM” begins with “@”, which a spreadsheet would take for a formula."),
        (fields.text, "\tAda", "“�Ada” begins with a tab, which a spreadsheet would take for a formula."),
        (fields.text, "\rAda", "“�Ada” begins with a line break, which a spreadsheet would take for a formula."),
        (fields.text, "Ada\u202eFern", "“Ada�Fern” contains a character that cannot be seen (U+202E)."),
        (fields.text, "A" * 101, "It is 101 characters long; 100 is the most."),
        (fields.name, "+Ada", "“+Ada” begins with “+”, which a spreadsheet would take for a formula."),
        (fields.name, "123", "“123” is not a name."),
        (fields.email, "ada@fern", "“ada@fern” is not an email address."),
        (fields.email, "ada fern@fern.example", "“ada fern@fern.example” is not an email address."),
        (fields.email, "ada@@fern.example", "“ada@@fern.example” is not an email address."),
        (fields.telephone, "=01632", "“=01632” is not a telephone number."),
        (fields.telephone, "ask mum", "“ask mum” is not a telephone number."),
        (fields.upn, "A801200005001",
         "“A801200005001” is not a unique pupil number: its digits make the check letter B, not A."),
        (fields.upn, "B80120000500",
         "“B80120000500” is not a unique pupil number: it has 12 characters in place of 13."),
        (fields.upn, "B80120000A001", "“B80120000A001” is not a unique pupil number: it must be a letter and twelve "
         "digits, of which only the last may be a letter."),
        (fields.upn, "B80120000500O",
         "“B80120000500O” is not a unique pupil number: the letters I, O and S are not used in one."),
        (fields.iso_date, "28/02/2016", "“28/02/2016” is not a date."),
        (fields.any_date, "31/02/2016", "“31/02/2016” is not a date: there is no such day."),
        (fields.any_date, "28/02/16", "“28/02/16” is not a date."),
        (fields.any_date, "02/28/2016", "“02/28/2016” is not a date: there is no such day."),
        (fields.year_group, "15", "“15” is not a year group."),
        (fields.year_group, "-5", "“-5” is not a year group."),
        (fields.year_group, "Oak", "“Oak” is not a year group."),
    ],
)  # fmt: skip
def test_what_may_not_is_refused_with_the_reason(
    check: Callable[[str], object], cell: str, problem: str
) -> None:
    with pytest.raises(Slip) as slip:
        check(cell)
    assert slip.value.problem == problem
    assert slip.value.remedy.endswith(".")


@given(st.integers(0, 10**11 - 1), st.sampled_from("0123456789" + fields.CHECK_LETTERS))
def test_every_number_has_one_check_letter(serial: int, last: str) -> None:
    rest = f"{serial:011d}{last}"
    assert [letter for letter in fields.CHECK_LETTERS if _accepts(letter + rest)] == [
        fields.check_letter(rest)
    ]


def _accepts(upn: str) -> bool:
    try:
        return fields.upn(upn) == upn
    except Slip:
        return False


CHECKS = (
    fields.text, fields.name, fields.key, fields.email, fields.telephone, fields.upn, fields.iso_date, fields.any_date,
    fields.year_group,
)  # fmt: skip


@given(st.text(), st.sampled_from(CHECKS))
def test_any_cell_is_read_or_refused_in_a_printable_sentence(
    cell: str, check: Callable[[str], object]
) -> None:
    problem = _problem(cell, check)
    assert problem.isprintable()
    assert problem.endswith(".") or not problem


def _problem(cell: str, check: Callable[[str], object]) -> str:
    try:
        check(cell)
    except Slip as slip:
        return slip.problem
    return ""
