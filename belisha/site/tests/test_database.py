from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, transaction
from django.db.utils import ConnectionHandler

from belisha.site.database import database_settings


@pytest.fixture
def records(tmp_path: Path) -> ConnectionHandler:
    """Connections to a new database, made exactly as an installation without DATABASE_URL makes its own."""
    return ConnectionHandler({DEFAULT_DB_ALIAS: database_settings("", tmp_path / "var")})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)],
)
def test_a_sqlite_file_is_kept_safe(records: ConnectionHandler, pragma: str, expected: object) -> None:
    with records[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (expected,)
    records.close_all()


@pytest.mark.django_db
def test_a_transaction_keeps_other_writers_out_before_it_writes(records: ConnectionHandler) -> None:
    first = records[DEFAULT_DB_ALIAS]
    with first.cursor() as cursor:
        cursor.execute("CREATE TABLE visitors (number integer)")
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with closing(sqlite3.connect(first.settings_dict["NAME"], timeout=0)) as other:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("INSERT INTO visitors VALUES (1)")
        first.rollback()
        assert other.execute("INSERT INTO visitors VALUES (1)").rowcount == 1
    records.close_all()


def test_a_postgresql_address_is_taken_apart() -> None:
    settings = database_settings(
        "postgresql://a%40b:p%2Fw@db.example:5433/bel%20isha?sslmode=require", Path()
    )
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["USER"], settings["PASSWORD"]) == ("a@b", "p/w")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "5433", "bel isha")
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_is_found_by_its_folder() -> None:
    settings = database_settings("postgres:///belisha?host=/run/postgresql&port=5433", Path())
    assert (settings["HOST"], settings["PORT"], settings["USER"]) == ("/run/postgresql", "5433", "")
    assert settings["OPTIONS"] == {}


@pytest.mark.parametrize(
    ("url", "name"),
    [("sqlite:///{}/a.sqlite3", "a.sqlite3"), ("sqlite:///{}/with%20space.sqlite3", "with space.sqlite3")],
)
def test_a_sqlite_file_may_be_named(tmp_path: Path, url: str, name: str) -> None:
    assert database_settings(url.format(tmp_path), Path())["NAME"] == tmp_path / name


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://belisha:hidden@localhost/belisha", "begins with “mysql:”"),
        ("postgresql://belisha:hidden@localhost", "names no database"),
        ("postgresql://belisha:hidden@localhost:port/belisha", "not an address"),
        ("sqlite://records.sqlite3", "names no file"),
        ("records.sqlite3", "begins with “:”"),
    ],
)
def test_what_cannot_be_used_is_refused_without_its_password(url: str, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=reason) as refused:
        database_settings(url, Path())
    assert "hidden" not in str(refused.value)


@pytest.mark.django_db(transaction=True)
def test_what_fails_half_way_leaves_nothing_behind() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE half_way (number integer NOT NULL UNIQUE)")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.executemany("INSERT INTO half_way (number) VALUES (%s)", [(1,), (1,)])
        cursor.execute("SELECT count(*) FROM half_way")
        left = cursor.fetchone()
        cursor.execute("DROP TABLE half_way")
    assert left == (0,)


@pytest.mark.django_db
def test_a_row_without_its_owner_is_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE owner (id integer PRIMARY KEY)")
        cursor.execute("CREATE TABLE owned (owner_id integer NOT NULL REFERENCES owner (id))")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("INSERT INTO owned (owner_id) VALUES (1)")


@pytest.mark.django_db
def test_the_tests_run_on_the_database_that_was_asked_for() -> None:
    asked = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == asked
