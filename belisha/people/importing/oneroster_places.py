"""OneRoster's classes and enrolments: the groups, and who learns in them or teaches them today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from belisha.people.importing import fields
from belisha.people.importing.entries import Entry, check_stay
from belisha.people.importing.oneroster_files import Records
from belisha.people.importing.oneroster_words import ENROLLED, group_kind
from belisha.people.roll import ListedGroup
from belisha.people.terms import GroupKind


@dataclass(frozen=True, slots=True)
class Places:
    """The groups, and by a person's key the keys of theirs."""

    groups: tuple[ListedGroup, ...]
    learns_in: Mapping[str, Mapping[str, None]]
    teaches: Mapping[str, Mapping[str, None]]


def read_places(records: Records, today: date) -> Places:
    """The classes and enrolments of an export."""
    classes = records.entries("classes")
    living = [entry for entry in classes if not records.is_deleted(entry)]
    groups = tuple(_group(entry) for entry in living)
    alive = {group.key for group in groups}
    known = records.keys("classes")
    people = records.keys("users")
    learns_in: defaultdict[str, dict[str, None]] = defaultdict(dict)
    teaches: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entry in records.entries("enrollments"):
        user, group, role = _enrolment(entry, known, people, records)
        places = {"student": learns_in, "teacher": teaches}.get(role)
        if places is not None and group in alive and _holds(entry, records, today):
            places[user][group] = None
    return Places(groups, learns_in, teaches)


def _group(entry: Entry) -> ListedGroup:
    grades = [grade for grade in entry.raw("grades").split(",") if grade.strip()]
    years = frozenset(
        replace(entry, cells={"grades": grade}).read("grades", fields.year_group, None) for grade in grades
    )
    return ListedGroup(
        key=entry.need("sourcedId", fields.key, "key"),
        name=entry.need("title", fields.text, "title"),
        kind=entry.read("classType", lambda cell: group_kind(cell, years), GroupKind.OTHER),
        place=entry.place,
    )


def _enrolment(
    entry: Entry, classes: frozenset[str], people: frozenset[str], records: Records
) -> tuple[str, str, str]:
    user = entry.need("userSourcedId", fields.key, "person’s key")
    group = entry.need("classSourcedId", fields.key, "class’s key")
    role = entry.raw("role").strip().lower()
    if role not in ENROLLED:
        entry.refuse(
            "role", f"{fields.shown(role)} is not a role in a class.", "Use student, teacher or aide."
        )
    if records.is_whole and user and user not in people:
        _refuse_unknown(entry, "userSourcedId", "users.csv has nobody", user)
    if records.modes["classes"] == "bulk" and group and group not in classes:
        _refuse_unknown(entry, "classSourcedId", "classes.csv has no class", group)
    return user, group, role


def _refuse_unknown(entry: Entry, column: str, problem: str, key: str) -> None:
    entry.refuse(column, f"{problem} of the key {fields.shown(key)}.", "Export both files together.")


def _holds(entry: Entry, records: Records, today: date) -> bool:
    begins = entry.read("beginDate", fields.iso_date, None)
    ends = entry.read("endDate", fields.iso_date, None)
    check_stay(entry, "endDate", begins, ends)
    has_begun = begins is None or begins <= today
    return has_begun and (ends is None or ends >= today) and not records.is_deleted(entry)
