"""The forms of signing in. Those that allauth asks for keep its checks and take Belisha's words."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as steps
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from allauth.mfa.webauthn.internal.auth import extract_user_from_response
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from belisha.people.accounts.actions import note_failure
from belisha.people.accounts.deeds import Way
from belisha.people.accounts.lockout import caller, within_limit
from belisha.people.accounts.pictures import PICTURES, as_secret
from belisha.people.accounts.queries import accounts_opened_by
from belisha.web.forms.base import PageForm
from belisha.web.signing_in.schools import ask_which_school

PASSWORD_HINT: Final = "At least 12 characters. Three words that have nothing to do with each other are easy to remember and hard to guess."
PASSKEYS_NOTED: Final = 30
"""How many failures with a passkey are written down from one network address in a quarter of an hour."""


class _Worded:
    """Gives fields Belisha's words: a label, a hint and what to say when it is empty."""

    words: ClassVar[dict[str, tuple[str, str]]] = {}
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

    words: ClassVar = {"login": ("Email address", ""), "password": ("Password", "")}

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Signs in; asks for the school first where this password opens accounts at several."""
        given = self.cleaned_data
        opened = accounts_opened_by(given["login"], given["password"], timezone.localdate())
        if len(opened) > 1:
            return ask_which_school(request, opened, redirect_url or "")
        if opened:
            self._login.user = opened[0]
        answer: HttpResponse = super().login(request, redirect_url)
        return answer


class AgainForm(_Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    words: ClassVar = {"password": ("Password", "")}


class NewPasswordForm(_Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A password for whoever followed the link."""

    words: ClassVar = {
        "password1": ("New password", PASSWORD_HINT),
        "password2": ("The same password again", ""),
    }


class ChangePasswordForm(_Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password for whoever is signed in."""

    words: ClassVar = {"oldpassword": ("Current password", "")} | NewPasswordForm.words


class _FailureNoted:
    """Writes in the trail that a code was not right."""

    user: Any

    def _emit_authentication_failed(self, authenticator: Any) -> None:
        note_failure(self.user, Way.SECOND_STEP)
        super()._emit_authentication_failed(authenticator)  # type: ignore[misc]


class CodeForm(_FailureNoted, _Worded, steps.AuthenticateForm):  # type: ignore[misc]
    """A code from the app, or a recovery code."""

    words: ClassVar = {
        "code": ("Code", "The six numbers that your app shows now, or one of your recovery codes.")
    }


class CodeAgainForm(_FailureNoted, _Worded, steps.ReauthenticateForm):  # type: ignore[misc]
    """The same, of somebody who is signed in already."""

    words: ClassVar = CodeForm.words


class _PasskeyFailureNoted:
    """Writes in the trail that a passkey was not right."""

    user: Any

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except forms.ValidationError:
            self._note()
            raise

    def _note(self) -> None:
        account = self.user or _claimed(self.cleaned_data["credential"])  # type: ignore[attr-defined]
        # Who claims to be somebody needs to know nothing, so that one caller could fill the trail.
        if account and within_limit("passkey", caller(context.request), PASSKEYS_NOTED):
            note_failure(account, Way.PASSKEY)


def _claimed(credential: Any) -> Any:
    """Whose passkey somebody claims that it is; None for nobody known."""
    try:
        return extract_user_from_response(credential)
    except (forms.ValidationError, AttributeError):
        return None


class PasskeyLoginForm(_PasskeyFailureNoted, passkeys.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey in place of address and password."""


class PasskeyForm(_PasskeyFailureNoted, passkeys.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey after the password."""


class PasskeyAgainForm(_PasskeyFailureNoted, passkeys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The same, of somebody who is signed in already."""


class FirstCodeForm(_Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that was just set up."""

    words: ClassVar = {"code": ("Code", "The six numbers that your app shows now.")}


class AddressForm(PageForm):
    """An address to which a link is sent."""

    email = forms.EmailField(
        label="Email address",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "Write an email address such as name@example.org."},
    )


class ClassCodeForm(PageForm):
    """The code of a class."""

    code = forms.CharField(
        label="Class code",
        help_text="Three words, such as fern kettle moon. Your teacher shows it to you.",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class PupilPasswordForm(PageForm):
    """A pupil's password."""

    wrong = "That is not your password. Try again, or ask your teacher for a new one."
    password = forms.CharField(
        label="Your password",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def secret(self) -> str:
        """What was typed."""
        return str(self.cleaned_data["password"])


class PicturesForm(PageForm):
    """Two pictures, in their order."""

    wrong = "Those are not your two pictures. Try again, or ask your teacher."
    first = forms.ChoiceField(
        label="Your first picture",
        choices=[(one, one) for one in PICTURES],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your first picture."},
    )
    second = forms.ChoiceField(
        label="Your second picture",
        choices=[(one, one) for one in PICTURES],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your second picture."},
    )

    def secret(self) -> str:
        """The two that were chosen."""
        return as_secret(self.cleaned_data["first"], self.cleaned_data["second"])


class ChosenPasswordForm(PageForm):
    """A password that a teacher and a pupil have chosen together."""

    password = forms.CharField(
        label="New password",
        help_text="At least 8 characters. Three short words are easy to remember.",
        strip=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def secret(self) -> str:
        """What was typed."""
        return str(self.cleaned_data["password"])


class CodeLengthForm(PageForm):
    """For how long a class's code is good."""

    DAYS: ClassVar = {"1": "Today", "5": "Five days", "30": "30 days", "90": "90 days"}
    days = forms.ChoiceField(
        label="How long is the new code good?",
        choices=[(days, words) for days, words in DAYS.items()],
        initial="1",
        widget=forms.RadioSelect,
    )
