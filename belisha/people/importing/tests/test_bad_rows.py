"""Every bad row of a file is named at once, in the sentences that are kept beside this test.

`python -m pytest` shows where a sentence differs; when a new one is right, write it into `expected/`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from belisha.people.importing import read_records
from belisha.people.importing.tests.exports import (
    CLASSES,
    DEMOGRAPHICS,
    ENROLLMENTS,
    ROLES,
    TODAY,
    USERS,
    USERS_12,
    export,
    lines,
    table,
    upn,
    user,
)
from belisha.people.roll import BadRow

EXPECTED = Path(__file__).with_name("expected")


def first_version() -> dict[str, bytes]:
    return export(
        users=table(
            USERS,
            user("p1", "student", "Ada", "Fern", identifier=upn(1)),
            user("p2", "student", "Bo", "Fern", identifier=upn(1)),
            user("p1", "student", "Cy", "Lark", grades="03,04", email="cy at lark"),
            user("p4", "student", "=Di", "Marsh", userIds="{UPN:" + upn(4)[:-1] + "X}", grades="17"),
            user("p5", "wizard", "Ed", "", status="gone"),
            user("", "", "", "Moor", phone="none"),
            user("p7", "student", "Flo", "Heath", agentSourcedIds="c9"),
            user("t1", "teacher", "Owen", "Lark", email="+owen@lark.example"),
        )
        + b"short,row\n",
        classes=table(
            CLASSES,
            {"sourcedId": "g1", "title": "3B", "classType": "club"},
            {"sourcedId": "g1", "title": "", "classType": "homeroom"},
        ),
        enrollments=table(
            ENROLLMENTS,
            {"classSourcedId": "g9", "userSourcedId": "p1", "role": "student"},
            {"classSourcedId": "g1", "userSourcedId": "p9", "role": "wizard"},
            {"classSourcedId": "g1", "userSourcedId": "p1", "role": "student", "beginDate": "2026-09-31"},
            {"classSourcedId": "g1", "userSourcedId": "t1", "role": "teacher", "beginDate": "2026-09-01",
             "endDate": "2026-08-01"},
        ),
        demographics=table(
            DEMOGRAPHICS,
            {"sourcedId": "p2", "birthDate": "2030-01-01"},
            {"sourcedId": "p7", "birthDate": "1990-03-05"},
            {"sourcedId": "t1", "birthDate": "2020-03-05"},
        ),
    )  # fmt: skip


def second_version() -> dict[str, bytes]:
    return export(
        "1.2",
        users=table(USERS_12, {"sourcedId": "p1", "givenName": "Ada", "familyName": "Fern"}),
        roles=table(
            ROLES,
            {"sourcedId": "r1", "userSourcedId": "p9", "roleType": "primary", "role": "ext:wizard"},
            {"sourcedId": "r2", "userSourcedId": "", "roleType": "primary", "role": "student",
             "beginDate": "01/09/2026"},
        ),
    )  # fmt: skip


def changes() -> dict[str, bytes]:
    gone = user("p1", "student", "Ada", "Fern", status="tobedeleted", dateLastModified="yesterday")
    return export(mode="delta", users=table(USERS, gone, user("p2", "student", "Bo", "Fern")))


def plain() -> bytes:
    return lines(
        "Adno;Forename;Surname;Role;DOB;Year;UPN;Email;Phone;Start date;Leaving date;Children;Parents;Class",
        f"1;Ada;Fern;pupil;31/02/2019;Oak;{upn(1)};ada@fern;mum;;;;;3B",
        f"1;Bo;Fern;pupil;21/11/2027;R;{upn(1)};;;01/09/2026;31/08/2026;;77;=3B",
        "3;123;.;dragon;05/03/19;;;;;;;;;",
        "4;Mei;Fern;;;;;;;;;;;",
        "5;@Tom;;parent;;;;;;;;6;;",
        "6;Ruth\u200b;Heath;teacher;;;;;;;;;;",
        "7;Too;few",
    )


@pytest.mark.parametrize(
    ("case", "files"),
    [
        ("oneroster-1.1", first_version()),
        ("oneroster-1.2", second_version()),
        ("oneroster-changes", changes()),
        ("plain", plain()),
    ],
)
def test_every_bad_row_is_named_in_the_sentences_that_are_kept(
    case: str, files: dict[str, bytes] | bytes
) -> None:
    roll = read_records(files, "people.csv", TODAY)
    said = "".join(f"{told(slip)}\n" for slip in roll.bad)
    assert said == (EXPECTED / f"{case}.txt").read_text("utf-8")


def told(slip: BadRow) -> str:
    """A bad row in a line."""
    where = f"{slip.place.file} line {slip.place.line}"
    return f"{where} | {slip.who or 'nobody'} | {slip.column or 'whole row'} | {slip.problem} | {slip.remedy}"
