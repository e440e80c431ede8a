from __future__ import annotations

from belisha.web.critic.listing import remarks_on
from belisha.web.critic.spreadsheet import HEADINGS, table
from belisha.web.critic.tests.conftest import FAULTY
from belisha.web.critic.texts import examined


def test_each_finding_is_a_row() -> None:
    found = examined(FAULTY)
    rows = list(table(remarks_on(found.policy, found.findings)))
    assert rows[0] == HEADINGS
    assert [row[1] for row in rows[1:]] == ["open-period", "unknown-role", "open-period"]
    assert rows[2][:4] == (
        "Error", "unknown-role", "A role or body that the policy does not list", "Mend what the software cannot read",
    )  # fmt: skip
    assert rows[2][8:] == ("Did you mean `network-manager`?", "filter.list", "x.1")
