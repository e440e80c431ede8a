"""How hard words are to read: a small measure for sentences that young children read or hear."""

from __future__ import annotations

import re
from typing import Final

SHORT: Final = 2
"""The syllables of a word that an infant reads easily."""
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*|[0-9][0-9 ]*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?:[^aeiouyl]e|[^aeiouydt]ed|[^aeiouysxz]es)$")


def words_in(text: str) -> list[str]:
    """The words of a text; a telephone number is one word."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, without a silent ending. At least 1."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(_VOWELS.findall(plain))
    return max(1, groups - (1 if groups > 1 and _SILENT.search(plain) else 0))


def is_easy(text: str, *, words: int = 8, long_words: int = 1) -> bool:
    """Whether each sentence of a text is short, and its words too.

    `words` is the most that a sentence may have, `long_words` how many of them may have more than two syllables.
    """
    sentences = [one for one in re.split(r"[.!?:;]+(?:\s|$)", text) if one.strip()]
    return bool(sentences) and all(_easy(words_in(one), words, long_words) for one in sentences)


def _easy(found: list[str], most: int, long_words: int) -> bool:
    return len(found) <= most and sum(syllables(word) > SHORT for word in found) <= long_words
