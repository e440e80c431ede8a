"""Text comes out of the usual encodings, and a mixture of them is refused."""

from __future__ import annotations

import codecs

import pytest

from belisha.people.importing.encodings import decode
from belisha.people.importing.limits import LARGEST_FILE
from belisha.people.roll import UnreadableError

TEXT = "Name\nZoë\nMarsh – Fern\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_each_usual_encoding_is_recognised(content: bytes, encoding: str) -> None:
    assert decode(content, "people.csv") == (TEXT, encoding)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "people.csv is empty"),
        (b"\xef\xbb\xbf \n\n", "people.csv is empty"),
        (b"x" * (LARGEST_FILE + 1), "a file may have 20 MB"),
        ("Zoë\n".encode() + "Renée\n".encode("cp1252"), "line 1 is UTF-8, line 2 is not"),
        ("Renée\nAda\n".encode("cp1252") + "Zoë\n".encode(), "line 3 is UTF-8, line 1 is not"),
        (b"Ada\nFern\0\n", "line 2 has a NUL byte"),
        ("Ada".encode("utf-16-le"), "line 1 has a NUL byte"),
        (codecs.BOM_UTF16_LE + "A\nd\0a".encode("utf-16-le"), "line 2 has a NUL byte"),
        (codecs.BOM_UTF16_LE + b"A", "it is broken at byte"),
        (codecs.BOM_UTF8 + "Ada\nZoë".encode("cp1252"), "line 2 is not"),
        (b"Ada\nFern\x81\n", "line 2 is neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_text_is_refused_with_the_line(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        decode(content, "people.csv")
    assert words in str(refusal.value)
