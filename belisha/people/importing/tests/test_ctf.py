"""Common transfer files give pupils and those who are responsible for them."""

from __future__ import annotations

from datetime import date

import pytest

from belisha.people.importing.ctf import is_xml, read_ctf
from belisha.people.importing.tests.exports import TODAY, upn
from belisha.people.roll import Roll, UnreadableError


def pupil(number: str, given: str, family: str, more: str = "", birth: str = "2019-03-05") -> str:
    return (
        f"<Pupil><UPN>{number}</UPN><Surname>{family}</Surname><Forename>{given}</Forename><DOB>{birth}</DOB>"
        f"<Sex>F</Sex>{more}</Pupil>"
    )


def contact(given: str, more: str = "", relationship: str = "PAM") -> str:
    return (
        f"<Contact><Order>1</Order><Surname>Fern</Surname><Forename>{given}</Forename>"
        f"<Relationship>{relationship}</Relationship>{more}</Contact>"
    )


def ctf(*pupils: str, version: str = "21.0", space: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><CTfile{space}><Header><DocumentName>Common Transfer File'
        f"</DocumentName><CTFversion>{version}</CTFversion></Header>"
        f"<CTFpupilData>{''.join(pupils)}</CTFpupilData></CTfile>"
    ).encode()


def read(content: bytes) -> Roll:
    return read_ctf(content, "9990001_CTF_9990002_001.xml", TODAY)


DETAILS = (
    "<BasicDetails><PreferredForename>Addie</PreferredForename><NCyearActual>3</NCyearActual></BasicDetails>"
    "<Phones><Phone><TelephoneType>H</TelephoneType><PhoneNo>01632 960001</PhoneNo></Phone></Phones>"
    "<Email>ada@fern.example</Email>"
)


@pytest.mark.parametrize("space", ["", ' xmlns="urn:example:ctf"'])
@pytest.mark.parametrize("version", ["15.0", "19.0", "25.0"])
def test_a_pupil_is_read_from_each_version(version: str, space: str) -> None:
    roll = read(ctf(pupil(upn(1), "Ada", "Fern", DETAILS), version=version, space=space))
    assert (roll.scheme, roll.bad, roll.covers) == ("ctf", (), frozenset())
    (ada,) = roll.people
    assert (ada.key, ada.upn, ada.kinds, ada.year_group) == (upn(1), upn(1), ("pupil",), 3)
    assert (ada.given_name, ada.family_name, ada.known_as) == ("Ada", "Fern", "Addie")
    assert (ada.born_on, ada.telephone, ada.email) == (date(2019, 3, 5), "01632 960001", "ada@fern.example")


def test_a_mother_of_two_is_one_person() -> None:
    mother = f"<Contacts>{contact('Mei', '<Email>mei@fern.example</Email>')}</Contacts>"
    roll = read(ctf(pupil(upn(1), "Ada", "Fern", mother), pupil(upn(2), "Bo", "Fern", mother)))
    parents = [person for person in roll.people if person.kinds == ("parent",)]
    assert [(parent.given_name, parent.children, parent.relationship) for parent in parents] == [
        ("Mei", (upn(1), upn(2)), "mother")
    ]


def test_a_contact_without_responsibility_is_no_parent() -> None:
    contacts = (
        contact("Kim", "<Responsibility>false</Responsibility>")
        + contact("Lou", "<Responsibility>1</Responsibility>", "OTH")
        + contact("Nan", relationship="DOC")
    )
    roll = read(ctf(pupil(upn(1), "Ada", "Fern", f"<Contacts>{contacts}</Contacts>")))
    assert [person.given_name for person in roll.people] == ["Ada", "Lou"]


def test_a_step_parent_has_responsibility_only_where_the_file_says_so() -> None:
    contacts = contact("Kim", relationship="STP") + contact(
        "Lou", "<Responsibility>true</Responsibility>", relationship="STP"
    )
    roll = read(ctf(pupil(upn(1), "Ada", "Fern", f"<Contacts>{contacts}</Contacts>")))
    assert [person.relationship for person in roll.people if person.kinds == ("parent",)] == [
        "step-parent",
        "step-parent with responsibility",
    ]


def test_a_pupil_without_a_number_is_known_by_name_and_birth() -> None:
    assert [person.key for person in read(ctf(pupil("", "Ada", "Fern"))).people] == ["ada fern 2019-03-05"]


def test_every_slip_is_named_with_its_pupil() -> None:
    roll = read(
        ctf(
            pupil("A801200005001", "Ada", "Fern"),
            pupil(upn(2), "Bo", "", birth="2030-01-01"),
            pupil(upn(3), "Cy", "Lark"),
            pupil(upn(3), "Di", "Marsh"),
        )
    )
    assert [(slip.who, slip.column, slip.problem) for slip in roll.bad] == [
        ("Ada Fern", "UPN",
         "“A801200005001” is not a unique pupil number: its digits make the check letter B, not A."),
        ("Bo", "DOB", "The date of birth, 1 January 2030, is in the future."),
        ("Bo", "Surname", "The surname is missing."),
        ("Di Marsh", "UPN", f"The unique pupil number {upn(3)} is also that of Cy Lark."),
    ]  # fmt: skip


BILLION = b'<!DOCTYPE CTfile [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><CTfile>&b;</CTfile>'
OUTSIDE = b'<!DOCTYPE CTfile [<!ENTITY a SYSTEM "file:///etc/passwd">]><CTfile>&a;</CTfile>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (BILLION, "declares a document type or entities"),
        (OUTSIDE, "declares a document type or entities"),
        (b"<!DOCTYPE CTfile SYSTEM 'http://files.example/ctf.dtd'><CTfile/>", "declares a document type"),
        (b"<CTfile>\n<Header>", "is broken XML at line 2"),
        (b'<?xml version="1.0" encoding="klingon"?><CTfile/>', "is in an encoding that is not known"),
        (b"<Other/>", "no common transfer file: it begins with “Other”"),
        (ctf(), "has no pupils"),
        (ctf(version="9.0"), "is of version “9.0”"),
        (b"<CTfile/>", "does not say its version"),
        (b"<CTfile>" + b"<a/>" * 2_000_001 + b"</CTfile>", "is larger than a common transfer file can be"),
    ],
)
def test_what_is_no_such_file_is_refused_with_the_reason(content: bytes, words: str) -> None:
    assert is_xml(content)
    with pytest.raises(UnreadableError) as refusal:
        read(content)
    assert words in str(refusal.value)
