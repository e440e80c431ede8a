"""Inviting somebody on the register to sign in."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.people.accounts.actions import invite
from belisha.people.accounts.classes import BY_CODE_OR_LINK
from belisha.people.register.finding import person_row
from belisha.people.register.terms import RegisterError


def invite_person(reference: str, *, actor: Actor, today: date) -> None:
    """Sends a person of the actor's school the link with which they set their password.

    Raises RefusedError, NoSuchPersonError, and RegisterError for who signs in otherwise, or has no address.
    """
    require(actor, Act.CHANGE_REGISTER)
    person = person_row(reference, actor)
    lasting = person.memberships.filter(Q(left_on__isnull=True) | Q(left_on__gte=today))
    kinds = set(lasting.values_list("kind", flat=True))
    if not kinds:
        raise RegisterError(f"{person.name} does not belong to the school any more.")
    if kinds <= BY_CODE_OR_LINK:
        raise RegisterError("Pupils sign in with their class’s code, and parents with a link each time.")
    try:
        invite(person, actor=actor)
    except ValueError as error:
        raise RegisterError(str(error)) from error
