"""The three ways in, the way out, and what somebody sees who tried too often."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from belisha.access.terms import Act
from belisha.people.accounts.actions import note_lock_out, send_password_links
from belisha.people.accounts.deeds import Ending
from belisha.people.accounts.lockout import caller, within_limit
from belisha.people.accounts.post import in_background
from belisha.web.admission import acting, admits, open_to_all
from belisha.web.signing_in.forms import AddressForm
from belisha.web.signing_in.sessions import IDLE, IDLE_FOR_PUPILS, LONGEST, end

ENDINGS: Final = {
    "idle": f"You were signed out because nothing happened for {IDLE.seconds // 60} minutes.",
    "idle_pupil": f"You were signed out because nothing happened for {IDLE_FOR_PUPILS.seconds // 60} minutes.",
    "too_long": f"You were signed out because you had been signed in for {LONGEST.seconds // 3600} hours.",
    "left": "You were signed out because the school’s register says that you are not a member any more. "
    "If that is wrong, ask the school’s office.",
    "reset": "You were signed out because your second step was reset. Sign in again, and set up a new one. "
    "If you did not ask for that, tell the head or whoever looks after the network.",
    "asked": "You are signed out.",
}
LINKS_FOR_ONE_ADDRESS: Final = 3
LINKS_FOR_ONE_CALLER: Final = 30


@never_cache
@open_to_all
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """The choice between the three ways in."""
    wanted = safe_next(request)
    if not acting(request).is_nobody:
        return redirect(wanted or "home")
    shown = {
        "ended": ENDINGS.get(request.GET.get("ended", "")),
        "next": wanted,
        "demonstration": settings.BELISHA_DEMO,
    }
    return render(request, "signing_in/sign_in.html", shown)


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    if request.user.is_authenticated:
        end(request, Ending.ASKED)
    request.session.flush()
    response = redirect("sign-in")
    response["Location"] += "?ended=asked"
    return response


@never_cache
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Asks for the address to which a link for a new password is sent; the answer is always the same."""
    form = AddressForm(request.POST or None)
    if not form.is_valid():
        return render(request, "signing_in/forgotten.html", {"form": form})
    email = form.cleaned_data["email"].lower()
    if not within_limit("links-by-caller", caller(request), LINKS_FOR_ONE_CALLER):
        return render(request, "signing_in/too_often.html", status=429)
    if within_limit("password-link", email, LINKS_FOR_ONE_ADDRESS):
        in_background(send_password_links, email)
    return render(request, "signing_in/link_sent.html", {"email": email, "staff": True})


@admits(Act.READ_OWN_HOME)
@require_safe
def second_step_needed(request: HttpRequest) -> HttpResponse:
    """Says that a role asks for a second step, and leads to setting one up."""
    return render(request, "signing_in/second_step_needed.html")


def locked_out(
    request: HttpRequest, response: Any = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Called by django-axes when tries for an account were too many."""
    given = credentials or {}
    note_lock_out(str(given.get("username") or given.get("email") or ""))
    return render(request, "signing_in/too_often.html", status=429)


def safe_next(request: HttpRequest) -> str:
    """The page that was wanted before signing in, if it is one of ours; else ""."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe and wanted.startswith("/") else ""
