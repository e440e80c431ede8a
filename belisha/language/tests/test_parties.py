"""Who approves, is told or acts."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from belisha.language.parties import Parties
from belisha.language.roles import OFFICES, Titles

TITLES = Titles(roles=OFFICES, bodies={"police": "Derbyshire Police"})


@pytest.mark.parametrize(
    ("written", "read_back", "one_alone"),
    [
        ("head", "the Headteacher", True),
        ("teacher", "a teacher", True),
        ("police", "Derbyshire Police", True),
        ("head or dsl", "the Headteacher or the Designated Safeguarding Lead", True),
        (["head", "dsl"], "the Headteacher or the Designated Safeguarding Lead", True),
        ("head and dsl", "the Headteacher and the Designated Safeguarding Lead", False),
        ("dsl then head", "the Designated Safeguarding Lead first, then the Headteacher", False),
        (
            {"any-of": ["head", "dsl", "senco"], "number": 2},
            "at least 2 of the Headteacher, the Designated Safeguarding Lead and the SENCO",
            False,
        ),
        (
            {"any-of": "head", "in-absence": "deputy-head"},
            "the Headteacher (in their absence the Deputy Headteacher)",
            True,
        ),
        ({"unstated": True}, "somebody whom the policy does not name", False),
    ],
)
def test_parties_read_back(written: object, read_back: str, one_alone: bool) -> None:
    parties = Parties.model_validate(written, context=TITLES)
    assert (parties.words(TITLES), parties.one and not parties.unstated) == (read_back, one_alone)


@pytest.mark.parametrize(
    "written",
    [
        [],
        {"any-of": []},
        {"any-of": ["head"], "all-of": ["dsl"]},
        ["head", "head"],
        {"any-of": ["head", "dsl"], "number": 3},
        {},
        "hed",
    ],
)
def test_parties_that_make_no_sense(written: object) -> None:
    with pytest.raises(ValidationError):
        Parties.model_validate(written, context=TITLES)
