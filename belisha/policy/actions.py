"""The only way to change which policy a school has: propose a text, approve it, put it in force, take that back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, ActorKind, RefusedError
from belisha.audit.actions import record
from belisha.language.days import in_british
from belisha.language.obligations import read_obligations
from belisha.language.vocabulary import Vocabulary
from belisha.people.actors import roles_held
from belisha.people.models import Person, School
from belisha.policy.deeds import AdoptionWithdrawn, PolicyAdopted, PolicyApproved, PolicyProposed
from belisha.policy.models import Adoption, Approval, PolicyVersion
from belisha.policy.queries import Examined, examine
from belisha.policy.rules import (
    Needed,
    approvals_needed,
    is_body,
    outstanding,
    speaks_for,
    too_early,
    vacant_roles,
)
from belisha.policy.version_queries import NoSuchVersionError, examined_version, policy_in_force

LONGEST_TEXT = 5 * 1024 * 1024


class AdoptionError(ValueError):
    """A policy cannot be proposed, approved or adopted as it stands. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Text:
    """A policy as it is brought in: its bytes, the obligations beside it if any, and where it came from."""

    content: bytes
    source: str
    obligations: bytes = b""

    @property
    def obligations_sha256(self) -> str:
        """The hash of the obligations; "" where there are none."""
        return hashlib.sha256(self.obligations).hexdigest() if self.obligations else ""


def propose(text: Text, *, actor: Actor, vocabulary: Vocabulary, today: date) -> str:
    """Keeps a text as a version of the policy of the actor's school; the version's reference.

    The same text again is the same version. Raises RefusedError, and AdoptionError for a text that is no policy.
    """
    require(actor, Act.PROPOSE)
    examined = _examined(text, vocabulary, today)
    sha256 = hashlib.sha256(text.content).hexdigest()
    with transaction.atomic():
        school = _school(actor)
        front = examined.policy.front
        row, is_new = PolicyVersion.objects.get_or_create(
            school=school,
            sha256=sha256,
            defaults={
                "text": text.content,
                "obligations": text.obligations,
                "obligations_sha256": text.obligations_sha256,
                "title": front.title[:200],
                "label": str(front.version or "")[:80],
                "source": text.source[:200],
                "proposed_by": _person(actor),
            },
        )
        if is_new:
            record(PolicyProposed(about=str(row.reference), sha256=sha256), by=actor, school=actor.school)
    return str(row.reference)


def _examined(text: Text, vocabulary: Vocabulary, today: date) -> Examined:
    if len(text.content) > LONGEST_TEXT:
        raise AdoptionError(
            "The text is longer than 5 MB, which no policy is. Choose the policy’s Markdown file."
        )
    if not text.content.strip():
        raise AdoptionError("The file is empty. Choose the policy’s Markdown file.")
    try:
        read_obligations(text.obligations.decode().splitlines())
    except ValueError as error:
        raise AdoptionError(f"The obligations beside the policy cannot be read: {error}.") from error
    examined = examine(text.content, vocabulary, today, text.source)
    if not examined.policy.clauses:
        raise AdoptionError(
            "The text holds no clause, so it is not a policy that Belisha can run. See “Check a policy” for what it finds."
        )
    return examined


@dataclass(frozen=True, slots=True)
class Decision:
    """That a role approved a text: which, the hash of what was shown, when it was decided, and where that is written."""

    role: str
    sha256: str
    decided_on: date
    minute: str = ""


def approve(version: str, decision: Decision, *, actor: Actor, vocabulary: Vocabulary, today: date) -> None:
    """Records that a role approved exactly the text that was shown to whoever approves it.

    Raises RefusedError, NoSuchVersionError, and AdoptionError where the text has errors, is not the one that was shown,
    or needs no approval by this role.
    """
    require(actor, Act.APPROVE)
    if actor.kind is ActorKind.PERSON and not speaks_for(decision.role, actor.roles):
        raise RefusedError(
            f"You do not hold this role, and are not of this body: {decision.role.replace('-', ' ')}."
        )
    with transaction.atomic():
        row = _locked(version, actor)
        if row.sha256 != decision.sha256:
            raise AdoptionError(
                "The text is not the one that you were shown. Read it again, then approve it."
            )
        examined = examined_version(version, vocabulary, today, actor=actor)
        _check_decision(decision, examined, needed_for(examined, vocabulary, today, actor=actor), today)
        _, is_new = Approval.objects.get_or_create(
            version=row,
            role=decision.role,
            defaults={
                "school": row.school,
                "sha256": row.sha256,
                "approved_by": _person(actor),
                "decided_on": decision.decided_on,
                "minute": decision.minute[:200],
            },
        )
        if not is_new:
            raise AdoptionError("This text is already approved for this role.")
        deed = PolicyApproved(
            about=version, sha256=row.sha256, role=decision.role, decided_on=decision.decided_on
        )
        record(deed, by=actor, school=actor.school)


def needed_for(
    examined: Examined, vocabulary: Vocabulary, today: date, *, actor: Actor
) -> tuple[Needed, ...]:
    """The approvals that a text needs, given the policy that is in force today."""
    in_force = policy_in_force(vocabulary, today, today, actor=actor)
    return approvals_needed(examined.policy, in_force.policy if in_force else None)


def _check_decision(decision: Decision, examined: Examined, needed: Collection[Needed], today: date) -> None:
    _check_sound(examined)
    if decision.role not in {role for one in needed for role in one.parties.everyone}:
        raise AdoptionError("Neither this text nor the policy in force asks for approval by this role.")
    if decision.decided_on > today:
        raise AdoptionError(
            f"{in_british(decision.decided_on)} has not come yet. Give the day on which it was decided."
        )
    if is_body(decision.role) and not decision.minute.strip():
        raise AdoptionError("Say where the decision is written down, such as the meeting and the minute.")


def _check_sound(examined: Examined) -> None:
    if not examined.sound:
        raise AdoptionError(
            "The text has errors, so Belisha cannot obey it. Correct them first; the findings say where they are."
        )


@dataclass(frozen=True, slots=True)
class Start:
    """From when a version is to be in force, and what stood when somebody decided that."""

    in_force_from: date
    after: str | None = None
    """The reference of the last adoption that whoever decides was shown, "" where there was none; None where nobody was shown any."""


def adopt(version: str, start: Start, *, actor: Actor, vocabulary: Vocabulary, today: date) -> str:
    """Puts an approved version in force at the actor's school from a day; the adoption's reference.

    Raises RefusedError, NoSuchVersionError, and AdoptionError where the text has errors, an approval is missing, a role
    that it appoints somebody to is vacant, the day will not do, or somebody else adopted or took back a version since.
    """
    require(actor, Act.ADOPT)
    with transaction.atomic():
        row = _locked(version, actor)
        examined = examined_version(version, vocabulary, today, actor=actor)
        _check_sound(examined)
        _check_approved(row, examined, vocabulary, today, actor)
        _check_filled(examined, max(start.in_force_from, today), actor)
        _check_start(start, row.school, today)
        adoption = Adoption.objects.create(
            school=row.school, version=row, in_force_from=start.in_force_from, adopted_by=_person(actor)
        )
        deed = PolicyAdopted(about=version, sha256=row.sha256, in_force_from=start.in_force_from)
        record(deed, by=actor, school=actor.school)
    return str(adoption.reference)


def _check_approved(
    row: PolicyVersion, examined: Examined, vocabulary: Vocabulary, today: date, actor: Actor
) -> None:
    approved = set(row.approvals.filter(sha256=row.sha256).values_list("role", flat=True))
    missing = outstanding(needed_for(examined, vocabulary, today, actor=actor), approved)
    if missing:
        titles = [examined.policy.titles.one_of(role) for role in missing]
        raise AdoptionError(f"This text still has to be approved by {' and '.join(titles)}.")


def vacancies_in(examined: Examined, on: date, *, actor: Actor) -> tuple[str, ...]:
    """The roles to which a text appoints somebody, and which nobody at the actor's school holds on a day."""
    return vacant_roles(examined.policy, roles_held(actor.school, on))


def _check_filled(examined: Examined, on: date, actor: Actor) -> None:
    vacant = vacancies_in(examined, on, actor=actor)
    if vacant:
        titles = [examined.policy.titles.one_of(role) for role in vacant]
        raise AdoptionError(
            f"Nobody holds a role to which this policy appoints somebody: {', '.join(titles)}. "
            "Say who holds it, then put the policy in force."
        )


def _check_start(start: Start, school: School, today: date) -> None:
    last = Adoption.objects.filter(school=school, withdrawn_at=None).first()
    if start.after is not None and start.after != (str(last.reference) if last else ""):
        raise AdoptionError(
            "Another version was put in force, or taken back, since you opened this page. "
            "Look at the versions, then decide again."
        )
    reason = too_early(start.in_force_from, today, last.in_force_from if last else None)
    if reason:
        raise AdoptionError(reason)


def withdraw(adoption: str, *, actor: Actor, today: date) -> None:
    """Takes an adoption back before it is in force, or on its first day; the version before it stays in force.

    Raises RefusedError, NoSuchVersionError, and AdoptionError once a day in force has passed.
    """
    require(actor, Act.ADOPT)
    with transaction.atomic():
        row = (
            Adoption.objects.select_for_update()
            .filter(school__reference=actor.school, reference=adoption, withdrawn_at=None)
            .first()
        )
        if row is None:
            raise NoSuchVersionError(adoption)
        if row.in_force_from < today:
            raise AdoptionError("It has been in force already. Adopt another version instead.")
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        deed = AdoptionWithdrawn(about=str(row.version.reference), in_force_from=row.in_force_from)
        record(deed, by=actor, school=actor.school)


def _locked(version: str, actor: Actor) -> PolicyVersion:
    """The version, so that nobody else approves or adopts it, or another of the school's, meanwhile."""
    list(School.objects.select_for_update().filter(reference=actor.school))
    row = PolicyVersion.objects.filter(school__reference=actor.school, reference=version)
    found = row.select_related("school").defer("text", "obligations").first()
    if found is None:
        raise NoSuchVersionError(version)
    return found


def _school(actor: Actor) -> School:
    return School.objects.select_for_update().get(reference=actor.school)


def _person(actor: Actor) -> Person | None:
    if actor.kind is not ActorKind.PERSON:
        return None
    return Person.objects.get(school__reference=actor.school, reference=actor.reference)
