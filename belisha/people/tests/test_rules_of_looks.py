"""Who is shown who looked at a record: a table."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.access.terms import Relation
from belisha.people.rules_of_looks import Whose, is_old_enough, who_asks
from tests.policies import TODAY


@pytest.mark.parametrize(
    ("born_on", "year_group", "expected"),
    [
        (date(2014, 11, 21), None, True),
        (date(2014, 11, 22), None, False),
        (date(2014, 11, 22), 8, False),
        (None, 8, True),
        (None, 7, False),
        (None, 0, False),
        (None, None, False),
    ],
)
def test_twelve_years_are_counted_from_birth_or_else_from_the_year_group(
    born_on: date | None, year_group: int | None, expected: bool
) -> None:
    assert is_old_enough(born_on, year_group, TODAY) is expected


@pytest.mark.parametrize(
    ("relation", "is_pupil", "old_enough", "expected"),
    [
        (Relation.SELF, True, True, Whose.MAY),
        (Relation.SELF, True, False, Whose.PARENT_ASKS),
        (Relation.SELF, False, False, Whose.MAY),
        (Relation.PARENT, True, False, Whose.MAY),
        (Relation.PARENT, True, True, Whose.CHILD_ASKS),
        (Relation.TEACHES, True, True, Whose.NOBODY),
        (Relation.NONE, False, True, Whose.NOBODY),
    ],
)
def test_the_right_is_the_child_s_or_the_parent_s(
    relation: Relation, is_pupil: bool, old_enough: bool, expected: Whose
) -> None:
    assert who_asks(relation, is_pupil=is_pupil, old_enough=old_enough) is expected
