"""One address and one password that open accounts at several schools: which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from belisha.people.accounts.queries import account_of

OPENED: Final = "belisha_opened_accounts"
TIME_TO_CHOOSE: Final = timedelta(minutes=5)
"""After that the password is asked for again: somebody may have walked away."""


def ask_which_school(request: HttpRequest, accounts: Sequence[Any], wanted: str) -> HttpResponse:
    """Remembers which accounts the password opened, and leads to the choice. Nobody is signed in yet."""
    request.session.cycle_key()
    request.session[OPENED] = {
        "people": [str(account.person.reference) for account in accounts],
        "at": timezone.now().isoformat(),
        "next": wanted,
    }
    return redirect("sign-in-school")


def opened_accounts(request: HttpRequest) -> dict[str, Any]:
    """The accounts between which somebody can choose now, by the reference of whose each is; none when it is too late."""
    kept = request.session.get(OPENED)
    if not kept or timezone.now() - datetime.fromisoformat(kept["at"]) > TIME_TO_CHOOSE:
        return {}
    found = {person: account_of(person) for person in kept["people"]}
    return {person: account for person, account in found.items() if account is not None}


def go_on(request: HttpRequest, account: Any) -> HttpResponse:
    """Signs in to the account that was chosen, or asks for its second step."""
    wanted = request.session.pop(OPENED)["next"] or None
    login = Login(user=account, email=account.email, redirect_url=wanted)
    answer: HttpResponse = perform_password_login(request, {"email": account.email}, login)
    return answer
