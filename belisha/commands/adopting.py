"""`belisha policy adopt`: puts a policy in force at a school, once those who have to approve it did."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from django.db import transaction
from django.utils import timezone

from belisha.access.terms import Actor, ActorKind
from belisha.commands.showing import counted, stop
from belisha.language.days import in_british
from belisha.language.findings import Level
from belisha.language.obligations import FILE_NAME
from belisha.language.parties import How
from belisha.language.phrases import listed
from belisha.people.register.queries import school_of
from belisha.people.register.terms import NoSuchPersonError
from belisha.policy.actions import (
    AdoptionError,
    Decision,
    Start,
    Text,
    adopt,
    approve,
    needed_for,
    propose,
    vacancies_in,
)
from belisha.policy.queries import Examined
from belisha.policy.rules import outstanding
from belisha.policy.version_queries import Version, examined_version, version_for, version_in_force
from belisha.site.vocabulary import VOCABULARY

app = typer.Typer(add_completion=False)

DECISION: Final = "ROLE:DATE[:MINUTE]"
EXAMPLE: Final = "governing-body:2026-11-20:“minute 7”"


@dataclass(frozen=True, slots=True)
class Given:
    """An approval as it was typed."""

    role: str
    decided_on: date
    minute: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be put in force, from when, and who approved it."""

    text: Text
    in_force_from: date
    given: tuple[Given, ...]
    today: date


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    version: Version
    examined: Examined
    in_force_from: date
    missing: list[str] = field(default_factory=list)
    """The roles whose approval is missing."""
    vacant: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    """Why it cannot be put in force, a sentence each; none when it can."""


@app.command()
def adopt_policy(  # noqa: PLR0913, PLR0917 - each is an option of the command
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The policy: a Markdown file.", show_default=False)
    ],
    school: Annotated[
        str,
        typer.Option("--school", help="The school, by its short name; not needed where there is only one."),
    ] = "",
    in_force_from: Annotated[
        datetime | None,
        typer.Option(
            "--from",
            metavar="DATE",
            formats=["%Y-%m-%d"],
            help="The first day in force (2026-11-23); today if left out.",
        ),
    ] = None,
    approved_by: Annotated[
        list[str] | None,
        typer.Option(
            "--approved-by",
            metavar=DECISION,
            help="Who approved exactly this text, on which day, and for a body where that is written down. May be repeated.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say whether it could be put in force, and change nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON with stable keys.")] = False,
) -> None:
    """Put a policy in force at a school: propose it, record who approved it, adopt it; all of it or nothing.

    The obligations of an original policy are taken from obligations.csv beside the file, if there is one. Exit status: 0
    when it is in force, or could be; 1 when something stands in the way; 2 when it is no policy or cannot be read.
    """
    today = timezone.localdate()
    starts = in_force_from.date() if in_force_from else today
    wish = Wish(_text(file), starts, tuple(_given(one) for one in approved_by or ()), today)
    try:
        outcome = _try(wish, _actor(school), keep=not dry_run)
    except AdoptionError as error:
        raise stop(f"{file}: {error}") from error
    if as_json:
        typer.echo(json.dumps(_as_json(outcome, dry_run), ensure_ascii=False, indent=2))
    else:
        _show(file, outcome, dry_run)
    if outcome.reasons:
        raise typer.Exit(1)


def _actor(slug: str) -> Actor:
    try:
        return Actor(ActorKind.COMMAND, school=school_of(slug, actor=Actor(ActorKind.COMMAND)))
    except NoSuchPersonError as error:
        what = f"There is no school “{slug}” here." if slug else "There is not exactly one school here."
        raise stop(f"{what} Name one with --school; `belisha school list` lists them.") from error


def _text(file: Path) -> Text:
    beside = file.with_name(FILE_NAME)
    try:
        obligations = beside.read_bytes() if beside.is_file() else b""
        return Text(file.read_bytes(), f"{file.absolute().parent.name}/{file.name}", obligations)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise stop(f"{error.filename or file}: this file cannot be opened: {reason}.") from error


def _given(typed: str) -> Given:
    role, _, rest = typed.partition(":")
    day, _, minute = rest.partition(":")
    try:
        return Given(role.strip(), date.fromisoformat(day.strip()), minute.strip())
    except ValueError as error:
        raise stop(
            f"--approved-by is “{typed}”. Write it as {DECISION}, such as {EXAMPLE}; a head or another single "
            "person needs no minute."
        ) from error


def _try(wish: Wish, actor: Actor, *, keep: bool) -> Outcome:
    """Does all of it in one transaction, which is undone for a trial or when something stands in the way."""
    with transaction.atomic():
        outcome = _done(wish, actor)
        if outcome.reasons or not keep:
            transaction.set_rollback(True)
    return outcome


def _done(wish: Wish, actor: Actor) -> Outcome:
    reference = propose(wish.text, actor=actor, vocabulary=VOCABULARY, today=wish.today)
    examined = examined_version(reference, VOCABULARY, wish.today, actor=actor)
    before = version_in_force(wish.in_force_from, actor=actor)
    outcome = Outcome(version_for(reference, actor=actor), examined, wish.in_force_from)
    if not examined.sound:
        outcome.reasons.append("The text has errors, so Belisha cannot obey it. Correct them first.")
    elif before and before.reference == reference:
        outcome.reasons.append("This text is in force on that day already.")
    else:
        _approve_all(wish, outcome, actor)
    _look_for_gaps(wish, outcome, actor)
    if not outcome.reasons:
        _adopt(wish, outcome, actor)
    return outcome


def _approve_all(wish: Wish, outcome: Outcome, actor: Actor) -> None:
    version = outcome.version
    for one in wish.given:
        decision = Decision(one.role, version.sha256, one.decided_on, one.minute)
        try:
            approve(version.reference, decision, actor=actor, vocabulary=VOCABULARY, today=wish.today)
        except AdoptionError as error:
            outcome.reasons.append(f"The approval by {one.role} cannot be recorded. {error}")
    outcome.version = version_for(version.reference, actor=actor)


def _look_for_gaps(wish: Wish, outcome: Outcome, actor: Actor) -> None:
    """Whose approval is missing, and which roles nobody holds."""
    examined, approved = outcome.examined, outcome.version.approved_roles
    titles = examined.policy.titles
    for one in needed_for(examined, VOCABULARY, wish.today, actor=actor):
        missing = outstanding((one,), approved)
        if missing:
            join = "or" if one.parties.how is How.ANY else "and"
            names = listed([titles.one_of(role) for role in missing], join)
            outcome.reasons.append(f"It still has to be approved by {names}, because {one.because}.")
            outcome.missing += [role for role in missing if role not in outcome.missing]
    outcome.vacant += vacancies_in(examined, max(wish.in_force_from, wish.today), actor=actor)
    if outcome.vacant:
        names = listed([titles.one_of(role) for role in outcome.vacant])
        outcome.reasons.append(
            f"Nobody holds these roles, to which it appoints somebody: {names}. Say who does, on the page of roles."
        )


def _adopt(wish: Wish, outcome: Outcome, actor: Actor) -> None:
    version = outcome.version.reference
    try:
        adopt(version, Start(wish.in_force_from), actor=actor, vocabulary=VOCABULARY, today=wish.today)
    except AdoptionError as error:
        outcome.reasons.append(str(error))


def _show(file: Path, outcome: Outcome, dry_run: bool) -> None:
    levels = Counter(finding.level for finding in outcome.examined.findings)
    numbers = listed([counted(levels[level], level) for level in Level])
    typer.echo(f"{file}: {numbers}; `belisha policy check` shows them.")
    day = in_british(outcome.in_force_from)
    if outcome.reasons:
        typer.secho(f"It cannot be put in force from {day}:", fg="red")
        for reason in outcome.reasons:
            typer.echo(f"  {reason}")
        if outcome.missing:
            roles: Sequence[str] = outcome.missing
            typer.echo(f"Record an approval with --approved-by {roles[0]}:DATE:MINUTE.")
        typer.echo("Nothing was changed.")
    elif dry_run:
        typer.echo(f"It could be put in force from {day}. Nothing was changed, because this was a trial.")
    else:
        typer.echo(f"It is in force from {day} (fingerprint {outcome.version.sha256[:12]}).")


def _as_json(outcome: Outcome, dry_run: bool) -> dict[str, object]:
    levels = Counter(finding.level for finding in outcome.examined.findings)
    return {
        "adopted": not outcome.reasons and not dry_run,
        "dry_run": dry_run,
        "in_force_from": outcome.in_force_from.isoformat(),
        "sha256": outcome.version.sha256,
        "title": outcome.version.title,
        "label": outcome.version.label,
        "findings": {str(level): levels[level] for level in Level},
        "missing_approvals": outcome.missing,
        "vacant_roles": outcome.vacant,
        "reasons": outcome.reasons,
    }
