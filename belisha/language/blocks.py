"""Blocks: YAML read into plain values, with the place where each value stands.

Only the plain part of YAML is read: no anchors, aliases or tags, no deep nesting, no duplicate keys. So a block means what
it looks like, and no text of a few lines can grow into gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined] # it is meant to be imported from here
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from belisha.language.findings import Finding, Kind, Level, Spot
from belisha.language.unreadable import ALIAS, NO_SPACE, TAB, TIGHT_COLON, slip

LONGEST_BLOCK = 50_000
"""Characters that one block may hold."""
DEEPEST = 12
"""How deep lists and maps may stand inside each other."""

Path = tuple[str | int, ...]

BAD_YAML = Kind(
    "bad-yaml",
    Level.ERROR,
    "A block that cannot be read",
    "The block's lines do not follow the form `name: value`, so nothing in it can be obeyed.",
    "Look at the line that is named and the one above it: a missing space after a colon, a bracket that is not closed, uneven indentation or a tab are usual.",
)
YAML_REFERENCE = Kind(
    "yaml-reference",
    Level.ERROR,
    "An anchor, alias or tag in a block",
    "A block means what it looks like. Anchors (`&`), aliases (`*`) and tags (`!`) make it mean something else.",
    "Write the value out in full; put quotation marks around a text that begins with `&`, `*` or `!`.",
)
DUPLICATE_KEY = Kind(
    "duplicate-key",
    Level.ERROR,
    "The same name twice in a block",
    "Only one of the two could be obeyed, and nobody could tell which.",
    "Remove one of them, or make two blocks.",
)
TOO_DEEP = Kind(
    "too-deep",
    Level.ERROR,
    "A block that is too deep or too large",
    "No provision needs that; such a block is a slip of the keyboard or an attack.",
    "Make several blocks of it.",
)
KINDS = (BAD_YAML, YAML_REFERENCE, DUPLICATE_KEY, TOO_DEEP)

PREFIX = "tag:yaml.org,2002:"
MAPPING, SEQUENCE, WORDS = f"{PREFIX}map", f"{PREFIX}seq", f"{PREFIX}str"
_SORTS = (
    (re.compile(r"true|false"), f"{PREFIX}bool"),
    (re.compile(r"[-+]?[0-9]{1,18}"), f"{PREFIX}int"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), f"{PREFIX}timestamp"),
    (re.compile(r"~|null|"), f"{PREFIX}null"),
)
_MAY_BEGIN_A_SORT = ("", *"tfn~+-0123456789")
_STEEP = re.compile(rf"^[ ]{{60,}}|^\s*(?:[-?:] ){{{DEEPEST},}}", re.MULTILINE)
_NO_REFERENCE = "This value is written with an anchor, an alias or a tag."


class Places(Mapping[Path, Spot]):
    """Where values stand, found out only when somebody asks: most never do, and a block has many."""

    def __init__(self, lines: Lines, nodes: Mapping[Path, Node]) -> None:
        self._lines, self._nodes = lines, nodes

    def __getitem__(self, path: Path) -> Spot:
        return self._lines.spot_of(self._nodes[path])

    def __contains__(self, path: object) -> bool:
        return path in self._nodes

    def __iter__(self) -> Iterator[Path]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)


@dataclass(frozen=True, slots=True)
class Values:
    """What a block says, and where each value stands; a path is the names and numbers that lead to it."""

    value: object = None
    spots: Mapping[Path, Spot] = field(default_factory=dict)
    names: Mapping[Path, Spot] = field(default_factory=dict)
    """Where the name before each value stands."""
    findings: tuple[Finding, ...] = ()

    def spot_of(self, path: Path, *, name: bool = False) -> Spot | None:
        """The place of the value at this path, or of the nearest one around it."""
        for length in range(len(path), -1, -1):
            found = (self.names if name else self.spots).get(path[:length])
            if found is not None:
                return found
        return self.spots.get(())


@dataclass
class Lines:
    """The lines of a block as they stand in the policy: the first one's number, and how far each is indented."""

    text: str
    first: int
    indents: tuple[int, ...] = ()
    tabbed: int | None = None
    """The first line, counted from 0, that held a tab before Markdown made spaces of it."""

    @cached_property
    def rows(self) -> list[str]:
        """The block's lines without what they are indented by."""
        return self.text.split("\n")

    def first_tab(self) -> int | None:
        """The first line, counted from 0, that holds a tab as it was typed."""
        if self.tabbed is not None:
            return self.tabbed
        return next((number for number, row in enumerate(self.rows) if "\t" in row), None)

    def first_words(self, line: int) -> str:
        """What stands on a line of the block, shortened; lines count from 0."""
        return self.rows[line].strip()[:80] if line < len(self.rows) else ""

    def spot(self, line: int, column: int, text: str) -> Spot:
        """The place in the policy of a place in the block; both counted from 0."""
        indent = self.indents[line] if line < len(self.indents) else 0
        return Spot(self.first + line, column + indent + 1, text)

    def spot_of(self, node: Node) -> Spot:
        """The place in the policy of a value or a name."""
        start, end = node.start_mark, node.end_mark
        text = self.rows[start.line][start.column : end.column][:80] if start.line == end.line else ""
        return self.spot(start.line, start.column, text or self.first_words(start.line))


def read_block(lines: Lines) -> Values:
    """Read one block. Never raises: what cannot be read comes back as findings."""
    early = _too_much(lines)
    if early:
        return Values(findings=(early,))
    try:
        node = _compose(lines.text)
    except MarkedYAMLError as error:
        return Values(findings=(_unreadable(lines, error),))
    except (YAMLError, ValueError, RecursionError):
        return Values(findings=(Finding(BAD_YAML, lines.spot(0, 0, ""), "This block cannot be read."),))
    return _Reader(lines).read(node)


class _Composer(CParser):  # type: ignore[misc]
    """libyaml's parser with the few sorts of plain value that a policy uses (YAML 1.2: `no` is a word).

    Going round ruamel.yaml's own loader makes a block five times as fast to read.
    """

    def resolve(self, kind: type[Node], value: str | None, implicit: tuple[bool, bool] | bool) -> str:
        if kind is not ScalarNode:
            return MAPPING if kind is MappingNode else SEQUENCE
        text = value or ""
        if text[:1] not in _MAY_BEGIN_A_SORT or not (isinstance(implicit, tuple) and implicit[0]):
            return WORDS
        return next((tag for pattern, tag in _SORTS if pattern.fullmatch(text)), WORDS)

    def descend_resolver(self, parent: Node | None, key: object) -> None:
        """Nothing is resolved by its place."""

    def ascend_resolver(self) -> None:
        """Nothing is resolved by its place."""


def _compose(text: str) -> Node | None:
    node = _Composer(text).get_single_node()
    return node if isinstance(node, Node) else None


def _too_much(lines: Lines) -> Finding | None:
    text = lines.text
    if len(text) > LONGEST_BLOCK:
        message = f"This block is {len(text):,} characters long; a block may hold {LONGEST_BLOCK:,}."
        return Finding(TOO_DEEP, lines.spot(0, 0, ""), message)
    if _steepest(text) > DEEPEST or _STEEP.search(text):
        message = f"Lists and names stand more than {DEEPEST} deep in this block."
        return Finding(TOO_DEEP, lines.spot(0, 0, ""), message)
    return None


def _steepest(text: str) -> int:
    if text.count("[") + text.count("{") <= DEEPEST:
        return 0
    depth = most = 0
    for character in text:
        if character in "[{":
            depth += 1
            most = max(most, depth)
        elif character in "]}":
            depth = max(0, depth - 1)
    return most


def _unreadable(lines: Lines, error: MarkedYAMLError) -> Finding:
    problem = error.problem or ""
    found = slip(problem)
    mark = (found.began and error.context_mark) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line and TIGHT_COLON.match(lines.rows[line - 1]):
        found, line, column = NO_SPACE, line - 1, 0
    tab = lines.first_tab()
    if tab is not None:
        found, line, column = TAB, tab, 0
    row = lines.rows[min(line, len(lines.rows) - 1)]
    spot = lines.spot(line, column, row[column:].rstrip()[:80] or row.strip()[:80])
    if ALIAS in problem:
        return Finding(YAML_REFERENCE, spot, _NO_REFERENCE)
    return Finding(BAD_YAML, spot, f"This block cannot be read: {found.message}.", found.hint)


class _Reader:
    """Turns one block's nodes into plain values, noting where each stands."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.spots: dict[Path, Node] = {}
        self.names: dict[Path, Node] = {}
        self.findings: list[Finding] = []
        self.seen: set[int] = set()

    def read(self, node: Node | None) -> Values:
        value = None if node is None else self._value(node, ())
        spots, names = Places(self.lines, self.spots), Places(self.lines, self.names)
        return Values(value, spots, names, tuple(self.findings))

    def _value(self, node: Node, path: Path) -> object:
        self.spots[path] = node
        if id(node) in self.seen or self._refers(node):
            self._say(YAML_REFERENCE, node, _NO_REFERENCE)
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self._value(item, (*path, number)) for number, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, item in self._pairs(node):
            if name.value in values:
                self._say(DUPLICATE_KEY, name, f"`{name.value}` stands here twice.")
                continue
            self.names[(*path, name.value)] = name
            values[name.value] = self._value(item, (*path, name.value))
        return values

    def _pairs(self, node: MappingNode) -> Iterator[tuple[ScalarNode, Node]]:
        for name, item in node.value:
            if isinstance(name, ScalarNode):
                yield name, item
            else:
                self._say(BAD_YAML, name, "A name must be a word, not a list or a map.")

    def _scalar(self, node: Node) -> object:
        text = str(node.value)
        read = _PLAIN.get(str(node.ctag.suffix).removeprefix(PREFIX))
        return read(text) if read else text

    def _refers(self, node: Node) -> bool:
        """Whether a node is written with an anchor or a tag: it begins with one."""
        start = node.start_mark
        return self.lines.rows[start.line][start.column : start.column + 1] in ("&", "!", "*")

    def _say(self, kind: Kind, node: Node, message: str) -> None:
        self.findings.append(Finding(kind, self.lines.spot_of(node), message))


def _as_date(text: str) -> object:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


_PLAIN: Mapping[str, Callable[[str], object]] = {
    "null": lambda _: None,
    "bool": lambda text: text == "true",
    "int": int,
    "timestamp": _as_date,
}
