"""OneRoster exports, whole and in part, become rolls."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.people.importing.oneroster import read_oneroster
from belisha.people.importing.tests.exports import (
    CLASSES,
    DEMOGRAPHICS,
    ENROLLMENTS,
    ORGS,
    ROLES,
    TODAY,
    USERS,
    USERS_12,
    export,
    table,
    upn,
    user,
)
from belisha.people.roll import ListedPerson, Roll, UnreadableError
from belisha.people.terms import GroupKind


def read(files: dict[str, bytes]) -> Roll:
    return read_oneroster(files, TODAY)


def by_key(roll: Roll) -> dict[str, ListedPerson]:
    return {person.key: person for person in roll.people}


PEOPLE = (
    user(
        "p1",
        "student",
        "Ada",
        "Fern",
        identifier=upn(1),
        grades="03",
        agentSourcedIds="c1",
        email="ada@fern.EXAMPLE",
    ),
    user("p2", "student", "Zoë", "Marsh", grades="KG", userIds="{UPN:" + upn(2) + "},{MIS:77}"),
    user("t1", "teacher", "Owen", "Lark", phone="+44 1632 960001", grades="ungraded"),
    user("c1", "guardian", "Mei", "Fern"),
    user("c2", "parent", "Tom", "Marsh", agentSourcedIds="p2"),
    user("h1", "administrator", "Ruth", "Heath"),
    user("a1", "aide", "Sam", "Moor"),
)


def whole() -> dict[str, bytes]:
    return export(
        orgs=table(ORGS, {"sourcedId": "s1", "name": "Brackenfield", "type": "school"}),
        users=table(USERS, *PEOPLE),
        classes=table(
            CLASSES,
            {"sourcedId": "g1", "title": "3B", "classType": "homeroom", "grades": "03"},
            {"sourcedId": "g2", "title": "7 Oak", "classType": "homeroom", "grades": "07"},
            {"sourcedId": "g3", "title": "Maths 2", "classType": "scheduled"},
        ),
        enrollments=table(
            ENROLLMENTS,
            {"sourcedId": "e1", "classSourcedId": "g1", "userSourcedId": "p1", "role": "student"},
            {"sourcedId": "e2", "classSourcedId": "g1", "userSourcedId": "t1", "role": "teacher"},
            {"sourcedId": "e3", "classSourcedId": "g3", "userSourcedId": "p1", "role": "student",
             "endDate": "2026-11-20"},
            {"sourcedId": "e4", "classSourcedId": "g3", "userSourcedId": "p2", "role": "student",
             "beginDate": "2026-11-21", "endDate": "2026-11-21"},
        ),
        demographics=table(DEMOGRAPHICS, {"sourcedId": "p1", "birthDate": "2019-03-05"}),
    )  # fmt: skip


def test_a_whole_export_is_read_without_a_bad_row() -> None:
    roll = read(whole())
    assert roll.bad == ()
    assert roll.scheme == "oneroster"
    assert roll.covers == {"pupil", "teacher", "parent", "staff", "support-staff"}
    ada, zoe, owen = (by_key(roll)[key] for key in ("p1", "p2", "t1"))
    assert (ada.kinds, ada.year_group, ada.born_on, ada.upn) == (("pupil",), 3, date(2019, 3, 5), upn(1))
    assert ada.email == "ada@fern.example"
    assert (zoe.given_name, zoe.year_group, zoe.upn) == ("Zoë", 0, upn(2))
    assert (owen.telephone, owen.year_group) == ("+44 1632 960001", None)
    assert (ada.place.file, ada.place.line) == ("users.csv", 2)


def test_classes_are_what_they_are_for_and_hold_who_is_in_them_today() -> None:
    roll = read(whole())
    assert [(group.name, group.kind) for group in roll.groups] == [
        ("3B", GroupKind.CLASS),
        ("7 Oak", GroupKind.TUTOR_GROUP),
        ("Maths 2", GroupKind.TEACHING_SET),
    ]
    assert by_key(roll)["p1"].learns_in == ("g1",)
    assert by_key(roll)["p2"].learns_in == ("g3",)
    assert by_key(roll)["t1"].teaches == ("g1",)


def test_parents_are_tied_to_their_children_whichever_row_says_so() -> None:
    people = by_key(read(whole()))
    assert people["c1"].children == ("p1",)
    assert people["c2"].children == ("p2",)
    assert people["p1"].children == ()


def second_version(**more: str) -> dict[str, bytes]:
    return export(
        "1.2",
        users=table(
            USERS_12,
            {"sourcedId": "t1", "givenName": "Owen", "familyName": "Lark", "preferredGivenName": "Oz"},
            {"sourcedId": "p1", "givenName": "Ada", "familyName": "Fern", "grades": "10"},
        ),
        roles=table(
            ROLES,
            {"sourcedId": "r1", "userSourcedId": "t1", "roleType": "primary", "role": "teacher",
             "beginDate": "2020-09-01"},
            {"sourcedId": "r2", "userSourcedId": "t1", "roleType": "secondary", "role": "parent"},
            {"sourcedId": "r3", "userSourcedId": "t1", "roleType": "secondary", "role": "siteAdministrator",
             "endDate": "2022-07-31"},
            {"sourcedId": "r4", "userSourcedId": "p1", "roleType": "primary", "role": "student", **more},
        ),
    )  # fmt: skip


def test_version_1_2_gives_each_person_the_roles_that_hold() -> None:
    roll = read(second_version())
    owen, ada = (by_key(roll)[key] for key in ("t1", "p1"))
    assert roll.bad == ()
    assert (owen.kinds, owen.known_as, owen.joined_on, owen.left_on) == (
        ("teacher", "parent"),
        "Oz",
        date(2020, 9, 1),
        None,
    )
    assert (ada.kinds, ada.year_group) == (("pupil",), 10)


def test_somebody_whose_only_role_has_ended_has_left_on_its_last_day() -> None:
    roll = read(second_version(endDate="2026-07-22"))
    assert by_key(roll)["p1"].left_on == date(2026, 7, 22)
    assert by_key(roll)["p1"].kinds == ("pupil",)


def test_a_list_of_changes_covers_nobody_and_ends_who_is_deleted() -> None:
    gone = user("p1", "student", "Ada", "Fern", status="tobedeleted", dateLastModified="2026-11-21T07:30:00Z")
    stays = user("p2", "student", "Zoë", "Marsh", status="active", dateLastModified="2026-11-20")
    roll = read(export(mode="delta", users=table(USERS, gone, stays)))
    assert roll.bad == ()
    assert roll.covers == frozenset()
    assert by_key(roll)["p1"].left_on == date(2026, 11, 20)
    assert by_key(roll)["p2"].left_on is None


def test_a_row_that_cannot_be_read_is_named_once_and_not_for_each_reference_to_it() -> None:
    roll = read(
        export(
            users=table(USERS, user("p1", "student", "Ada", "Fern", agentSourcedIds="c1"))
            + b"p2,short\nc1,short\n",
            classes=table(CLASSES) + b"g1,short\n",
            enrollments=table(
                ENROLLMENTS,
                {"classSourcedId": "g1", "userSourcedId": "p1", "role": "student"},
                {"classSourcedId": "g1", "userSourcedId": "p2", "role": "student"},
            ),
        )
    )
    assert [(slip.place.file, slip.place.line, slip.column) for slip in roll.bad] == [
        ("users.csv", 3, ""),
        ("users.csv", 4, ""),
        ("classes.csv", 2, ""),
    ]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            export(
                mode="delta",
                users=table(USERS),
                enrollments=table(ENROLLMENTS, {"userSourcedId": "p1", "role": "student"}),
            ),
            "enrollments.csv lists only what has changed",
        ),
        ({"users.csv": table(USERS)}, "manifest.csv is missing"),
        (export("1.0", users=table(USERS)), "says version “1.0”"),
        (export("1.2", users=table(USERS_12)), "has no roles.csv"),
        (export(orgs=table(ORGS)), "has no users.csv"),
        (export(users=table("sourcedId,givenName,familyName")), "users.csv has no column “role”"),
        (export(mode="some", users=table(USERS)), "says “some” of users.csv"),
        (
            {**export(users=table(USERS)), "classes.csv": table(CLASSES)},
            "classes.csv is absent, but it is there",
        ),
        ({"manifest.csv": export(users=b"")["manifest.csv"]}, "users.csv is there (bulk), but it is missing"),
        (
            export(
                users=table(USERS),
                orgs=table(ORGS, *({"sourcedId": key, "name": key, "type": "school"} for key in "ab")),
            ),
            "orgs.csv lists 2 schools",
        ),
    ],
)
def test_what_is_no_export_is_refused_with_the_reason(files: dict[str, bytes], words: str) -> None:
    with pytest.raises(UnreadableError, match=r"\.$") as refusal:
        read(files)
    assert words in str(refusal.value)


def test_a_relative_is_told_from_a_parent_because_nothing_says_that_they_have_responsibility() -> None:
    people = (
        user("p1", "student", "Ada", "Fern", identifier=upn(1), agentSourcedIds="c1,c2"),
        user("c1", "guardian", "Mei", "Fern"),
        user("c2", "Relative", "Nan", "Fern"),
    )
    found = by_key(read(export(users=table(USERS, *people))))
    assert [(found[key].children, found[key].relationship) for key in ("c1", "c2")] == [
        (("p1",), ""),
        (("p1",), "relative"),
    ]


@pytest.mark.parametrize(("also", "relationship"), [("relative", "relative"), ("parent", "")])
def test_in_version_1_2_whoever_is_a_parent_besides_is_no_mere_relative(also: str, relationship: str) -> None:
    people = (
        {"sourcedId": "p1", "givenName": "Ada", "familyName": "Fern", "agentSourcedIds": "c1"},
        {"sourcedId": "c1", "givenName": "Nan", "familyName": "Fern"},
    )
    held = (("p1", "student"), ("c1", "relative"), ("c1", also))
    roles = [
        {"sourcedId": f"r{number}", "userSourcedId": key, "roleType": "primary", "role": role}
        for number, (key, role) in enumerate(held)
    ]
    found = by_key(read(export("1.2", users=table(USERS_12, *people), roles=table(ROLES, *roles))))
    assert (found["c1"].children, found["c1"].relationship) == (("p1",), relationship)
