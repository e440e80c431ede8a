"""Outside bodies: found by name and number, alive or gone."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.guidance.bodies import BODIES, bodies_gone, bodies_named_in, body_of_number, find_body
from belisha.guidance.terms import Body

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Becta", "becta"),
        ("BECTA", "becta"),
        ("the Internet Watch Foundation", "iwf"),
        ("IWF", "iwf"),
        ("LSCB", "lscb"),
        ("Local Safeguarding Children’s Board", "lscb"),
        ("childline", "childline"),
        ("the Local Authority Designated Officer", "lado"),
        ("Call Derbyshire", "call-derbyshire"),
        ("Action Fraud", "action-fraud"),
        ("Children's Services", "childrens-social-care"),
    ],
)
def test_a_body_is_found_by_any_of_its_names(name: str, identity: str) -> None:
    found = find_body(name)
    assert found is not None
    assert found.id == identity


def test_a_name_that_nobody_has_finds_nothing() -> None:
    assert find_body("The Ministry of Magic") is None
    assert body_of_number("01629 111111") is None


@pytest.mark.parametrize(
    ("number", "identity"),
    [("0800 1111", "childline"), ("08001111", "childline"), ("+44 1629 533190", "call-derbyshire"), ("116123", "samaritans"), ("999", "police-emergency")],
)  # fmt: skip
def test_a_body_is_found_by_its_number(number: str, identity: str) -> None:
    found = body_of_number(number)
    assert found is not None
    assert found.id == identity


@pytest.mark.parametrize(
    ("identity", "day_before", "day"),
    [
        ("action-fraud", date(2025, 12, 3), date(2025, 12, 4)),
        ("lscb", date(2019, 9, 29), date(2019, 9, 30)),
        ("becta", date(2011, 3, 31), date(2011, 4, 1)),
    ],
)
def test_a_body_exists_until_it_ends(identity: str, day_before: date, day: date) -> None:
    body = find_body(identity)
    assert body is not None
    assert body.exists(day_before)
    assert not body.exists(day)


def test_a_text_names_bodies_that_are_gone() -> None:
    text = "As BECTA and Becta say, LSCB procedures apply; UKCCIS and embc too. The IWF and Childline help."
    gone = bodies_gone(text, TODAY)
    assert [each.what.id for each in gone] == ["becta", "becta", "lscb", "ukccis", "embc"]
    assert all(text[each.offset :].startswith(each.text) for each in gone)


def test_common_words_are_not_taken_for_bodies() -> None:
    assert (
        bodies_named_in("A channel of communication, a good starting point, to report fraud, a posh hat.")
        == ()
    )
    assert [each.what.id for each in bodies_named_in("A referral into Channel")] == ["channel"]


def test_the_iwf_is_for_images_of_child_sexual_abuse_and_not_for_the_merely_unsuitable() -> None:
    iwf = find_body("iwf")
    assert iwf is not None
    assert "child sexual abuse" in iwf.remit
    assert "sites that are merely unsuitable" in iwf.outside_remit


@pytest.mark.parametrize("body", BODIES, ids=lambda each: each.id)
def test_every_body_is_whole(body: Body) -> None:
    assert find_body(body.id) == body
    assert find_body(body.name) == body
    assert body.address.startswith("https://")
    assert bool(body.ended_on) == bool(body.replaced_by)
    assert body.exact_day or body.ended_on


def test_names_of_bodies_are_unambiguous() -> None:
    names = [
        name.casefold()
        for body in BODIES
        for name in {body.name.casefold(), *map(str.casefold, body.aliases)}
    ]
    assert len(names) == len(set(names))
