"""Finding known names in a text quickly, whatever the line breaks, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w(?:[\w'’&.-]*\w)?|&")


def _plain(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s")


@lru_cache(maxsize=4)
def _spots_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where each word of a text stands. Kept for a moment: one text is searched for many lots of names."""
    return tuple(match.span() for match in _WORD.finditer(text))


@lru_cache(maxsize=4)
def _words_of(text: str, *, same_case: bool) -> tuple[str, ...]:
    """The words of a text, without possessive endings."""
    whole = text.replace("’", "'")
    folded = whole if same_case else whole.casefold()
    spots = _spots_of(text)
    if len(folded) != len(text):
        return tuple(_plain(text[begin:end]).casefold() for begin, end in spots)
    words = [folded[begin:end] for begin, end in spots]
    return tuple(word[:-2] if word.endswith("'s") else word for word in words)


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
        words = _words_of(text, same_case=self._same_case)
        first_words = self._by_first
        taken_to = 0
        for at in [at for at, word in enumerate(words) if word in first_words]:
            length, name = self._at(words, at) if at >= taken_to else (0, "")
            if length:
                taken_to = at + length
                begin, end = _spots_of(text)[at][0], _spots_of(text)[taken_to - 1][1]
                yield begin, begin + len(_possessive(text[begin:end])), name

    def _at(self, words: tuple[str, ...], at: int) -> tuple[int, str]:
        for name_words, name in self._by_first.get(words[at], ()):
            if words[at : at + len(name_words)] == name_words:
                return len(name_words), name
        return 0, ""


def _possessive(text: str) -> str:
    """The text without a possessive ending, which is no part of the name."""
    return text.removesuffix("'s").removesuffix("’s")
