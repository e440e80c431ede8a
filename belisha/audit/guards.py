"""What makes the database itself refuse to change or delete an entry of the trail.

A later migration that alters the table makes SQLite build it anew, and the guards go with the old one: let it end with
put_up(). A test sees that they are there.
"""

from __future__ import annotations

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE: Final = "audit_trailentry"
CHANGED: Final = "The trail is only ever added to: an entry cannot be changed."
DELETED: Final = "The trail is only ever added to: an entry cannot be deleted."
REPLACED: Final = "The trail is only ever added to: its place is taken."

# INSERT OR REPLACE deletes without asking a trigger on DELETE, unless recursive_triggers is on
# (https://www.sqlite.org/lang_createtrigger.html), hence the one on INSERT.
_SQLITE: Final = {
    "trail_is_never_changed": f"BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END",
    "trail_is_never_deleted": f"BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{DELETED}'); END",
    "trail_is_never_replaced": (
        f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id"
        f" OR (chain = NEW.chain AND number = NEW.number)) BEGIN SELECT RAISE(ABORT, '{REPLACED}'); END"
    ),
}
_FUNCTION: Final = """
CREATE OR REPLACE FUNCTION trail_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE =
        'The trail is only ever added to: an entry cannot be '
        || CASE TG_OP WHEN 'UPDATE' THEN 'changed.' ELSE 'deleted.' END;
END $$
"""
_POSTGRESQL: Final = {
    "trail_is_never_changed": ("BEFORE UPDATE OR DELETE", "ROW"),
    "trail_is_never_emptied": ("BEFORE TRUNCATE", "STATEMENT"),
}


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Puts the guards up. Those that stand already are made anew."""
    take_down(connection)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Takes the guards down: for undoing the migration, and for tests that empty the tables or tamper."""
    on_table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in {**_SQLITE, **_POSTGRESQL}:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def _statements(vendor: str) -> list[str]:
    if vendor != "postgresql":
        return [f"CREATE TRIGGER {name} {what}" for name, what in _SQLITE.items()]
    made = [_FUNCTION]
    for name, (when, each) in _POSTGRESQL.items():
        made.append(
            f"CREATE TRIGGER {name} {when} ON {TABLE} FOR EACH {each} EXECUTE FUNCTION trail_is_only_added_to()"
        )
        # ALWAYS: also in a session that calls itself a replica, in which other triggers rest.
        made.append(f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}")
    return made
