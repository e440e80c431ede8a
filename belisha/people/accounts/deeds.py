"""What signing in writes in the trail."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from belisha.audit.deeds import Deed, Name
from belisha.people.terms import SecretKind


class Way(StrEnum):
    """How somebody signed in, or tried to, in words that follow "by"."""

    PASSWORD = "password"
    PASSWORD_AND_SECOND_STEP = "password and a second step"
    PASSKEY = "passkey"
    LINK = "a link by email"
    CLASS_CODE = "class code and secret"
    DEMONSTRATION = "the page of the demonstration"
    SECOND_STEP = "second step"


class Ending(StrEnum):
    """Why somebody was signed out, in words that follow "because"."""

    ASKED = "they asked to be"
    IDLE = "nothing happened for a while"
    TOO_LONG = "they had been signed in for too long"
    LEFT = "they belong to the school no more"
    RESET = "their second step was reset"


class SignedIn(Deed):
    """Somebody signed in."""

    word: ClassVar[str] = "account.signed-in"
    way: Way

    def sentence(self, _name: Name) -> str:
        return f"signed in by {self.way}"


class SignedOut(Deed):
    """Somebody signed out, or was."""

    word: ClassVar[str] = "account.signed-out"
    ending: Ending

    def sentence(self, _name: Name) -> str:
        return f"was signed out because {self.ending}"


class SignInFailed(Deed):
    """Somebody tried to sign in as this person, and could not."""

    word: ClassVar[str] = "account.sign-in-failed"
    way: Way

    def sentence(self, name: Name) -> str:
        return f"failed to sign in as {name(self.about)} by {self.way}"


class LockedOut(Deed):
    """So many tries failed that no more are let in for a while."""

    word: ClassVar[str] = "account.locked-out"

    def sentence(self, name: Name) -> str:
        return f"tried too often to sign in as {name(self.about)} and was locked out"


class Invited(Deed):
    """An account was made for somebody."""

    word: ClassVar[str] = "account.invited"

    def sentence(self, name: Name) -> str:
        return f"invited {name(self.about)} to sign in"


class PasswordLinkSent(Deed):
    """A link for setting a password was sent to somebody's address."""

    word: ClassVar[str] = "account.password-link-sent"

    def sentence(self, name: Name) -> str:
        return f"had a link for a new password sent to {name(self.about)}"


class SignInLinkSent(Deed):
    """A link for signing in was sent to a parent's address."""

    word: ClassVar[str] = "account.sign-in-link-sent"

    def sentence(self, name: Name) -> str:
        return f"had a link for signing in sent to {name(self.about)}"


class SecretSet(Deed):
    """Somebody's password or pictures were set. Which they are is written nowhere."""

    word: ClassVar[str] = "account.secret-set"
    kind: SecretKind

    def sentence(self, name: Name) -> str:
        return f"set the {self.kind} with which {name(self.about)} signs in"


class SecondStepAdded(Deed):
    """A second step was set up: a code from an app, a passkey, or recovery codes."""

    word: ClassVar[str] = "account.second-step-added"
    step: str

    def sentence(self, _name: Name) -> str:
        return f"set up a second step for signing in: {self.step}"


class SecondStepRemoved(Deed):
    """A second step was taken away."""

    word: ClassVar[str] = "account.second-step-removed"
    step: str

    def sentence(self, _name: Name) -> str:
        return f"took away a second step for signing in: {self.step}"


class SecondStepSeen(Deed):
    """Somebody saw whether a person has a second step."""

    word: ClassVar[str] = "account.second-step-seen"
    is_reading: ClassVar[bool] = True

    def sentence(self, name: Name) -> str:
        return f"saw which second step {name(self.about)} has for signing in"


class SecondStepReset(Deed):
    """All second steps of somebody who had lost theirs were taken away, once it was checked who they are."""

    word: ClassVar[str] = "account.second-step-reset"
    steps: tuple[str, ...]
    """What was taken away, as the library of second steps calls it: "totp", "webauthn", "recovery_codes"."""

    def sentence(self, name: Name) -> str:
        return f"checked who {name(self.about)} is and reset their second step for signing in"


class AccountReopened(Deed):
    """The account of somebody who came back was opened again, without the secrets that it had."""

    word: ClassVar[str] = "account.reopened"

    def sentence(self, name: Name) -> str:
        return f"opened the account of {name(self.about)} again, for a secret to be set anew"


class ClassCodeMade(Deed):
    """A class was given a code."""

    word: ClassVar[str] = "class.code-made"
    until: datetime

    def sentence(self, name: Name) -> str:
        return f"gave {name(self.about)} a new code for signing in"


class ClassSignInRead(Deed):
    """Somebody looked at how the pupils of a class sign in."""

    word: ClassVar[str] = "class.sign-in-read"
    is_reading: ClassVar[bool] = True

    def sentence(self, name: Name) -> str:
        return f"looked at how the pupils of {name(self.about)} sign in"


class ClassNamesShown(Deed):
    """The names of a class were shown to somebody who had its code."""

    word: ClassVar[str] = "class.names-shown"
    is_reading: ClassVar[bool] = True
    names: int
    """How many."""

    def sentence(self, name: Name) -> str:
        shown = "1 name" if self.names == 1 else f"{self.names} names"
        return f"had the class code of {name(self.about)} and was shown its {shown}"


DEEDS: tuple[type[Deed], ...] = (
    SignedIn,
    SignedOut,
    SignInFailed,
    LockedOut,
    Invited,
    PasswordLinkSent,
    SignInLinkSent,
    SecretSet,
    SecondStepAdded,
    SecondStepRemoved,
    SecondStepSeen,
    SecondStepReset,
    AccountReopened,
    ClassCodeMade,
    ClassSignInRead,
    ClassNamesShown,
)
