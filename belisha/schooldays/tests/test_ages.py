"""Ages, year groups, key stages: leap days, and birthdays on either side of 1 September."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belisha.language.populations import Band, Stage
from belisha.schooldays.rules.ages import (
    age_on,
    birthday,
    compulsory_school_age,
    key_stage,
    key_stage_on,
    school_year_of,
    year_group,
)
from belisha.schooldays.terms import KeyStage, Phase, SchoolYear, Span, YearGroup
from belisha.schooldays.tests.made_up import day, unhurried

BIRTHS = st.dates(date(1950, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2015-06-10", "2015-06-10", 0),
        ("2015-06-10", "2026-06-09", 10),
        ("2015-06-10", "2026-06-10", 11),
        ("2015-06-10", "2026-06-11", 11),
        ("2015-12-31", "2026-01-01", 10),
        ("2012-02-29", "2025-02-28", 12),
        ("2012-02-29", "2025-03-01", 13),
        ("2012-02-29", "2028-02-28", 15),
        ("2012-02-29", "2028-02-29", 16),
        ("2011-02-28", "2028-02-28", 17),
        ("2011-03-01", "2028-02-29", 16),
        ("1896-02-29", "1900-02-28", 3),
        ("1896-02-29", "1900-03-01", 4),
    ],
)
def test_an_age_is_reached_when_the_birthday_begins(born: str, on: str, age: int) -> None:
    assert age_on(day(born), day(on)) == age


@pytest.mark.parametrize("ask", [age_on, year_group, key_stage_on])
def test_nobody_has_an_age_before_birth(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(ValueError, match="1 May 2026 comes before the date of birth, 2 May 2026"):
        ask(day("2026-05-02"), day("2026-05-01"))


@unhurried
@given(BIRTHS, st.integers(0, 100))
def test_a_birthday_is_the_first_day_of_an_age(born: date, age: int) -> None:
    begins = birthday(born, age)
    assert age_on(born, begins) == age
    if age:
        assert age_on(born, begins - timedelta(days=1)) == age - 1


@pytest.mark.parametrize(
    ("on", "begins_in"),
    [("2026-08-31", 2025), ("2026-09-01", 2026), ("2026-12-31", 2026), ("2027-01-01", 2026)],
)
def test_a_school_year_begins_on_1_september(on: str, begins_in: int) -> None:
    year = school_year_of(day(on))
    assert year == SchoolYear(begins_in)
    assert year.first <= day(on) <= year.last


def test_a_school_year_is_named_after_both_its_years() -> None:
    assert SchoolYear(2026).words() == "2026 to 2027"
    assert SchoolYear(2026).last + timedelta(days=1) == SchoolYear(2026).later(1).first


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        ("2022-08-31", "2026-08-31", None),
        ("2022-08-31", "2026-09-01", YearGroup.RECEPTION),
        ("2022-09-01", "2026-09-01", None),
        ("2022-09-01", "2027-09-01", YearGroup.RECEPTION),
        ("2021-08-31", "2026-09-01", YearGroup.YEAR_1),
        ("2021-09-01", "2026-09-01", YearGroup.RECEPTION),
        ("2020-02-29", "2026-11-21", YearGroup.YEAR_2),
        ("2016-02-29", "2026-11-21", YearGroup.YEAR_6),
        ("2015-08-31", "2026-08-31", YearGroup.YEAR_6),
        ("2015-08-31", "2026-09-01", YearGroup.YEAR_7),
        ("2010-09-01", "2026-11-21", YearGroup.YEAR_11),
        ("2008-09-01", "2026-11-21", YearGroup.YEAR_13),
        ("2008-08-31", "2026-08-31", YearGroup.YEAR_13),
        ("2008-08-31", "2026-09-01", None),
    ],
)
def test_a_year_group_runs_from_september_to_august(born: str, on: str, expected: YearGroup | None) -> None:
    assert year_group(day(born), day(on)) is expected


@unhurried
@given(BIRTHS, st.integers(0, 12))
def test_every_september_moves_pupils_up_by_one(born: date, year: int) -> None:
    september = date(school_year_of(born).begins_in + 5 + year, 9, 1)
    before, after = year_group(born, september - timedelta(days=1)), year_group(born, september)
    assert after == YearGroup(year)
    assert before == (YearGroup(year - 1) if year else None)
    assert year_group(born, date(september.year + 1, 8, 31)) == after


@unhurried
@given(BIRTHS, st.integers(0, 13))
def test_pupils_of_a_year_group_turn_the_same_age_in_it(born: date, year: int) -> None:
    begins_in = school_year_of(born).begins_in + 5 + year
    assert age_on(born, date(begins_in, 8, 31)) == 4 + year
    assert age_on(born, date(begins_in + 1, 8, 31)) == 5 + year


@pytest.mark.parametrize(
    ("years", "expected", "phase"),
    [
        ([0], KeyStage.EYFS, Phase.EARLY_YEARS),
        ([1, 2], KeyStage.KS1, Phase.PRIMARY),
        ([3, 4, 5, 6], KeyStage.KS2, Phase.PRIMARY),
        ([7, 8, 9], KeyStage.KS3, Phase.SECONDARY),
        ([10, 11], KeyStage.KS4, Phase.SECONDARY),
        ([12, 13], KeyStage.KS5, Phase.SIXTH_FORM),
    ],
)
def test_key_stages_are_made_of_year_groups(years: list[int], expected: KeyStage, phase: Phase) -> None:
    assert {key_stage(year) for year in years} == {expected}
    assert expected.phase is phase


@pytest.mark.parametrize("number", [-1, 14])
def test_a_number_that_is_no_year_group_has_no_key_stage(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} is not a valid YearGroup"):
        key_stage(number)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("2026-11-20", KeyStage.EYFS),
        ("2022-09-01", KeyStage.EYFS),
        ("2021-09-01", KeyStage.EYFS),
        ("2021-08-31", KeyStage.KS1),
        ("2019-08-31", KeyStage.KS2),
        ("2015-08-31", KeyStage.KS3),
        ("2012-08-31", KeyStage.KS4),
        ("2010-08-31", KeyStage.KS5),
        ("2008-09-01", KeyStage.KS5),
        ("2008-08-31", None),
    ],
)
def test_a_key_stage_on_a_day(born: str, expected: KeyStage | None) -> None:
    assert key_stage_on(day(born), day("2026-11-21")) is expected


def test_key_stages_are_the_words_of_a_policy() -> None:
    assert tuple(KeyStage) == get_args(Stage)


@pytest.mark.parametrize(
    ("written", "phase"), [("pupils in primary", Phase.PRIMARY), ("pupils in secondary", Phase.SECONDARY)]
)
def test_phases_are_those_of_a_policy(written: str, phase: Phase) -> None:
    stages = Band.model_validate(written).stages
    assert stages == tuple(stage for stage in KeyStage if stage.phase is phase)


@pytest.mark.parametrize("year", YearGroup)
def test_a_year_group_reads_as_a_policy_writes_it(year: YearGroup) -> None:
    assert Band.model_validate(f"pupils in {year.words()}").years == (year.value,)


@pytest.mark.parametrize(
    ("born", "first", "last"),
    [
        ("2021-08-31", "2026-08-31", "2037-06-26"),
        ("2021-09-01", "2026-12-31", "2038-06-25"),
        ("2021-12-31", "2026-12-31", "2038-06-25"),
        ("2022-01-01", "2027-03-31", "2038-06-25"),
        ("2022-03-31", "2027-03-31", "2038-06-25"),
        ("2022-04-01", "2027-08-31", "2038-06-25"),
        ("2020-02-29", "2025-03-31", "2036-06-27"),
        ("2007-09-23", "2012-12-31", "2024-06-28"),
        ("2001-01-15", "2006-03-31", "2017-06-30"),
    ],
)
def test_compulsory_school_age(born: str, first: str, last: str) -> None:
    assert compulsory_school_age(day(born)) == Span(day(first), day(last))
