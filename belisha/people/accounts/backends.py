"""How Django finds an account from what somebody typed."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from belisha.people.accounts.queries import accounts_with_address, accounts_with_name
from belisha.people.models import Account


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """Finds by address, where an address can have an account in each of several schools, or by the opaque name."""

    def _authenticate(self, _request: HttpRequest | None, /, **credentials: Any) -> Account | None:
        username, email = credentials.get("username"), credentials.get("email")
        found = accounts_with_name(username) if username else accounts_with_address(email or "")
        for account in found:
            if self._check_password(account, credentials["password"]):
                return account
        return None

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session; None when it was closed."""
        return Account.objects.select_related("person__school").filter(pk=user_id, is_active=True).first()
