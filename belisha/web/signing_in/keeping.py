"""Pages on which people keep their password and their second step."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from belisha.access.terms import Act
from belisha.people.accounts.actions import note_steps
from belisha.people.accounts.queries import steps_of
from belisha.people.terms import SecretKind
from belisha.web.admission import admits
from belisha.web.signing_in.sessions import WAIVED

View = Callable[..., Any]


def keepers_of_a_password(view: View) -> View:
    """One of allauth's pages, for those who chose a password themselves: not for pupils, nor for whoever has none."""

    @admits(Act.READ_OWN_HOME)
    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.session.get(WAIVED):
            return render(request, "signing_in/not_in_demonstration.html", status=403)
        if not keeps_a_password(request):
            raise PermissionDenied
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    return kept


def keeps_a_password(request: HttpRequest) -> bool:
    """Whether who has signed in chose a password themselves, so that there is something of theirs to keep."""
    account: Any = request.user
    return bool(
        account.secret_kind == SecretKind.PASSWORD and account.email and not request.session.get(WAIVED)
    )


def changes_second_step(view: View) -> View:
    """The same for a page that sets up a second step or takes one away: it is written in the same transaction."""

    @wraps(view)
    def noted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account: Any = request.user
        with transaction.atomic():
            before = steps_of(account)
            response: HttpResponse = view(request, *args, **kwargs)
            note_steps(account, before=before, after=steps_of(account))
        return response

    return keepers_of_a_password(noted)
