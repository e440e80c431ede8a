"""What allauth asks of a site: how it finds people, what it writes in the trail, how it keeps secrets."""

from __future__ import annotations

import base64
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from belisha.kit.sealing import Seal
from belisha.people.accounts import actions, queries
from belisha.people.accounts.deeds import Way
from belisha.people.accounts.lockout import caller
from belisha.web.admission import actor_for
from belisha.web.signing_in.sessions import opened

BELONGS_TO: Final = "second step"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in by password."""

    error_messages: Final = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
        "incorrect_password": "The password is not right. Try again.",
        "enter_current_password": "The current password is not right. Try again.",
        "too_many_login_attempts": "That was tried too often. Wait 15 minutes and try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves: the school does."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: django-axes counts failures."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Writes it in the trail of each school in which the address has an account."""
        if email := credentials.get("email"):
            actions.note_failures(email)

    def reauthenticate(self, user: Any, password: str) -> bool:
        """By the opaque name, because an address may have an account in two schools."""
        found = self.authenticate(context.request, username=user.username, password=password)
        return found is not None and found.pk == user.pk

    def pre_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse | None:
        """Turns away whose account was closed, or who has left the school."""
        if user.is_active and actions.owner_of(user).roles:
            return None
        clear_login(request)
        return self.respond_user_inactive(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Says so on the page of the ways in."""
        return redirect(f"{reverse('sign-in')}?ended=left")

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """Begins the session's clock and writes the sign-in."""
        opened(request, user, way_of(request))
        response: HttpResponse = super().post_login(request, user, **options)
        return response

    def set_password(self, user: Any, password: str) -> None:
        """Sets it and writes that it was set."""
        actions.set_password(user, password)

    def is_safe_url(self, url: str) -> bool:
        """Only pages of the same host, so that no link leads elsewhere after signing in."""
        return bool(url) and url_has_allowed_host_and_scheme(url, allowed_hosts={context.request.get_host()})

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address by which tries are counted."""
        return caller(request)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes from an app, passkeys and recovery codes."""

    error_messages: Final = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That is not right. Wait for the next code and type it, or use a recovery code.",
        "cannot_delete_authenticator": "Your role asks for a second step. Set up another one before you take this "
        "one away.",
    }

    def encrypt(self, text: str) -> str:
        """Seals a secret before it is kept."""
        return base64.b64encode(_seal().close(text.encode(), BELONGS_TO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Opens it again. Raises UnsealError when it was changed."""
        return _seal().open(base64.b64decode(encrypted_text), BELONGS_TO).decode()

    def build_totp_svg(self, url: str) -> str:
        """The square to scan, as it can stand within a page: without the XML declaration."""
        drawn: str = super().build_totp_svg(url)
        picture = drawn[drawn.index("<svg") :]
        return picture.replace("<svg", '<svg role="img" aria-label="Square code to scan with the app"', 1)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last second step of somebody whose role asks for one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=queries.STEPS).exclude(
            pk=authenticator.pk
        )
        return others.exists() or not queries.needs_second_step(actor_for(context.request))


def way_of(request: HttpRequest) -> Way:
    """How somebody has just signed in, from what allauth noted in their session."""
    records = request.session.get("account_authentication_methods", [])
    steps = [one for one in records if one.get("method") == "mfa"]
    if any(one.get("passwordless") for one in steps):
        return Way.PASSKEY
    return Way.PASSWORD_AND_SECOND_STEP if steps else Way.PASSWORD


def _seal() -> Seal:
    return Seal(settings.BELISHA_SEALING_KEY)
