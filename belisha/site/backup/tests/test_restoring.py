from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from belisha import __version__
from belisha.audit.models import TrailEntry
from belisha.people.models import Person, School
from belisha.site.backup import making
from belisha.site.backup.envelope import Opening, encrypt, new_identity
from belisha.site.backup.facts import facts, speaking_to
from belisha.site.backup.making import make_backup
from belisha.site.backup.packing import Packed, unpack
from belisha.site.backup.restoring import restore_backup
from belisha.site.backup.terms import BackupError, Goal, Installation, Restored, Settings, Vendor
from belisha.site.backup.tests.made_up import COMMAND, LOCK, OPENING, everything, quietly
from belisha.site.backup.tests.test_making import tamper
from belisha.site.backup.workspace import mark_as_served


@pytest.fixture
def backup(here: Installation, tmp_path: Path) -> Path:
    """A backup of the school."""
    return make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND).file


def put_back(
    here: Installation, backup: Path, database: Settings | None = None, *, replace: bool = False
) -> Restored:
    return restore_backup(here, backup, OPENING, goal=Goal(database, replace), by=COMMAND)


def test_what_was_backed_up_comes_back_row_by_row(here: Installation, backup: Path) -> None:
    before = everything()
    Person.objects.filter(family_name="Fern 7").update(given_name="Bea")
    School.objects.create(name="Another School", slug="another")
    assert everything() != before
    put_back(here, backup, replace=True)
    assert everything() == before
    assert not facts().faults


def test_what_is_written_afterwards_gets_a_number_of_its_own(here: Installation, backup: Path) -> None:
    put_back(here, backup, replace=True)
    added = Person.objects.create(school=School.objects.get(), given_name="Bea")
    assert Person.objects.filter(pk=added.pk).count() == 1
    assert Person.objects.count() == 21


def test_the_trail_says_that_it_was_restored(here: Installation, backup: Path) -> None:
    put_back(here, backup, replace=True)
    words = TrailEntry.objects.filter(chain="installation").values_list("word", flat=True)
    assert list(words) == ["site.backup-restored"]


def test_a_school_is_not_overwritten_unasked(here: Installation, backup: Path) -> None:
    School.objects.create(name="Another School", slug="another")
    before = everything()
    with pytest.raises(BackupError, match=r"holds a school’s records.*--replace"):
        put_back(here, backup)
    assert everything() == before


def test_what_is_replaced_is_kept_aside(here: Installation, backup: Path) -> None:
    School.objects.create(name="Another School", slug="another")
    restored = put_back(here, backup, replace=True)
    aside: Settings = {**here.database, "NAME": restored.safety_copy}
    with speaking_to(aside):
        assert School.objects.count() == 2
    assert School.objects.count() == 1


def test_it_can_go_into_another_database_which_leaves_the_keys_alone(
    here: Installation, backup: Path, empty: Settings
) -> None:
    before = everything()
    (here.var / "sealing-key").write_text("another\n")
    restored = put_back(here, backup, empty)
    assert (restored.keys, restored.safety_copy) == ((), "")
    assert (here.var / "sealing-key").read_text() == "another\n"
    with speaking_to(empty):
        assert everything() == {**before}


def test_keys_that_differ_come_back_and_the_others_are_kept(here: Installation, backup: Path) -> None:
    kept = (here.var / "sealing-key").read_bytes()
    (here.var / "sealing-key").write_text("another\n")
    assert put_back(here, backup, replace=True).keys == ("sealing-key",)
    assert (here.var / "sealing-key").read_bytes() == kept
    assert stat.S_IMODE((here.var / "sealing-key").stat().st_mode) == 0o600
    assert [path.read_text() for path in here.var.glob("sealing-key.before-*")] == ["another\n"]
    assert not (here.var / "backup-work").exists()


def test_a_new_computer_gets_records_and_keys(
    here: Installation, backup: Path, empty: Settings, tmp_path: Path
) -> None:
    before = everything()
    elsewhere = replace(here, database=empty, var=tmp_path / "new-var")
    restored = put_back(elsewhere, backup)
    assert (restored.keys, restored.safety_copy) == (("secret-key", "sealing-key"), "")
    assert (tmp_path / "new-var/secret-key").read_bytes() == (here.var / "secret-key").read_bytes()
    with speaking_to(empty):
        assert everything() == before


def test_an_older_backup_is_brought_up_to_date(here: Installation, tmp_path: Path) -> None:
    now = facts().migrations
    call_command("migrate", "sessions", "zero", verbosity=0)
    old = make_backup(here, tmp_path / "old.belisha", LOCK, by=COMMAND).file
    restored = put_back(here, old, replace=True)
    assert restored.migrated == ("sessions.0001_initial",)
    assert facts().migrations == now
    assert "django_session" in connection.introspection.table_names()


def test_a_backup_of_a_newer_database_is_refused(here: Installation, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('people', '9999_to_come', '2026-11-21 00:00:00+00:00')"
        )
    newer = make_backup(here, tmp_path / "newer.belisha", LOCK, by=COMMAND).file
    before = everything()
    with pytest.raises(BackupError, match=r"A newer Belisha made this backup"):
        put_back(here, newer, replace=True)
    assert everything() == before


@pytest.mark.parametrize(("name", "value"), [("__version__", "99.0.0"), ("FORMAT", 2)])
def test_a_backup_of_a_newer_belisha_is_refused(
    here: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(making, name, value)
        # Its own trial would refuse a format that it does not read.
        newer.setattr("belisha.site.backup.packing.FORMAT", 2)
        made = make_backup(here, tmp_path / "newer.belisha", LOCK, by=COMMAND).file
    with pytest.raises(BackupError, match=r"A newer Belisha made this backup"):
        put_back(here, made, replace=True)
    assert __version__ != "99.0.0"


def test_a_backup_of_another_kind_of_database_is_refused(
    here: Installation, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    manifest = unpack(backup, OPENING, tmp_path / "out", quietly)
    other = Vendor.POSTGRESQL if manifest.vendor is Vendor.SQLITE else Vendor.SQLITE
    forged = manifest.model_copy(update={"vendor": other})
    files = {name: tmp_path / "out" / name for name in manifest.members}
    with (tmp_path / "b.belisha").open("wb") as target:
        encrypt(Packed(forged, files, quietly), target, LOCK, new_identity()[0])
    before = everything()
    with pytest.raises(BackupError, match=f"is of a {other.full_name} database"):
        put_back(here, tmp_path / "b.belisha", replace=True)
    assert everything() == before


def test_a_member_that_is_not_what_the_manifest_says_is_refused(
    here: Installation, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    manifest = unpack(backup, OPENING, tmp_path / "out", quietly)
    (tmp_path / "out/keys/secret-key").write_text("another\n")
    files = {name: tmp_path / "out" / name for name in manifest.members}
    with (tmp_path / "b.belisha").open("wb") as target:
        encrypt(Packed(manifest, files, quietly), target, LOCK, new_identity()[0])
    with pytest.raises(BackupError, match=r"cut short or changed"):
        put_back(here, tmp_path / "b.belisha", replace=True)


def test_a_broken_trail_comes_back_as_it_was(here: Installation, tmp_path: Path) -> None:
    chain = TrailEntry.objects.values_list("chain", flat=True)[0]
    tamper(chain)
    made = make_backup(here, tmp_path / "a.belisha", LOCK, by=COMMAND)
    restored = put_back(here, made.file, replace=True)
    assert list(restored.manifest.facts.faults) == [chain]
    assert list(facts().faults) == [chain]


@pytest.mark.parametrize("spoil", ["cut", "changed"])
def test_a_spoilt_backup_changes_nothing(here: Installation, backup: Path, spoil: str) -> None:
    content = backup.read_bytes()
    middle = len(content) // 2
    changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    backup.write_bytes(content[:middle] if spoil == "cut" else changed)
    before = everything()
    with pytest.raises(BackupError, match=r"cut short or changed"):
        put_back(here, backup, replace=True)
    assert everything() == before
    assert not (here.var / "backup-work").exists()


def test_another_key_opens_nothing(here: Installation, backup: Path) -> None:
    before = everything()
    with pytest.raises(BackupError, match=r"The key file is not the one"):
        restore_backup(here, backup, Opening((new_identity()[0],)), goal=Goal(replace=True), by=COMMAND)
    assert everything() == before


def test_belisha_must_not_be_served_meanwhile(here: Installation, backup: Path) -> None:
    held = mark_as_served(here.var)
    with pytest.raises(BackupError, match=r"Belisha is being served\. Stop it"), os.fdopen(held):
        put_back(here, backup, replace=True)
    assert put_back(here, backup, replace=True).safety_copy


def test_nobody_else_may_be_connected(here: Installation, backup: Path) -> None:
    before = everything()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_school")
        cursor.fetchall()
    with pytest.raises(BackupError, match=r"The records are in use. Stop Belisha"):
        put_back(here, backup, replace=True)
    other.close()
    assert everything() == before


def test_a_database_that_cannot_be_read_can_be_replaced_and_is_kept(
    here: Installation, backup: Path, empty: Settings
) -> None:
    before = everything()
    spoil(empty)
    with pytest.raises(BackupError, match=r"--replace"):
        put_back(here, backup, empty)
    restored = put_back(here, backup, empty, replace=True)
    assert restored.safety_copy
    with speaking_to(empty):
        assert everything() == before


def spoil(database: Settings) -> None:
    """A file of which nothing can be read; on a server, a school whose other tables are gone."""
    if connection.vendor == "sqlite":
        Path(str(database["NAME"])).write_bytes(b"no database" * 1000)
        return
    with speaking_to(database), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE people_school (id integer)")
        cursor.execute("INSERT INTO people_school VALUES (1)")
