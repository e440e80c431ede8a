"""What differs: the words that changed between two sentences, and the changes by the role that they touch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape
from rapidfuzz.distance import Indel

from belisha.language.clauses import Policy
from belisha.language.comparing import ClauseChange, Comparison, Difference
from belisha.web.critic.marking import visible

Piece = tuple[bool, str]
"""Whether a part of a text differs, and the part."""

MOST_WORDS: Final = 2_000
"""Longer texts are shown whole: to compare them word by word would keep people waiting."""

_REMOVED: Final = ("del", "removed")
_ADDED: Final = ("ins", "added")


@dataclass(frozen=True)
class Contrast:
    """Two texts with the words that differ in <del> and <ins>."""

    was: Markup
    becomes: Markup


def contrast(was: str, becomes: str) -> Contrast:
    """The words that differ between two texts; with nothing to compare, neither is marked."""
    old, new = _words(visible(was)), _words(visible(becomes))
    if not (was and becomes) or max(len(old), len(new)) > MOST_WORDS:
        return Contrast(escape(visible(was)), escape(visible(becomes)))
    # Python's own SequenceMatcher takes 22 seconds for two texts of a thousand words each that have only commas in common.
    parts = list(Indel.opcodes([word.strip() for word in old], [word.strip() for word in new]))
    gone = [(part.tag != "equal", "".join(old[part.src_start : part.src_end])) for part in parts]
    come = [(part.tag != "equal", "".join(new[part.dest_start : part.dest_end])) for part in parts]
    return Contrast(_shown(gone, _REMOVED), _shown(come, _ADDED))


def _words(text: str) -> list[str]:
    """Words and marks, each with the space before it, so that a space is never what two texts have in common."""
    return re.findall(r"\s*(?:\w+|[^\w\s]|$)", text)


def _shown(pieces: Iterable[Piece], how: tuple[str, str]) -> Markup:
    """The pieces with those that differ in an element, and words about it that only a screen reader says."""
    element, word = how
    marked = Markup(
        f'{{}}<{element}><span class="govuk-visually-hidden">[{word}: </span>{{}}'
        f'<span class="govuk-visually-hidden">]</span></{element}>'
    )
    return Markup().join(
        marked.format(text[: len(text) - len(text.lstrip())], text.lstrip())
        if differs and text.strip()
        else escape(text)
        for differs, text in pieces
    )


@dataclass(frozen=True)
class Touched:
    """A role, and how many changes touch it."""

    id: str
    title: str
    number: int


def touched(comparison: Comparison, old: Policy, new: Policy) -> tuple[Touched, ...]:
    """The roles for whom something changes, those with most changes first."""
    counts: dict[str, int] = {}
    for role in [
        *_front_roles(comparison),
        *(role for change in comparison.clauses for role in change.roles),
    ]:
        counts[role] = counts.get(role, 0) + 1
    ordered = sorted(counts, key=lambda role: (-counts[role], role))
    return tuple(Touched(role, title_of(role, old, new), counts[role]) for role in ordered)


def _front_roles(comparison: Comparison) -> list[str]:
    return [role for difference in comparison.front for role in difference.roles]


def title_of(role: str, old: Policy, new: Policy) -> str:
    """What the later version calls a role, or the earlier one where the later has none."""
    knowing = new if new.titles.knows(role) or not old.titles.knows(role) else old
    return visible(knowing.titles.party(role))


def touching(changes: Iterable[ClauseChange], role: str) -> tuple[ClauseChange, ...]:
    """The changes that touch a role; all of them for ""."""
    return tuple(change for change in changes if not role or role in change.roles)


def front_touching(comparison: Comparison, role: str) -> tuple[Difference, ...]:
    """What changes about the policy itself that touches a role; all of it for ""."""
    return tuple(difference for difference in comparison.front if not role or role in difference.roles)


def counted(changes: Iterable[ClauseChange]) -> Mapping[str, int]:
    """How many clauses each sort of change befalls."""
    counts: dict[str, int] = {}
    for change in changes:
        counts[str(change.change)] = counts.get(str(change.change), 0) + 1
    return counts
