"""How commands show things to a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import typer

from belisha.language.clauses import Policy
from belisha.language.comparing import Comparison
from belisha.language.findings import Finding, Level
from belisha.language.phrases import listed
from belisha.language.reading import Reading
from belisha.language.standing import Standing, unserved

WIDEST = 160
"""Characters of a policy's line that are worth quoting in full."""
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def stop(message: str) -> typer.Exit:
    """Say what was wrong with the input, and give the exit to raise: status 2."""
    typer.secho(message, fg="red", err=True)
    return typer.Exit(2)


def counted(number: int, word: str) -> str:
    """A number with its word: "1 error", "3 errors"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def show_findings(reading: Reading, findings: Sequence[Finding]) -> None:
    """Each finding with its place, the line it concerns and what to do; then how many there are."""
    lines = reading.draft.text.split("\n")
    for finding in findings:
        _show(reading.draft.name, finding, lines)
    levels = Counter(finding.level for finding in findings)
    numbers = ", ".join(counted(levels[level], level) for level in Level)
    typer.echo(f"{numbers}." if findings else "Nothing is wrong with this policy.")


def _show(name: str, finding: Finding, lines: list[str]) -> None:
    place = f"{name}:{finding.spot.line}:{finding.spot.column}"
    typer.echo(f"{place} {typer.style(finding.level, fg=COLOURS[finding.level])} {finding.id}")
    for row in _quoted(finding, lines):
        typer.echo(f"  {row}")
    typer.echo(" ".join(words for words in (finding.message, finding.hint) if words) + "\n")


def _quoted(finding: Finding, lines: list[str]) -> list[str]:
    spot = finding.spot
    if not 0 < spot.line <= len(lines) or not lines[spot.line - 1].strip():
        return [spot.text] if spot.text else []
    line = lines[spot.line - 1]
    if len(line) > WIDEST or not line[spot.column - 1 :].startswith(spot.text or "\0"):
        return [spot.text or line.strip()[:WIDEST]]
    indent = len(line) - len(line.lstrip())
    return [line.strip(), " " * (spot.column - 1 - indent) + "^" * len(spot.text)]


def show_clauses(reading: Reading, found: Sequence[Standing]) -> None:
    """Each clause beneath its heading, with its kind, sources, states and sentences; then how many are unserved."""
    heading = ""
    for standing in found:
        if standing.clause.heading != heading:
            heading = standing.clause.heading
            typer.secho(f"\n{heading}", bold=True)
        _show_clause(standing)
    missing = unserved(tuple(found))
    typer.echo(f"\n{counted(len(found), 'clause')}, {missing:,} unserved: nothing keeps them yet.")
    if reading.policy is None:
        typer.secho(f"{reading.draft.name} has errors: run `belisha policy check`.", fg="red", err=True)


def show_comparison(policy: Policy, comparison: Comparison) -> None:
    """What changes, about the policy and then clause by clause."""
    if comparison.same:
        typer.echo("The two versions ask the same of everybody.")
    for difference in comparison.front:
        typer.echo(difference.sentence)
    for change in comparison.clauses:
        typer.echo(f"\n{typer.style('#' + change.clause.id, bold=True)}  {change.change}")
        for difference in change.differences:
            typer.echo(f"  {difference.sentence}")
    roles = dict.fromkeys(
        role for change in comparison.clauses for role in change.roles if policy.titles.knows(role)
    )
    if roles:
        typer.echo(f"\nSomething changes for {listed([policy.titles.party(role) for role in roles])}.")


def _show_clause(standing: Standing) -> None:
    clause = standing.clause
    states = "".join(f", {state}" for state in standing.states)
    typer.echo(f"{clause.spot.line:>5}  {typer.style('#' + clause.id, bold=True)}  {standing.kind}{states}")
    if clause.sources:
        typer.secho(f"       from {' '.join(clause.sources)}", dim=True)
    for word, sentence in standing.sentences:
        typer.echo(f"       {typer.style(word + ':', dim=True)} {sentence}")
