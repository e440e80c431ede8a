"""What the columns of a plain table can be, and a guess at it from their headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from belisha.people.importing.fields import Slip, shown
from belisha.people.terms import KINDS


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column can be."""

    name: str
    """How a mapping names it."""
    label: str
    """How people call it."""
    needed: bool
    """Whether there must be such a column."""
    headings: tuple[str, ...]
    """What it is often headed, in small letters without anything between them."""


MEANINGS: Final = (
    Meaning("key", "Number or code in your records", False, (
        "key", "id", "personid", "admissionnumber", "admissionno", "adno", "admno", "staffcode", "staffid", "pupilid",
        "studentid", "misid", "code",
    )),
    Meaning("given_name", "Given name", True, (
        "givenname", "firstname", "forename", "legalforename", "legalfirstname", "givennames", "forenames", "first",
    )),
    Meaning("family_name", "Family name", True, (
        "familyname", "lastname", "surname", "legalsurname", "legallastname", "last",
    )),
    Meaning("known_as", "Name they are known by", False, (
        "knownas", "preferredname", "preferredforename", "preferredfirstname", "chosenname",
    )),
    Meaning("kind", "Who they are: pupil, teacher, parent, governor and so on", False, (
        "kind", "role", "type", "persontype", "category", "usertype",
    )),
    Meaning("born_on", "Date of birth", False, ("dateofbirth", "dob", "birthdate", "born", "bornon", "birthday")),
    Meaning("year_group", "Year group", False, (
        "yeargroup", "year", "ncyear", "ncyearactual", "yr", "grade", "nationalcurriculumyear",
    )),
    Meaning("upn", "Unique pupil number (UPN)", False, ("upn", "uniquepupilnumber")),
    Meaning("email", "Email address", False, ("email", "emailaddress", "workemail", "schoolemail", "mail")),
    Meaning("telephone", "Telephone", False, (
        "telephone", "phone", "mobile", "telephonenumber", "phonenumber", "tel", "mobilephone",
    )),
    Meaning("organisation", "Organisation they come from", False, (
        "organisation", "organization", "company", "employer", "agency",
    )),
    Meaning("joined_on", "First day at the school", False, (
        "joinedon", "joined", "startdate", "admissiondate", "dateofadmission", "dateofentry", "entrydate",
    )),
    Meaning("left_on", "Last day at the school", False, (
        "lefton", "left", "leavingdate", "enddate", "dateofleaving", "leftdate",
    )),
    Meaning("class", "Class in which they learn", False, ("class", "classname", "registrationclass")),
    Meaning("tutor_group", "Tutor group in which they are", False, (
        "tutorgroup", "form", "reg", "reggroup", "registrationgroup", "tutor", "formgroup",
    )),
    Meaning("sets", "Teaching sets in which they learn", False, ("sets", "teachingsets", "teachinggroups")),
    Meaning("teaches", "Classes that they teach", False, ("teaches", "classestaught", "teacherof")),
    Meaning("children", "Their children: each one’s code or UPN", False, (
        "children", "child", "parentof", "childupn", "pupilupn", "childcode",
    )),
    Meaning("parents", "Their parents: each one’s code", False, ("parents", "parent", "parentcode", "parentcodes")),
    Meaning("relationship", "What they are to their child", False, ("relationship", "relation")),
    Meaning("responsible", "Whether they have parental responsibility: yes or no", False, (
        "parentalresponsibility", "hasparentalresponsibility", "responsible", "responsibility",
    )),
)  # fmt: skip

MEANING_NAMES: Final = frozenset(meaning.name for meaning in MEANINGS)
EVERYONE_IS: Final = ":everyone-is"
"""In a mapping, in place of a heading: the kind of people where no column says so."""
WHOLE_LIST_OF: Final = ":whole-list-of"
"""In a mapping, in place of a heading: the kinds of people, with spaces between, of whom nobody is left out."""

_ALSO: Final[Mapping[str, str]] = {
    "student": "pupil", "learner": "pupil", "child": "pupil", "carer": "parent", "guardian": "parent",
    "parent or carer": "parent", "parent/carer": "parent", "mother": "parent", "father": "parent",
    "teaching assistant": "support-staff", "ta": "support-staff", "aide": "support-staff", "support": "support-staff",
    "supply teacher": "temporary-staff", "supply": "temporary-staff", "administrator": "staff", "admin": "staff",
    "office": "staff", "head": "staff", "headteacher": "staff", "employee": "staff", "it technician": "technician",
    "school governor": "governor", "form tutor": "tutor",
}  # fmt: skip

_PRESUMED: Final = frozenset({
    "", "mother", "father", "mum", "dad", "parent", "carer", "guardian", "parent or carer", "parent/carer",
    "adoptive mother", "adoptive father", "adoptive parent", "legal guardian", "special guardian",
})  # fmt: skip
"""Who is presumed to have parental responsibility where no column says so; nobody else is."""
_YES: Final = frozenset({"yes", "y", "true", "1"})
_NO: Final = frozenset({"no", "n", "false", "0"})


def presumes(relationship: str) -> bool:
    """Whether somebody who is this to a child is taken to have parental responsibility (Children Act 1989, section 3)."""
    return " ".join(relationship.casefold().split()) in _PRESUMED


def yes_or_no(cell: str) -> bool | None:
    """What a cell says; None for one that says nothing. Raises `Slip` for anything else."""
    word = cell.strip().casefold()
    if word and word not in _YES | _NO:
        raise Slip(f"{shown(cell)} is neither yes nor no.", "Write yes or no, or leave it blank.")
    return word in _YES if word else None


def guess(headings: Iterable[str]) -> dict[str, str]:
    """Which meaning each heading seems to have; a heading that says nothing known is left out, and none is given twice."""
    found: dict[str, str] = {}
    for heading in headings:
        word = "".join(character for character in heading.casefold() if character.isalnum())
        meaning = next((meaning.name for meaning in MEANINGS if word in meaning.headings), "")
        if meaning and meaning not in found.values():
            found[heading] = meaning
    return found


def kinds_in(cell: str) -> tuple[str, ...]:
    """The kinds of people that a cell names, with “;” or “,” between them; raises `Slip` for one that there is not."""
    words = [" ".join(word.casefold().split()) for word in cell.replace(";", ",").split(",")]
    kinds = tuple(dict.fromkeys(_kind(word) for word in words if word))
    if not kinds:
        raise Slip(
            "It is not said who this is.", "Write pupil, teacher, parent, governor or another kind of person."
        )
    return kinds


def _kind(word: str) -> str:
    for candidate in (word, word.removesuffix("s")):
        kind = _ALSO.get(candidate, candidate.replace(" ", "-"))
        if kind in KINDS:
            return kind
    known = ", ".join(kind.replace("-", " ") for kind in KINDS)
    raise Slip(f"{shown(word)} is not a kind of person that is known.", f"Write one of these: {known}.")
