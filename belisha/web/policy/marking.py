"""Searching: which words somebody looks for, whether a text holds them all, and where they stand in it."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from markupsafe import Markup

LONGEST_SEARCH: Final = 100
"""Characters of a search that are read."""

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_TAG = re.compile(r'(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)')
# A keyboard has straight marks where a printed text has round ones.
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})
_ANY_OF = {"'": "['’‘]", '"': '["“”]', "-": "[-–‑]"}


def terms_of(search: str) -> tuple[str, ...]:
    """The words that are looked for, each once; words in quotation marks belong together."""
    straight = search[:LONGEST_SEARCH].translate(_STRAIGHT)
    found = (" ".join((together or single).split()) for together, single in _TERM.findall(straight))
    return tuple(dict.fromkeys(term.casefold() for term in found if term.strip('"')))


def searchable(*texts: str) -> str:
    """Texts as `holds` looks through them: in small letters, with straight marks and single spaces."""
    return " ".join(" ".join(texts).translate(_STRAIGHT).casefold().split())


def holds(text: str, terms: tuple[str, ...]) -> bool:
    """Whether a searchable text holds all terms."""
    return all(term in text for term in terms)


def mark_text(text: str, terms: tuple[str, ...]) -> Markup:
    """A plain text as HTML, with each hit in a `mark` element."""
    if not terms:
        return Markup.escape(text)
    pieces = _pattern(terms).split(text)
    return Markup("").join(_marked(piece, hit=bool(number % 2)) for number, piece in enumerate(pieces))


def mark_html(html: str, terms: tuple[str, ...]) -> Markup:
    """Safe HTML with each hit in a `mark` element; hits are sought in its words and never in its tags."""
    if not terms:
        return Markup(html)
    pieces = _TAG.split(html)
    return Markup("").join(
        Markup(piece) if number % 2 else mark_text(unescape(piece), terms)
        for number, piece in enumerate(pieces)
    )


def _marked(piece: str, *, hit: bool) -> Markup:
    return Markup("<mark>{}</mark>").format(piece) if hit else Markup.escape(piece)


def _pattern_of_term(term: str) -> str:
    return "".join(r"\s+" if sign == " " else _ANY_OF.get(sign, re.escape(sign)) for sign in term)


def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(f"({'|'.join(_pattern_of_term(term) for term in longest_first)})", re.IGNORECASE)
