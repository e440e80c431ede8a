"""OneRoster 1.1 and 1.2 as CSV files (1EdTech, “OneRoster: CSV Binding”)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from belisha.people.importing import fields
from belisha.people.importing.checking import check_groups, check_people
from belisha.people.importing.entries import Entry, Notes, check_birth, check_stay
from belisha.people.importing.oneroster_files import Records
from belisha.people.importing.oneroster_places import Places, read_places
from belisha.people.importing.oneroster_words import belongs_as, upn_among
from belisha.people.importing.tables import read_sheet
from belisha.people.roll import RELATIVE, ListedPerson, Roll

SCHEME: Final = "oneroster"


def read_oneroster(files: Mapping[str, bytes], today: date) -> Roll:
    """Read the files of an export, by their names in small letters, such as "users.csv".

    It covers the kinds of people that it lists where it is a whole list (bulk); where it is what has changed (delta),
    it covers nothing. Raises `UnreadableError` for files that are no OneRoster export.
    """
    notes = Notes()
    records = Records.opened(files, notes)
    stays = _stays(records, today)
    births = _births(records)
    people = [_person(entry, stays, births, records, today) for entry in records.entries("users")]
    places = read_places(records, today)
    listed = _with_children([_placed(person, places) for person in people], records)
    check_people(listed, notes, key_column="sourcedId", upn_column="identifier")
    check_groups(places.groups, notes, key_column="sourcedId")
    covers = (
        frozenset(kind for person in listed for kind in person.kinds) if records.is_whole else frozenset()
    )
    return Roll(SCHEME, tuple(listed), places.groups, records.bad(), covers)


def is_users_alone(content: bytes, file: str) -> bool:
    """Whether a file is one of an export, whose others are missing."""
    return {"sourcedId", "status", "dateLastModified"} <= set(read_sheet(content, file).headings)


@dataclass(frozen=True, slots=True)
class Stay:
    """As what somebody belongs to the school, from when to when."""

    kinds: tuple[str, ...]
    joined_on: date | None = None
    left_on: date | None = None


def _stays(records: Records, today: date) -> dict[str, Stay] | None:
    """Of version 1.2, which lists roles apart from people; None for 1.1."""
    if records.version == "1.1":
        return None
    found: defaultdict[str, list[Stay]] = defaultdict(list)
    known = records.keys("users")
    for entry in records.entries("roles"):
        user = entry.need("userSourcedId", fields.key, "person’s key")
        if user and user not in known and records.is_whole:
            entry.refuse(
                "userSourcedId",
                f"users.csv has nobody of the key {fields.shown(user)}.",
                "Export both files together.",
            )
        found[user].append(_role(entry, records, today))
    return {user: _together(stays, today) for user, stays in found.items()}


def _role(entry: Entry, records: Records, today: date) -> Stay:
    kind = entry.read("role", belongs_as, "")
    joined_on = entry.read("beginDate", fields.iso_date, None)
    left_on = entry.read("endDate", fields.iso_date, None)
    check_stay(entry, "endDate", joined_on, left_on)
    return Stay((kind,) if kind else (), joined_on, _ended(entry, records, joined_on, left_on, today))


def _ended(
    entry: Entry, records: Records, joined_on: date | None, left_on: date | None, today: date
) -> date | None:
    """The last day of what is marked as deleted is the day before it was, so that access ends on that day."""
    if not records.is_deleted(entry):
        return left_on
    modified = entry.read("dateLastModified", fields.iso_date, None)
    last = min(modified or today, today) - timedelta(days=1)
    last = min(last, left_on) if left_on is not None else last
    return max(last, joined_on) if joined_on is not None else last


def _together(stays: list[Stay], today: date) -> Stay:
    """The roles that hold; where none does any more, those that did."""
    current = [stay for stay in stays if stay.left_on is None or stay.left_on >= today]
    telling = current or stays
    kinds = tuple(dict.fromkeys(kind for stay in telling for kind in stay.kinds))
    begun = [stay.joined_on for stay in telling if stay.joined_on is not None]
    ended = [stay.left_on for stay in telling if stay.left_on is not None]
    return Stay(kinds, min(begun, default=None), max(ended) if len(ended) == len(telling) else None)


def _births(records: Records) -> dict[str, tuple[Entry, date | None]]:
    return {
        entry.raw("sourcedId").strip(): (entry, entry.read("birthDate", fields.iso_date, None))
        for entry in records.entries("demographics")
    }


def _person(
    entry: Entry,
    stays: Mapping[str, Stay] | None,
    births: Mapping[str, tuple[Entry, date | None]],
    records: Records,
    today: date,
) -> ListedPerson:
    key = entry.need("sourcedId", fields.key, "key")
    stay = _stay(entry, key, stays, records, today)
    demographic, born_on = births.get(key, (entry, None))
    check_birth(demographic, "birthDate", born_on, stay.kinds, today)
    is_pupil = "pupil" in stay.kinds
    return ListedPerson(
        key=key,
        given_name=entry.need("givenName", fields.name, "given name"),
        family_name=_family_name(entry),
        kinds=stay.kinds,
        place=entry.place,
        known_as=entry.read("preferredGivenName", fields.name, ""),
        born_on=born_on,
        year_group=_year_group(entry) if is_pupil else None,
        upn=_upn(entry) if is_pupil else "",
        email=entry.read("email", fields.email, ""),
        telephone=_telephone(entry),
        joined_on=stay.joined_on,
        left_on=stay.left_on,
    )


def _stay(entry: Entry, key: str, stays: Mapping[str, Stay] | None, records: Records, today: date) -> Stay:
    if stays is None:
        kind = entry.read("role", belongs_as, "")
        return Stay((kind,) if kind else (), None, _ended(entry, records, None, None, today))
    stay = stays.get(key)
    if stay is None:
        entry.refuse(
            "", "roles.csv does not say what this person is.", "Give them a role, and export all files again."
        )
        return Stay(())
    return replace(stay, left_on=_ended(entry, records, stay.joined_on, stay.left_on, today))


def _family_name(entry: Entry) -> str:
    if entry.raw("familyName").strip() in {"-", "."}:
        return ""
    return entry.need("familyName", fields.name, "family name")


def _telephone(entry: Entry) -> str:
    return entry.read("phone", fields.telephone, "") or entry.read("sms", fields.telephone, "")


def _upn(entry: Entry) -> str:
    column, value = upn_among(entry.cells)
    return replace(entry, cells={column: value}).read(column, fields.upn, "")


def _year_group(entry: Entry) -> int | None:
    """Of the grades, which are a list: a pupil is in one year group."""
    grades = [grade for grade in entry.raw("grades").split(",") if grade.strip()]
    found = {
        replace(entry, cells={"grades": grade}).read("grades", fields.year_group, None) for grade in grades
    }
    if len(found) > 1:
        entry.refuse(
            "grades", f"{fields.shown(entry.raw('grades'))} are several year groups.", "Give the pupil one."
        )
        return None
    return next(iter(found), None)


def _placed(person: ListedPerson, places: Places) -> ListedPerson:
    return replace(
        person,
        learns_in=tuple(places.learns_in.get(person.key, ())),
        teaches=tuple(places.teaches.get(person.key, ())),
    )


def _with_children(people: list[ListedPerson], records: Records) -> list[ListedPerson]:
    """Parents with their children, whether the pupil's row names the parent, the parent's the pupil, or both."""
    kinds = {person.key: person.kinds for person in people}
    known = records.keys("users")
    children: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entry in records.entries("users"):
        key = entry.raw("sourcedId").strip()
        for agent in _agents(entry):
            if agent not in known:
                _refuse_unknown(entry, agent, records)
            for parent, child in ((agent, key), (key, agent)):
                if "parent" in kinds.get(parent, ()) and "pupil" in kinds.get(child, ("pupil",)):
                    children[parent][child] = None
    related = _only_related(records)
    return [
        replace(
            person,
            children=tuple(children.get(person.key, ())),
            relationship=RELATIVE if person.key in related else person.relationship,
        )
        for person in people
    ]


def _only_related(records: Records) -> set[str]:
    """The keys of those who are a relative and no parent or guardian: nothing says that they have responsibility."""
    table, column = ("users", "sourcedId") if records.version == "1.1" else ("roles", "userSourcedId")
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for entry in records.entries(table):
        roles[entry.raw(column).strip()].add(entry.raw("role").strip().lower())
    return {key for key, held in roles.items() if "relative" in held and not held & {"parent", "guardian"}}


def _agents(entry: Entry) -> list[str]:
    named = entry.raw("agentSourcedIds") or entry.raw("agentSourceIds")
    return [agent.strip() for agent in named.split(",") if agent.strip()]


def _refuse_unknown(entry: Entry, agent: str, records: Records) -> None:
    if records.is_whole:
        entry.refuse(
            "agentSourcedIds",
            f"users.csv has nobody of the key {fields.shown(agent)}, who is named as a parent or child.",
            "Export parents together with their children, or remove the link.",
        )
