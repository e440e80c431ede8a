"""The last step of a restore: the new database and the keys take their places, or neither does.

Two names cannot be given in one step. So a note says beforehand which database is about to take its place; whoever
comes next after a kill looks whether it did, and then either brings the keys after it or throws all of it away.
"""

from __future__ import annotations

import filecmp
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from belisha.kit.files import write_whole
from belisha.site.backup import postgresql
from belisha.site.backup.terms import Installation, Vendor, vendor_of
from belisha.site.backup.workspace import FOLDER, remove, sync

NOTE: Final = "placing.json"
FILES: Final = "files"
"""The file of the work folder that names what was made outside it, so that the next run can remove it."""
BACK: Final = "back"
"""The folder of the work folder that holds the members of a backup."""


@contextmanager
def workspace(here: Installation) -> Iterator[Path]:
    """The empty work folder, for its owner only, after what a killed run left was settled; removed at the end.

    Needs `only_one`.
    """
    settle(here)
    folder = here.var / FOLDER
    remove(folder)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        # In this order: while something outside it waits to be settled, the folder says what.
        settle(here)
        remove(folder)


def settle(here: Installation) -> None:
    """Ends what a killed run began: the keys follow a database that took its place, and all else is thrown away."""
    folder = here.var / FOLDER
    if not folder.exists():
        return
    note = folder / NOTE
    if note.exists():
        left = json.loads(note.read_text("utf-8"))
        if not _waits(here, left["fresh"]):
            place_keys(here, left["keys"], left["stamp"])
    for line in _lines(folder / FILES):
        Path(line).unlink(missing_ok=True)
    if vendor_of(here.database) is Vendor.POSTGRESQL:
        postgresql.drop_left_over(here.database, folder)


def write_note(here: Installation, fresh: str, keys: Sequence[str], stamp: str) -> None:
    """Says that a database, a file or a name, is about to take its place, and which keys come after it."""
    content = json.dumps({"fresh": fresh, "keys": list(keys), "stamp": stamp})
    write_whole(here.var / FOLDER / NOTE, content.encode())
    sync(here.var / FOLDER)


def write_down(here: Installation, made: Path) -> None:
    """Says that a file is about to be made outside the work folder."""
    with (here.var / FOLDER / FILES).open("a", encoding="utf-8") as ledger:
        ledger.write(f"{made.absolute()}\n")
    sync(here.var / FOLDER / FILES)


def differing_keys(here: Installation, keys: Sequence[str]) -> tuple[str, ...]:
    """Those of the unpacked keys that are not the installation's own already."""
    unpacked = here.var / FOLDER / BACK / "keys"
    return tuple(
        name
        for name in keys
        if not (here.var / name).exists() or not filecmp.cmp(unpacked / name, here.var / name, shallow=False)
    )


def place_keys(here: Installation, keys: Sequence[str], stamp: str) -> None:
    """Puts unpacked keys in place; those that were there stay beside them."""
    for name in keys:
        unpacked = here.var / FOLDER / BACK / "keys" / name
        if not unpacked.exists():
            continue
        place = here.var / name
        aside = here.var / f"{name}.before-{stamp}"
        if place.exists() and not aside.exists():
            aside.hardlink_to(place)
        sync(unpacked)
        unpacked.replace(place)
    sync(here.var)


def _waits(here: Installation, fresh: str) -> bool:
    """Whether a database still stands where it was made, and did not take its place."""
    if vendor_of(here.database) is Vendor.SQLITE:
        return Path(fresh).exists()
    return postgresql.exists({**here.database, "NAME": fresh})


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []
