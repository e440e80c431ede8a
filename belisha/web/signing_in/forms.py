"""The forms of signing in. Those that allauth asks for keep its checks and take Belisha's words."""

from __future__ import annotations

from typing import Any, Final

from allauth.account import forms as account
from allauth.mfa.base import forms as steps
from allauth.mfa.totp import forms as totp
from django import forms

from belisha.web.forms.base import PageForm

PASSWORD_HINT: Final = "At least 12 characters. Three words that have nothing to do with each other are easy to remember and hard to guess."


class _Worded:
    """Gives fields Belisha's words: a label, a hint and what to say when it is empty."""

    words: dict[str, tuple[str, str]] = {}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            field: forms.Field = self.fields[name]  # type: ignore[attr-defined]
            field.label, field.help_text = label, hint
            field.error_messages["required"] = f"Fill this in: {label}."
            field.widget.attrs.pop("placeholder", None)


class StaffForm(_Worded, account.LoginForm):  # type: ignore[misc]
    """Address and password."""

    words = {"login": ("Email address", ""), "password": ("Password", "")}


class AgainForm(_Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    words = {"password": ("Password", "")}


class NewPasswordForm(_Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A password for whoever followed the link."""

    words = {"password1": ("New password", PASSWORD_HINT), "password2": ("The same password again", "")}


class ChangePasswordForm(_Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password for whoever is signed in."""

    words = {"oldpassword": ("Current password", "")} | NewPasswordForm.words


class CodeForm(_Worded, steps.AuthenticateForm):  # type: ignore[misc]
    """A code from the app, or a recovery code."""

    words = {"code": ("Code", "The six numbers that your app shows now, or one of your recovery codes.")}


class CodeAgainForm(_Worded, steps.ReauthenticateForm):  # type: ignore[misc]
    """The same, of somebody who is signed in already."""

    words = CodeForm.words


class FirstCodeForm(_Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that was just set up."""

    words = {"code": ("Code", "The six numbers that your app shows now.")}


class AddressForm(PageForm):
    """An address to which a link is sent."""

    email = forms.EmailField(
        label="Email address",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "Write an email address such as name@example.org."},
    )
