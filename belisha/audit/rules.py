"""Pure decisions about a chain: what the hash of an entry is, and what is the matter with a chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import Final

from belisha.audit.terms import Entry, Fault, FaultKind, Head

FIRST: Final = "0" * 64
"""What stands for the hash of the entry before, in the first entry."""
HASHED: Final = tuple(one.name for one in fields(Entry) if one.name != "hash")
_CANONICAL: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
MOST_SEARCHES: Final = 50
"""For how many entries it is looked up where they stood before, since each takes a while."""
NEARBY: Final = 500
"""How far from its place an entry is looked for."""


def hash_of(entry: Entry) -> str:
    """SHA-256, in hexadecimal, over every field but the hash: as JSON with sorted keys and no blanks, in UTF-8.

    The moment is in UTC with microseconds. Anybody can work it out again without Belisha (FIPS 180-4, RFC 8259).
    """
    content = {name: getattr(entry, name) for name in HASHED} | {"recorded_at": written(entry.recorded_at)}
    text = _CANONICAL.encode(content)
    # Bytes that are no UTF-8 can only come from tampering: they are hashed as they stand, and never match.
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def written(moment: datetime) -> str:
    """A moment as it is hashed: 2026-11-21T09:30:00.000000+00:00."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def chained(entry: Entry) -> Entry:
    """The entry with its hash."""
    return replace(entry, hash=hash_of(entry))


def verify(entries: Iterable[Entry], head: Head | None = None) -> Iterator[Fault]:
    """Everything that is the matter with one chain, whose entries are given in the order of their numbers.

    With a head that was taken earlier, also whether that entry still stands in its place. It needs the memory of a few
    entries only. Whoever rewrites every later hash as well is found by a head alone.
    """
    walk = _Walk(head)
    for entry in entries:
        yield from walk.step(entry)
    yield from walk.end()


@dataclass
class _Walk:
    """How far a chain has been followed."""

    head: Head | None
    before: Entry | None = None
    next_number: int = 1
    faulty: bool = False
    """Whether something was the matter with the entry before, or with the lack of it."""
    searches: int = field(default=MOST_SEARCHES)

    def step(self, entry: Entry) -> Iterator[Fault]:
        """Looks at the next entry."""
        found = [*self._place(entry), *self._content(entry), *self._head(entry)]
        if not found and not self.faulty and entry.previous != (self.before.hash if self.before else FIRST):
            found, self.faulty = [self._broken(entry)], False
        else:
            self.faulty = bool(found)
        self.before, self.next_number = entry, max(entry.number, self.next_number - 1) + 1
        yield from found

    def end(self) -> Iterator[Fault]:
        """Whether the chain was cut off before the head."""
        if self.head and self.head.number >= self.next_number:
            yield Fault(FaultKind.CUT_OFF, self.next_number, last=self.head.number)

    def _place(self, entry: Entry) -> Iterator[Fault]:
        if entry.number > self.next_number:
            yield Fault(FaultKind.MISSING, self.next_number, last=entry.number - 1)
        elif entry.number < self.next_number:
            yield Fault(FaultKind.TWICE, entry.number, entry.word)

    def _content(self, entry: Entry) -> Iterator[Fault]:
        if hash_of(entry) == entry.hash:
            return
        stood = self._stood_at(entry)
        if stood is None:
            yield Fault(FaultKind.CHANGED, entry.number, entry.word)
        else:
            yield Fault(FaultKind.MOVED, entry.number, entry.word, last=stood)

    def _stood_at(self, entry: Entry) -> int | None:
        """The number under which this same entry was written, if it is near."""
        if not self.searches:
            return None
        self.searches -= 1
        around = range(max(1, entry.number - NEARBY), entry.number + NEARBY + 1)
        return next(
            (number for number in around if hash_of(replace(entry, number=number)) == entry.hash), None
        )

    def _head(self, entry: Entry) -> Iterator[Fault]:
        if self.head and entry.number == self.head.number and entry.hash != self.head.hash:
            yield Fault(FaultKind.NOT_THE_HEAD, entry.number, entry.word)

    def _broken(self, entry: Entry) -> Fault:
        """An entry is sound in itself but does not follow the one before, so that one of them is another than it was."""
        if self.before is None:
            return Fault(FaultKind.NOT_FIRST, entry.number, entry.word)
        return Fault(FaultKind.REPLACED, self.before.number, self.before.word)
