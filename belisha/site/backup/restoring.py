"""A backup is restored: opened, tried out and examined beside what is there, and only then put in its place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from belisha import __version__
from belisha.audit.actions import record
from belisha.audit.terms import INSTALLATION, Author
from belisha.site.backup import postgresql, sqlite
from belisha.site.backup.deeds import BackupRestored
from belisha.site.backup.envelope import Opening
from belisha.site.backup.facts import facts, holds_a_school, speaking_to, unknown_migrations
from belisha.site.backup.packing import DATABASE, unpack
from belisha.site.backup.placing import (
    BACK,
    differing_keys,
    place_keys,
    settle,
    workspace,
    write_down,
    write_note,
)
from belisha.site.backup.terms import (
    BackupError,
    Goal,
    Installation,
    Manifest,
    Progress,
    Restored,
    Settings,
    Vendor,
    vendor_of,
)
from belisha.site.backup.trial import examine
from belisha.site.backup.workspace import not_served, only_one

NEWER = "A newer Belisha made this backup ({}; this is {}). Install that version and try again."


@dataclass(frozen=True)
class _Place:
    """Where a backup goes, and what is there."""

    here: Installation
    database: Settings
    holds_school: bool
    stamp: str
    """The moment, as part of the names of what is kept aside."""

    @property
    def is_own(self) -> bool:
        """Whether it is the installation's own database, whose keys are then restored as well."""
        return self.database == self.here.database


def restore_backup(
    here: Installation,
    file: Path,
    opening: Opening,
    *,
    goal: Goal,
    by: Author,
) -> Restored:
    """Restores a backup into the installation's database, or into another one, all of it or nothing.

    What held a school before is kept aside, and is replaced only if the goal says so. Raises BackupError, and
    OSError when there is no room or the file cannot be read; everything is as it was then.
    """
    connection.close()
    with only_one(here.var):
        settle(here)
        place = _place(here, goal)
        with _free(place), workspace(here) as folder:
            (folder / BACK).mkdir()
            manifest = unpack(file, opening, folder / BACK, here.progress)
            _require_fitting(manifest, place)
            with _fresh(place, folder) as fresh:
                examine(fresh, manifest.facts, here.progress)
                migrated = _brought_forward(fresh, manifest, by, here.progress)
                keys = differing_keys(here, manifest.keys) if place.is_own else ()
                here.progress("Putting it in place", 0.5)
                return _put_in_place(place, fresh, manifest, migrated, keys)


def _place(here: Installation, goal: Goal) -> _Place:
    database = goal.database or here.database
    holds = _holds_a_school(database)
    if holds and not goal.replace:
        raise BackupError(
            f"{database['NAME']} holds a school’s records. To put the backup in their place, add --replace; "
            "they are kept aside."
        )
    return _Place(here, database, holds, f"{timezone.now().astimezone(UTC):%Y%m%d%H%M%S}")


def _holds_a_school(database: Settings) -> bool:
    """What is damaged counts as a school's, so that it is not lost unasked."""
    if vendor_of(database) is Vendor.SQLITE:
        path = Path(str(database["NAME"]))
        if not path.exists() or path.stat().st_size == 0:
            return False
        if sqlite.is_damaged(path):
            return True
    elif not postgresql.exists(database):
        return False
    with speaking_to(database):
        return holds_a_school()


@contextmanager
def _free(place: _Place) -> Iterator[None]:
    """Raises BackupError while the place is in use."""
    if vendor_of(place.database) is Vendor.POSTGRESQL:
        postgresql.require_right(place.database)
        postgresql.require_unused(place.database)
    else:
        sqlite.require_unused(Path(str(place.database["NAME"])))
    if not place.is_own:
        yield
        return
    with not_served(place.here.var):
        yield


def _require_fitting(manifest: Manifest, place: _Place) -> None:
    if manifest.vendor is not vendor_of(place.database):
        raise BackupError(
            f"The backup is of a {manifest.vendor.full_name} database, and this one is {vendor_of(place.database).full_name}. "
            "Set DATABASE_URL, or --into, to a database of the same kind."
        )
    if unknown_migrations(manifest.facts) or _numbers(manifest.belisha) > _numbers(__version__):
        raise BackupError(NEWER.format(manifest.belisha, __version__))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


@contextmanager
def _fresh(place: _Place, folder: Path) -> Iterator[Settings]:
    """The backup as a database beside the one whose place it is to take. It is gone afterwards unless it took it."""
    copy = folder / BACK / DATABASE
    if vendor_of(place.database) is Vendor.SQLITE:
        target = Path(str(place.database["NAME"]))
        target.absolute().parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.restoring")
        write_down(place.here, beside)
        try:
            shutil.move(copy, beside)
            yield sqlite.settings_for(beside)
        finally:
            beside.unlink(missing_ok=True)
        return
    fresh = postgresql.created(place.database, folder)
    try:
        postgresql.load(fresh, copy)
        yield fresh
    finally:
        postgresql.drop(fresh)


def _brought_forward(fresh: Settings, manifest: Manifest, by: Author, progress: Progress) -> tuple[str, ...]:
    """The migrations that were added to a restored database, whose trail then says that it was restored."""
    with speaking_to(fresh):
        progress("Bringing the tables up to date", 0.0)
        call_command("migrate", verbosity=0, interactive=False)
        rows = sum(manifest.facts.rows.values())
        with transaction.atomic():
            record(BackupRestored(made_at=manifest.made_at, rows=rows), by=by, school=INSTALLATION)
        after = facts()
        if after.faults != manifest.facts.faults:
            raise BackupError("The trail broke as the tables were brought up to date. Nothing was changed.")
    return tuple(sorted(set(after.migrations) - set(manifest.facts.migrations)))


def _put_in_place(
    place: _Place, fresh: Settings, manifest: Manifest, migrated: tuple[str, ...], keys: tuple[str, ...]
) -> Restored:
    if keys:
        write_note(place.here, str(fresh["NAME"]), keys, place.stamp)
    put = _put_sqlite if vendor_of(place.database) is Vendor.SQLITE else _put_postgresql
    safety_copy = put(place, fresh)
    place_keys(place.here, keys, place.stamp)
    return Restored(manifest, str(place.database["NAME"]), safety_copy, migrated, keys)


def _put_sqlite(place: _Place, fresh: Settings) -> str:
    target = Path(str(place.database["NAME"]))
    aside = target.with_name(f"{target.name}.before-{place.stamp}") if place.holds_school else None
    with sqlite.held(target):
        sqlite.put_in_place(Path(str(fresh["NAME"])), target, aside)
    return str(aside or "")


def _put_postgresql(place: _Place, fresh: Settings) -> str:
    aside = f"{str(place.database['NAME'])[:40]}_before_{place.stamp}"
    postgresql.swap(place.database, fresh, aside)
    if not place.holds_school:
        postgresql.drop({**place.database, "NAME": aside})
        return ""
    return aside
