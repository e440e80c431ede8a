"""What a database holds, and whether it is whole. Each reads the database that is spoken to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import load_backend

from belisha.site.backup.chains import faults, heads
from belisha.site.backup.terms import BackupError, Facts, Settings

TRAIL = "audit_trailentry"
SCHOOLS = "people_school"


@contextmanager
def speaking_to(settings: Settings) -> Iterator[None]:
    """Within it, this thread's records are those of another database: every query, action and migration.

    `settings` are Django's for one database; what they leave out is as for the installation's own.
    """
    before = connections[DEFAULT_DB_ALIAS]
    whole = {**connections.settings[DEFAULT_DB_ALIAS], **settings}
    other: BaseDatabaseWrapper = load_backend(whole["ENGINE"]).DatabaseWrapper(whole, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = before


def facts() -> Facts:
    """What it holds; of one moment only if nothing writes or within one transaction that sees one moment."""
    tables = sorted(connection.introspection.table_names())
    with connection.cursor() as cursor:
        rows = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            rows[table] = int(cursor.fetchone()[0])
    chains = heads() if TRAIL in rows else {}
    return Facts(migrations=_migrations(), rows=rows, chains=chains, faults=faults(chains))


def holds_a_school() -> bool:
    """Whether there is a school in it."""
    if SCHOOLS not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {SCHOOLS} LIMIT 1")
        return cursor.fetchone() is not None


def unknown_migrations(applied: Facts) -> list[str]:
    """Those applied that this Belisha has not: a newer one made them."""
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations or ()}
    return sorted(set(applied.migrations) - known)


def require_same(before: Facts, after: Facts) -> None:
    """Raises BackupError, which says where they differ, unless two databases hold the same."""
    if before.migrations != after.migrations:
        raise BackupError("The copy differs from the records: other migrations were applied to it.")
    for table in sorted({*before.rows, *after.rows}):
        if before.rows.get(table) != after.rows.get(table):
            raise BackupError(
                f"The copy differs from the records: {table} has {after.rows.get(table, 'no')} rows instead of "
                f"{before.rows.get(table, 'none')}."
            )
    if (before.chains, before.faults) != (after.chains, after.faults):
        raise BackupError("The copy differs from the records: the trail in it is another one.")


def _migrations() -> tuple[str, ...]:
    return tuple(sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations()))
