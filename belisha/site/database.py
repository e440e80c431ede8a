"""Where the records are kept: a SQLite file unless DATABASE_URL names a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

EXAMPLE: Final = "postgresql://belisha:password@localhost:5432/belisha"

# A record that was confirmed to a person must outlive a power cut, hence FULL: with a write-ahead log, NORMAL
# may lose the last transactions (https://www.sqlite.org/pragma.html#pragma_synchronous). Django turns foreign
# keys on by itself; here it is said so that nothing depends on that.
SQLITE_PRAGMAS: Final = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"

Settings = dict[str, Any]


def database_settings(url: str, directory: Path) -> Settings:
    """Django's settings for one database.

    `url` is a libpq connection address (postgresql://user:password@host:port/name?sslmode=require; a socket's
    folder goes into ?host=), or sqlite:///path/to/file, or empty for belisha.sqlite3 in `directory`.
    Raises ImproperlyConfigured, without repeating the password, when it is none of these.
    """
    if not url:
        return _sqlite(directory / "belisha.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        message = f"DATABASE_URL is not an address: {error}. It looks like {EXAMPLE}."
        raise ImproperlyConfigured(message) from error
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(parts, port)
    if parts.scheme == "sqlite":
        return _sqlite(_file_named_by(parts))
    raise ImproperlyConfigured(
        f"DATABASE_URL begins with “{parts.scheme}:”, which Belisha cannot use. It looks like {EXAMPLE} or "
        "sqlite:///records.sqlite3."
    )


def _sqlite(path: Path) -> Settings:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Otherwise a transaction that reads first and writes later fails at once when another one writes.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def _file_named_by(parts: SplitResult) -> Path:
    path = unquote(parts.path)[1:]
    if parts.netloc or not path:
        raise ImproperlyConfigured("DATABASE_URL names no file. It looks like sqlite:///records.sqlite3.")
    return Path(path)


def _postgresql(parts: SplitResult, port: int | None) -> Settings:
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path)[1:]
    if not name:
        raise ImproperlyConfigured(f"DATABASE_URL names no database. It looks like {EXAMPLE}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or (str(port) if port else ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
