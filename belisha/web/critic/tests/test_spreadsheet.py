from __future__ import annotations

import csv
from io import StringIO

import pytest

from belisha.web.critic.listing import remarks_on
from belisha.web.critic.spreadsheet import HEADINGS, as_csv, safe
from belisha.web.critic.tests.conftest import FAULTY
from belisha.web.critic.texts import examined


def test_each_finding_is_a_row() -> None:
    found = examined(FAULTY)
    rows = list(csv.reader(StringIO(as_csv(remarks_on(found.policy, found.findings)).decode("utf-8-sig"))))
    assert rows[0] == list(HEADINGS)
    assert [row[1] for row in rows[1:]] == ["open-period", "unknown-role", "open-period"]
    assert rows[2][:4] == [
        "Error", "unknown-role", "A role or body that the policy does not list", "Mend what the software cannot read",
    ]  # fmt: skip
    assert rows[2][8:] == ["Did you mean `network-manager`?", "filter.list", "x.1"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["staff", "a=b", "12", ""])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell
