"""What is asked of each route: the records that its address names, and a form that is filled in as it should be.

`own` are the records that are somebody's own; `others` is one that is not. A route that names no record has neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from sesame.utils import get_token

from belisha.people.models import Account
from belisha.policy.models import PolicyVersion
from tests.access.cast import PASSWORD, Cast, policy_text, roll_of

Names = dict[str, Any]
"""What an address names: the arguments of a route."""
One = Callable[[Cast, str], Names]
"""From a school and one of the cast to what they ask for."""
Several = Callable[[Cast, str], list[Names]]
NEW_PASSWORD: Final = "harbour velvet thunder"
CHILDREN: Final[Mapping[str, tuple[str, ...]]] = {
    "pupil": ("pupil",),
    "parent": ("child",),
    "teacher": ("pupil", "child"),
}
"""Whose lessons, or whose child, somebody is."""


def nothing_own(cast: Cast, who: str) -> list[Names]:  # noqa: ARG001
    """Of no record here can anybody say that it is their own."""
    return []


@dataclass(frozen=True)
class Records:
    """The records that a route is about."""

    others: One
    own: Several = nothing_own


def record(kind: str, name: str = "reference", **more: str) -> Records:
    """A record of the school that is nobody's own."""
    return Records(lambda cast, _: {name: cast.records[kind], **more})


def person(who: str) -> Records:
    """One person of the school, whatever one is to them."""
    return Records(lambda cast, _: {"reference": cast.reference(who)})


def fixed(**names: str) -> Records:
    """Something that every school has."""
    return Records(lambda _, __: dict(names))


def _people(cast: Cast, *those: str) -> list[Names]:
    return [{"reference": cast.reference(one)} for one in those]


def _own_class(cast: Cast, who: str) -> list[Names]:
    return [{"reference": cast.records["class"]}] if who == "teacher" else []


def _of_class(kind: str, pupil: str) -> One:
    return lambda cast, _: {"group": cast.records[kind], "pupil": cast.reference(pupil)}


def _in_class(own: Names) -> Names:
    return {"group": own["reference"]}


def _waiting(cast: Cast, who: str) -> list[Names]:
    kind = f"waiting of {who}"
    return [{"reference": cast.records[kind]}] if kind in cast.records else []


def _waiting_of_another(cast: Cast, who: str) -> Names:
    other = "office" if who == "network manager" else "network manager"
    return {"reference": cast.records[f"waiting of {other}"]}


def _link_for_password(cast: Cast, _: str) -> Names:
    account = Account.objects.get(person=cast.people["teacher"])
    return {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}


def _link_for_parent(cast: Cast, _: str) -> Names:
    return {"token": get_token(Account.objects.get(person=cast.people["parent"]), scope="parents")}


ANY_PERSON: Final = Records(
    lambda cast, _: {"reference": cast.reference("other pupil")},
    lambda cast, who: _people(cast, who, *(one for one in CHILDREN.get(who, ()) if one != who)),
)
ANY_PUPIL: Final = Records(
    lambda cast, _: {"reference": cast.reference("other pupil")},
    lambda cast, who: _people(cast, *CHILDREN.get(who, ())),
)
LOOKED_AT: Final = Records(
    # A teacher opens the record of a pupil they teach, but is not told who else did.
    lambda cast, who: {"reference": cast.reference("pupil" if who == "teacher" else "other pupil")},
    lambda cast, who: _people(cast, who, *(("child",) if who == "parent" else ())),
)
CLASS: Final = Records(lambda cast, _: {"reference": cast.records["other class"]}, _own_class)
SIGN_IN_OF_CLASS: Final = Records(
    lambda cast, _: {"group": cast.records["other class"]},
    lambda cast, who: [_in_class(one) for one in _own_class(cast, who)],
)
SIGN_IN_OF_PUPIL: Final = Records(
    _of_class("other class", "other pupil"),
    lambda cast, who: [_of_class("class", "child")(cast, who)] if who == "teacher" else [],
)
WAITING: Final = Records(_waiting_of_another, _waiting)

RECORDS: Final[Mapping[str, Records]] = {
    "person": ANY_PERSON,
    "person-change": ANY_PERSON,
    "person-join": person("other teacher"),
    "person-leave": person("other teacher"),
    "person-undo-leaving": person("leaver"),
    "person-invite": person("other teacher"),
    "person-tie-add": person("child"),
    "person-tie-end": Records(
        lambda cast, _: {"reference": cast.reference("other parent"), "other": cast.reference("other pupil")}
    ),
    "person-group-join": person("child"),
    "person-group-leave": Records(
        lambda cast, _: {"reference": cast.reference("other pupil"), "group": cast.records["other class"]}
    ),
    "people-import-columns": WAITING,
    "people-import-preview": WAITING,
    "people-import-bad-rows": WAITING,
    "people-import-bring-in": WAITING,
    "people-import-cancel": WAITING,
    "people-import-done": record("import"),
    "class": CLASS,
    "class-sign-in": SIGN_IN_OF_CLASS,
    "class-new-code": SIGN_IN_OF_CLASS,
    "class-new-secrets": SIGN_IN_OF_CLASS,
    "class-pupil-secret": SIGN_IN_OF_PUPIL,
    "child-looks": LOOKED_AT,
    "child-policy": ANY_PUPIL,
    "clause": Records(lambda cast, _: {"clause": cast.clause}),
    "clause-people": Records(lambda cast, _: {"clause": cast.clause}),
    "version-download": record("version", form="html"),
    "document-record": Records(lambda cast, _: {"document": f"{cast.name.lower()}-agreement"}),
    "document-forget": Records(lambda cast, _: {"document": f"{cast.name.lower()}-agreement"}),
    "person-reset-second-step": person("office"),
    "publish": fixed(form="html"),
    "role": fixed(role="head"),
    "role-appoint": fixed(role="dsl"),
    "finding": fixed(finding="review-unset"),
    "holding-end": record("holding"),
    "holding-away": record("holding"),
    "absence-end": record("absence"),
    "holding-undo": record("absence", what="absence"),
    "version": record("version"),
    "version-text": record("version"),
    "version-approve": record("proposed"),
    "version-adopt": record("approved"),
    "adoption-withdraw": record("adoption"),
    "account_reset_password_from_key": Records(_link_for_password),
    "parents-link": Records(_link_for_parent),
    "pupils-secret": Records(lambda cast, _: {"pupil": cast.reference("pupil")}),
    "mfa_remove_webauthn": Records(lambda _, __: {"pk": 0}),
    "demo-roll": fixed(state="mended"),
    "demo-sign-in": person("pupil"),
}


def names_of(route: str, cast: Cast, who: str) -> Names:
    """What the address of a route names, of what is not somebody's own."""
    return RECORDS[route].others(cast, who) if route in RECORDS else {}


def own_names_of(route: str, cast: Cast, who: str) -> list[Names]:
    """The same for each record that is somebody's own."""
    return RECORDS[route].own(cast, who) if route in RECORDS else []


def day(name: str, of: date) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}_day": str(of.day), f"{name}_month": str(of.month), f"{name}_year": str(of.year)}


def _today(**ahead: int) -> date:
    return timezone.localdate() + timedelta(**ahead)


def _appointment(cast: Cast) -> dict[str, Any]:
    return {"person": cast.reference("other teacher"), "capacity": "holder", **day("since", _today())}


def _text(cast: Cast) -> dict[str, Any]:
    content = policy_text(cast.name, "4").encode()
    return {"which": "file", "file": SimpleUploadedFile("policy.md", content)}


def _approval(cast: Cast) -> dict[str, Any]:
    sha256 = PolicyVersion.objects.get(reference=cast.records["proposed"]).sha256
    return {"role": "head", "sha256": sha256, "read": "on", "minute": "7", **day("decided_on", _today())}


def _roll(cast: Cast) -> dict[str, Any]:
    return {"records": SimpleUploadedFile("roll.csv", roll_of(cast.name))}


FORMS: Final[Mapping[str, Callable[[Cast], dict[str, Any]]]] = {
    "check": lambda cast: {"text": policy_text(cast.name, "5")},
    "compare": lambda cast: {"old": "served", "new": "text", "new_text": policy_text(cast.name, "5")},
    "role-appoint": _appointment,
    "holding-end": lambda _: day("until", _today()),
    "holding-away": lambda _: day("first", _today()),
    "absence-end": lambda _: day("until", _today()),
    "version-propose": _text,
    "version-approve": _approval,
    "version-adopt": lambda _: day("in_force_from", _today(days=100)),
    "person-add": lambda cast: {
        "given_name": "Newcomer", "family_name": cast.name, "kinds": ["visitor"], **day("joined_on", _today()),
    },
    "person-change": lambda cast: {"given_name": "Renamed", "family_name": cast.name, "year_group": "5"},
    "person-join": lambda _: {"kinds": ["governor"], **day("joined_on", _today())},
    "person-leave": lambda _: {"kinds": ["teacher"], **day("leaves_from", _today())},
    "person-tie-add": lambda cast: {"other": cast.reference("other parent"), "relationship": "aunt"},
    "person-group-join": lambda cast: {"group": cast.records["other class"], "how": "learns"},
    "person-group-leave": lambda _: {"how": "learns"},
    "people-import": _roll,
    "people-import-columns": lambda _: {
        "column-1": "given_name", "column-2": "family_name", "column-3": "kind",
    },
    "people-import-bring-in": lambda cast: {"seen": cast.records["mark"]},
    "document-record": lambda _: {"edition": "2026"},
    "document-forget": lambda _: {"forget-sure": "on"},
    "person-reset-second-step": lambda _: {"checked": "on"},
    "class-new-code": lambda _: {"days": "1"},
    "class-pupil-secret": lambda _: {"password": "piano-toast-river"},
    "account_login": lambda cast: {"login": cast.people["teacher"].email, "password": "a wrong one"},
    "account_change_password": lambda _: {
        "oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD,
    },
    "account_reauthenticate": lambda _: {"password": PASSWORD},
    "account_reset_password": lambda cast: {"email": cast.people["teacher"].email},
    "parents": lambda cast: {"email": cast.people["parent"].email},
    "pupils": lambda cast: {"code": f"{cast.name.lower()} fern"},
}  # fmt: skip
"""What is sent to a route; a route that is left out needs nothing but to be asked."""
QUERIES: Final[Mapping[str, str]] = {"person-tie-add": "?add=parent&q=guardian"}
"""What stands behind an address that needs more than names."""


def sent_to(route: str, cast: Cast) -> dict[str, Any]:
    """The form that is sent to a route, filled in as it should be."""
    return FORMS[route](cast) if route in FORMS else {}
