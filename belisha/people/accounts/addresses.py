"""The address of an account follows the one on the register, so that an old address opens nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from belisha.people.accounts.post import post
from belisha.people.models import Account


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that was somebody's for signing in, and is no longer."""

    old: str
    school: str
    """The school's name."""
    is_gone: bool
    """Whether there is no other in its place."""
    is_open: bool
    """Whether the account is open, so that its owner needs to know."""


def follow_addresses(people: Iterable[int]) -> list[Moved]:
    """Gives the accounts of people (keys) the addresses of the register, within the caller's transaction; what moved.

    Accounts that have no address stay so: pupils sign in with their class.
    """
    accounts, moved = [], []
    for account in Account.objects.filter(person__in=list(people)).exclude(email=""):
        old, account.email = account.email, account.person.email.strip().lower()
        if account.email != old:
            accounts.append(account)
            moved.append(Moved(old, account.person.school.name, not account.email, account.is_active))
    Account.objects.bulk_update(accounts, ["email"], batch_size=500)
    return moved


def tell_old_address(moved: Moved) -> None:
    """Writes to an old address that it is one. Call it once the change is kept: an email cannot be taken back."""
    if not moved.is_open:
        return
    done, then = ("changed", "From now on, use the new address.")
    if moved.is_gone:
        done, then = ("taken away", "Until the school writes another down, you cannot sign in.")
    text = (
        f"The address at which you sign in to Belisha at {moved.school} was {done}. {then}\n\n"
        "If it was not you who asked for this, tell the school office at once.\n"
    )
    post(moved.old, f"Your address for signing in at {moved.school} was {done}", text)
