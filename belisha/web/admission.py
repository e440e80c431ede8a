"""Who may open which page. A page that does not say it is opened to nobody.

Each view says what somebody must be allowed to do to be offered it: `@admits(Act.READ_REGISTER)`, or `@open_to_all`.
The actions and queries behind it ask again, and more closely, because they know whose record it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from belisha.access.rules import might
from belisha.access.terms import NOBODY, Act, Actor, NotFoundError, RefusedError
from belisha.people.actors import actor_of
from belisha.policy.standing_in import standing_in
from belisha.policy.version_queries import policy_in_force
from belisha.site.vocabulary import VOCABULARY

View = TypeVar("View", bound=Callable[..., Any])
Respond = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Admission:
    """To whom a page is opened."""

    act: Act | None
    """What one must be allowed to do; None for a page that is open to all."""


OPEN: Final = Admission(None)
ENTRUSTED_WITH_ROLES: Final = frozenset({"staff", "governor"})
"""Those whom a policy may make somebody's deputy."""
PRIVATE: Final = "no-store, private"
"""For every page and file that is shown to somebody who has signed in: no browser and no proxy keeps it."""


def open_to_all(view: View) -> View:
    """A page for everybody, also for those who have not signed in."""
    view.admission = OPEN  # type: ignore[attr-defined]
    return view


def admits(act: Act) -> Callable[[View], View]:
    """A page for those who may do this, perhaps only to some people."""

    def mark(view: View) -> View:
        view.admission = Admission(act)  # type: ignore[attr-defined]
        return view

    return mark


def acting(request: HttpRequest) -> Actor:
    """Who asks, as what."""
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor


def actor_for(request: HttpRequest) -> Actor:
    """Who asks, from the session and the register as it stands today."""
    account: Any = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return NOBODY
    today = timezone.localdate()
    actor = actor_of(account.person, today)
    if not actor.roles & ENTRUSTED_WITH_ROLES:
        return actor
    examined = policy_in_force(VOCABULARY, today, today, actor=actor)
    return standing_in(actor, examined, today) if examined else actor


class AdmissionMiddleware:
    """Finds out who asks, turns away whom a page does not admit, and has nothing kept that somebody was shown."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = actor_for(request)
        request.actor = actor  # type: ignore[attr-defined]
        response = self.get_response(request)
        # Whoever sits down next at a shared computer must not be able to go back to it.
        if not actor.is_nobody:
            response.headers["Cache-Control"] = PRIVATE
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Called by Django once it knows which view would answer."""
        admission = getattr(view, "admission", None)
        if admission is None:
            raise PermissionDenied
        if admission.act is None or might(acting(request), admission.act):
            return None
        if acting(request).is_nobody:
            return _to_sign_in(request)
        raise PermissionDenied

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """What an action or a query refuses, or does not find at the reader's school, is so for the page too."""
        if isinstance(exception, RefusedError):
            raise PermissionDenied(str(exception)) from exception
        if isinstance(exception, NotFoundError):
            raise Http404 from exception


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    wanted = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    query = f"?{urlencode({'next': wanted})}" if wanted not in {"", "/"} else ""
    return redirect(reverse("sign-in") + query)
