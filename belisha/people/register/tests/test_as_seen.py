"""What is brought in is what was looked at, or nothing is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from belisha.access.terms import Actor
from belisha.audit.models import TrailEntry
from belisha.people.deeds import ImportDropped, ImportPreviewed
from belisha.people.models import Import, Person, WaitingImport
from belisha.people.register.as_seen import ChangedSinceError, import_as_seen, mark_of
from belisha.people.register.importing_actions import preview
from belisha.people.register.imports_made import import_made, imports_made
from belisha.people.register.terms import NoSuchImportError
from belisha.people.register.tests.rolls import ada, bring_in, listed, roll, teo, wren
from belisha.people.register.waiting import Waiting, keep_waiting, waiting
from belisha.people.roll import Roll
from tests.policies import TODAY
from tests.school import actor, member, school

pytestmark = pytest.mark.django_db
WRITES = {"INSERT", "UPDATE", "DELETE"}


@pytest.fixture
def office() -> Actor:
    return actor(member(school(), "staff", name="Olive Office", holds=("office",)))


@pytest.fixture
def wait(office: Actor) -> Waiting:
    reference = keep_waiting("people.csv", b"records", actor=office, mapping={})
    row = WaitingImport.objects.get()
    return waiting(reference, actor=office, now=row.uploaded_at)


def seen(what: Roll, by: Actor) -> str:
    return mark_of(preview(what, actor=by, today=TODAY))


def test_what_was_seen_is_brought_in_and_the_file_erased(office: Actor, wait: Waiting) -> None:
    mark = seen(roll(), office)
    reference, changes = import_as_seen(roll(), wait, mark, actor=office, today=TODAY)
    assert len(changes.joins) == 3
    made = import_made(reference, actor=office)
    assert (made.file_name, made.sha256, made.joined) == ("people.csv", wait.sha256, 3)
    assert [one.made_by for one in imports_made(actor=office)] == ["Olive Office"]
    assert not WaitingImport.objects.exists()


def test_a_register_that_changed_meanwhile_is_left_alone(office: Actor, wait: Waiting) -> None:
    mark = seen(roll(), office)
    bring_in(roll(wren(), teo()), office)
    with pytest.raises(ChangedSinceError):
        import_as_seen(roll(), wait, mark, actor=office, today=TODAY)
    assert not Person.objects.filter(given_name="Ada").exists()
    assert (Import.objects.count(), WaitingImport.objects.count()) == (1, 1)


def test_nothing_to_change_erases_the_file_and_notes_no_import(office: Actor, wait: Waiting) -> None:
    bring_in(roll(), office)
    mark = seen(roll(), office)
    reference, changes = import_as_seen(roll(), wait, mark, actor=office, today=TODAY)
    assert (reference, changes.is_nothing) == ("", True)
    assert (Import.objects.count(), WaitingImport.objects.count()) == (1, 0)


def test_all_rows_are_written_before_the_trail_is_locked(office: Actor, wait: Waiting) -> None:
    mark = seen(roll(), office)
    with CaptureQueriesContext(connection) as done:
        import_as_seen(roll(), wait, mark, actor=office, today=TODAY)
    written = [one["sql"] for one in done.captured_queries if one["sql"].split()[0] in WRITES]
    is_trail = ["audit_trailentry" in sql for sql in written]
    first = is_trail.index(True)
    assert first > 3
    assert all(is_trail[first:]), written[first:]
    assert any("people_waitingimport" in sql for sql in written[:first])


def test_to_bring_in_is_not_written_as_another_look(office: Actor, wait: Waiting) -> None:
    mark = seen(roll(), office)
    import_as_seen(roll(), wait, mark, actor=office, today=TODAY)
    told = list(TrailEntry.objects.order_by("number").values_list("word", flat=True))
    assert told.count(ImportPreviewed.word) == 1
    assert told[-1] == ImportDropped.word


def test_each_change_has_its_own_mark(office: Actor) -> None:
    bring_in(roll(), office)
    rolls = [
        roll(),
        roll(wren(year_group=4), ada(), teo()),
        roll(wren(year_group=5), ada(), teo()),
        roll(wren(), ada(), teo(), listed("z", "Zed Reed", "pupil")),
        roll(wren(), ada(children=()), teo()),
    ]
    assert len({seen(one, office) for one in rolls}) == len(rolls)
    assert seen(rolls[1], office) == seen(rolls[1], office)


def test_another_school_s_import_is_not_found(office: Actor) -> None:
    bring_in(roll(), office)
    stranger = actor(member(school("Elsewhere School"), "staff", holds=("office",)))
    assert imports_made(actor=stranger) == ()
    with pytest.raises(NoSuchImportError):
        import_made(str(Import.objects.get().reference), actor=stranger)
