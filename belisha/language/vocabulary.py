"""The vocabulary: every word that a policy can use, put together in one visible place by `belisha.site`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from belisha.language.provisions import Block, Provision

if TYPE_CHECKING:
    from datetime import date

    from belisha.language.clauses import Policy
    from belisha.language.findings import Finding, Kind


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the critic looks for: a function of a policy and a day, and the findings it can make."""

    kinds: tuple[Kind, ...]
    run: Callable[[Policy, date], Iterable[Finding]]


def _by_word(blocks: Iterable[type[Block]]) -> dict[str, type[Block]]:
    words: dict[str, type[Block]] = {}
    for block in blocks:
        if block.word in words:
            raise ValueError(f"two rooms bring the word `{block.word}`")
        words[block.word] = block
    return words


def _nothing(_: Provision) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words, the names of what Belisha does, the critic's checks, and which provisions a room serves."""

    words: Mapping[str, type[Block]]
    capabilities: Mapping[str, str]
    """What Belisha does: id and title."""
    checks: tuple[Check, ...] = field(default=())
    serves: Callable[[Provision], bool] = _nothing
    """Whether some room acts on a provision or keeps evidence of it."""

    def kinds(self) -> tuple[Kind, ...]:
        """Everything that the critic can find, in the order in which it looks."""
        return tuple(dict.fromkeys(kind for check in self.checks for kind in check.kinds))

    @classmethod
    def of(
        cls,
        blocks: Iterable[type[Block]],
        capabilities: Mapping[str, str],
        checks: Iterable[Check] = (),
        serves: Callable[[Provision], bool] = _nothing,
    ) -> Vocabulary:
        """Put a vocabulary together; raises ValueError when two rooms bring the same word."""
        return cls(_by_word(blocks), dict(capabilities), tuple(checks), serves)
