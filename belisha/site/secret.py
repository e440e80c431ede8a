"""The key with which this installation signs."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret_key(path: Path) -> str:
    """The key that is kept in the file, which is made, for its owner only, if there is none.

    Processes that start together all get the same one. Raises ImproperlyConfigured when the file
    can't be made or read, or holds too little to be a key.
    """
    try:
        if not path.exists():
            _make(path)
        key = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {path}: {error}. Set BELISHA_VAR to a folder that can be "
            "written to, or BELISHA_SECRET_KEY to a long random text."
        ) from error
    if len(key) < 50:  # noqa: PLR2004 (Django's own check asks for as many)
        raise ImproperlyConfigured(
            f"The secret key in {path} is too short. Delete it, and a new one is made."
        )
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Only a whole file gets the name, and the first to take the name keeps it.
    with tempfile.NamedTemporaryFile("w", encoding="ascii", dir=path.parent, prefix=".secret-key-") as whole:
        whole.write(secrets.token_urlsafe(64) + "\n")
        whole.flush()
        with contextlib.suppress(FileExistsError):
            os.link(whole.name, path)
