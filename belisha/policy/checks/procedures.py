"""Checks of procedures: somebody is told, no step is missing, evidence is kept, and no one judges himself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from belisha.language.clauses import Clause, Placed, Policy
from belisha.language.findings import Kind, Level
from belisha.language.steps import Step
from belisha.language.vocabulary import Check
from belisha.policy.checks.common import STAFF, Found, placed_at, same_person, say
from belisha.policy.provisions import Procedure

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
    "A procedure without its steps",
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
EVIDENCE_DESTROYED = Kind(
    "evidence-destroyed",
    Level.WARNING,
    "Evidence of a crime is deleted, copied or shown before the police have been asked",
    "Deleting can destroy evidence, and copying or showing indecent images of children is itself an offence.",
    "Keep the device apart and untouched, tell the police first, and do as they say.",
)
OUTSIDE_REMIT = Kind(
    "outside-remit",
    Level.WARNING,
    "A report to a body that does not take such reports",
    "The Internet Watch Foundation takes reports of child sexual abuse images; what is merely unsuitable gets no answer there, and time is lost.",
    "Report illegal images to the Internet Watch Foundation, and the unsuitable to the filtering provider.",
)
AGE_OF_A_CHILD = Kind(
    "age-of-a-child",
    Level.WARNING,
    "Indecent images of children said to be of under-16s",
    "The law on indecent images protects everyone under 18 (Sexual Offences Act 2003, section 45).",
    "Write “under 18”.",
)
SELF_JUDGED = ("allegation-against-staff", "complaint", "radicalisation-of-staff", "indecent-images-staff")
_DESTROYS = re.compile(r"\b(delete|erase|destroy|print|copy|forward|view)\b", re.IGNORECASE)
_UNDER_16 = re.compile(r"\bunder(?: the age of)? (?:16|sixteen)\b", re.IGNORECASE)


def _procedures(policy: Policy) -> Iterator[tuple[Clause, Procedure, Placed]]:
    for clause, provision, placed in policy.provisions():
        if isinstance(provision, Procedure):
            yield clause, provision, placed


def recipients(policy: Policy, today: date) -> Found:
    """Procedures without steps, without anybody to tell, or with a step that reaches nobody who is named."""
    for clause, procedure, placed in _procedures(policy):
        what = f"The procedure for {procedure.for_.replace('-', ' ')} in #{clause.id}"
        if not procedure.steps:
            yield say(MISSING_STEPS, f"{what} has no steps.", "", clause, at=placed_at(placed, "steps"))
        elif any(step.recipient and step.recipient.unstated for step in procedure.steps):
            yield say(
                NO_RECIPIENT, f"{what} does not say who is told.", "", clause, at=placed_at(placed, "steps")
            )
        elif not any(step.recipient for step in procedure.steps):
            yield say(NO_RECIPIENT, f"{what} tells nobody.", "", clause, at=placed_at(placed, "steps"))


def accused_decides(policy: Policy, today: date) -> Found:
    """Reports about staff that go to one member of staff only."""
    together = same_person(policy)
    for clause, procedure, placed in _procedures(policy):
        about_staff = procedure.for_ in SELF_JUDGED or _is_about_staff(procedure)
        first = next((step.recipient for step in procedure.steps if step.recipient), None)
        if not about_staff or first is None or not first.members:
            continue
        others = [
            role for role in first.everyone if role not in together.get(first.members[0], {first.members[0]})
        ]
        if set(first.everyone) <= STAFF and not others:
            title = first.words(policy.titles)
            message = f"A report about staff under #{clause.id} goes to {title} alone, also when it is about {title}."
            yield say(ACCUSED_DECIDES, message, "", clause, at=placed_at(placed, "steps"))


def _is_about_staff(procedure: Procedure) -> bool:
    return procedure.subject is not None and bool(set(procedure.subject.roles) & STAFF)


def _before_police(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        reached = step.recipient.members if step.recipient else ()
        if any("police" in member for member in reached):
            return
        yield step


def evidence(policy: Policy, today: date) -> Found:
    """Deleting, copying or showing what may be indecent images of children, before the police are asked."""
    for clause, procedure, placed in _procedures(policy):
        if "indecent" not in procedure.for_ and procedure.for_ != "illegal-content":
            continue
        for step in _before_police(procedure.steps):
            if step.do and _DESTROYS.search(step.do) and not re.match(r"(?:do not|never|not)\b", step.do):
                message = (
                    f"In #{clause.id}, one step is to {step.do}, and the police have not been asked before."
                )
                yield say(EVIDENCE_DESTROYED, message, "", clause, at=placed_at(placed, "steps"))


def remit(policy: Policy, today: date) -> Found:
    """The merely unsuitable referred to the Internet Watch Foundation."""
    for clause, procedure, placed in _procedures(policy):
        watched = any(step.recipient and "iwf" in step.recipient.members for step in procedure.steps)
        if watched and procedure.for_.startswith("unsuitable"):
            message = f"#{clause.id} sends what is unsuitable to the Internet Watch Foundation, which takes only child sexual abuse images."
            yield say(OUTSIDE_REMIT, message, "", clause, at=placed_at(placed, "steps"))


def ages(policy: Policy, today: date) -> Found:
    """Clauses on indecent images of children that speak of under-16s."""
    for clause in policy.clauses:
        words = " ".join(
            [clause.prose, *(provision.sentence(policy.titles) for provision, _ in clause.provisions)]
        )
        sexual = re.search(r"\b(?:indecent|abuse|sexual)", words, re.IGNORECASE)
        if sexual and _UNDER_16.search(words):
            yield say(
                AGE_OF_A_CHILD,
                f"#{clause.id} speaks of children under 16; the law protects all under 18.",
                "",
                clause,
            )


CHECKS = (
    Check((NO_RECIPIENT, MISSING_STEPS), recipients),
    Check((ACCUSED_DECIDES,), accused_decides),
    Check((EVIDENCE_DESTROYED,), evidence),
    Check((OUTSIDE_REMIT,), remit),
    Check((AGE_OF_A_CHILD,), ages),
)
