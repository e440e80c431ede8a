"""How parents and carers sign in: by a link that is sent to the address that the school has."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from belisha.people.accounts.actions import owner_of
from belisha.people.accounts.deeds import Way
from belisha.people.accounts.links import ONLY_PARENTS, owner_of_link, send_sign_in_links
from belisha.people.accounts.lockout import caller, within_limit
from belisha.people.accounts.post import in_background
from belisha.web.admission import open_to_all
from belisha.web.signing_in.forms import AddressForm
from belisha.web.signing_in.sessions import begin
from belisha.web.signing_in.views import LINKS_FOR_ONE_ADDRESS, LINKS_FOR_ONE_CALLER


@never_cache
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def parents(request: HttpRequest) -> HttpResponse:
    """Asks for an address; the answer is the same whether it is known or not."""
    form = AddressForm(request.POST or None)
    if not form.is_valid():
        return render(request, "signing_in/parents.html", {"form": form})
    email = form.cleaned_data["email"].lower()
    if not within_limit("links-by-caller", caller(request), LINKS_FOR_ONE_CALLER):
        return render(request, "signing_in/too_often.html", status=429)
    if within_limit("sign-in-link", email, LINKS_FOR_ONE_ADDRESS):
        in_background(send_sign_in_links, email, timezone.localdate())
    return render(request, "signing_in/link_sent.html", {"email": email, "staff": False})


@never_cache
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows a button, and signs in when it is pressed, so that a scanner of emails does not use the link up."""
    if request.method != "POST":
        return render(request, "signing_in/follow_link.html", {"good": owner_of_link(token) is not None})
    with transaction.atomic():
        account = owner_of_link(token, hold=True)
        if account is not None and owner_of(account).roles == ONLY_PARENTS:
            begin(request, account, Way.LINK)
            return redirect("home")
    return render(request, "signing_in/follow_link.html", {"good": False}, status=410)
