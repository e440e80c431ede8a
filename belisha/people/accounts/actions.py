"""The only way to write about signing in: who came in, who could not, who was sent a link."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from belisha.access.rules import require
from belisha.access.terms import NOBODY, Act, Actor
from belisha.audit.actions import record
from belisha.audit.deeds import Deed
from belisha.people.accounts.deeds import (
    Ending,
    Invited,
    LockedOut,
    PasswordLinkSent,
    SecondStepAdded,
    SecondStepRemoved,
    SecretSet,
    SignedIn,
    SignedOut,
    SignInFailed,
    Way,
)
from belisha.people.accounts.post import full_address, post
from belisha.people.accounts.queries import accounts_with_address, accounts_with_name
from belisha.people.actors import actor_of
from belisha.people.models import Account, Person
from belisha.people.terms import SecretKind


def owner_of(account: Account) -> Actor:
    """The person whose account it is, as they stand today."""
    return actor_of(account.person, timezone.localdate())


def note_sign_in(account: Account, way: Way) -> None:
    """Writes that somebody signed in."""
    _note(account, SignedIn(about=str(account.person.reference), way=way), by=owner_of(account))


def note_sign_out(account: Account, ending: Ending) -> None:
    """Writes that somebody signed out or was signed out."""
    _note(account, SignedOut(about=str(account.person.reference), ending=ending), by=owner_of(account))


def note_failure(account: Account, way: Way) -> None:
    """Writes that somebody could not sign in to an account."""
    _note(account, SignInFailed(about=str(account.person.reference), way=way), by=NOBODY)


def note_failures(email: str) -> None:
    """Writes that somebody could not sign in with an address, in each school that knows it."""
    for account in accounts_with_address(email):
        note_failure(account, Way.PASSWORD)


def note_lock_out(counted: str) -> None:
    """Writes that tries for an address or an opaque name were too many."""
    for account in accounts_with_name(counted) or accounts_with_address(counted):
        _note(account, LockedOut(about=str(account.person.reference)), by=NOBODY)


def note_steps(account: Account, *, before: Mapping[int, str], after: Mapping[int, str]) -> None:
    """Writes which second steps were set up or taken away, from what there was before and after."""
    about = str(account.person.reference)
    for key in before.keys() - after.keys():
        note(account, SecondStepRemoved(about=about, step=before[key]))
    for key in after.keys() - before.keys():
        note(account, SecondStepAdded(about=about, step=after[key]))


def note(account: Account, deed: Deed) -> None:
    """Writes what somebody did to their own account."""
    _note(account, deed, by=owner_of(account))


def new_account(person: Person, *, email: str = "") -> Account:
    """An account that nothing opens yet. It must be saved within the transaction of what it is made for."""
    account = Account(person=person, username=uuid.uuid4().hex, email=email.strip().lower())
    account.set_unusable_password()
    return account


def invite(person: Person, *, actor: Actor) -> Account:
    """Gives somebody an account with a password, and sends them the link with which they set it.

    Somebody who already has one is sent a new link. Raises RefusedError, and ValueError for a person of whom no
    address is known.
    """
    account = give_account(person, actor=actor)
    send_invitation(account)
    return account


def give_account(person: Person, *, actor: Actor) -> Account:
    """The account with which somebody signs in by a password, made if there is none; nothing is sent.

    Raises RefusedError, and ValueError for a person of whom no address is known.
    """
    require(actor, Act.CHANGE_REGISTER)
    if not person.email:
        raise ValueError("Write down an email address first: the link for the first sign-in is sent to it.")
    with transaction.atomic():
        account = Account.objects.filter(person=person).first() or new_account(person)
        if account.secret_kind != SecretKind.PASSWORD or not account.email:
            # A pupil's secret, which a teacher may know, must not become the password of who stays as more than that.
            account.set_unusable_password()
        account.email, account.secret_kind = person.email.strip().lower(), SecretKind.PASSWORD
        account.is_active = True
        account.save()
        record(Invited(about=str(person.reference)), by=actor, school=str(person.school.reference))
    return account


def send_invitation(account: Account) -> None:
    """Sends the link of an invitation. Call it once the account is kept: an email cannot be taken back."""
    _send_password_link(account, "invited")


def password_link(account: Account) -> str:
    """The address at which the owner of an account sets a password, once, within PASSWORD_RESET_TIMEOUT."""
    key = default_token_generator.make_token(account)
    return full_address(reverse("account_reset_password_from_key", args=[user_pk_to_url_str(account), key]))


def send_password_links(email: str) -> None:
    """Sends a link for a new password to an address, for each school in which it has an account. Silent otherwise."""
    for account in accounts_with_address(email):
        if account.is_active and owner_of(account).roles:
            _note(account, PasswordLinkSent(about=str(account.person.reference)), by=NOBODY)
            _send_password_link(account, "forgotten")


def set_password(account: Account, password: str) -> None:
    """Sets the password that the owner of an account has chosen, and writes that it was set."""
    with transaction.atomic():
        account.set_password(password)
        account.secret_kind = SecretKind.PASSWORD
        account.save(update_fields=["password", "secret_kind"])
        note(account, SecretSet(about=str(account.person.reference), kind=SecretKind.PASSWORD))


def _note(account: Account, deed: Deed, *, by: Actor) -> None:
    with transaction.atomic():
        record(deed, by=by, school=str(account.person.school.reference))


def _send_password_link(account: Account, why: str) -> None:
    school = account.person.school.name
    subject, first = {
        "invited": (
            f"Your account at {school}",
            f"{school} runs its online-safety policy with Belisha, and has made you an account.",
        ),
        "forgotten": (
            f"A new password for {school}",
            f"Somebody, probably you, asked for a new password for Belisha at {school}.",
        ),
    }[why]
    text = (
        f"{first}\n\nSet your password here within three days:\n\n{password_link(account)}\n\n"
        "If you did not expect this, do nothing: without the link nothing is changed.\n"
    )
    post(account.email, subject, text)
