"""Parents' links: sent to the address that the school has, good once and for a quarter of an hour."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from sesame.tokens import create_token, parse_token

from belisha.access.terms import NOBODY
from belisha.audit.actions import record
from belisha.people.accounts.actions import new_account
from belisha.people.accounts.deeds import SignInLinkSent
from belisha.people.accounts.post import full_address, post
from belisha.people.actors import actor_of
from belisha.people.models import Account, Membership, Person

SCOPE: Final = "parents"
ONLY_PARENTS: Final = frozenset({"parent"})


def send_sign_in_links(email: str, today: date) -> None:
    """Sends a link to each parent or carer of this address, in each school that knows it. Silent otherwise.

    Whoever is a member of staff or a governor besides signs in as such, because a link asks for no second step.
    """
    for person in _parents(email, today):
        if actor_of(person, today).roles == ONLY_PARENTS:
            _send(person, email)


def owner_of_link(token: str, *, hold: bool = False) -> Account | None:
    """Whose link it is, if it is still good; looking does not use it up.

    With `hold`, which needs a transaction, nobody else can use it until the transaction ends.
    """

    def found(pk: int) -> Account | None:
        accounts = Account.objects.filter(pk=pk, is_active=True)
        return (accounts.select_for_update(of=("self",)) if hold else accounts).first()

    account: Account | None = parse_token(token, found, scope=SCOPE)
    return account


def _parents(email: str, today: date) -> list[Person]:
    here = Membership.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=today), kind="parent", joined_on__lte=today
    )
    found = Person.objects.select_related("school").filter(email__iexact=email.strip(), memberships__in=here)
    return list(found.order_by("pk"))


def _send(person: Person, email: str) -> None:
    with transaction.atomic():
        account = Account.objects.filter(person=person).first()
        if account is None:
            account = new_account(person, email=email)
            account.save()
        if not account.is_active:
            return
        record(SignInLinkSent(about=str(person.reference)), by=NOBODY, school=str(person.school.reference))
    path = reverse("parents-link", args=[create_token(account, SCOPE)])
    text = (
        f"Somebody, probably you, wants to sign in to Belisha at {person.school.name}.\n\n"
        f"Open this link within 15 minutes. It works once:\n\n{full_address(path)}\n\n"
        "If it was not you, do nothing: nobody else has this link.\n"
    )
    post(email, f"Sign in at {person.school.name}", text)
