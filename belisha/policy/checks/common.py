"""What the checks share: how a finding is made, and where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, combinations
from re import Match, Pattern

from belisha.language.blocks import Path
from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import START, Finding, Kind, Spot
from belisha.language.marks import Conflict

Found = Iterator[Finding]


def say(kind: Kind, message: str, hint: str = "", *clauses: Clause, at: Spot | None = None) -> Finding:
    """A finding about these clauses; it stands at `at`, else at the first clause, else on the first line."""
    spot = at or (clauses[0].spot if clauses else START)
    sources = tuple(dict.fromkeys(source for clause in clauses for source in clause.sources))
    return Finding(kind, spot, message, hint or kind.mend, sources, tuple(clause.id for clause in clauses))


def named(*clauses: Clause) -> str:
    """Clauses as a message names them: "#a.b and #c.d"."""
    return " and ".join(f"#{clause.id}" for clause in clauses)


def capital(words: str) -> str:
    """Words with which a sentence begins."""
    return f"{words[:1].upper()}{words[1:]}"


def placed_at(placed: Placed, *paths: str | Path) -> Spot:
    """The place of the first of these values that the block has; a path leads into a list or a map."""
    for path in paths:
        found = placed.values.spots.get((path,) if isinstance(path, str) else path)
        if found:
            return found
    return placed.spot


def top_at(policy: Policy, *path: str | int, name: bool = False) -> Spot:
    """The place of a value in the front matter (of its name, with `name`); of the title where there is none."""
    found = (policy.top.names if name else policy.top.spots).get(path)
    return found or policy.top.spots.get(("title",)) or START


def pairs_of_clauses(
    found: Iterable[tuple[Clause, Placed]],
) -> Iterator[tuple[tuple[Clause, Placed], tuple[Clause, Placed]]]:
    """Each pair that stands in two different clauses between which nobody has decided yet."""
    for one, other in combinations(found, 2):
        if one[0].id != other[0].id and not settled(one[0], other[0]):
            yield one, other


def settled(one: Clause, other: Clause) -> bool:
    """Whether a `conflict` block of either clause says which of the two holds."""
    return any(
        isinstance(mark, Conflict) and not mark.open and second.id in mark.with_
        for first, second in ((one, other), (other, one))
        for mark, _ in first.marks
    )


class Text:
    """A policy's whole text, in which the place of any words can be found."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.starts = [0, *accumulate(len(line) + 1 for line in policy.text.split("\n"))]
        self.lines = [_line_of(piece) for piece in policy.pieces]

    def spot(self, offset: int, words: str) -> Spot:
        """The place of words that begin at this offset; what runs on to the next line is left out."""
        line = bisect_right(self.starts, offset)
        return Spot(line, offset - self.starts[line - 1] + 1, words.split("\n", maxsplit=1)[0].rstrip())

    def clause(self, line: int) -> Clause | None:
        """The clause that a line belongs to."""
        number = bisect_right(self.lines, line)
        piece = self.policy.pieces[number - 1] if number else None
        return piece if isinstance(piece, Clause) else None


def _line_of(piece: object) -> int:
    return piece.spot.line if isinstance(piece, Clause) else int(getattr(piece, "line", 0))


def occurrences(policy: Policy, pattern: Pattern[str]) -> Iterator[tuple[Match[str], Spot, Clause | None]]:
    """Wherever a pattern matches in a policy's text: the match, its place, and the clause there, if any."""
    text: Text | None = None
    for found in pattern.finditer(policy.text):
        text = text or Text(policy)
        spot = text.spot(found.start(), found.group())
        yield found, spot, text.clause(spot.line)
