"""A copy restored into a database of its own, and examined there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from belisha.site.backup import postgresql, sqlite
from belisha.site.backup.facts import facts, require_same, speaking_to
from belisha.site.backup.terms import Facts, Progress, Settings, Vendor, vendor_of


@contextmanager
def restored(settings: Settings, copy: Path, folder: Path) -> Iterator[Settings]:
    """A copy as a database that can be spoken to: the SQLite file itself, or a new database on the same server.

    It is gone afterwards. Raises BackupError.
    """
    if vendor_of(settings) is Vendor.SQLITE:
        yield sqlite.settings_for(copy)
        return
    fresh = postgresql.created(settings, folder)
    try:
        postgresql.load(fresh, copy)
        yield fresh
    finally:
        postgresql.drop(fresh)


def examine(settings: Settings, expected: Facts, progress: Progress) -> None:
    """Raises BackupError unless a restored database is whole, holds what is expected of it."""
    progress("Verifying the copy", 0.0)
    if vendor_of(settings) is Vendor.SQLITE:
        sqlite.require_whole(Path(str(settings["NAME"])))
    with speaking_to(settings):
        require_same(expected, facts())
    progress("Verifying the copy", 1.0)
