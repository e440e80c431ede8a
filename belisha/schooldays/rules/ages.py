"""Ages, year groups, key stages and compulsory school age in England, from a date of birth."""

from __future__ import annotations

from calendar import FRIDAY
from collections.abc import Mapping
from datetime import date, timedelta

from belisha.language.days import in_british
from belisha.schooldays.terms import KeyStage, SchoolYear, Span, YearGroup

_SEPTEMBER = 9
_STARTS_AFTER_TURNING = 4
_COMPULSORY_FROM = 5
_COMPULSORY_TO = 16
_PRESCRIBED = ((3, 31), (8, 31), (12, 31))
_STAGE_AT: Mapping[range, KeyStage] = {
    range(1): KeyStage.EYFS,
    range(1, 3): KeyStage.KS1,
    range(3, 7): KeyStage.KS2,
    range(7, 10): KeyStage.KS3,
    range(10, 12): KeyStage.KS4,
    range(12, 14): KeyStage.KS5,
}
_STAGES = {YearGroup(year): stage for years, stage in _STAGE_AT.items() for year in years}


def birthday(born: date, age: int) -> date:
    """The day at the beginning of which somebody reaches an age, in years.

    Section 9 of the Family Law Reform Act 1969. Who was born on 29 February reaches it on 1 March when the year has no
    29 February: until 28 February is over, the full year has not passed.
    """
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, on: date) -> int:
    """The age in whole years on a day. Raises ValueError when the day comes before the birth."""
    _check_born(born, on)
    years = on.year - born.year
    return years if birthday(born, years) <= on else years - 1


def school_year_of(on: date) -> SchoolYear:
    """The school year that a day belongs to where year groups are counted: 1 September to 31 August.

    The school's own year may begin some days earlier or later; its calendar knows.
    """
    return SchoolYear(on.year if on.month >= _SEPTEMBER else on.year - 1)


def year_group(born: date, on: date) -> YearGroup | None:
    """The year group of most children born on a day; None below reception and after year 13.

    Children join reception in the September after their fourth birthday, so that a year group is those born from
    1 September to 31 August (gov.uk, "School admissions: school starting age"). The school's own records prevail: some
    children born in summer start a year later, and some pupils are taught with another year. Raises ValueError when the
    day comes before the birth.
    """
    number = _years_since_start(born, on)
    return YearGroup(number) if YearGroup.RECEPTION <= number <= YearGroup.YEAR_13 else None


def key_stage(year: YearGroup | int) -> KeyStage:
    """The key stage of a year group (reception is 0). Raises ValueError for a number that is no year group.

    Section 82 of the Education Act 2002; gov.uk, "The national curriculum: overview".
    """
    return _STAGES[YearGroup(year)]


def key_stage_on(born: date, on: date) -> KeyStage | None:
    """The key stage of most children born on a day; None after year 13.

    Younger children than those in reception, such as a nursery class, are in EYFS too, which covers children from
    birth. Raises ValueError when the day comes before the birth.
    """
    number = _years_since_start(born, on)
    if number < YearGroup.RECEPTION:
        return KeyStage.EYFS
    return key_stage(number) if number <= YearGroup.YEAR_13 else None


def compulsory_school_age(born: date) -> Span:
    """The first and the last day on which somebody is of compulsory school age.

    It begins on 31 August, 31 December or 31 March, whichever comes first on or after the fifth birthday, and ends on
    the last Friday in June of the school year in which they turn 16. Section 8 of the Education Act 1996; the Education
    (Start of Compulsory School Age) Order 1998; the Education (School Leaving Date) Order 1997.
    """
    fifth = birthday(born, _COMPULSORY_FROM)
    begins = next(day for day in _prescribed_days(fifth.year) if day >= fifth)
    leaves_in = school_year_of(birthday(born, _COMPULSORY_TO))
    return Span(begins, _last_friday_of_june(leaves_in.last.year))


def _years_since_start(born: date, on: date) -> int:
    _check_born(born, on)
    starts = school_year_of(born).later(_STARTS_AFTER_TURNING + 1)
    return school_year_of(on).begins_in - starts.begins_in


def _prescribed_days(year: int) -> list[date]:
    return [date(year, month, day) for month, day in _PRESCRIBED]


def _last_friday_of_june(year: int) -> date:
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)


def _check_born(born: date, on: date) -> None:
    if on < born:
        raise ValueError(
            f"{in_british(on)} comes before the date of birth, {in_british(born)}. Correct one of the two dates."
        )
