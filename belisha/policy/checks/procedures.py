"""Checks of procedures: somebody is told, no step is missing, and nobody judges a report about themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from belisha.language.blocks import Path
from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level
from belisha.language.parties import Parties
from belisha.language.phrases import spoken
from belisha.language.provisions import State
from belisha.language.roles import Titles
from belisha.language.steps import VERBS, Step
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import Found, placed_at, say
from belisha.policy.checks.persons import SEVERAL, is_staff, persons, same_person
from belisha.policy.provisions import Procedure, Refer

NO_RECIPIENT = Kind(
    "no-recipient",
    Level.WARNING,
    "A procedure that tells nobody",
    "A child or a colleague who has something to report must know to whom, and the software must know whom to alert.",
    "Name a role in a `tell`, `refer` or `ask` step.",
)
MISSING_STEPS = Kind(
    "missing-steps",
    Level.WARNING,
    "A procedure or a ladder without its steps",
    "When it happens, somebody would have to make up what to do. Belisha invents no step.",
    "Write the steps, with the outside bodies concerned, and have them approved.",
)
ACCUSED_DECIDES = Kind(
    "accused-decides",
    Level.WARNING,
    "No way round the person whom a report is about",
    "An allegation against the only person who receives allegations would be received by that person.",
    "Say where it goes when that person is the subject: the chair of governors and the local authority designated officer, for a head.",
)
_ABOUT_STAFF = re.compile(r"\b(?:staff|allegations?|complaints?|whistleblowing)\b")
_ABOUT_THEM = re.compile(
    r"\b(?:subject|about (?:them|him|her|that person)|(?:is|are) (?:accused|involved|concerned))\b"
)


def procedures(policy: Policy) -> Iterator[tuple[Clause, Procedure, Placed]]:
    """Every procedure, with its clause and its place."""
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Procedure):
            yield clause, provision, placed


def step_at(number: int) -> list[Path]:
    """The paths that lead to what a step does, the likeliest first."""
    return [*(("steps", number, verb) for verb in VERBS), ("steps", number)]


def recipients(policy: Policy, today: date) -> Found:
    """Procedures that tell nobody, or with a step that reaches nobody who is named.

    One that tells nobody is let be where another clause says whom to tell of the same event.
    """
    told = {procedure.for_ for _, procedure, _ in procedures(policy) if any(_named(procedure))}
    for clause, procedure, placed in procedures(policy):
        what = f"The procedure for {spoken(procedure.for_)} in #{clause.id}"
        unnamed = next((number for number, step in enumerate(procedure.steps) if _unnamed(step)), None)
        if unnamed is not None:
            at = placed_at(placed, *step_at(unnamed))
            yield say(NO_RECIPIENT, f"{what} does not say who is told.", "", clause, at=at)
        elif procedure.steps and procedure.for_ not in told and not _handled(procedure, clause):
            yield say(NO_RECIPIENT, f"{what} tells nobody.", "", clause, at=placed_at(placed, "steps"))


def _named(procedure: Procedure) -> Iterator[Parties]:
    return (step.recipient for step in procedure.steps if step.recipient and step.recipient.members)


def _unnamed(step: Step) -> bool:
    return step.recipient is not None and step.recipient.unstated


def _handled(procedure: Procedure, clause: Clause) -> bool:
    """Whether somebody else sees to it: one who acts or leads, or another document."""
    return _somebody_acts(procedure) or _decided_elsewhere(clause)


def _somebody_acts(procedure: Procedure) -> bool:
    """Whether somebody who could be told takes a step or leads: a teacher who takes a phone away needs tell nobody."""
    acting = [parties for parties in (procedure.leads, *(step.by for step in procedure.steps)) if parties]
    return any(set(parties.everyone) - {"pupil", "parent"} for parties in acting)


def _decided_elsewhere(clause: Clause) -> bool:
    """Whether another document says what is to be done, and so whom to tell."""
    return any(isinstance(provision, Refer) and provision.decides for provision, _ in clause.provisions)


def missing_steps(policy: Policy, today: date) -> Found:
    """Procedures and ladders whose steps the policy has lost."""
    for clause, provision, placed in policy.provisions():
        if State.MISSING_STEP in provision.states():
            event = str(getattr(provision, "for_", getattr(provision, "of", "")))
            message = f"The {provision.word} for {spoken(event)} in #{clause.id} has no steps."
            yield say(MISSING_STEPS, message, "", clause, at=placed_at(placed, "steps"))


def accused_decides(policy: Policy, today: date) -> Found:
    """Reports about staff that go to one member of staff only, who may be the one whom the report is about."""
    together = same_person(policy)
    for clause, procedure, placed in procedures(policy):
        number, first = next(
            ((number, step.recipient) for number, step in enumerate(procedure.steps) if step.recipient),
            (0, None),
        )
        if first is None or not about_staff(procedure):
            continue
        alone = _only_one(first, together, policy.titles)
        if alone and not _led_round(procedure, alone, policy.titles):
            title = first.words(policy.titles)
            message = f"A report about staff under #{clause.id} goes to {title} alone, even when it is about {title}."
            yield say(ACCUSED_DECIDES, message, "", clause, at=placed_at(placed, *step_at(number)))


def about_staff(procedure: Procedure) -> bool:
    """Whether a procedure is for reports about members of staff."""
    if procedure.subject is not None:
        return any(is_staff(role) for role in procedure.subject.roles)
    return bool(_ABOUT_STAFF.search(spoken(procedure.for_)))


def _only_one(first: Parties, together: dict[str, frozenset[str]], titles: Titles) -> frozenset[str]:
    """All roles of the one member of staff whom a report reaches; nothing when it reaches others too."""
    if not first.members or not all(is_staff(role) and titles.is_office(role) for role in first.everyone):
        return frozenset()
    one = persons(first.members[:1], together)
    return one if set(first.everyone) <= one and not one & SEVERAL else frozenset()


def _led_round(procedure: Procedure, person: frozenset[str], titles: Titles) -> bool:
    """Whether a step says who is told instead when the report is about this person."""
    return any(
        step.recipient
        and set(step.recipient.everyone) - person
        and step.when
        and _speaks_of(step.when, person, titles)
        for step in procedure.steps
    )


def _speaks_of(words: str, person: frozenset[str], titles: Titles) -> bool:
    said = words.casefold()
    names = [name.casefold() for role in person for name in (titles.role(role).one, spoken(role))]
    return bool(_ABOUT_THEM.search(said)) or any(re.search(rf"\b{re.escape(name)}\b", said) for name in names)


def way_round(policy: Policy, person: frozenset[str]) -> bool:
    """Whether the policy says to whom a report about this person goes: in a procedure about staff, somebody else."""
    about = [procedure for _, procedure, _ in procedures(policy) if about_staff(procedure)]
    return any(
        _led_round(procedure, person, policy.titles) or _starts_elsewhere(procedure.steps, person)
        for procedure in about
    )


def _starts_elsewhere(steps: tuple[Step, ...], person: frozenset[str]) -> bool:
    first = next((step.recipient for step in steps if step.recipient and step.recipient.members), None)
    return first is not None and bool(set(first.everyone) - person)


CHECKS = (
    Check((NO_RECIPIENT,), recipients),
    Check((MISSING_STEPS,), missing_steps),
    Check((ACCUSED_DECIDES,), accused_decides),
)
