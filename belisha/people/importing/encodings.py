"""Text out of bytes, whichever of the usual encodings a school's system wrote it in."""

from __future__ import annotations

import codecs
from itertools import pairwise

from belisha.people.importing.limits import LARGEST_FILE
from belisha.people.roll import UnreadableError

_SAVE_AGAIN = "Save it again as “CSV UTF-8” and import that."


def decode(content: bytes, file: str) -> tuple[str, str]:
    """The text of a file, and its encoding: "utf-8", "utf-16" or "windows-1252".

    A byte order mark decides where there is one. What is not UTF-8 is taken for Windows-1252, as Excel saves a CSV;
    unless some of its lines are UTF-8, for then part of the names would be garbled.

    Raises `UnreadableError` for a file that is empty, too large, not text, or of two encodings.
    """
    _check_size(content, file)
    text, encoding = _decoded(content, file)
    if not text.strip():
        raise UnreadableError(f"{file} is empty. Export it again and import that.")
    return text, encoding


def _check_size(content: bytes, file: str) -> None:
    if len(content) > LARGEST_FILE:
        raise UnreadableError(
            f"{file} is {len(content) / 1024 / 1024:.0f} MB large; a file may have {LARGEST_FILE // 1024 // 1024} MB. "
            "Export only the people of this school, without photographs."
        )


def _decoded(content: bytes, file: str) -> tuple[str, str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(content, file), "utf-16"
    body = content.removeprefix(codecs.BOM_UTF8)
    _refuse_nul(body, file)
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as slip:
        if content.startswith(codecs.BOM_UTF8):
            raise UnreadableError(
                f"{file} says that it is UTF-8, but line {_line(body, slip.start)} is not. {_SAVE_AGAIN}"
            ) from slip
    return _windows(body, file), "windows-1252"


def _utf16(content: bytes, file: str) -> str:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as slip:
        raise UnreadableError(
            f"{file} says that it is UTF-16, but it is broken at byte {slip.start}. {_SAVE_AGAIN}"
        ) from slip
    if "\0" in text:
        raise UnreadableError(_nul(file, text.count("\n", 0, text.index("\0")) + 1))
    return text


def _refuse_nul(body: bytes, file: str) -> None:
    if b"\0" in body:
        raise UnreadableError(_nul(file, _line(body, body.index(b"\0"))))


def _nul(file: str, line: int) -> str:
    return f"{file} is not a text file: line {line} has a NUL byte. {_SAVE_AGAIN}"


def _windows(body: bytes, file: str) -> str:
    _refuse_mixture(body, file)
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError as slip:
        raise UnreadableError(
            f"The encoding of {file} is unknown: line {_line(body, slip.start)} is neither UTF-8 nor Windows-1252. "
            f"{_SAVE_AGAIN}"
        ) from slip


def _refuse_mixture(body: bytes, file: str) -> None:
    """Compare the lines that have more than ASCII: all of them must be of one encoding."""
    telling = [
        (number, _is_utf8(line))
        for number, line in enumerate(body.split(b"\n"), start=1)
        if not line.isascii()
    ]
    for (before, first), (after, second) in pairwise(telling):
        if first != second:
            utf8, other = (before, after) if first else (after, before)
            raise UnreadableError(
                f"{file} is of two encodings: line {utf8} is UTF-8, line {other} is not, so that names would be "
                f"garbled. {_SAVE_AGAIN}"
            )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(body: bytes, position: int) -> int:
    return body.count(b"\n", 0, position) + 1
