"""The keys with which this installation signs and seals."""

from __future__ import annotations

import base64
import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from belisha.kit.sealing import KEY_BYTES, new_key


def secret_key(path: Path) -> str:
    """The key that is kept in the file, which is made, for its owner only, if there is none.

    Processes that start together all get the same one. Raises ImproperlyConfigured when the file
    can't be made or read, or holds too little to be a key.
    """
    key = _kept(path, secrets.token_urlsafe(64), "BELISHA_SECRET_KEY to a long random text")
    if len(key) < 50:  # noqa: PLR2004 (Django's own check asks for as many)
        raise ImproperlyConfigured(
            f"The secret key in {path} is too short. Delete it, and a new one is made."
        )
    return key


def sealing_key(path: Path, given: str = "") -> bytes:
    """The key of 32 bytes that is given in base 64, or else kept in the file, which is made if there is none.

    Raises ImproperlyConfigured when the file can't be made or read, or what it holds is no such key. A lost key
    cannot be made again: what it sealed stays sealed.
    """
    text = given or _kept(path, base64.b64encode(new_key()).decode(), "BELISHA_SEALING_KEY")
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(
            f"The sealing key must be {KEY_BYTES} bytes in base 64. Bring back {path} from a backup, or correct "
            "BELISHA_SEALING_KEY: what was sealed with the old key can be read with no other."
        )
    return key


def _kept(path: Path, new: str, otherwise: str) -> str:
    try:
        if not path.exists():
            _make(path, new)
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"A key cannot be kept in {path}: {error}. Set BELISHA_VAR to a folder that can be "
            f"written to, or {otherwise}."
        ) from error


def _make(path: Path, content: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Only a whole file gets the name, and the first to take the name keeps it.
    with tempfile.NamedTemporaryFile(
        "w", encoding="ascii", dir=path.parent, prefix=f".{path.name}-"
    ) as whole:
        whole.write(f"{content}\n")
        whole.flush()
        with contextlib.suppress(FileExistsError):
            os.link(whole.name, path)
