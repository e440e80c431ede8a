"""The smallest pieces of a provision: phrases, slugs, and how lists of them are read back.

A phrase goes into a read-back sentence as it stands, so it may hold nothing that the sentence itself
uses to part one piece from the next; that is why two different provisions can never read the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from belisha.language.trouble import wrong

LONGEST_PHRASE = 400
LONGEST_SLUG = 80
ACRONYMS = {
    word.lower(): word
    for word in (
        "AI",
        "CD",
        "CEOP",
        "CTIRU",
        "DNS",
        "DSL",
        "DVD",
        "EYFS",
        "GDPR",
        "HTTP",
        "ICT",
        "INSET",
        "IWF",
        "KS1",
        "KS2",
        "LADO",
        "PC",
        "PSHE",
        "RSE",
        "RSHE",
        "SEN",
        "SEND",
        "SENCO",
        "TV",
        "URL",
        "USB",
        "VLE",
        "VPN",
    )
} | {"english": "English", "welsh": "Welsh"}
"""Words of a name that stand in capitals when it is read back."""
_FORBIDDEN = re.compile(
    r"[;\n\r\t“”\[\]\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\([0-9]+\)| [–—] "
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def hyphenated(name: str) -> str:
    """The name of a field as a policy writes it: `signed_by` is `signed-by`, `for_` is `for`."""
    return name.rstrip("_").replace("_", "-")


class Shared(BaseModel):
    """The base of every piece that provisions are built from: frozen, and nothing extra allowed."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=hyphenated,
        populate_by_name=True,
        str_strip_whitespace=True,
    )


def _as_text(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int | float) else value


def _as_phrase(value: str) -> str:
    phrase = " ".join(value.split(" ")).strip().removesuffix(".")
    if not phrase:
        raise wrong("Some words are needed here.")
    if len(phrase) > LONGEST_PHRASE:
        raise wrong(
            f"This is {len(phrase)} characters long; at most {LONGEST_PHRASE} can be read in a sentence."
        )
    found = _FORBIDDEN.search(phrase)
    if found:
        raise wrong(
            "A phrase becomes part of a sentence, so it may not hold a semicolon, a dash between spaces, curly quotation marks, "
            f"square brackets, numbers in brackets or invisible characters; this one has {found.group()!r}.",
            "Use a comma, or make two provisions of it.",
        )
    return re.sub(r" {2,}", " ", phrase)


def _as_slug(value: str) -> str:
    if len(value) > LONGEST_SLUG or not _SLUG.fullmatch(value):
        likely = slug_of(value)
        raise wrong(
            f"`{value[:LONGEST_SLUG]}` is not a name: names are small letters and digits joined by hyphens.",
            f"Did you mean `{likely}`?" if likely else "",
        )
    return value


def as_list(value: object) -> object:
    """One value as a list of one, so that an author may leave the brackets out."""
    return value if isinstance(value, list | tuple) else [value]


Phrase = Annotated[str, BeforeValidator(_as_text), AfterValidator(_as_phrase)]
"""Some words on one line that read on in the middle of a sentence."""

Slug = Annotated[str, BeforeValidator(_as_text), AfterValidator(_as_slug)]
"""A name of the policy's own, such as `social-networking`."""

Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(as_list)]
Some = Annotated[tuple[Phrase, ...], BeforeValidator(as_list), Field(min_length=1)]
"""At least one phrase."""

Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]


def slug_of(words: str) -> str:
    """Words as a name: "Network Manager" is `network-manager`."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:LONGEST_SLUG]


def spoken(slug: str) -> str:
    """A slug as words: `social-networking` is "social networking"."""
    return " ".join(ACRONYMS.get(word, word) for word in slug.split("-"))


def listed(words: Sequence[str], join: str = "and") -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    *first, last = words or [""]
    return f"{', '.join(first)} {join} {last}" if first else last


def numbered(phrases: Sequence[str]) -> str:
    """Phrases in a row, which may hold commas of their own: one stands bare, more are numbered."""
    if len(phrases) == 1:
        return phrases[0]
    return ", ".join(f"({number}) {phrase}" for number, phrase in enumerate(phrases, 1))


def spoken_list(slugs: Sequence[str]) -> str:
    """Slugs in a row, as words."""
    return ", ".join(spoken(slug) for slug in slugs)
