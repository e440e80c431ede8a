"""A zip is opened only where it is safe to, and says why where it is not."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest

from belisha.people.importing.archives import read_folder, unpack
from belisha.people.importing.tests.exports import zipped
from belisha.people.roll import UnreadableError

PEOPLE = {"users.csv": b"a,b\n1,2\n"}


def test_the_files_of_a_zip_are_known_by_their_names_in_any_folder() -> None:
    packed = zipped({"Users.CSV": b"a", "__MACOSX/._users.csv": b"x", "read me.pdf": b"x"}, folder="export/")
    assert unpack(packed, "export.zip") == {"users.csv": b"a"}


def linked() -> bytes:
    entry = ZipInfo("users.csv")
    entry.external_attr = 0o120777 << 16
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return packed.getvalue()


def encrypted() -> bytes:
    packed = bytearray(zipped(PEOPLE, method=ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(signature) + offset] |= 1
    return bytes(packed)


def lying() -> bytes:
    """A zip that says that its file is smaller than what is packed."""
    packed = bytearray(zipped({"users.csv": b"a,b\n" * 500}, method=ZIP_DEFLATED))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", packed, packed.index(signature) + offset, 100)
    return bytes(packed)


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (zipped({"users.csv": b"0" * 19_000_000}), "would unpack to more than 200 times its size"),
        (zipped({"users.csv": b"0" * 21_000_000}), "would be larger than 20 MB"),
        (zipped({f"{number}.pdf": bytes(range(256)) * 70_000 for number in range(4)}, method=ZIP_STORED),
         "export.zip is larger than 20 MB"),
        (zipped({f"{number}.csv": b"a" for number in range(101)}), "holds 101 files"),
        (zipped({"inner.zip": zipped(PEOPLE)}), "“inner.zip” in export.zip is packed again"),
        (zipped({"users.csv": zipped(PEOPLE)}), "“users.csv” in export.zip is packed again"),
        (zipped(PEOPLE, folder="../"), "wants to be written outside its folder"),
        (zipped(PEOPLE, folder="/etc/"), "wants to be written outside its folder"),
        (zipped(PEOPLE, folder="C:\\"), "wants to be written outside its folder"),
        (zipped({"a/users.csv": b"a", "b/users.csv": b"b"}), "holds two files named “users.csv”"),
        (zipped({"readme.pdf": b"a"}), "holds no CSV and no XML file"),
        (zipped({}), "holds no CSV and no XML file"),
        (zipped(PEOPLE, method=ZIP_LZMA), "is packed in an unusual way"),
        (zipped(PEOPLE, method=ZIP_BZIP2), "is packed in an unusual way"),
        (linked(), "is a link and not a file"),
        (encrypted(), "is encrypted"),
        (lying(), "export.zip is a broken zip"),
        (zipped(PEOPLE)[:40], "export.zip is a broken zip"),
        (b"PK\x03\x04", "export.zip is a broken zip"),
    ],
)  # fmt: skip
def test_an_unsafe_zip_is_refused_with_the_reason(packed: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        unpack(packed, "export.zip")
    assert words in str(refusal.value)


def test_a_folder_gives_its_tables_and_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "Users.csv").write_bytes(b"a")
    (tmp_path / "notes.docx").write_bytes(b"b")
    (tmp_path / "roles.csv").symlink_to(tmp_path / "Users.csv")
    assert read_folder(tmp_path) == {"users.csv": b"a"}
