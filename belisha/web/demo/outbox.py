"""The emails that Belisha has written into a folder instead of sending them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final

NEWEST: Final = 50
_BETWEEN: Final = b"-" * 79
"""What Django's file backend writes after each message."""
_LINK: Final = re.compile(r"(https?://[^\s<>\"]+)")


@dataclass(frozen=True, slots=True)
class Letter:
    """One email."""

    to: str
    subject: str
    sent_at: datetime | None
    paragraphs: tuple[tuple[tuple[str, bool], ...], ...]
    """Each cut at its links: a piece of text, and whether it is an address that can be followed."""


def letters(folder: Path, newest: int = NEWEST) -> tuple[Letter, ...]:
    """The last emails in a folder, the newest first; none where there is no such folder."""
    if not folder.is_dir():
        return ()
    files = sorted(folder.glob("*.log"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    found: list[Letter] = []
    for path in files:
        found += [_letter(one) for one in reversed(path.read_bytes().split(_BETWEEN)) if one.strip()]
        if len(found) >= newest:
            break
    return tuple(found[:newest])


def _letter(content: bytes) -> Letter:
    message = message_from_bytes(content.lstrip(), _class=EmailMessage, policy=policy.default)
    body = message.get_body(("plain",))
    text = str(body.get_content()) if body is not None else ""
    paragraphs = tuple(_cut(one) for one in re.split(r"\n\s*\n", text.strip()) if one)
    date = message["date"]
    return Letter(
        str(message["to"] or ""), str(message["subject"] or ""), date.datetime if date else None, paragraphs
    )


def _cut(paragraph: str) -> tuple[tuple[str, bool], ...]:
    return tuple((piece, bool(_LINK.fullmatch(piece))) for piece in _LINK.split(paragraph) if piece)
