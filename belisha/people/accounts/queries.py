"""Finding accounts, and who must sign in with more than a password."""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator

from belisha.access.rules import NEEDS_SECOND_STEP
from belisha.access.terms import Actor
from belisha.people.actors import actor_of
from belisha.people.models import Account
from belisha.people.terms import SecretKind

STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def accounts_with_name(username: str) -> list[Account]:
    """The account of an opaque name, if there is one."""
    return list(Account.objects.select_related("person__school").filter(username=username))


def accounts_with_address(email: str) -> list[Account]:
    """The accounts that have a password and this address: one in each school that has given it one."""
    return list(
        Account.objects.select_related("person__school")
        .filter(email=email.strip().lower(), secret_kind=SecretKind.PASSWORD)
        .exclude(email="")
        .order_by("pk")
    )


def accounts_opened_by(email: str, password: str, today: date) -> list[Account]:
    """Those of an address that this password opens, of people who belong to their school today."""
    return [
        account
        for account in accounts_with_address(email)
        if account.is_active and account.check_password(password) and actor_of(account.person, today).roles
    ]


def account_of(person: str) -> Account | None:
    """The account of the person of this reference, if they have one."""
    return Account.objects.select_related("person__school").filter(person__reference=person).first()


def needs_second_step(actor: Actor) -> bool:
    """Whether somebody's roles ask for more than a password."""
    return bool(actor.roles & NEEDS_SECOND_STEP)


def has_second_step(account: Account) -> bool:
    """Whether an app's codes or a passkey were set up. Recovery codes alone are no second step."""
    return bool(Authenticator.objects.filter(user=account, type__in=STEPS).exists())


def steps_of(account: Account) -> dict[int, str]:
    """What was set up for an account besides its password: the kind of each by its key."""
    return dict(Authenticator.objects.filter(user=account).values_list("pk", "type"))
