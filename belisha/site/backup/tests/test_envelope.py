from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from belisha.site.backup.envelope import (
    AGE,
    Lock,
    Opening,
    decrypt,
    encrypt,
    identities_in,
    needs_passphrase,
    new_identity,
)
from belisha.site.backup.terms import BackupError

PASSPHRASE = "beacon zebra amber crossing"
CONTENT = bytes(range(256)) * 1024


def sealed(lock: Lock, content: bytes = CONTENT) -> bytes:
    target = io.BytesIO()
    encrypt(io.BytesIO(content), target, lock, new_identity()[0])
    return target.getvalue()


def opened(sealed: bytes, opening: Opening) -> bytes:
    target = io.BytesIO()
    decrypt(io.BytesIO(sealed), target, opening)
    return target.getvalue()


def test_each_recipient_can_open_it_alone() -> None:
    pairs = [new_identity(), new_identity()]
    whole = sealed(Lock(recipients=tuple(recipient for _, recipient in pairs)))
    assert [opened(whole, Opening((identity,))) for identity, _ in pairs] == [CONTENT, CONTENT]
    assert whole.startswith(AGE)


def test_nobody_else_can_open_it() -> None:
    whole = sealed(Lock(recipients=(new_identity()[1],)))
    with pytest.raises(BackupError, match="not the one for which the backup was made"):
        opened(whole, Opening((new_identity()[0],)))


def test_who_knows_the_passphrase_can_open_it_and_nobody_else() -> None:
    whole = sealed(Lock(passphrase=PASSPHRASE))
    assert opened(whole, Opening(passphrase=PASSPHRASE)) == CONTENT
    with pytest.raises(BackupError, match="not the one with which"):
        opened(whole, Opening(passphrase=PASSPHRASE + "s"))
    with pytest.raises(BackupError, match="Give it"):
        opened(whole, Opening())


def test_whoever_writes_it_can_read_back_what_they_wrote() -> None:
    proof, _ = new_identity()
    target = io.BytesIO()
    encrypt(io.BytesIO(CONTENT), target, Lock(recipients=(new_identity()[1],)), proof)
    assert opened(target.getvalue(), Opening((proof,))) == CONTENT


def test_so_can_whoever_writes_it_with_a_passphrase(with_passphrase: tuple[bytes, Opening]) -> None:
    assert opened(*with_passphrase) == CONTENT


def test_it_is_never_written_for_nobody() -> None:
    with pytest.raises(BackupError, match="never written unencrypted"):
        sealed(Lock())


def test_a_recipient_that_is_none_is_refused() -> None:
    with pytest.raises(BackupError, match="“age1nobody” is no recipient"):
        sealed(Lock(recipients=("age1nobody",)))


@pytest.fixture(scope="module")
def with_passphrase() -> tuple[bytes, Opening]:
    """Something sealed with a passphrase, and how its writer opens it; made once, because a passphrase takes its time."""
    proof, _ = new_identity()
    target = io.BytesIO()
    encrypt(io.BytesIO(CONTENT), target, Lock(passphrase=PASSPHRASE), proof)
    return target.getvalue(), Opening((proof,))


@pytest.mark.parametrize("passphrase", [True, False])
@pytest.mark.parametrize("spoil", ["cut", "cut by a byte", "changed"])
def test_what_was_cut_or_changed_is_never_taken_for_whole(
    with_passphrase: tuple[bytes, Opening], passphrase: bool, spoil: str
) -> None:
    identity, recipient = new_identity()
    whole, opening = (
        with_passphrase if passphrase else (sealed(Lock(recipients=(recipient,))), Opening((identity,)))
    )
    end = whole.rstrip(b"\0") if passphrase else whole
    middle = len(whole) // 2
    spoilt = {
        "cut": whole[:middle],
        "cut by a byte": end[:-1],
        "changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
    }[spoil]
    with pytest.raises(BackupError, match="cut short or changed"):
        opened(spoilt, opening)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + bytes(2000), b"hello", bytes(10240)])
def test_what_is_no_backup_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(BackupError, match="no backup of Belisha"):
        needs_passphrase(tmp_path / "file")


def test_which_key_it_needs_can_be_seen_without_it(
    tmp_path: Path, with_passphrase: tuple[bytes, Opening]
) -> None:
    (tmp_path / "a").write_bytes(with_passphrase[0])
    (tmp_path / "b").write_bytes(sealed(Lock(recipients=(new_identity()[1],))))
    assert needs_passphrase(tmp_path / "a")
    assert not needs_passphrase(tmp_path / "b")


def test_with_a_passphrase_it_is_a_tar_that_other_programs_can_take_apart(
    tmp_path: Path, with_passphrase: tuple[bytes, Opening]
) -> None:
    (tmp_path / "a").write_bytes(with_passphrase[0])
    listed = subprocess.run(["tar", "tf", tmp_path / "a"], capture_output=True, text=True, check=True)
    assert listed.stdout.split() == ["identity.age", "backup.tar.age"]


def test_a_key_file_is_read_as_age_writes_it() -> None:
    identity, recipient = new_identity()
    text = f"# created: 2026-11-21T09:30:00Z\n# public key: {recipient}\n{identity}\n"
    assert identities_in(text) == (identity,)


@pytest.mark.parametrize(
    ("text", "reason"), [("# none\n", "holds no identity"), ("hello\n", "is no identity")]
)
def test_a_file_that_is_no_key_file_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BackupError, match=reason):
        identities_in(text)


def test_a_full_disk_is_passed_on_as_itself() -> None:
    class Full(io.BytesIO):
        def write(self, _content: object, /) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        encrypt(io.BytesIO(CONTENT), Full(), Lock(recipients=(new_identity()[1],)), new_identity()[0])
