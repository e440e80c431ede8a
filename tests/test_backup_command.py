"""`belisha backup`, `belisha backup-key` and `belisha restore`, run as a person at the computer runs them."""

from __future__ import annotations

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

PASSPHRASE = "beacon zebra amber crossing"
RUN = "import sys; from belisha.commands import main; main()"
BACKUP_KEYS = [
    "file",
    "bytes",
    "sha256",
    "made_at",
    "belisha",
    "database",
    "verified",
    "rows",
    "chains",
    "broken",
    "keys",
]
RESTORE_KEYS = [
    "database",
    "made_at",
    "belisha",
    "rows",
    "chains",
    "broken",
    "migrated",
    "keys",
    "safety_copy",
]

Done = subprocess.CompletedProcess[str]


def belisha(var: Path, *arguments: str | Path, passphrase: str = "", largest: int = 0) -> Done:
    """Runs the command on the SQLite file of a BELISHA_VAR; no file may become larger than `largest` bytes, if given."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    surroundings |= {"BELISHA_VAR": str(var), "BELISHA_BACKUP_PASSPHRASE": passphrase}

    def limit() -> None:
        if largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation without a school."""
    folder = tmp_path_factory.mktemp("var")
    assert belisha(folder, "prepare").returncode == 0
    return folder


def test_a_key_is_for_its_owner_only_and_says_its_recipient(var: Path, tmp_path: Path) -> None:
    done = belisha(var, "backup-key", tmp_path / "key", "--json")
    said = json.loads(done.stdout)
    assert list(said) == ["file", "recipient"]
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert said["recipient"] in (tmp_path / "key").read_text()
    again = belisha(var, "backup-key", tmp_path / "key")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


def test_a_backup_for_a_recipient_comes_back(var: Path, tmp_path: Path) -> None:
    recipient = json.loads(belisha(var, "backup-key", tmp_path / "key", "--json").stdout)["recipient"]
    made = belisha(var, "backup", tmp_path / "a.belisha", "--recipient", recipient, "--json")
    assert (made.returncode, list(json.loads(made.stdout))) == (0, BACKUP_KEYS)
    assert json.loads(made.stdout)["verified"] is True
    no_key = belisha(var, "restore", tmp_path / "a.belisha")
    assert (no_key.returncode, "--identity" in no_key.stderr) == (2, True)
    into = f"sqlite:///{tmp_path}/other.sqlite3"
    back = belisha(
        var, "restore", tmp_path / "a.belisha", "--identity", tmp_path / "key", "--into", into, "--json"
    )
    assert (back.returncode, list(json.loads(back.stdout))) == (0, RESTORE_KEYS)
    assert json.loads(back.stdout)["rows"] == json.loads(made.stdout)["rows"]


def test_a_backup_with_a_passphrase_comes_back_with_no_other(var: Path, tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n")
    file = tmp_path / "a.belisha"
    made = belisha(var, "backup", file, "--passphrase-file", tmp_path / "passphrase")
    assert (made.returncode, "It was restored once to try it out." in made.stdout) == (0, True)
    wrong = belisha(var, "restore", file, passphrase="another passphrase")
    assert (wrong.returncode, "The passphrase is not the one" in wrong.stderr) == (2, True)
    right = belisha(var, "restore", file, passphrase=PASSPHRASE)
    assert (right.returncode, "You can start Belisha again." in right.stdout) == (0, True)


@pytest.mark.parametrize(
    ("passphrase", "reason"), [("", "never written unencrypted"), ("short", "at least 12 characters")]
)
def test_no_backup_is_made_that_anybody_could_read(
    var: Path, tmp_path: Path, passphrase: str, reason: str
) -> None:
    done = belisha(var, "backup", tmp_path / "a.belisha", passphrase=passphrase)
    assert (done.returncode, reason in done.stderr) == (2, True)
    assert not (tmp_path / "a.belisha").exists()


def test_a_full_disk_is_said_and_leaves_nothing(var: Path, tmp_path: Path) -> None:
    done = belisha(var, "backup", tmp_path / "a.belisha", passphrase=PASSPHRASE, largest=200_000)
    assert done.returncode == 2
    assert "Nothing was changed." in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert not (var / "backup-work").exists()


def test_what_is_no_backup_is_said_to_be_none(var: Path, tmp_path: Path) -> None:
    (tmp_path / "a.belisha").write_bytes(b"hello")
    done = belisha(var, "restore", tmp_path / "a.belisha", passphrase=PASSPHRASE)
    assert (done.returncode, done.stderr.strip()) == (
        2,
        "This is no backup of Belisha, or its beginning was lost.",
    )
    gone = belisha(var, "restore", tmp_path / "gone.belisha", passphrase=PASSPHRASE)
    assert (gone.returncode, "no such file" in gone.stderr) == (2, True)


def test_an_address_that_is_none_is_said_to_be_none(var: Path, tmp_path: Path) -> None:
    done = belisha(var, "restore", tmp_path / "a.belisha", "--into", "mysql://x/y", passphrase=PASSPHRASE)
    assert (done.returncode, "--into begins with “mysql:”" in done.stderr) == (2, True)
