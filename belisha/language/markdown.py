"""Markdown: a policy's text laid out as front matter, headings, paragraphs and fenced blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from belisha.language.blocks import TOO_DEEP
from belisha.language.findings import Finding, Kind, Level, Spot

UNCLOSED_BLOCK = Kind(
    "unclosed-block",
    Level.ERROR,
    "A block that never ends",
    "All that follows would be taken for part of the block.",
    "End the block with a line of three backticks.",
)
UNCLOSED_FRONT_MATTER = Kind(
    "unclosed-front-matter",
    Level.ERROR,
    "The top of the policy never ends",
    "The whole text would be taken for the list of roles.",
    "Put a line `---` after the last role, body or document.",
)
KINDS = (UNCLOSED_BLOCK, UNCLOSED_FRONT_MATTER)
_PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
_PARSER.core.ruler.enableOnly(["normalize", "block"])
MOST_LISTS_DEEP = 40
_STEEP_LINE = re.compile(
    rf"^[ ]{{0,3}}(?:(?:>|[-+*]|\d{{1,9}}[.)])[ ]{{0,4}}){{{MOST_LISTS_DEEP},}}", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FrontText:
    """The YAML at the top, and the number of its first line."""

    text: str
    first: int


@dataclass(frozen=True, slots=True)
class HeadingText:
    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ParagraphText:
    text: str
    line: int
    last: int
    """The number of the paragraph's last line."""
    marker: str = ""
    """The list marker before it, such as "- " or "2. "; empty when it stands in no list."""


@dataclass(frozen=True, slots=True)
class TableText:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class FenceText:
    word: str
    text: str
    line: int
    indents: tuple[int, ...]
    tabbed: int | None = None
    """The first line, counted from 0, that holds a tab as it was typed: reading a list turns tabs into spaces."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text, in order."""

    front: FrontText | None = None
    parts: tuple[HeadingText | ParagraphText | TableText | FenceText, ...] = ()
    findings: tuple[Finding, ...] = ()


def lay_out(text: str) -> Layout:
    """The text's parts in order; never raises."""
    lines = text.split("\n")
    front, begins, findings = _front(lines)
    body = "\n".join([""] * begins + lines[begins:])
    findings += [_too_deep(body, steep) for steep in _STEEP_LINE.finditer(body)]
    tokens = _PARSER.parse(_STEEP_LINE.sub("", body))
    found = [part for number, token in enumerate(tokens) for part in _part(tokens, number, token, lines)]
    findings += [
        _unclosed(part, lines) for part in found if isinstance(part, FenceText) and not _closed(part, lines)
    ]
    return Layout(front, tuple(found), tuple(findings))


def _too_deep(body: str, steep: re.Match[str]) -> Finding:
    line = body.count("\n", 0, steep.start()) + 1
    return Finding(
        TOO_DEEP,
        Spot(line, 1, steep.group()[:20]),
        "Lists or quotations stand too deep inside each other here.",
    )


def _front(lines: list[str]) -> tuple[FrontText | None, int, list[Finding]]:
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != "---":
        return None, 0, []
    for number in range(first + 1, len(lines)):
        if lines[number].rstrip() == "---":
            return FrontText("\n".join(lines[first + 1 : number]) + "\n", first + 2), number + 1, []
    spot = Spot(first + 1, 1, "---")
    finding = Finding(
        UNCLOSED_FRONT_MATTER,
        spot,
        "The top of the policy begins here and never ends.",
        UNCLOSED_FRONT_MATTER.mend,
    )
    return None, first + 1, [finding]


def _part(
    tokens: list[Token], number: int, token: Token, lines: list[str]
) -> list[HeadingText | ParagraphText | TableText | FenceText]:
    if token.type == "fence" and token.map:
        return [_fence(token, token.map, lines)]
    if token.type == "table_open" and token.map:
        return [TableText("\n".join(lines[token.map[0] : token.map[1]]), token.map[0] + 1)]
    if token.type != "inline" or not token.map:
        return []
    opening = tokens[number - 1]
    if opening.type == "heading_open":
        return [HeadingText(int(opening.tag[1]), token.content, token.map[0] + 1)]
    if opening.type == "paragraph_open":
        marker = _marker(tokens, number - 2, token.level)
        return [ParagraphText(token.content, token.map[0] + 1, token.map[1], marker)]
    return []


def _marker(tokens: list[Token], number: int, level: int) -> str:
    """The marker of the list item that a paragraph opens, indented by how deep the list stands."""
    opening = tokens[number] if number >= 0 else None
    if opening is None or opening.type != "list_item_open":
        return ""
    indent = "  " * max(0, (level - 4) // 2)
    return f"{indent}{opening.info}. " if opening.info else f"{indent}- "


def _fence(token: Token, where: list[int], lines: list[str]) -> FenceText:
    content = token.content.split("\n")
    raw = lines[where[0] + 1 : where[0] + 1 + len(content)]
    indents = tuple(
        len(line) - len(row) if line.endswith(row) else 0 for line, row in zip(raw, content, strict=False)
    )
    tabbed = next((number for number, line in enumerate(raw) if "\t" in line), None)
    return FenceText(token.info.strip(), token.content, where[0] + 1, indents, tabbed)


def _closed(fence: FenceText, lines: list[str]) -> bool:
    after = fence.line + len(fence.text.split("\n")) - 1
    if after >= len(lines):
        return False
    return bool(re.match(r"^[\s>]*(`{3,}|~{3,})\s*$", lines[after]))


def _unclosed(fence: FenceText, lines: list[str]) -> Finding:
    text = lines[fence.line - 1].strip()[:80]
    return Finding(
        UNCLOSED_BLOCK,
        Spot(fence.line, 1, text),
        "This block begins here and never ends.",
        UNCLOSED_BLOCK.mend,
    )
