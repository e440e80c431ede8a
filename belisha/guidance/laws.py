"""Laws: which one some words name, or nearly name, and whether it still stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from belisha.guidance.acts import LAWS, REAL_YEARS
from belisha.guidance.names import Names
from belisha.guidance.terms import Law, LawMatch

CLOSE_TITLE = 72.0
"""Similarity, in per cent, from which a title of the same year is taken for a slip of the pen."""
SAME_TITLE = 90.0
"""Similarity from which a title is the same but for a slip, whatever its year."""

_KINDS = frozenset({"act", "regulation", "regulations", "order"})
_LITTLE = _KINDS | {"and", "of", "the", "from", "for", "etc", "england"}
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_ABBREVIATION = re.compile(r"\s*\((?:[A-Z]{2,7}|the .{0,20})\)")


def _key(text: str) -> str:
    plain = _ABBREVIATION.sub("", text).casefold().replace("’", "'").replace("&", "and")
    return " ".join(re.sub(r"[(),.\-]", " ", plain).split()).removeprefix("the ")


def _without_year(text: str) -> tuple[str, int | None]:
    years = _YEAR.findall(text)
    title = _key(_YEAR.sub(" ", text))
    return title.removesuffix(" of"), int(years[-1]) if years else None


def _by_name() -> dict[str, Law]:
    names: dict[str, Law] = {}
    for law in LAWS:
        names[_key(law.title)] = law  # the last wins: who names no year means the law of today
        names[_key(law.name)] = law
    for law in LAWS:
        names |= {_key(alias): law for alias in law.aliases}
    return names


_BY_NAME: Mapping[str, Law] = _by_name()
_TITLES = tuple((_key(law.title), law) for law in LAWS)
_LEAST_LIKE = 50.0
"""Titles less alike than this, in per cent, are not worth telling apart."""
_REAL_YEARS = {_key(title): years for title, years in REAL_YEARS.items()}


def find_law(text: str) -> LawMatch | None:
    """The law that some words name: exactly, or as the likeliest that was meant ("Did you mean ...?").

    Without a year, the law of today is meant. None where no law is like it, or where it is one that Parliament has
    passed and we hold nothing about.
    """
    if law := _exact(text):
        return LawMatch(law, True, text)
    title, year = _without_year(text)
    if year in _REAL_YEARS.get(title, ()):
        return None
    near = _nearest(title, year)
    return LawMatch(near, False, text) if near else None


def _exact(text: str) -> Law | None:
    title, year = _without_year(text)
    return (
        _BY_NAME.get(_key(text))
        or _BY_NAME.get(f"{title} {year}")
        or (_BY_NAME.get(title) if year is None else None)
    )


def _nearest(title: str, year: int | None) -> Law | None:
    scored = [(_score(title, year, known, law), law.year, law) for known, law in _TITLES]
    score, _, law = max(scored, key=lambda each: each[:2])
    return law if score else None


def _score(title: str, year: int | None, known: str, law: Law) -> float:
    likeness = fuzz.ratio(title, known, score_cutoff=_LEAST_LIKE)
    if year == law.year and (likeness >= CLOSE_TITLE or _half_the_words(title, known)):
        return likeness + 100
    return likeness if likeness >= SAME_TITLE else 0.0


def _half_the_words(one: str, other: str) -> bool:
    """Whether two titles of one kind share half of the words that tell them apart: "Criminal Misuse Act"."""
    left, right = set(one.split()), set(other.split())
    if left & _KINDS != right & _KINDS:
        return False
    left, right = left - _LITTLE, right - _LITTLE
    return 2 * len(left & right) >= max(len(left), len(right), 1)


_KIND = re.compile(
    r"\b(?:Act|Bill|Regulations?(?!\s+of\s+[A-Z]))\b(?:\s*\([A-Z]{2,7}\))?(?:,?\s+(?:of\s+)?(?:19|20)\d\d\b)?"
)
_TITLE_BEFORE = re.compile(
    r"(?<![\w-])(?:[A-Z][\w'’.-]*,?\s+|\([A-Z][^()]{2,40}\)\s*|(?:and|of|from|for|the|at|in|by|etc\.?|to|&)\s+){1,14}$"
)
_LONGEST_TITLE = 160
_ALIASES = Names(
    (
        alias
        for law in LAWS
        for alias in law.aliases
        if "Act" not in alias.split() and "Regulation" not in alias
    ),
    same_case=True,
)
_SMALL = re.compile(r"^(?:(?:and|of|from|for|the|at|in|by|to|&|The|Under|In|This|Our|Any|By|To|If|See)\s+)+")


def laws_named_in(text: str) -> tuple[LawMatch, ...]:
    """The laws that a text names or nearly names, in order; Acts that are like none we hold are left out."""
    matches = [match for words, begin in _titles_in(text) if (match := _match_at(words, begin))]
    for begin, end, name in _ALIASES.found_in(text):
        taken = any(match.offset <= begin < match.offset + len(match.text) for match in matches)
        if not taken:
            matches.append(LawMatch(_BY_NAME[_key(name)], True, text[begin:end], begin))
    return tuple(sorted(matches, key=lambda match: match.offset))


def _titles_in(text: str) -> Iterator[tuple[str, int]]:
    """What may be the name of an Act: the capitalised words up to "Act" and the year, and where they begin."""
    after = 0
    for kind in _KIND.finditer(text):
        before = max(after, kind.start() - _LONGEST_TITLE)
        if title := _TITLE_BEFORE.search(text[before : kind.start()]):
            begin = before + title.start()
            yield text[begin : kind.end()], begin
        after = kind.end()


def _match_at(words: str, offset: int) -> LawMatch | None:
    """The law that a run of capitalised words ends in, trying without the first words of the sentence."""
    small = _SMALL.match(words)
    begin = small.end() if small else 0
    near: LawMatch | None = None
    while begin < len(words):
        found = find_law(words[begin:])
        if found and found.exact:
            return found._replace(offset=offset + begin)
        near = near or (found._replace(offset=offset + begin) if found else None)
        gap = re.compile(r"\s+").search(words, begin)
        begin = gap.end() if gap else len(words)
    return near
