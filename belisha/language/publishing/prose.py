"""Prose: a clause's Markdown as paragraphs, list items and tables of styled words, for any form of publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a row; `marker` is "•" or "1." where they stand in a list, `depth` how deep that list stands."""

    runs: tuple[Run, ...]
    marker: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the heading."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]


ProsePart = Paragraph | Table


def html_of(markdown: str) -> str:
    """The prose as HTML that is safe to show: no scripts, styles, images or unknown addresses."""
    return nh3.clean(
        _PARSER.render(markdown),
        tags={
            "p",
            "ul",
            "ol",
            "li",
            "strong",
            "em",
            "a",
            "code",
            "pre",
            "blockquote",
            "br",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        },
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SAFE_SCHEMES,
        link_rel="noopener noreferrer",
    )


def parts_of(markdown: str) -> tuple[ProsePart, ...]:
    """The prose as paragraphs and tables."""
    return tuple(_parts(_PARSER.parse(markdown)))


def plain(markdown: str) -> str:
    """The prose's words alone, on one line: for search and short previews."""
    words = [run.text for part in parts_of(markdown) for run in _all_runs(part)]
    return " ".join(" ".join(words).split())


def _all_runs(part: ProsePart) -> Iterator[Run]:
    if isinstance(part, Paragraph):
        yield from part.runs
    else:
        yield from (run for row in part.rows for cell in row for run in cell)


def _parts(tokens: list[Token]) -> Iterator[ProsePart]:
    lists: list[str] = []
    marker = ""
    rows: list[list[tuple[Run, ...]]] = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token.type)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            marker = f"{token.info}." if token.info else "•"
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield Table(tuple(tuple(row) for row in rows))
            rows = []
        elif token.type == "inline" and rows:
            rows[-1].append(tuple(_runs(token)))
        elif token.type == "inline":
            yield Paragraph(tuple(_runs(token)), marker if lists else "", len(lists))
            marker = ""
        elif token.type in ("fence", "code_block"):
            yield Paragraph((Run(token.content),))


def _runs(token: Token) -> Iterator[Run]:
    strong = emphasis = 0
    link = ""
    for child in token.children or []:
        if child.type in ("strong_open", "strong_close"):
            strong += 1 if child.type == "strong_open" else -1
        elif child.type in ("em_open", "em_close"):
            emphasis += 1 if child.type == "em_open" else -1
        elif child.type == "link_open":
            link = _safe(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            link = ""
        elif child.type in ("softbreak", "hardbreak"):
            yield Run(" ", bool(strong), bool(emphasis), link)
        elif child.content:
            yield Run(child.content, bool(strong), bool(emphasis), link)


def _safe(address: str) -> str:
    return address if address.split(":", 1)[0].lower() in SAFE_SCHEMES else ""
