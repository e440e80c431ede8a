"""A OneRoster export of a made-up school, to try importing with: some join, one leaves, and three rows are wrong."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from belisha.people.importing.fields import check_letter
from belisha.people.models import Holding, School
from belisha.people.register.snapshot import register_of
from belisha.people.register.terms import KnownPerson, Register

ROLES: Final[Mapping[str, str]] = {"pupil": "student", "teacher": "teacher", "staff": "administrator"}
"""Whom it lists, by what OneRoster calls them. Nobody else is touched by it."""
USERS: Final = (
    "sourcedId", "status", "dateLastModified", "enabledUser", "orgSourcedIds", "role", "username", "userIds",
    "givenName", "familyName", "middleName", "identifier", "email", "sms", "phone", "agentSourcedIds", "grades",
    "password",
)  # fmt: skip
DEMOGRAPHICS: Final = ("sourcedId", "status", "dateLastModified", "birthDate")
ORGS: Final = ("sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId")
MANIFEST: Final = (
    ("manifest.version", "1.0"), ("oneroster.version", "1.1"), ("file.academicSessions", "absent"),
    ("file.classes", "absent"), ("file.demographics", "bulk"), ("file.enrollments", "absent"),
    ("file.orgs", "bulk"), ("file.users", "bulk"),
)  # fmt: skip
KEPT: Final = frozenset({"head", "office", "network-manager"})
"""Whoever holds one of these stays: they are needed to try the rest."""

Row = Mapping[str, str]


def example_roll(school: str, today: date, *, mended: bool) -> bytes:
    """A zip for the made-up school with this reference; with its three wrong rows put right where it is `mended`."""
    row = School.objects.get(reference=school, made_up=True)
    known = register_of(row, "oneroster", today)
    leaving = _leaving(row, known, today)
    people = [one for one in _listed(known, today) if one.reference != leaving]
    users = [*map(_user, people), *_joining(mended=mended)]
    born = [*map(_born, people), *_births(mended=mended)]
    return _zip(
        {
            "manifest.csv": _table(
                ("propertyName", "value"),
                (dict(zip(("propertyName", "value"), one, strict=True)) for one in MANIFEST),
            ),
            "orgs.csv": _table(ORGS, [{"sourcedId": "school", "name": row.name, "type": "school"}]),
            "users.csv": _table(USERS, users),
            "demographics.csv": _table(DEMOGRAPHICS, born),
        }
    )


def _listed(known: Register, today: date) -> Iterator[KnownPerson]:
    for person in known.people:
        if any(one.kind in ROLES and _holds(one.joined_on, one.left_on, today) for one in person.belongings):
            yield person


def _holds(first: date, last: date | None, today: date) -> bool:
    return first <= today and (last is None or last >= today)


def _leaving(school: School, known: Register, today: date) -> str:
    """The reference of somebody whose leaving makes a role vacant, and who is listed here in every way they belong."""
    only_here = {
        person.reference
        for person in known.people
        if {one.kind for one in person.belongings if _holds(one.joined_on, one.left_on, today)} <= set(ROLES)
    }
    held: dict[str, set[str]] = {}
    for holding in Holding.objects.filter(school=school, until=None, is_deputy=False).select_related(
        "person"
    ):
        held.setdefault(str(holding.person.reference), set()).add(holding.role)
    found = (reference for reference, roles in held.items() if reference in only_here and not roles & KEPT)
    return next(found, "")


def _user(person: KnownPerson) -> Row:
    kinds = [one.kind for one in person.belongings if one.kind in ROLES and one.left_on is None]
    facts = person.facts
    year = facts.get("year_group")
    return {
        "sourcedId": person.reference,
        "enabledUser": "true",
        "orgSourcedIds": "school",
        "role": ROLES[kinds[0] if kinds else "pupil"],
        "username": person.reference,
        "givenName": str(facts.get("given_name") or ""),
        "familyName": str(facts.get("family_name") or ""),
        "identifier": str(facts.get("upn") or ""),
        "email": str(facts.get("email") or ""),
        "grades": "" if year is None else str(year),
    }


def _born(person: KnownPerson) -> Row:
    born = person.facts.get("born_on")
    return {"sourcedId": person.reference, "birthDate": born.isoformat() if isinstance(born, date) else ""}


def _upn(serial: int) -> str:
    rest = f"9990001{serial:05d}"
    return f"{check_letter(rest)}{rest}"


def _joining(*, mended: bool) -> Iterator[Row]:
    """Four who join. Unless they are mended, the first has a wrong number, the third a role that nobody knows."""
    wrong = "A" if _upn(1)[0] != "A" else "B"
    first = _upn(1) if mended else wrong + _upn(1)[1:]
    yield _newcomer("joins-1", "student", "Marigold", "Thistlewood", first)
    yield _newcomer("joins-2", "student", "Barnaby", "Fennimore", _upn(2))
    yield _newcomer("joins-3", "administrator" if mended else "lunchtime", "Posy", "Larkspur", "")
    yield _newcomer("joins-4", "student", "Jasper", "Underhill", _upn(4))


def _newcomer(key: str, role: str, given: str, family: str, upn: str) -> Row:
    return {
        "sourcedId": key,
        "enabledUser": "true",
        "orgSourcedIds": "school",
        "role": role,
        "username": key,
        "givenName": given,
        "familyName": family,
        "identifier": upn,
        "grades": "3" if role == "student" else "",
    }


def _births(*, mended: bool) -> Iterator[Row]:
    """Unless they are mended, the second was born on a day that does not exist."""
    yield {"sourcedId": "joins-1", "birthDate": "2018-11-02"}
    yield {"sourcedId": "joins-2", "birthDate": "2019-02-28" if mended else "2019-02-30"}
    yield {"sourcedId": "joins-4", "birthDate": "2019-05-17"}


def _table(headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, headings, restval="")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()


def _zip(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
