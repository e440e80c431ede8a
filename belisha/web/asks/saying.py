"""Words that speak to somebody: sentences in the second person, put together from a provision's data."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from belisha.language.force import Force
from belisha.language.parties import Parties
from belisha.language.phrases import listed, spoken
from belisha.language.populations import Population
from belisha.language.roles import GOVERNORS, STAFF, Titles
from belisha.language.steps import Step
from belisha.people.terms import Facts

_OTHERS: Final = frozenset(
    {
        "people", "staff", "others", "children", "everyone", "somebody", "anybody", "who", "pupils", "parents", "carers",
        "governors", "teachers", "members", "users", "visitors", "volunteers", "learners", "students", "families",
        "colleagues", "friends", "providers", "companies", "contractors",
    }
)  # fmt: skip
"""Words after which "their" may be somebody else's."""
_THINGS: Final = frozenset(
    {
        "sites",
        "websites",
        "devices",
        "documents",
        "systems",
        "images",
        "data",
        "equipment",
        "webcams",
        "media",
    }
)
"""Words after which "their" may be that of things, but nobody's "own"."""
_PRONOUNS: Final = {"they": "you", "their": "your", "themselves": "yourself", "theirs": "yours"}
_WORD: Final = re.compile(r"[A-Za-z'’-]+")


def capitalised(words: str) -> str:
    """The words with a capital first letter; the rest is left alone."""
    return words[:1].upper() + words[1:]


def told(lead: str, *parts: str | None) -> str:
    """Short sentences, each with a capital letter and a full stop; parts that are None or empty are left out."""
    return " ".join(f"{capitalised(each).rstrip('.')}." for each in (lead, *parts) if each)


def in_a_row(phrases: Sequence[str], join: str = "and") -> str:
    """Phrases in a row; parted by semicolons where one of them has a comma of its own."""
    if any("," in phrase for phrase in phrases) and len(phrases) > 1:
        return f"{'; '.join(phrases[:-1])}; {join} {phrases[-1]}"
    return listed(phrases, join)


def yours(phrase: str) -> str:
    """A phrase about "them" as one about "you", where nobody else in it can be meant.

    "keep their phones off" is "keep your phones off"; "ask pupils for their phones" stays as it is.
    """
    found: list[str] = []
    end, after_things = 0, False
    for word in _WORD.finditer(phrase):
        if word.group().lower() in _OTHERS and phrase[word.end() : word.end() + 5] != " they":
            break
        after_things = after_things or word.group().lower() in _THINGS
        own = phrase[word.start() : word.end() + 4] == "their own"
        if word.group() in _PRONOUNS and (own or not after_things):
            found += [phrase[end : word.start()], _PRONOUNS[word.group()]]
            end = word.end()
    changed = "".join([*found, phrase[end:]])
    return re.sub(r"^you is\b", "you are", changed)


_IN: Final = {
    "on-site": "on site", "off-site": "off site", "classroom": "in classrooms", "classrooms": "in classrooms",
    "toilets": "in the toilets", "changing-rooms": "in changing rooms", "office": "in the office", "home": "at home",
    "lessons": "in lessons", "exams": "in exams", "breaks": "at breaks", "lunch": "at lunch", "trips": "on trips",
    "before-school": "before school", "after-school": "after school", "school-day": "during the school day",
}  # fmt: skip
"""Places and times as they stand at the end of a sentence."""
_SAID: Final = {
    "on-site": "site|premises|grounds|school|centre", "off-site": "site|away from|out of", "school-day": "day|hours",
    "toilets": "toilet", "changing-rooms": "changing", "exams": "exam", "breaks": "break",
}  # fmt: skip
"""Words by which a phrase says a place or a time itself; else the name's own."""
LONG_PHRASE: Final = 6
"""From how many words on a comma keeps a phrase and its place apart."""


def places_and_times(phrase: str, where: Sequence[str], when: Sequence[str]) -> str:
    """Where and when something holds, as the end of the phrase: " in the toilets at lunch"; "" where the phrase says so."""
    comma = "," if len(phrase.split()) > LONG_PHRASE else ""
    ends = [
        _end_of(slugs, lead, comma)
        for lead, slugs in (("in these places", where), ("at these times", when))
        if slugs and not all(_is_said(slug, phrase) for slug in slugs)
    ]
    return "".join(ends)


def _is_said(slug: str, phrase: str) -> bool:
    return bool(re.search(_SAID.get(slug, spoken(slug).rstrip("s")), phrase.lower()))


def _end_of(slugs: Sequence[str], lead: str, comma: str) -> str:
    if all(slug in _IN for slug in slugs):
        return f"{comma} {listed([_IN[slug] for slug in slugs])}"
    return f", {lead}: {listed([spoken(slug) for slug in slugs])}"


def used(slugs: Sequence[str]) -> str:
    """The things that somebody uses: "the network and the internet"."""
    words = [spoken(slug) for slug in slugs]
    return listed([word if word.startswith("the ") else f"the {word}" for word in words])


def must(force: Force, *, negative: bool = False) -> str:
    """ "you must", "you should", "you are asked to": how strongly a provision binds you."""
    return f"you {force.verb(plural=True, negative=negative)}"


def roles_of(facts: Facts) -> frozenset[str]:
    """The roles under which a policy binds somebody: their own, and "everyone"; staff and governors are the school."""
    part = {"school"} if facts.roles & (STAFF | GOVERNORS) else set()
    return facts.roles | {"everyone"} | part


def is_one_of(who: Population | Parties | str | None, facts: Facts) -> bool:
    """Whether somebody holds one of the roles that are named here."""
    return bool(named(who) & roles_of(facts))


def named(who: Population | Parties | str | None) -> frozenset[str]:
    """The roles that are named here."""
    if isinstance(who, Population):
        return frozenset(who.roles)
    if isinstance(who, Parties):
        return frozenset(who.everyone)
    return frozenset({who} if who else ())


def others(who: Parties | None, facts: Facts, titles: Titles) -> str | None:
    """Who acts together with you, as in "together with the Headteacher"; None where you act alone."""
    if who is None or who.one:
        return None
    rest = [titles.one_of(role) for role in who.members if role not in facts.roles]
    return f"together with {listed(rest)}" if rest and len(rest) < len(who.members) else None


def act(step: Step, titles: Titles) -> str:
    """One step that you take, after "you must"."""
    return f"{_deed(step, titles)}{_limits(step)}"


def _deed(step: Step, titles: Titles) -> str:
    if step.tell:
        return f"tell {step.tell.words(titles)}" + (f" of {step.what}" if step.what else "")
    if step.refer:
        return f"refer {step.what or 'it'} to {step.refer.words(titles)}"
    if step.ask:
        return f"ask {step.ask.words(titles)}" + (f" for {step.what}" if step.what else "")
    return yours(step.do or "")


def reached(step: Step) -> str:
    """One step that reaches you: you are told, or asked, or it is referred to you."""
    what = yours(step.what or "")
    if step.tell:
        return f"you are told{f' of {what}' if what else ''}{_limits(step)}"
    if step.ask:
        return f"you are asked{f' for {what}' if what else ''}{_limits(step)}"
    return f"{what or 'it'} is referred to you{_limits(step)}"


def _limits(step: Step) -> str:
    said = (("if {}", step.when), ("{}", step.within), ("calling {}", step.calling), ("until {}", step.until))
    return "".join(f", {yours(words.format(value))}" for words, value in said if value)


def any_held(roles: Collection[str], facts: Facts) -> bool:
    """Whether somebody holds any of these roles themselves, not merely as one of everyone."""
    return bool(set(roles) & facts.roles)
