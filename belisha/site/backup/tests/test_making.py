from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from belisha.audit.models import TrailEntry
from belisha.people.models import Person
from belisha.site.backup import postgresql, sqlite
from belisha.site.backup.envelope import Lock, Opening, new_identity
from belisha.site.backup.facts import facts, speaking_to
from belisha.site.backup.making import make_backup
from belisha.site.backup.packing import DATABASE, unpack
from belisha.site.backup.terms import BackupError, Installation, Verification
from belisha.site.backup.tests.made_up import COMMAND, LOCK, OPENING, look_at, quietly
from belisha.site.backup.trial import examine, restored
from belisha.site.backup.workspace import only_one


def test_a_backup_says_what_it_holds(here: Installation, tmp_path: Path) -> None:
    before = facts()
    made = make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)
    (tmp_path / "out").mkdir()
    found = unpack(tmp_path / "a.belisha", OPENING, tmp_path / "out", quietly)
    assert found == made.manifest
    assert (found.facts, found.verification) == (before, Verification.RESTORED)
    assert (found.vendor, found.keys) == (connection.vendor, ("secret-key", "sealing-key"))
    assert (tmp_path / "out/keys/sealing-key").read_bytes() == (here.var / "sealing-key").read_bytes()
    assert found.facts.rows["people_person"] == 20
    assert not found.facts.faults


def test_it_is_for_its_owner_only_and_leaves_nothing_beside(here: Installation, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    make_backup(here, tmp_path / "backups/a.belisha", LOCK, by=COMMAND)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["a.belisha"]
    assert stat.S_IMODE((tmp_path / "backups/a.belisha").stat().st_mode) == 0o600
    assert not (here.var / "backup-work").exists()


def test_the_trail_says_that_it_was_made(here: Installation, tmp_path: Path) -> None:
    make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)
    entry = TrailEntry.objects.get(chain="installation")
    assert entry.word == "site.backup-made"
    assert not facts().faults


def test_no_name_of_a_child_stands_in_it_unencrypted(here: Installation, tmp_path: Path) -> None:
    make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)
    assert b"Fern" not in (tmp_path / "a.belisha").read_bytes()


def writing_meanwhile(monkeypatch: pytest.MonkeyPatch, here: Installation) -> Installation:
    """The installation, to which somebody adds entries while it is copied."""

    def write() -> None:
        with speaking_to(here.database):
            look_at(Person.objects.select_related("school")[0])

    def while_dumping(*arguments: Any, then: Callable[..., None] = postgresql._run) -> None:
        write()
        then(*arguments)
        write()

    def while_copying(words: str, _part: float) -> None:
        if words == "Copying the records":
            write()

    monkeypatch.setattr(sqlite, "PAGES", 40)
    monkeypatch.setattr(postgresql, "_run", while_dumping)
    return replace(here, progress=while_copying)


def test_it_holds_one_moment_while_others_write(
    here: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = facts().rows["audit_trailentry"]
    made = make_backup(writing_meanwhile(monkeypatch, here), tmp_path / "a.belisha", LOCK, by=COMMAND)
    held = made.manifest.facts
    assert held.rows["audit_trailentry"] == sum(head.number for head in held.chains.values())
    assert first <= held.rows["audit_trailentry"] < facts().rows["audit_trailentry"] - 1
    assert not facts().faults


def test_a_broken_trail_is_backed_up_as_it_is(here: Installation, tmp_path: Path) -> None:
    chain = TrailEntry.objects.values_list("chain", flat=True)[0]
    tamper(chain)
    made = make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)
    assert list(made.manifest.facts.faults) == [chain]
    assert "7" in made.manifest.facts.faults[chain]


def tamper(chain: str) -> None:
    """Changes the seventh entry, as only somebody can who reaches the database itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("ALTER TABLE audit_trailentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_trailentry SET about = 'x' WHERE chain = %s AND number = 7", [chain])


@pytest.mark.parametrize("lost", ["row", "entry"])
def test_a_copy_that_lost_something_is_found_out(here: Installation, lost: str) -> None:
    expected = facts()
    if lost == "row":
        expected = expected.model_copy(update={"rows": {**expected.rows, "people_person": 21}})
    else:
        expected = expected.model_copy(update={"chains": {}})
    with pytest.raises(
        BackupError, match=r"people_person has 20 rows instead of 21|the trail in it is another"
    ):
        examine(here.database, expected, quietly)


def test_nothing_is_named_that_failed_its_trial(
    here: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise BackupError("The copy differs from the records.")

    (tmp_path / "backups").mkdir()
    monkeypatch.setattr("belisha.site.backup.making.examine", fail)
    with pytest.raises(BackupError, match="differs"):
        make_backup(here, tmp_path / "backups/a.belisha", LOCK, by=COMMAND)
    assert list((tmp_path / "backups").iterdir()) == []
    assert not (here.var / "backup-work").exists()
    assert not TrailEntry.objects.filter(chain="installation").exists()


def test_what_was_not_tried_out_says_so(here: Installation, tmp_path: Path) -> None:
    made = make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND, verify=False)
    assert made.manifest.verification is Verification.NONE


def test_a_file_that_is_there_is_not_overwritten(here: Installation, tmp_path: Path) -> None:
    (tmp_path / "a.belisha").write_text("kept")
    with pytest.raises(BackupError, match="is there already"):
        make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)
    assert (tmp_path / "a.belisha").read_text() == "kept"


def test_a_folder_that_is_missing_is_named(here: Installation, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"There is no folder .*nowhere"):
        make_backup(here, tmp_path / "nowhere/a.belisha", LOCK, by=COMMAND)


def test_it_is_never_made_for_nobody(here: Installation, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="never written unencrypted"):
        make_backup(here, tmp_path / "a.belisha", Lock(), by=COMMAND)
    assert not (tmp_path / "a.belisha").exists()


def test_one_backup_waits_for_no_other(here: Installation, tmp_path: Path) -> None:
    with only_one(here.var), pytest.raises(BackupError, match="Another backup or restore is at work"):
        make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)


def test_an_empty_database_is_no_installation(
    empty: dict[str, object], here: Installation, tmp_path: Path
) -> None:
    with speaking_to(empty), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    with pytest.raises(BackupError, match="no records yet"):
        make_backup(replace(here, database=empty), tmp_path / "a.belisha", LOCK, by=COMMAND)


def test_the_copy_can_be_spoken_to_like_any_database(here: Installation, tmp_path: Path) -> None:
    make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)
    (tmp_path / "out").mkdir()
    unpack(tmp_path / "a.belisha", OPENING, tmp_path / "out", quietly)
    with restored(here.database, tmp_path / "out" / DATABASE, tmp_path) as copy, speaking_to(copy):
        names = set(Person.objects.values_list("family_name", flat=True))
        with transaction.atomic():
            Person.objects.all().delete()
    assert "Fern 7" in names
    assert Person.objects.count() == 20


def test_an_opening_for_another_backup_does_not_open_it(here: Installation, tmp_path: Path) -> None:
    make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)
    (tmp_path / "out").mkdir()
    with pytest.raises(BackupError, match="not the one"):
        unpack(tmp_path / "a.belisha", Opening((new_identity()[0],)), tmp_path / "out", quietly)
