from __future__ import annotations

from collections import Counter

import pytest

from belisha.web.critic.finding_views import KINDS
from belisha.web.critic.groups import GROUP_OF, GROUPS, group_of


@pytest.mark.parametrize("finding", sorted(KINDS))
def test_each_finding_has_a_group(finding: str) -> None:
    """Add a new finding to the group in groups.py that says what a head does about it."""
    assert finding in group_of(finding).findings


def test_no_group_names_a_finding_that_does_not_exist() -> None:
    assert set(GROUP_OF) <= set(KINDS)


def test_no_finding_is_in_two_groups() -> None:
    named = Counter(finding for group in GROUPS for finding in group.findings)
    assert [finding for finding, times in named.items() if times > 1] == []
