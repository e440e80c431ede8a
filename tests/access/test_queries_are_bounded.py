"""Every page asks the database as often for a school of three hundred as for one of a handful, and never often."""

from __future__ import annotations

from typing import Final

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from belisha.audit.actions import record
from belisha.people.deeds import PersonRead
from belisha.people.models import Group, GroupPlace, Membership, Parenthood, Person
from tests.access.asking import names_of, own_names_of
from tests.access.cast import COLUMNS, NOBODY, STRANGER, Cast, browser_of
from tests.access.matrix import LINES, Line
from tests.access.test_matrix import ask
from tests.school import JOINED, actor

MORE: Final = 150
"""Pupils, and as many parents."""
MOST: Final = 28
LEEWAY: Final = 2
"""Such as a second query for the names of those on a page, which there are none of when it is empty."""


def grow(cast: Cast) -> None:
    """Gives a school 150 pupils, half of them in each class, as many parents, and a trail of who read their records."""
    pupils, parents = (
        Person.objects.bulk_create(
            Person(school=cast.school, given_name=f"{word}{number}", family_name=cast.name)
            for number in range(MORE)
        )
        for word in ("Pupil", "Parent")
    )
    for kind, people in (("pupil", pupils), ("parent", parents)):
        Membership.objects.bulk_create(
            Membership(school=cast.school, person=person, kind=kind, joined_on=JOINED) for person in people
        )
    Parenthood.objects.bulk_create(
        Parenthood(school=cast.school, parent=parent, child=child, since=JOINED)
        for parent, child in zip(parents, pupils, strict=True)
    )
    classes = [Group.objects.get(reference=cast.records[kind]) for kind in ("class", "other class")]
    GroupPlace.objects.bulk_create(
        GroupPlace(school=cast.school, group=classes[number % 2], person=pupil, since=JOINED)
        for number, pupil in enumerate(pupils)
    )
    reads = [PersonRead(about=str(person.reference)) for person in (*pupils, cast.people["pupil"])]
    with transaction.atomic():
        record(reads, by=actor(cast.people["office"]))


@pytest.fixture(scope="module")
def crowded(casts: tuple[Cast, Cast]) -> Cast:
    """The other school, with three hundred more."""
    grow(casts[1])
    return casts[1]


def queries(line: Line, who: str, cast: Cast) -> int:
    """How often the database is asked for a page that was opened before."""
    names = [*own_names_of(line.route, cast, who), names_of(line.route, cast, who)][0]
    with transaction.atomic():
        browser = browser_of(cast, who)
        ask(browser, line, names, cast)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ask(browser, line, names, cast)
        transaction.set_rollback(True)
    return sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")) for one in asked)


@pytest.mark.parametrize(
    "line",
    [line for line in LINES if line.method == "GET" and not line.when],
    ids=lambda line: line.route,
)
def test_a_page_asks_as_often_however_many_people_there_are(line: Line, here: Cast, crowded: Cast) -> None:
    readers = [who for who in COLUMNS if line.cells[who] in {"yes", "own"} and who != STRANGER]
    readers = [NOBODY] if NOBODY in readers else readers
    few = {who: queries(line, who, here) for who in readers}
    many = {who: queries(line, who, crowded) for who in readers}
    assert {who: (few[who], many[who]) for who in readers if many[who] > few[who] + LEEWAY} == {}
    assert {who: many[who] for who in readers if many[who] > MOST} == {}
