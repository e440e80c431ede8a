"""Pieces: headings, prose and clauses, with each block beneath the clause that it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from belisha.language.blocks import Lines, read_block
from belisha.language.clauses import Clause, Heading, Piece, Placed, Prose
from belisha.language.findings import Finding, Kind, Level, Spot
from belisha.language.markdown import UNCLOSED_BLOCK, FenceText, HeadingText, Layout, ParagraphText, TableText
from belisha.language.marks import Conflict
from belisha.language.roles import Titles
from belisha.language.suggestions import did_you_mean
from belisha.language.validation import validate
from belisha.language.vocabulary import Vocabulary

UNKNOWN_PROVISION = Kind(
    "unknown-provision",
    Level.ERROR,
    "A block with a word that Belisha does not know",
    "The word after the backticks says what the block makes the software do.",
    "Correct the spelling; docs/language.md lists the words.",
)
BLOCK_WITHOUT_CLAUSE = Kind(
    "block-without-clause",
    Level.ERROR,
    "A block that belongs to no clause",
    "Whatever the software does must come from words that governors approved, and be traced back to them by the clause's id.",
    "Put an id such as `{#section.clause}` at the end of the paragraph above the block.",
)
BLOCK_WITHOUT_WORD = Kind(
    "block-without-word",
    Level.WARNING,
    "A block without a word after its backticks",
    "The software cannot tell what the block is, so it takes it for prose.",
    "Write the provision's word straight after the three backticks.",
)
BAD_CLAUSE_MARK = Kind(
    "bad-clause-mark",
    Level.ERROR,
    "A clause's id that cannot be read",
    "Ids are how evidence finds its clause through every revision.",
    'End the paragraph with `{#section.clause source="..."}`: small letters, digits, full stops and hyphens.',
)
DUPLICATE_CLAUSE = Kind(
    "duplicate-clause",
    Level.ERROR,
    "Two clauses with the same id",
    "Evidence kept for one would be shown for the other.",
    "Give one of them an id of its own.",
)
UNKNOWN_CLAUSE = Kind(
    "unknown-clause",
    Level.ERROR,
    "A reference to a clause that is not there",
    "A contradiction can be settled only when both clauses are known.",
    "Correct the id after `#`.",
)
KINDS = (
    UNKNOWN_PROVISION,
    BLOCK_WITHOUT_CLAUSE,
    BLOCK_WITHOUT_WORD,
    BAD_CLAUSE_MARK,
    DUPLICATE_CLAUSE,
    UNKNOWN_CLAUSE,
)

_MARK = re.compile(r"\s*\{#(?P<id>[^\s}]*)(?P<rest>[^{}]*)\}\s*$")
_MARK_LINE = re.compile(r"\{#[a-z0-9.-]+[^{}\n]*\}\s*$", re.MULTILINE)
"""A clause's mark at the end of a line: inside a block, the sign that its last backticks are missing."""
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_PAIR = re.compile(r'\s*(?P<name>[a-z]+)="(?P<value>[^"]*)"')
_NAMES = ("source", "meets")


@dataclass(slots=True)
class _Reader:
    vocabulary: Vocabulary
    titles: Titles | None
    pieces: list[Piece] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    open_clause: int | None = None
    """The place among the pieces of the clause that the next block belongs to."""
    lines_of: dict[str, int] = field(default_factory=dict)

    def heading(self, part: HeadingText) -> None:
        text = _MARK.sub("", part.text)
        self.headings = [(level, words) for level, words in self.headings if level < part.level]
        self.headings.append((part.level, text))
        self.pieces.append(Heading(part.level, text, part.line))
        self.open_clause = None

    def prose(self, text: str, line: int) -> None:
        self.pieces.append(Prose(text, line))

    def paragraph(self, part: ParagraphText) -> None:
        found = _MARK.search(part.text)
        if found is None:
            if "{#" in part.text:
                self._bad_mark(part, "The id of this clause does not stand at its end or is not closed.")
            self.prose(part.marker + part.text, part.line)
            return
        row = part.text[: found.start()].count("\n")
        spot = Spot(part.line, 1, f"#{found['id']}")
        attributes: dict[str, str] = {}
        if _ID.fullmatch(found["id"]):
            attributes = self._attributes(part, found["rest"])
        else:
            self._bad_mark(part, f"`{_in_mark(found)}` cannot be a clause's id.")
        clause = Clause(
            found["id"],
            part.marker + part.text[: found.start()].rstrip(),
            replace(spot, line=part.line + row if not part.text[: found.start()].strip() else part.line),
            tuple(words for _, words in self.headings),
            tuple(attributes.get("source", "").split()),
            tuple(attributes.get("meets", "").split()),
        )
        self._add(clause, _mark_at(part))

    def _add(self, clause: Clause, mark: Spot) -> None:
        if clause.id in self.lines_of:
            message = (
                f"The id `{clause.id}` already belongs to the clause on line {self.lines_of[clause.id]}."
            )
            self.findings.append(Finding(DUPLICATE_CLAUSE, mark, message, "", clause.sources, (clause.id,)))
        self.lines_of.setdefault(clause.id, clause.spot.line)
        self.open_clause = len(self.pieces)
        self.pieces.append(clause)

    def _attributes(self, part: ParagraphText, rest: str) -> dict[str, str]:
        pairs = {found["name"]: found["value"] for found in _PAIR.finditer(rest)}
        left = _PAIR.sub("", rest).strip()
        unknown = [name for name in pairs if name not in _NAMES]
        if left or unknown:
            hint = (
                did_you_mean(unknown[0], _NAMES)
                if unknown
                else 'Write `source="..."`, with straight quotation marks.'
            )
            self._bad_mark(part, f"`{(left or unknown[0])[:60]}` cannot be read in a clause's mark.", hint)
        return pairs

    def _bad_mark(self, part: ParagraphText, message: str, hint: str = "") -> None:
        self.findings.append(Finding(BAD_CLAUSE_MARK, _mark_at(part), message, hint))

    def fence(self, part: FenceText) -> None:
        spot = Spot(part.line, 1 + (part.indents[0] if part.indents else 0), f"```{part.word}"[:80])
        if not part.word:
            self.findings.append(
                Finding(BLOCK_WITHOUT_WORD, spot, "This block says no word, so it is taken for prose.")
            )
            self.prose(f"```\n{part.text}```", part.line)
            return
        clause = self.pieces[self.open_clause] if self.open_clause is not None else None
        if not isinstance(clause, Clause):
            message = f"This `{part.word[:60]}` block stands beneath no clause."
            self.findings.append(Finding(BLOCK_WITHOUT_CLAUSE, spot, message))
            clause = None
        placed = self._block(part, spot, clause)
        if placed and clause and self.open_clause is not None:
            self.pieces[self.open_clause] = replace(clause, blocks=(*clause.blocks, placed))

    def _block(self, part: FenceText, spot: Spot, clause: Clause | None) -> Placed | None:
        sources = clause.sources if clause else ()
        ids = (clause.id,) if clause else ()
        model = self.vocabulary.words.get(part.word)
        if model is None:
            hint = did_you_mean(part.word, self.vocabulary.words)
            message = f"Belisha knows no block called `{part.word[:60]}`."
            self.findings.append(Finding(UNKNOWN_PROVISION, spot, message, hint, sources, ids))
            return None
        if _MARK_LINE.search(part.text):
            self.findings.append(
                Finding(
                    UNCLOSED_BLOCK,
                    spot,
                    "This block runs on into the next clause.",
                    UNCLOSED_BLOCK.mend,
                    sources,
                    ids,
                )
            )
            return None
        values = read_block(Lines(part.text, part.line + 1, part.indents, part.tabbed))
        block, problems = (
            (None, ()) if values.findings and values.value is None else validate(model, values, self.titles)
        )
        self.findings += [
            replace(problem, sources=sources, clauses=ids) for problem in (*values.findings, *problems)
        ]
        return Placed(block, spot, values) if block else None


def _mark_at(part: ParagraphText) -> Spot:
    """Where the mark of a paragraph stands; its later lines are indented as far as a list's marker reaches."""
    start = part.text.rfind("{#")
    before = part.text[:start]
    column = start - (before.rfind("\n") + 1) + len(part.marker) + 1
    return Spot(part.line + before.count("\n"), column, part.text[start : start + 80].split("\n", 1)[0])


def _in_mark(found: re.Match[str]) -> str:
    """What stands between the braces, without any `source="..."`."""
    return f"{found['id']}{found['rest']}".split("=", 1)[0].rsplit(" source", 1)[0].strip()[:60]


def read_pieces(
    layout: Layout, vocabulary: Vocabulary, titles: Titles | None
) -> tuple[tuple[Piece, ...], tuple[Finding, ...]]:
    """The pieces of a text that has been laid out, and what is wrong with them.

    Without titles (the top could not be read) roles, bodies and documents are taken as they come.
    """
    reader = _Reader(vocabulary, titles)
    for part in layout.parts:
        if isinstance(part, HeadingText):
            reader.heading(part)
        elif isinstance(part, ParagraphText):
            reader.paragraph(part)
        elif isinstance(part, TableText):
            reader.prose(part.text, part.line)
        else:
            reader.fence(part)
    pieces = tuple(reader.pieces)
    return pieces, (*reader.findings, *_unknown_clauses(pieces))


def _unknown_clauses(pieces: tuple[Piece, ...]) -> list[Finding]:
    clauses = [piece for piece in pieces if isinstance(piece, Clause)]
    known = {clause.id for clause in clauses}
    return [
        Finding(
            UNKNOWN_CLAUSE,
            placed.spot_of("with"),
            f"There is no clause `#{reference}`.",
            did_you_mean(reference, known).replace("`", "`#", 1),
            clause.sources,
            (clause.id,),
        )
        for clause in clauses
        for mark, placed in clause.marks
        if isinstance(mark, Conflict)
        for reference in mark.with_
        if reference not in known
    ]
