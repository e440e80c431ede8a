"""What ends a session by itself, and what stands before every page of those who need a second step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from belisha.people.accounts.deeds import Ending
from belisha.people.accounts.queries import has_second_step, needs_second_step
from belisha.web.admission import acting
from belisha.web.signing_in.sessions import PUPIL, WAIVED, clock_of, end, seen

Respond = Callable[[HttpRequest], HttpResponse]

WITHOUT_SECOND_STEP: Final = frozenset(
    {
        "about", "help", "accessibility", "healthz", "sign-out", "second-step-needed",
        "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes", "account_reauthenticate",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "demo", "demo-sign-in", "demo-outbox",
    }
)  # fmt: skip
"""What can be opened before a second step is set up: what sets it up, and where to get help."""


class IdleMiddleware:
    """Signs out whoever left a session alone, or has had it for too long."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        if ending := clock_of(request, timezone.now()).ending(timezone.now()):
            return signed_out(request, ending)
        return self.get_response(request)


class MemberMiddleware:
    """Signs out whoever has left the school, and leads to the second step whoever needs one and has none.

    It stands after the middleware that finds out who asks.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = acting(request)
        if actor.is_nobody:
            return self.get_response(request)
        if not actor.roles:
            return signed_out(request, Ending.LEFT)
        seen(request, actor, timezone.now())
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Called by Django once it knows which view would answer."""
        name = request.resolver_match.url_name if request.resolver_match else None
        if acting(request).is_nobody or name in WITHOUT_SECOND_STEP or request.session.get(WAIVED):
            return None
        if needs_second_step(acting(request)) and not has_second_step(request.user):  # type: ignore[arg-type]
            return redirect("second-step-needed")
        return None


def signed_out(request: HttpRequest, ending: Ending) -> HttpResponse:
    """Ends the session and leads to signing in, from where the page that was wanted is opened again."""
    wanted = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    told = "idle_pupil" if ending is Ending.IDLE and request.session.get(PUPIL) else ending.name.lower()
    end(request, ending)
    query = {"ended": told} | ({"next": wanted} if wanted else {})
    address = f"{reverse('sign-in')}?{urlencode(query)}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
