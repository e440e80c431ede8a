from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from belisha.site.backup import postgresql
from belisha.site.backup.terms import BackupError, Settings

DATABASE: Settings = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": "belisha",
    "USER": "office",
    "PASSWORD": "hidden",
    "HOST": "db.example",
    "PORT": "5433",
    "OPTIONS": {"sslmode": "require", "pool": True},
}


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match=r"pg_restore is missing\. .* postgresql-client"):
        postgresql.require_readable(tmp_path / "dump")


def test_a_program_that_is_older_than_the_server_is_refused() -> None:
    with pytest.raises(BackupError, match=r"older than the server.*postgresql-client-99"):
        postgresql._require_new_enough(99)
    postgresql._require_new_enough(9)


def test_what_is_no_dump_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "dump").write_bytes(b"hello")
    with pytest.raises(BackupError, match="pg_restore could not do its work"):
        postgresql.require_readable(tmp_path / "dump")


def test_the_password_stands_in_no_argument() -> None:
    address = postgresql._address(DATABASE)
    assert "hidden" not in address
    assert address == "host=db.example port=5433 user=office dbname=belisha sslmode=require"


@pytest.mark.parametrize("allowed", [True, False])
def test_who_may_make_no_database_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, allowed: bool) -> None:
    @contextmanager
    def server(_settings: Settings) -> Iterator[SimpleNamespace]:
        answer = SimpleNamespace(fetchone=lambda: ("office", allowed))
        yield SimpleNamespace(execute=lambda _query: answer)

    monkeypatch.setattr(postgresql, "_maintenance", server)
    if allowed:
        postgresql.require_right(DATABASE, "Add --unverified.")
        return
    with pytest.raises(BackupError, match=r"ALTER ROLE office CREATEDB; Add --unverified\."):
        postgresql.require_right(DATABASE, "Add --unverified.")
