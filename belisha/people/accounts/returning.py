"""What becomes of the account of somebody who comes back to the school."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password

from belisha.audit.deeds import Deed
from belisha.people.accounts.deeds import AccountReopened
from belisha.people.models import Account
from belisha.people.terms import SecretKind


def let_in_again(people: Iterable[int]) -> list[Deed]:
    """Opens the closed accounts of people (keys) who came back; the deeds to record, within the caller's transaction.

    None of their old secrets works: who had one may have been told it, or have lost it, while they were away. Staff
    set a password by a link, pupils are given new pictures or a new password, and a second step is set up again.
    """
    accounts = list(Account.objects.filter(person__in=list(people), is_active=False))
    for account in accounts:
        _renew(account)
    Account.objects.bulk_update(accounts, ["is_active", "password", "secret_kind", "email"], batch_size=500)
    Authenticator.objects.filter(user__in=accounts).delete()
    return [AccountReopened(about=str(account.person.reference)) for account in accounts]


def _renew(account: Account) -> None:
    account.is_active = True
    account.password = make_password(None)
    if account.email:
        account.email = account.person.email.strip().lower()
    if not account.email:
        account.secret_kind = SecretKind.NONE
