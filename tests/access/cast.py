"""Two schools with the same cast, and a record of each kind at each of them. Everybody bears the name of their school.

The second school's head is the stranger: whoever asks for the first school's records and must not find them.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.utils import timezone

from belisha.access.terms import Actor
from belisha.people.holding.absence_actions import record_absence
from belisha.people.importing import read_records
from belisha.people.models import (
    Absence,
    Account,
    Group,
    GroupPlace,
    Holding,
    Import,
    Parenthood,
    Person,
    School,
)
from belisha.people.register.actions import end_membership
from belisha.people.register.as_seen import mark_of
from belisha.people.register.importing_actions import preview
from belisha.people.register.waiting import keep_waiting
from belisha.people.terms import GroupKind, SecretKind
from belisha.policy.actions import Text, propose
from belisha.policy.models import Approval, CompanionDocument
from belisha.site.vocabulary import VOCABULARY
from tests.policies import clause
from tests.school import JOINED, actor, child_of, member, put_in_force, school

NOBODY: Final = "nobody"
STRANGER: Final = "stranger"
IN_CHARGE: Final = "deputy in charge"
MEMBERS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "pupil": (("pupil",), ()),
    "parent": (("parent",), ()),
    "teacher": (("teacher",), ()),
    "safeguarding lead": (("staff",), ("dsl",)),
    "deputy": (("staff",), ("deputy-head",)),
    "head": (("staff",), ("head",)),
    "governor": (("governor",), ("online-safety-governor",)),
    "network manager": (("technician",), ("network-manager",)),
    "office": (("staff",), ("office",)),
    "visitor": (("visitor",), ()),
}
"""As what each belongs to the school, and which offices they hold."""
COLUMNS: Final = (
    "pupil", "parent", "teacher", "safeguarding lead", "deputy", IN_CHARGE, "head", "governor", "network manager",
    "office", "visitor", STRANGER, NOBODY,
)  # fmt: skip
"""Everybody who asks, in the order of the matrix."""
BY_A_LINK_OR_CLASS: Final = frozenset({"pupil", "parent"})
"""Those who have no password of their own keeping."""

TOP: Final = """---
title: Online safety policy of {name}
school: {name} School
version: "{version}"
approved-by: head
roles:
  head: Headteacher
  deputy-head: Deputy Headteacher
  dsl: Designated Safeguarding Lead
  online-safety-governor: Online Safety Governor
  network-manager: Network Manager
  office: School Office
documents:
  {slug}-agreement: {{title: Agreement of {name}, kind: agreement}}
---

## Devices at {name}
"""
COLUMNS_OF_ROLL: Final = {"Given name": "given_name", "Family name": "family_name", "Kind": "kind"}
PASSWORD: Final = "lantern pebble orchard"
BLOCK: Final = "who: teachers\ndo: keep devices of {name} locked away\nevery: month"


@dataclass(frozen=True)
class Cast:
    """A school, who belongs to it, and a record of each kind."""

    school: School
    people: Mapping[str, Person]
    clause: str
    """A clause of its policy, which no other school's has."""
    records: dict[str, Any] = field(default_factory=dict)
    """References by kind: `version`, `class`, `other class`, `holding` ..."""
    sessions: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What everybody here is called, and what the policy says: a word that stands nowhere else."""
        return self.people["head"].family_name

    def reference(self, who: str) -> str:
        """The reference of one of the people."""
        return str(self.people["deputy" if who == IN_CHARGE else who].reference)

    def secrets(self) -> Iterable[str]:
        """Words and references that nobody of another school may ever see."""
        yield self.name.lower()
        yield from (str(self.school.reference), *map(str, self.records.values()))
        for person in self.people.values():
            yield from (str(person.reference), *filter(None, (person.upn, person.email)))


def cast_of(name: str, upn: str) -> Cast:
    """A school of this name with everybody and everything; `upn` is the first of its pupils' numbers."""
    here = school(f"{name} School")
    people = {
        who: member(here, *kinds, name=f"{who.title()} {name}", holds=holds)
        for who, (kinds, holds) in MEMBERS.items()
    }
    people["child"] = child_of(people["parent"], name=f"Child {name}")
    people["other pupil"] = member(here, "pupil", name=f"Other {name}", year_group=5)
    people["other teacher"] = member(here, "teacher", name=f"Colleague {name}")
    people["leaver"] = member(here, "volunteer", name=f"Leaver {name}")
    people["other parent"] = member(here, "parent", name=f"Guardian {name}")
    Parenthood.objects.create(
        school=here, parent=people["other parent"], child=people["other pupil"], since=JOINED
    )
    for number, who in enumerate(("pupil", "child", "other pupil")):
        Person.objects.filter(pk=people[who].pk).update(upn=f"{upn}{number}", year_group=3 + number)
        people[who].refresh_from_db()
    Holding.objects.create(school=here, role="head", person=people["deputy"], is_deputy=True, since=JOINED)
    cast = Cast(here, people, f"{name.lower()}.devices")
    _classes(cast)
    _policy(cast)
    _roles(cast)
    _imports(cast)
    _sign_in(cast)
    return cast


def _classes(cast: Cast) -> None:
    taught = {"class": ("teacher", ("pupil", "child")), "other class": ("other teacher", ("other pupil",))}
    for number, (kind, (teacher, pupils)) in enumerate(taught.items()):
        group = Group.objects.create(
            school=cast.school,
            name=f"{number + 3} {cast.name}",
            slug=f"{number + 3}-{cast.name.lower()}",
            kind=GroupKind.CLASS,
            code=f"{cast.name.lower()}-{('fern', 'moon')[number]}",
            code_until=timezone.now() + timedelta(hours=6),
        )
        places = [(cast.people[teacher], True), *((cast.people[one], False) for one in pupils)]
        for person, teaches in places:
            GroupPlace.objects.create(
                school=cast.school, group=group, person=person, teaches=teaches, since=JOINED
            )
        cast.records[kind] = group.reference


def policy_text(name: str, version: str) -> str:
    """A small policy that says the school's name wherever it can."""
    block = BLOCK.format(name=name)
    return TOP.format(name=name, slug=name.lower(), version=version) + clause(
        block, name=f"{name.lower()}.devices"
    )


def _policy(cast: Cast) -> None:
    cast.records["version"] = put_in_force(cast.school, policy_text(cast.name, "1")).reference
    head, today = actor(cast.people["head"]), timezone.localdate()
    text = Text(policy_text(cast.name, "2").encode(), f"{cast.name}.md")
    cast.records["proposed"] = propose(text, actor=head, vocabulary=VOCABULARY, today=today)
    coming = put_in_force(cast.school, policy_text(cast.name, "3"), since=today + timedelta(days=90))
    Approval.objects.create(
        school=cast.school, version=coming, role="head", sha256=coming.sha256, decided_on=today
    )
    CompanionDocument.objects.create(school=cast.school, document=f"{cast.name.lower()}-agreement")
    cast.records.update({"approved": coming.reference, "adoption": coming.adoptions.get().reference})


def _roles(cast: Cast) -> None:
    held = Holding.objects.create(
        school=cast.school, role="senco", person=cast.people["other teacher"], since=JOINED
    )
    head, today = actor(cast.people["head"]), timezone.localdate()
    away = record_absence(cast.reference("governor"), today, actor=head, today=today)
    cast.records.update({"holding": held.reference, "absence": away})
    end_membership(cast.reference("leaver"), today, actor=head, today=today)


def roll_of(name: str) -> bytes:
    """A table of people to bring in, with somebody new."""
    return f"Given name,Family name,Kind\nNewcomer,{name},pupil\n".encode()


def _imports(cast: Cast) -> None:
    made = Import.objects.create(
        school=cast.school, source="csv", file_name=f"{cast.name}.csv", sha256="0" * 64,
        made_by=cast.people["office"].reference,
    )  # fmt: skip
    cast.records["import"] = made.reference
    roll, today = roll_of(cast.name), timezone.localdate()
    changes = preview(
        read_records(roll, f"{cast.name}.csv", today, COLUMNS_OF_ROLL),
        actor=_importer(cast, "office"),
        today=today,
    )
    cast.records["mark"] = mark_of(changes)
    for who in ("network manager", "office", "head", IN_CHARGE):
        by = _importer(cast, who)
        cast.records[f"waiting of {who}"] = keep_waiting(
            f"{cast.name}.csv", roll, actor=by, mapping=COLUMNS_OF_ROLL
        )


def _importer(cast: Cast, who: str) -> Actor:
    if who == IN_CHARGE:
        return replace(actor(cast.people["deputy"]), roles=frozenset({"head"}))
    return actor(cast.people[who])


def account_of(person: Person, *, has_password: bool) -> Account:
    """An account of somebody, with a second step for who keeps a password."""
    account = Account(person=person, username=uuid.uuid4().hex)
    if has_password:
        account.email, account.secret_kind = person.email, SecretKind.PASSWORD
        account.set_password(PASSWORD)
    account.save()
    if has_password:
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": ""})
        RecoveryCodes.activate(account)
    return account


def _sign_in(cast: Cast) -> None:
    for who in MEMBERS:
        account = account_of(cast.people[who], has_password=who not in BY_A_LINK_OR_CLASS)
        browser = Client()
        browser.force_login(account, backend="belisha.people.accounts.backends.AccountBackend")
        session = browser.session
        # As after typing the password a moment ago, so that allauth does not ask for it again.
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        session.save()
        cast.sessions[who] = browser.cookies["sessionid"].value


def browser_of(cast: Cast, who: str) -> Client:
    """A browser in which one of the cast has just signed in; of nobody, one in which nobody has."""
    browser = Client()
    if who == IN_CHARGE:
        Absence.objects.create(school=cast.school, person=cast.people["head"], first=timezone.localdate())
    if who != NOBODY:
        browser.cookies["sessionid"] = cast.sessions["deputy" if who == IN_CHARGE else who]
    return browser
