"""Whether two periods come to the same."""

from __future__ import annotations

from belisha.language.periods import Period

ALIKE = 0.1
"""The share by which two periods may differ in days and still be one: 12 months and a year, a year and a school year."""
TWO_MEANINGS = frozenset(
    {"biannual", "biannually", "bi-annual", "bi-annually", "bimonthly", "bi-monthly", "biweekly", "bi-weekly"}
)
"""Words that some take for twice in the period and others for every second one."""


def differ(one: Period | None, other: Period | None) -> bool:
    """Whether two periods cannot both be kept as one; a word that nobody has interpreted differs from none."""
    if one is None or other is None or one == other or one.open or other.open:
        return False
    mine, theirs = one.longest_days, other.longest_days
    if mine is None or theirs is None:
        return mine is None and theirs is None
    return abs(mine - theirs) > ALIKE * max(mine, theirs)


def ambiguous(period: Period | None) -> bool:
    """Whether a period is an uninterpreted word that has two meanings, such as "bi-annually"."""
    return period is not None and period.open and (period.said or "").lower() in TWO_MEANINGS
