"""What a rule's words are about: which act, and which places and times of the school day."""

from __future__ import annotations

import re

_ACTS: tuple[tuple[str, str], ...] = (
    (r"bring|carry|possess|own|wear|have (?:an?|any|their|with|on)", "have"),
    (r"use|operate|access|answer|check|switch on|turn on|look at|take out|go on|log in|play", "use"),
    (r"photograph|film|record|video|take (?:\w+ )?(?:photo\w*|pictures?|images?|videos?)", "picture"),
    (r"share|send|post|publish|upload|forward|pass on|show|put up|disclose|reveal|tell|give", "pass on"),
    (r"contact|message|befriend|add|accept|follow|invite|chat|communicate|talk|speak", "contact"),
    (r"download|install|copy|save", "load"),
)
_KNOWN = tuple((re.compile(rf"\b(?:{words})\b"), act) for words, act in _ACTS)
_ANOTHERS = re.compile(
    r"\b(?:another|other|someone else|somebody else)\b.*\b(?:password|log-?ins?|accounts?)\b"
    r"|\b(?:password|log-?ins?|accounts?)\b.*\b(?:another|other|someone else|somebody else)\b"
)
_LEADING = 8
"""How many words of a phrase are looked at: its verbs stand at its beginning."""
HAVING = "have"
MODES = ("off", "silent")
"""States that a device can be asked to be in, of which it has one at a time."""

_WITHIN_THE_DAY = frozenset(
    {"breaks", "lunch", "lessons", "exams", "tests", "registration", "assembly", "assemblies", "meetings", "moving-around-school"}
)  # fmt: skip
_OFF_SITE = frozenset({"off-site", "home", "at-home", "trips", "visits", "online"})


def acts(phrase: str) -> frozenset[str]:
    """The acts that a phrase speaks of: "use a phone" and "switch on a phone" are one act, "bring a phone" another."""
    words = phrase.lower()
    begin = " ".join(words.split()[:_LEADING])
    found = {act for pattern, act in _KNOWN if pattern.search(begin)}
    if _ANOTHERS.search(words):
        found.add("pass on")  # whoever uses somebody else's password shares it
    return frozenset(found or {begin.split(" ")[0]})


def modes(phrases: tuple[str, ...]) -> frozenset[str]:
    """The states that phrases ask of a device."""
    return frozenset(mode for mode in MODES for phrase in phrases if mode in re.findall(r"\w+", phrase))


def times_meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two rules can hold at the same time of the day; a rule that names no time always holds."""
    return not one or not other or bool(_times(one) & _times(other))


def times_cover(wide: tuple[str, ...], narrow: tuple[str, ...]) -> bool:
    """Whether a rule holds at all the times at which another does."""
    return not wide or (bool(narrow) and set(narrow) <= _times(wide))


def _times(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names) | (_WITHIN_THE_DAY if "school-day" in names else frozenset())


def places_meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two rules can hold in the same place; a rule that names no place holds everywhere."""
    return not one or not other or places_cover(one, other, some=True) or places_cover(other, one, some=True)


def places_cover(wide: tuple[str, ...], narrow: tuple[str, ...], *, some: bool = False) -> bool:
    """Whether a rule holds in all the places in which another does (with `some`: in one of them at least)."""
    inside = [place in wide or ("on-site" in wide and place not in _OFF_SITE) for place in narrow]
    return not wide or (bool(narrow) and (any(inside) if some else all(inside)))
