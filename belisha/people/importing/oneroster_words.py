"""OneRoster's vocabularies, and what their words mean here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from belisha.people.importing.fields import Slip, shown
from belisha.people.terms import GroupKind

KIND_OF_ROLE: Final[Mapping[str, str]] = {
    "student": "pupil",
    "teacher": "teacher",
    "aide": "support-staff",
    "counselor": "pastoral-staff",
    "proctor": "temporary-staff",
    "administrator": "staff",
    "districtadministrator": "staff",
    "siteadministrator": "staff",
    "principal": "staff",
    "systemadministrator": "technician",
    "parent": "parent",
    "guardian": "parent",
    "relative": "parent",
}
"""The role of a user, in small letters, and in what way they belong to the school."""

ENROLLED: Final = frozenset({"student", "teacher", "aide", "proctor", "administrator"})
DELETED: Final = frozenset({"tobedeleted", "inactive"})
_PAIR = re.compile(r"\{\s*([^:{}]*?)\s*:\s*([^{}]*?)\s*\}")
_UPN_SHAPED = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]", re.ASCII | re.IGNORECASE)
_FIRST_SECONDARY_YEAR = 7


def belongs_as(role: str) -> str:
    """The kind of person that a role means; raises `Slip` for a role that the standard does not have."""
    word = role.strip()
    if not word:
        raise Slip("There is no role.", "Write the role, such as student, teacher or parent.")
    kind = KIND_OF_ROLE.get(word.lower())
    if kind is None:
        raise Slip(
            f"{shown(word)} is not a role that OneRoster has.",
            "Use student, teacher, aide, administrator, parent, guardian or relative.",
        )
    return kind


def group_kind(class_type: str, year_groups: frozenset[int | None]) -> GroupKind:
    """What a class is for: a homeroom is a primary school's class, or from Year 7 a tutor group."""
    word = class_type.strip().lower()
    if word == "scheduled":
        return GroupKind.TEACHING_SET
    if word == "homeroom":
        older = any(year is not None and year >= _FIRST_SECONDARY_YEAR for year in year_groups)
        return GroupKind.TUTOR_GROUP if older else GroupKind.CLASS
    if word:
        raise Slip(f"{shown(class_type)} is not a type of class.", "Use homeroom or scheduled.")
    return GroupKind.OTHER


def upn_among(cells: Mapping[str, str]) -> tuple[str, str]:
    """The column that gives a pupil's unique pupil number, and what it gives; "" where none does.

    OneRoster has no place of its own for it. It is looked for in a metadata column, among the typed userIds, and in the
    identifier where that has its shape. A userId “UPN” with an @ is a user principal name, which is something else.
    """
    for heading, value in cells.items():
        if (
            heading.lower().startswith("metadata.")
            and heading.lower().split(".")[-1] == "upn"
            and value.strip()
        ):
            return heading, value
    for kind, value in _PAIR.findall(cells.get("userIds", "")):
        if kind.lower() in {"upn", "ukupn", "uk-upn", "uniquepupilnumber"} and "@" not in value:
            return "userIds", value
    identifier = cells.get("identifier", "")
    return "identifier", identifier if _UPN_SHAPED.fullmatch(identifier.strip()) else ""
