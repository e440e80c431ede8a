"""Pages on which people keep their password and their second step."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from belisha.access.terms import Act
from belisha.people.terms import SecretKind
from belisha.web.admission import admits

View = Callable[..., Any]


def keepers_of_a_password(view: View) -> View:
    """One of allauth's pages, for those who chose a password themselves: not for pupils, nor for whoever has none."""

    @admits(Act.READ_OWN_HOME)
    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account: Any = request.user
        if account.secret_kind != SecretKind.PASSWORD or not account.email:
            raise PermissionDenied
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    return kept
