"""Taking a lost second step away, so that its owner can set up another: only after somebody has checked who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from belisha.access.rules import require
from belisha.access.terms import Act, Actor, RefusedError
from belisha.audit.actions import record
from belisha.people.accounts.deeds import SecondStepReset, SecondStepSeen
from belisha.people.accounts.post import full_address, post
from belisha.people.accounts.queries import needs_second_step, steps_of
from belisha.people.actors import actor_of
from belisha.people.models import Account, Person
from belisha.people.register.finding import person_row

STEP_WORDS: Final = {
    Authenticator.Type.TOTP.value: "codes from an app",
    Authenticator.Type.WEBAUTHN.value: "a passkey",
    Authenticator.Type.RECOVERY_CODES.value: "recovery codes",
}


@dataclass(frozen=True, slots=True)
class SecondSteps:
    """What somebody has set up besides their password."""

    reference: str
    name: str
    steps: tuple[str, ...]
    """In words: "codes from an app"; none when nothing was set up."""
    is_needed: bool
    """Whether their role asks for a second step."""


def second_steps_for(reference: str, *, actor: Actor, today: date) -> SecondSteps:
    """What a person of the actor's school has set up, written in the trail.

    Raises RefusedError, also for the actor's own, and NoSuchPersonError where the school has no such person.
    """
    with transaction.atomic():
        person = _other(reference, actor)
        account = Account.objects.filter(person=person).first()
        kinds = set(steps_of(account).values()) if account else set()
        record(SecondStepSeen(about=str(person.reference)), by=actor)
    words = tuple(words for kind, words in STEP_WORDS.items() if kind in kinds)
    return SecondSteps(str(person.reference), person.name, words, needs_second_step(actor_of(person, today)))


def reset_second_step(reference: str, *, actor: Actor) -> None:
    """Takes away all second steps of a person of the actor's school, recovery codes too, and tells them by email.

    It signs them out everywhere: whoever has the lost telephone may have a session open on it.
    Raises what `second_steps_for` does, and ValueError where there is nothing to reset.
    """
    with transaction.atomic():
        person = _other(reference, actor)
        account = Account.objects.select_for_update(of=("self",)).filter(person=person).first()
        steps = tuple(sorted(steps_of(account).values())) if account else ()
        if account is None or not steps:
            raise ValueError(f"{person.name} has no second step, so there is nothing to reset.")
        Authenticator.objects.filter(user=account).delete()
        account.sessions_since = timezone.now()
        account.save(update_fields=["sessions_since"])
        record(SecondStepReset(about=str(person.reference), steps=steps), by=actor)
    _tell(account)


def _other(reference: str, actor: Actor) -> Person:
    require(actor, Act.RESET_SECOND_STEP)
    if actor.reference == reference:
        raise RefusedError("Nobody resets their own second step. Ask the head or the network manager.")
    return person_row(reference, actor)


def _tell(account: Account) -> None:
    if not account.email:
        return
    school = account.person.school.name
    text = (
        f"Your second step for signing in to Belisha at {school} was reset, because somebody said in person that "
        "you had lost it. Your password is as it was, and you are signed out everywhere.\n\n"
        f"Sign in with it, and set up a new second step:\n\n{full_address(reverse('account_login'))}\n\n"
        "If you did not ask for this, tell the head or whoever looks after the network at once.\n"
    )
    post(account.email, f"Your second step at {school} was reset", text)
