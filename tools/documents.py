"""Writes the reference pages that follow from the code: docs/findings.md, docs/language.md and docs/capabilities.md.

Run `.venv/bin/python -m tools.documents` after changing a finding, a provision or a capability; a test fails when a
page is behind.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from belisha.language import reading
from belisha.language.force import Force
from belisha.language.parties import Parties
from belisha.language.periods import Period
from belisha.language.phrases import Phrase, Phrases, Slug, Slugs, Some, hyphenated
from belisha.language.populations import Population
from belisha.language.provisions import Block, Provision, in_words
from belisha.language.roles import GROUPS, OFFICES, Capability, Document, Party, PartyList
from belisha.site.vocabulary import VOCABULARY

DOCS = Path(__file__).resolve().parent.parent / "docs"
INTRODUCTION = Path(__file__).with_name("language-introduction.md")
CHANGE = "This page is written by `tools/documents.py` from the code; change it there.\n"
_NAMES: Mapping[Any, str] = {
    Phrase: "words",
    Phrases: "words, or a list of them",
    Some: "words, or a list of them",
    Slug: "a name",
    Slugs: "a name, or a list of them",
    Party: "a role or body",
    PartyList: "a role or body, or a list of them",
    Document: "a document",
    Capability: "a capability",
    Population: "people",
    Parties: "who",
    Period: "a period",
    bool: "`true` or `false`",
    str: "words",
    int: "a number",
}


def findings() -> str:
    """docs/findings.md: every finding with its id, why it matters and what to do."""
    rows = [
        "# Findings\n",
        "What `belisha policy check` can find, by its id. Ids never change their meaning.\n",
        CHANGE,
    ]
    for title, kinds in (("Reading", reading.KINDS), ("The critic", VOCABULARY.kinds())):
        rows.append(f"## {title}\n")
        for kind in sorted(kinds, key=lambda kind: kind.id):
            rows.append(
                f"### {kind.id}\n\n*{kind.level.capitalize()}.* {kind.title}.\n\n{kind.why}\n\n**What to do:** {kind.mend}\n"
            )
    return "\n".join(rows)


def capabilities() -> str:
    """docs/capabilities.md: what Belisha does, and which words say it."""
    rows = [
        "# Capabilities\n",
        "What a provision can be `about`: what Belisha does for it, or will.\n",
        CHANGE,
    ]
    rows += ["| about | what it is | words that are about it unless they say otherwise |", "|---|---|---|"]
    for identity, title in VOCABULARY.capabilities.items():
        words = [word for word, block in VOCABULARY.words.items() if getattr(block, "usual", "") == identity]
        rows.append(f"| `{identity}` | {title} | {', '.join(f'`{word}`' for word in words)} |")
    return "\n".join(rows) + "\n"


def language() -> str:
    """docs/language.md: the words, and what each can say."""
    rows = [INTRODUCTION.read_text("utf-8"), "## The words\n", CHANGE]
    for word, block in VOCABULARY.words.items():
        rows.append(_word(word, block))
    rows.append(_roles())
    return "\n".join(rows)


def _word(word: str, block: type[Block]) -> str:
    about = [(block.__doc__ or "").split("\n")[0]]
    if issubclass(block, Provision):
        kind = "says by `kept:` what keeps it" if word == "rule" else f"is {block.keeps}"
        about.append(
            f"It {kind}, and is about {in_words(block.usual)} (`{block.usual}`) unless `about:` says otherwise."
        )
    hints = typing.get_type_hints(block, include_extras=True)
    rows = ["| line | what stands there |", "|---|---|"]
    for name, field in block.model_fields.items():
        if name not in Provision.model_fields or not issubclass(block, Provision):
            rows.append(
                f"| `{hyphenated(name)}`{' (needed)' if field.is_required() else ''} | {_expected(hints[name])} |"
            )
    table = "\n".join(rows)
    return f"### `{word}`\n\n{' '.join(about)}\n\n{table}\n"


def _expected(annotation: Any) -> str:
    if annotation in _NAMES:
        return _NAMES[annotation]
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_expected(each) for each in arguments if each is not type(None))
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{each}`" for each in arguments)
    if origin is typing.Annotated:
        return _expected(arguments[0])
    if origin is tuple:
        return f"a list, of {_expected(arguments[0])}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "one of " + ", ".join(f"`{each.value}`" for each in annotation)
    return _of_model(annotation)


def _of_model(annotation: Any) -> str:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        names = ", ".join(f"`{hyphenated(name)}`" for name in annotation.model_fields)
        return f"a {annotation.__name__.lower()} ({names})"
    return "a date" if getattr(annotation, "__name__", "") == "date" else "words"


def _roles() -> str:
    force = ", ".join(f"`{each}`" for each in Force)
    groups = ", ".join(f"`{role}`" for role in GROUPS)
    offices = ", ".join(f"`{role}`" for role in OFFICES)
    return (
        f"## Force\n\nEvery provision can say `force:` one of {force}. Without it, it is `must`.\n\n"
        f"## Standard roles\n\nGroups, which need not be listed at the top: {groups}.\n\n"
        f"Offices, which a policy lists at the top with the school's own title: {offices}.\n"
    )


PAGES: Mapping[str, Callable[[], str]] = {
    "findings.md": findings,
    "capabilities.md": capabilities,
    "language.md": language,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
