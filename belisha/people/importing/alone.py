"""Pure: what an upload is before it is read: one plain table, whose columns somebody explains, or records that need no words."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile

from belisha.people.importing.archives import is_zip, unpack
from belisha.people.importing.ctf import is_xml
from belisha.people.importing.oneroster import is_users_alone

TOGETHER: Final = "records.zip"
"""What several files that were uploaded at once are called together."""


def table_alone(content: bytes, name: str) -> tuple[str, bytes] | None:
    """The one plain table of an upload, with its file's name; None for an export or an XML file.

    Raises `UnreadableError` for what cannot be opened.
    """
    files = unpack(content, name) if is_zip(content) else {name: content}
    if len(files) != 1:
        return None
    file, inside = next(iter(files.items()))
    if is_xml(inside) or is_users_alone(inside, file):
        return None
    return file, inside


def together(files: Mapping[str, bytes]) -> bytes:
    """Several files as one zip, without packing them, so that it is no larger to open than it looks."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
