"""Suggestions for a word that nobody knows: "Did you mean `network-manager`?"."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

CLOSE_ENOUGH = 70.0
"""Similarity in per cent from which a known word is worth suggesting."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None when none is like it."""
    found = process.extractOne(word.lower(), sorted(known), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return None if found is None else found[0]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question to put to the author, or nothing when no known word is like this one."""
    likely = closest(word, known)
    return f"Did you mean `{likely}`?" if likely else ""
