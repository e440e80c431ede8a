"""People, as an author writes them and as a sentence says them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from belisha.language.populations import Population
from belisha.language.roles import Title, Titles

TITLES = Titles(
    roles={
        "pupil": Title("learner", "learners"),
        "network-manager": Title("Network Manager", "Network Managers", office=True),
    }
)


@pytest.mark.parametrize(
    ("written", "read_back"),
    [
        ("pupils", "learners"),
        ("pupil", "learners"),
        ("everyone", "everyone"),
        ("network-manager", "the Network Manager"),
        ("pupils in key stage 1", "learners in key stage 1"),
        ("pupils in KS1 or EYFS", "learners in key stage 1 or EYFS"),
        ("pupils in secondary", "learners in key stage 3 or key stage 4"),
        ("pupils in reception or year 1", "learners in reception or year 1"),
        ("pupils aged under 16", "learners aged under 16"),
        ("pupils aged 13 or over", "learners aged 13 or over"),
        ("pupils aged 7 to 11", "learners aged 7 to 11"),
        ("pupils in group looked-after", "learners in any group of: looked after"),
        ("staff who work alone", "staff “who work alone”"),
        (["staff", "governors", "volunteers"], "staff, governors and volunteers"),
        ({"of": "staff", "except": "volunteers"}, "staff (except volunteers)"),
        ([{"role": "pupils", "years": [3]}], "learners in year 3"),
    ],
)
def test_people_read_back(written: object, read_back: str) -> None:
    assert Population.model_validate(written, context=TITLES).words(TITLES) == read_back


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("pupils in key stage 9", "`key stage 9` is not a key stage or a year group."),
        ("pupils in class", "`class` is not a key stage or a year group."),
        ("pupils aged old", "`aged old` cannot be read as ages."),
        ("pupils aged 11 to 7", "Nobody is aged 11 to 7."),
        ("all of the pupils", "`all of the pupils` cannot be read as people."),
        ("pupls", "This policy has no role or body called `pupls`."),
        ("head", "This policy has no role or body called `head`."),
    ],
)
def test_people_that_nobody_is(written: str, complaint: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Population.model_validate(written, context=TITLES)
    assert raised.value.errors()[0]["ctx"]["message"] == complaint
