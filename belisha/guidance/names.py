"""Finding known names in a text quickly, whatever the line breaks, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w(?:[\w'’&.-]*\w)?|&")


def _plain(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s")


@lru_cache(maxsize=4)
def _words_of(text: str, *, same_case: bool) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Where each word of a text stands, and the words. Kept for a moment: one text is searched for many lots of names."""
    plain = text if same_case else text.casefold()
    spots = tuple(match.span() for match in _WORD.finditer(text))
    if len(plain) != len(text):
        return spots, tuple(_plain(text[begin:end]).casefold() for begin, end in spots)
    return spots, tuple(_plain(plain[begin:end]) for begin, end in spots)


class Names:
    """A set of names, each of one or more words, to be found in texts.

    `same_case` is for names that are also common words: then "Reading" is found and "reading" is not.
    """

    def __init__(self, names: Iterable[str], *, same_case: bool = False) -> None:
        self._same_case = same_case
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            words = tuple(self._folded(word) for word in _WORD.findall(name))
            self._by_first.setdefault(words[0], []).append((words, name))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _folded(self, word: str) -> str:
        plain = _plain(word)
        return plain if self._same_case else plain.casefold()

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each name begins and ends and which it is, from first to last, the longer before the shorter."""
        spots, words = _words_of(text, same_case=self._same_case)
        at = 0
        while at < len(words):
            length, name = self._at(words, at)
            if length:
                begin, end = spots[at][0], spots[at + length - 1][1]
                yield begin, begin + len(_possessive(text[begin:end])), name
            at += length or 1

    def _at(self, words: tuple[str, ...], at: int) -> tuple[int, str]:
        for name_words, name in self._by_first.get(words[at], ()):
            if words[at : at + len(name_words)] == name_words:
                return len(name_words), name
        return 0, ""


def _possessive(text: str) -> str:
    """The text without a possessive ending, which is no part of the name."""
    return text.removesuffix("'s").removesuffix("’s")
