"""Clauses and policies: what a text becomes once it has been read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from belisha.language.blocks import Values
from belisha.language.findings import Spot
from belisha.language.front import FrontMatter
from belisha.language.provisions import Block, Mark, Provision
from belisha.language.roles import Titles


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands."""

    block: Block
    spot: Spot
    values: Values = field(default_factory=Values, compare=False, repr=False)

    @property
    def word(self) -> str:
        return self.block.word

    def spot_of(self, *path: str | int) -> Spot:
        """The place of one of the block's values; the block's own place when it has no such value."""
        found = self.values.spots.get(path) or self.values.spots.get(path[:1])
        return found or self.spot


@dataclass(frozen=True)
class Clause:
    """The smallest piece of a policy with an id of its own; ids survive revisions."""

    id: str
    prose: str
    """The clause's own words, as Markdown."""
    spot: Spot
    headings: tuple[str, ...] = ()
    """The headings above it, the outermost first."""
    sources: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    """National requirements that the school says this clause meets."""
    blocks: tuple[Placed, ...] = ()

    @property
    def heading(self) -> str:
        """The nearest heading above the clause."""
        return self.headings[-1] if self.headings else ""

    @cached_property
    def provisions(self) -> tuple[tuple[Provision, Placed], ...]:
        """The clause's provisions, each with its place."""
        return tuple((placed.block, placed) for placed in self.blocks if isinstance(placed.block, Provision))

    @cached_property
    def marks(self) -> tuple[tuple[Mark, Placed], ...]:
        """What the clause says about its own text, each with its place."""
        return tuple((placed.block, placed) for placed in self.blocks if isinstance(placed.block, Mark))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the policy; the title of the whole document is its front matter's."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Words that have no id: an introduction or a rationale, as Markdown."""

    text: str
    line: int


Piece = Heading | Prose | Clause


@dataclass(frozen=True)
class Policy:
    """One version of one school's policy."""

    name: str
    """The name of the file or where the text came from."""
    text: str
    front: FrontMatter
    titles: Titles
    pieces: tuple[Piece, ...]
    top: Values = field(default_factory=Values, compare=False, repr=False)
    """What the front matter says as it was written, with the place of each value."""

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, in the order of the text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Clause))

    @cached_property
    def by_id(self) -> Mapping[str, Clause]:
        """The clauses by their ids."""
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the exact text, in hexadecimal: what an approval approves."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def provisions(self) -> tuple[tuple[Clause, Provision, Placed], ...]:
        """Every provision, with its clause and its place."""
        return self._provisions

    @cached_property
    def _provisions(self) -> tuple[tuple[Clause, Provision, Placed], ...]:
        return tuple(
            (clause, provision, placed) for clause in self.clauses for provision, placed in clause.provisions
        )

    def marks(self) -> tuple[tuple[Clause, Mark, Placed], ...]:
        """Every mark, with its clause and its place."""
        return tuple((clause, mark, placed) for clause in self.clauses for mark, placed in clause.marks)
