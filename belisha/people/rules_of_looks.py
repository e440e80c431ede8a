"""Pure: whether somebody is shown who looked at a record, by the law that gives access to what is kept about oneself.

UK GDPR, article 15, gives everybody access to their own personal data, and to whom it was shown. A child has that right
too; whether they use it themselves depends on whether they understand it. The Information Commissioner's guidance on
children and subject access goes by what a child understands, and takes 12 as a reasonable age from which that is
supposed (in Scotland the law itself does: Data Protection Act 2018, section 208). Below it, whoever has parental
responsibility asks for the child; from it on, the right is the child's.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from belisha.access.terms import Relation

OLD_ENOUGH: Final = 12
"""In years."""
FIRST_YEAR_OF_ALL: Final = 8
"""The first year group whose pupils have all turned 12 before it begins."""


class Whose(StrEnum):
    """Who may be shown it, as far as it concerns whoever asks."""

    MAY = "may"
    PARENT_ASKS = "a parent asks"
    """A pupil who is too young: a parent can be shown it."""
    CHILD_ASKS = "the child asks"
    """A parent whose child is old enough: the child can be shown it."""
    NOBODY = "nobody"


def is_old_enough(born_on: date | None, year_group: int | None, today: date) -> bool:
    """Whether a pupil is supposed to understand the right; not where neither age nor year group is known."""
    if born_on is not None:
        had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
        return today.year - born_on.year - (not had_birthday) >= OLD_ENOUGH
    return year_group is not None and year_group >= FIRST_YEAR_OF_ALL


def who_asks(relation: Relation, *, is_pupil: bool, old_enough: bool) -> Whose:
    """Whether somebody who stands so to a person may be shown who looked at that person's record, or who may instead."""
    if relation is Relation.SELF:
        return Whose.MAY if old_enough or not is_pupil else Whose.PARENT_ASKS
    if relation is Relation.PARENT:
        return Whose.CHILD_ASKS if old_enough else Whose.MAY
    return Whose.NOBODY
