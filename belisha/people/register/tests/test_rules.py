"""What a roll would change, decided without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from belisha.people.register.rules import differences
from belisha.people.register.terms import FACTS, KnownBelonging, KnownPerson, KnownTie, Register, Value
from belisha.people.register.tests.rolls import ada, listed, roll, wren
from belisha.people.roll import BadRow, Place
from tests.policies import TODAY


def known(number: int, key: str, name: str, kind: str, **facts: Value) -> KnownPerson:
    given_name, _, family_name = name.partition(" ")
    empty: dict[str, Value] = {one: None if one in {"born_on", "year_group"} else "" for one in FACTS}
    said = empty | {"given_name": given_name, "family_name": family_name} | facts
    belonging = KnownBelonging(number, kind, date(2020, 9, 1))
    return KnownPerson(number, f"r{number}", name, said, (belonging,), frozenset({key} if key else ()))


CHILD = known(1, "w", "Wren Fern", "pupil")
PARENT = known(2, "a", "Ada Fern", "parent")
REGISTER = Register((CHILD, PARENT), ties=(KnownTie(1, 2, 1),))


def test_an_empty_roll_that_covers_pupils_takes_parents_with_them() -> None:
    empty = replace(roll(listed("z", "Zed Reed", "pupil")), covers=frozenset({"pupil"}))
    changes = differences(empty, REGISTER, TODAY)
    assert [(one.known.id, one.last_on) for one in changes.leaves] == [
        (1, TODAY - timedelta(days=1)),
        (2, TODAY - timedelta(days=1)),
    ]
    assert differences(replace(empty, covers=frozenset()), REGISTER, TODAY).leaves == ()


def test_a_bad_row_of_the_file_stops_everything() -> None:
    bad = BadRow(Place("people.csv", 7), "Ada Fern", "kind", "It is missing.", "Fill it in.")
    changes = differences(replace(roll(), bad=(bad,)), REGISTER, TODAY)
    assert (changes.bad, changes.joins, changes.leaves) == ((bad,), (), ())
    assert differences(roll(), REGISTER, TODAY).joins


def test_a_different_upn_is_another_person_of_the_same_name() -> None:
    born = date(2018, 10, 2)
    other = replace(known(1, "", "Wren Fern", "pupil", upn="Z123456789012", born_on=born), keys=frozenset())
    one = replace(roll(wren(), ada()), covers=frozenset())
    assert len(differences(one, Register((other,)), TODAY).joins) == 2
    same = replace(other, facts={**other.facts, "upn": "A123456789012"})
    assert len(differences(one, Register((same,)), TODAY).joins) == 1


def test_a_leaving_day_to_come_is_kept_and_nobody_leaves_yet() -> None:
    day = TODAY + timedelta(days=30)
    changes = differences(roll(wren(left_on=day), ada()), REGISTER, TODAY)
    assert changes.leaves == ()
    mended = {one.known.id: one.mends for one in changes.alters}
    assert mended[1][0].left_on == day
