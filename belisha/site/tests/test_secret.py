from __future__ import annotations

import base64
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from belisha.kit.sealing import new_key
from belisha.site.secret import sealing_key, secret_key


def test_a_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    key = secret_key(path)
    assert len(key) >= 50
    assert secret_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["secret-key"]


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "other")


def test_those_that_start_together_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(max_workers=8) as together:
        keys = set(together.map(secret_key, [tmp_path / "secret-key"] * 32))
    assert len(keys) == 1


@pytest.mark.parametrize("content", [b"", b"short", "ключ".encode() * 50])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "secret-key"
    path.write_bytes(content)
    with pytest.raises(ImproperlyConfigured, match="secret-key"):
        secret_key(path)


def test_a_place_that_is_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where a folder should be")
    with pytest.raises(ImproperlyConfigured, match="BELISHA_VAR"):
        secret_key(tmp_path / "var" / "secret-key")


def test_a_sealing_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "sealing-key"
    key = sealing_key(path)
    assert len(key) == 32
    assert sealing_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_sealing_key_that_is_given_is_not_kept(tmp_path: Path) -> None:
    key = new_key()
    assert sealing_key(tmp_path / "sealing-key", base64.b64encode(key).decode()) == key
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("given", ["short", "ключ", "A" * 30, "AAAA"])
def test_what_is_no_sealing_key_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="from a backup"):
        sealing_key(tmp_path / "sealing-key", given)
