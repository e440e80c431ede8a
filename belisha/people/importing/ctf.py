"""The common transfer file, in which schools in England and Wales pass pupils on (DfE, “CTF specification”, 15 to 25)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped] # it has no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from belisha.people.importing import fields
from belisha.people.importing.checking import check_people
from belisha.people.importing.entries import Entry, Notes, check_birth, full_name
from belisha.people.importing.limits import LARGEST_FILE, LONGEST_CELL, MOST_MARKS
from belisha.people.roll import STEP_PARENT, ListedPerson, Place, Roll, UnreadableError

SCHEME: Final = "ctf"
_OLDEST, _NEWEST = 15, 25
_EXPORT: Final = "Export it again as a common transfer file (CTF) from the school’s system."
_RELATIONSHIPS: Final = {"PAM": "mother", "PAF": "father", "STP": STEP_PARENT}
"""Codes of the common basic data set for those who are parents."""
_TRUE = frozenset({"1", "true", "y", "yes"})
_BEGINS = re.compile(r"\s*<(\?xml|!--|!DOCTYPE|[A-Za-z])", re.IGNORECASE)


def is_xml(content: bytes) -> bool:
    """Whether a file looks like XML, in whichever encoding."""
    start = content[:400]
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return _BEGINS.match(start.decode(encoding, errors="replace")) is not None


def read_ctf(content: bytes, file: str, today: date) -> Roll:
    """Read the pupils of a common transfer file, and those of their contacts who are responsible for them.

    It covers nothing: it lists the pupils that move and not the pupils that there are. Raises `UnreadableError`.
    """
    root = _parsed(content, file)
    notes = Notes()
    pupils: list[ListedPerson] = []
    parents: dict[str, ListedPerson] = {}
    for element in _pupils(root, file):
        pupil = _pupil(_entry(element, file, notes), today)
        pupils.append(pupil)
        _add_parents(parents, element, pupil, notes)
    check_people(pupils, notes, key_column="UPN", upn_column="UPN")
    return Roll(SCHEME, (*pupils, *parents.values()), (), tuple(notes.bad))


def _parsed(content: bytes, file: str) -> Element:
    if len(content) > LARGEST_FILE or content.count(b"<") > MOST_MARKS:
        raise UnreadableError(
            f"{file} is larger than a common transfer file can be. Export fewer pupils at a time."
        )
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as slip:
        raise UnreadableError(
            f"{file} declares a document type or entities, which no common transfer file does and which can harm the "
            f"computer that reads them. {_EXPORT}"
        ) from slip
    except ParseError as slip:
        raise UnreadableError(f"{file} is broken XML at line {slip.position[0]}. {_EXPORT}") from slip
    except (ValueError, LookupError) as slip:
        raise UnreadableError(f"{file} is in an encoding that is not known. {_EXPORT}") from slip
    return root


def _pupils(root: Element, file: str) -> list[Element]:
    if _tag(root).lower() != "ctfile":
        raise UnreadableError(
            f"{file} is XML but no common transfer file: it begins with {fields.shown(_tag(root))}. {_EXPORT}"
        )
    _check_version(root, file)
    found = [pupil for data in _children(root, "CTFpupilData") for pupil in _children(data, "Pupil")]
    if not found:
        raise UnreadableError(f"{file} has no pupils. {_EXPORT}")
    return found


def _check_version(root: Element, file: str) -> None:
    header = next(_children(root, "Header"), None)
    told = _text(header, "CTFversion") if header is not None else ""
    number = re.match(r"[0-9]{1,3}", told)
    if number is None or not _OLDEST <= int(number.group()) <= _NEWEST:
        said = f"is of version {fields.shown(told)}" if told else "does not say its version"
        raise UnreadableError(f"{file} {said}; versions {_OLDEST} to {_NEWEST} can be read. {_EXPORT}")


def _entry(element: Element, file: str, notes: Notes) -> Entry:
    """An element as an entry: what stands in it, in its basic details and in its first telephone."""
    cells: dict[str, str] = {}
    for part in (element, *_children(element, "BasicDetails"), *_children(element, "Phones")):
        cells.update({_tag(child): _said(child) for child in part if _tag(child) not in cells})
    cells["PhoneNo"] = _first_telephone(element)
    return Entry(Place(file), cells, notes, full_name(cells.get("Forename", ""), cells.get("Surname", "")))


def _first_telephone(element: Element) -> str:
    phones = (phone for part in _children(element, "Phones") for phone in _children(part, "Phone"))
    return next((number for phone in phones if (number := _text(phone, "PhoneNo") or _said(phone))), "")


def _pupil(entry: Entry, today: date) -> ListedPerson:
    born_on = entry.read("DOB", fields.iso_date, None)
    check_birth(entry, "DOB", born_on, ("pupil",), today)
    given, family = _names(entry)
    number = entry.read("UPN", fields.upn, "")
    return ListedPerson(
        key=number or _key_without_upn(entry, given, family, born_on),
        given_name=given,
        family_name=family,
        kinds=("pupil",),
        place=entry.place,
        known_as=_known_as(entry, given),
        born_on=born_on,
        year_group=entry.read("NCyearActual", fields.year_group, None),
        upn=number,
        email=entry.read("Email", fields.email, ""),
        telephone=entry.read("PhoneNo", fields.telephone, ""),
    )


def _names(entry: Entry) -> tuple[str, str]:
    return entry.need("Forename", fields.name, "forename"), entry.need("Surname", fields.name, "surname")


def _known_as(entry: Entry, given: str) -> str:
    preferred = entry.read("PreferredForename", fields.name, "")
    return preferred if preferred != given else ""


def _key_without_upn(entry: Entry, given: str, family: str, born_on: date | None) -> str:
    """Of pupils who have none, such as from an independent school: their learner number, or else name and birth."""
    learner = entry.read("UniqueLearnerNumber", fields.key, "")
    if learner:
        return f"ULN {learner}"
    if born_on is None and not entry.raw("DOB").strip():
        entry.refuse(
            "UPN",
            "There is neither a unique pupil number nor a date of birth to know the pupil by.",
            "Write one of them in the school’s system and export again.",
        )
    return f"{given} {family} {born_on}".casefold()[: fields.LONGEST_KEY]


def _add_parents(
    parents: dict[str, ListedPerson], element: Element, pupil: ListedPerson, notes: Notes
) -> None:
    for contacts in _children(element, "Contacts"):
        for contact in _children(contacts, "Contact"):
            entry = _entry(contact, pupil.place.file, notes)
            if _is_parent(entry):
                parent = _parent(entry, pupil)
                before = parents.setdefault(parent.key, parent)
                parents[parent.key] = replace(
                    before, children=tuple(dict.fromkeys((*before.children, pupil.key)))
                )


def _is_parent(entry: Entry) -> bool:
    """Whoever has parental responsibility; where the file does not say, whoever is a parent by relationship."""
    said = _says_responsible(entry)
    return entry.raw("Relationship").strip().upper() in _RELATIONSHIPS if said is None else said


def _says_responsible(entry: Entry) -> bool | None:
    said = (entry.raw("Responsibility") or entry.raw("ParentalResponsibility")).strip().lower()
    return said in _TRUE if said else None


def _parent(entry: Entry, pupil: ListedPerson) -> ListedPerson:
    given, family = _names(entry)
    email = entry.read("Email", fields.email, "")
    telephone = entry.read("PhoneNo", fields.telephone, "")
    known_by = email or telephone.replace(" ", "") or f"of {pupil.key}"
    code = entry.read("Relationship", fields.text, "")
    return ListedPerson(
        key=f"contact {given} {family} {known_by}".casefold()[: fields.LONGEST_KEY],
        given_name=given,
        family_name=family,
        kinds=("parent",),
        place=entry.place,
        email=email,
        telephone=telephone,
        relationship=_relationship(entry, code),
    )


def _relationship(entry: Entry, code: str) -> str:
    known = _RELATIONSHIPS.get(code.upper(), "")
    return f"{known} with responsibility" if known == STEP_PARENT and _says_responsible(entry) else known


def _tag(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _children(element: Element, tag: str) -> Iterator[Element]:
    children: Iterable[Element] = element
    return (child for child in children if _tag(child) == tag)


def _text(element: Element, tag: str) -> str:
    return next((_said(child) for child in _children(element, tag)), "")


def _said(element: Element) -> str:
    return (element.text or "").strip()[: LONGEST_CELL + 1]
