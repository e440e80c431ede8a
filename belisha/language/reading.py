"""Reading: a text becomes a policy, or a list of findings; never a traceback."""

from __future__ import annotations

from dataclasses import dataclass

from belisha.language import blocks, markdown, pieces, sources, trouble, validation
from belisha.language.blocks import Lines, Values, read_block
from belisha.language.clauses import Policy
from belisha.language.findings import Finding, Kind, Level, Spot, in_order
from belisha.language.front import FrontMatter
from belisha.language.markdown import Layout, lay_out
from belisha.language.pieces import read_pieces
from belisha.language.roles import Titles
from belisha.language.sources import decode
from belisha.language.validation import validate
from belisha.language.vocabulary import Vocabulary

NO_FRONT_MATTER = Kind(
    "no-front-matter",
    Level.ERROR,
    "A policy without its top",
    "The top of a policy says whose it is, which version, and who holds which role; without it no provision can be read for a school.",
    "Begin the file with a line `---`, then `title:`, `school:`, `version:` and `roles:`, then another line `---`.",
)
KINDS: tuple[Kind, ...] = (
    *sources.KINDS, NO_FRONT_MATTER, *markdown.KINDS, *pieces.KINDS, *blocks.KINDS, *validation.KINDS, *trouble.KINDS,
)  # fmt: skip
"""Everything that reading a text can find."""
UNTITLED = FrontMatter(title="Untitled policy", school="A school", version="none")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a text gave: a draft, as far as it could be read, and what is wrong with it."""

    draft: Policy
    findings: tuple[Finding, ...]

    @property
    def policy(self) -> Policy | None:
        """The policy, or None when an error stands in the way of obeying it."""
        return None if any(finding.level is Level.ERROR for finding in self.findings) else self.draft


def read(data: bytes | str, vocabulary: Vocabulary, name: str = "policy.md") -> Reading:
    """Read a policy's text.

    `data` is the file's content, `name` what to call it in messages. All findings come back at once, in the order
    of the text. Nothing is raised, whatever the text.
    """
    source = decode(data)
    layout = lay_out(source.text) if source.readable else Layout()
    values = read_block(Lines(layout.front.text, layout.front.first)) if layout.front else None
    front, titles, top = _front(values, vocabulary, source.readable and not _never_ends(layout))
    found, problems = read_pieces(layout, vocabulary, titles if front else None)
    shown = titles or UNTITLED.titles(vocabulary.capabilities)
    draft = Policy(name, source.text, front or UNTITLED, shown, found, values or Values())
    return Reading(draft, in_order([*source.findings, *top, *layout.findings, *problems]))


def _never_ends(layout: Layout) -> bool:
    """Whether the text has a top that never ends, which says enough."""
    return any(finding.kind is markdown.UNCLOSED_FRONT_MATTER for finding in layout.findings)


def _front(
    values: Values | None, vocabulary: Vocabulary, readable: bool
) -> tuple[FrontMatter | None, Titles | None, tuple[Finding, ...]]:
    if values is None:
        missing = Finding(
            NO_FRONT_MATTER,
            Spot(1, 1),
            "This text does not begin with the top of a policy.",
            NO_FRONT_MATTER.mend,
        )
        return None, None, (missing,) if readable else ()
    named, findings = validate(FrontMatter, values, None)
    if named is None:
        return None, None, (*values.findings, *findings)
    titles = named.titles(vocabulary.capabilities)
    checked, more = validate(FrontMatter, values, titles)
    return checked or named, titles, (*values.findings, *more)
