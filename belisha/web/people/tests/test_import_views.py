"""Bringing the register in: chosen, explained, looked at, done or cancelled; and every file that is refused."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from belisha.people.importing.tests.exports import (
    CLASSES,
    ENROLLMENTS,
    ORGS,
    USERS,
    export,
    table,
    user,
    zipped,
)
from belisha.people.models import Holding, Import, Membership, Parenthood, Person, WaitingImport
from belisha.people.register.waiting import keep_waiting
from belisha.web.people.tests.conftest import Cast
from tests.school import JOINED, actor, member

TABLE = b"Code,First name,Surname,Role\np1,Moss,Reed,pupil\np2,Lark,Reed,pupil\n"


def oneroster(*people: dict[str, str]) -> dict[str, bytes]:
    """An export with a school, a class and these people, all of them."""
    return export(
        orgs=table(ORGS, {"sourcedId": "s1", "name": "The Example School", "type": "school"}),
        users=table(USERS, *people),
        classes=table(CLASSES, {"sourcedId": "c1", "title": "Class 4A", "schoolSourcedId": "s1", "classType": "homeroom"}),
        enrollments=table(ENROLLMENTS, {"sourcedId": "e1", "classSourcedId": "c1", "schoolSourcedId": "s1", "userSourcedId": "k1", "role": "student"}),
    )  # fmt: skip


PUPIL = user("k1", "student", "Moss", "Reed", grades="04")
TEACHER = user("k2", "teacher", "Teo", "Marsh")


def send(client: Client, *files: tuple[str, bytes], follow: bool = True) -> str:
    """Uploads files; the page that comes then."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post("/people/import/", {"records": sent}, follow=follow)
    assert answer.status_code == 200
    return answer.content.decode()


def address_in(text: str, ending: str) -> str:
    """The address of the records that wait, on a page that leads to it."""
    found = re.search(rf"/people/import/[0-9a-f-]{{36}}/{ending}", text)
    assert found, f"the page leads to no {ending}"
    return found[0]


def bring_in(client: Client, preview: str) -> str:
    """Agrees to what a page shows; the page that comes then."""
    seen = preview.split('name="seen" value="')[1].split('"', maxsplit=1)[0]
    answer = client.post(address_in(preview, "bring-in/"), {"seen": seen}, follow=True)
    return answer.content.decode()


def test_an_export_is_looked_at_brought_in_and_erased(cast: Cast, office: Client) -> None:
    preview = send(office, ("roll.zip", zipped(oneroster(PUPIL, TEACHER))))
    assert "Nothing is changed yet. 2 would join, " in preview
    assert "Moss Reed" in preview
    assert "New: Class 4A" in preview
    assert Person.objects.filter(given_name="Moss").count() == 0
    text = bring_in(office, preview)
    assert "The register is brought in" in text
    assert Person.objects.get(given_name="Moss").year_group == 4
    assert WaitingImport.objects.count() == 0
    history = office.get("/people/import/").content.decode()
    assert "roll.zip" in history
    assert cast.office.name in history


def test_several_files_at_once_are_one_export(cast: Cast, office: Client) -> None:
    preview = send(office, *oneroster(PUPIL, TEACHER).items())
    assert "Moss Reed" in preview
    assert "The register is brought in" in bring_in(office, preview)


def test_the_same_file_again_would_change_nothing(cast: Cast, office: Client) -> None:
    file = ("roll.zip", zipped(oneroster(PUPIL, TEACHER)))
    bring_in(office, send(office, file))
    again = send(office, file)
    assert "Nothing would change" in again
    assert "bring-in/" not in again
    office.post(address_in(again, "cancel/"))
    assert (Import.objects.count(), WaitingImport.objects.count()) == (1, 0)


def test_a_leaver_s_vacant_role_is_named_before_and_after(cast: Cast, office: Client) -> None:
    bring_in(office, send(office, ("roll.zip", zipped(oneroster(PUPIL, TEACHER)))))
    teacher = Person.objects.filter(given_name="Teo", identifiers__isnull=False).get()
    Holding.objects.create(school=cast.school, person=teacher, role="online-safety-lead", since=JOINED)
    preview = send(office, ("roll.zip", zipped(oneroster(PUPIL, user("k3", "teacher", "Una", "Other")))))
    assert "1 role would fall vacant" in preview
    assert "(falls vacant)" in preview
    text = bring_in(office, preview)
    assert "the role is vacant" in text
    assert Holding.objects.get(role="online-safety-lead").until is not None


def test_bad_rows_come_first_and_nothing_can_be_brought_in(cast: Cast, office: Client) -> None:
    bad = user("k9", "student", "Lark", "Reed", grades="99")
    page = send(office, ("roll.zip", zipped(oneroster(PUPIL, bad))))
    assert "1 row cannot be brought in" in page
    assert "Mend this row in users.csv, then upload it again." in page
    assert "users.csv, line 3" in page
    assert "Lark Reed" in page
    assert "bring-in/" not in page
    two = send(office, ("roll.zip", zipped(oneroster(PUPIL, {**bad, "email": "nowhere"}))))
    assert "1 row cannot be brought in" in two
    assert two.count("users.csv, line 3") == 2
    answer = office.get(address_in(page, "bad-rows/"))
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0] == "File,Line,Who,Column,What is wrong,What to do"
    assert rows[1].startswith("users.csv,3,Lark Reed,grades,")
    forced = address_in(page, "bad-rows/").replace("bad-rows", "bring-in")
    office.post(forced, {"seen": "0" * 64})
    assert not Person.objects.filter(given_name__in=("Lark", "Moss")).exists()


def test_a_table_is_explained_first(cast: Cast, office: Client) -> None:
    page = send(office, ("people.csv", TABLE))
    assert "What is in people.csv?" in page
    assert "For example “p1”, “p2”" in page
    assert '<option value="given_name" selected>' in page
    columns = f"/people/import/{WaitingImport.objects.get().reference}/columns/"
    sent = {"column-1": "key", "column-2": "given_name", "column-3": "family_name", "column-4": "kind"}
    preview = office.post(columns, sent, follow=True).content.decode()
    assert "2 would join" in preview
    assert "The register is brought in" in bring_in(office, preview)
    assert Membership.objects.filter(person__family_name="Reed", kind="pupil").count() == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"column-2": "family_name"}, "cannot both be: family name"),
        ({"column-4": "-"}, "Choose who everyone in the file is"),
        ({"column-2": "-"}, "No column of people.csv is the given name"),
        ({"column-1": "nonsense"}, "Select a valid choice"),
    ],
)
def test_columns_that_do_not_fit_are_said_to(
    changes: dict[str, str], message: str, cast: Cast, office: Client
) -> None:
    reference = keep_waiting("people.csv", TABLE, actor=actor(cast.office), mapping={})
    sent = {"column-1": "key", "column-2": "given_name", "column-3": "family_name", "column-4": "kind"}
    text = office.post(f"/people/import/{reference}/columns/", {**sent, **changes}).content.decode()
    assert "There is a problem" in text
    assert message in text.split("govuk-error-summary__body")[1]
    assert WaitingImport.objects.get().mapping == {}


def test_a_whole_list_lets_those_leave_whom_it_leaves_out(cast: Cast, office: Client) -> None:
    reference = keep_waiting("people.csv", TABLE, actor=actor(cast.office), mapping={})
    sent: dict[str, object] = {
        "column-1": "key", "column-2": "given_name", "column-3": "family_name", "column-4": "-",
        "everyone_is": "pupil", "whole_list_of": ["pupil"],
    }  # fmt: skip
    preview = office.post(f"/people/import/{reference}/columns/", sent, follow=True).content.decode()
    assert "Wren Fern" in preview.split('id="leaves"')[1].split('id="joins"')[0]
    bring_in(office, preview)
    assert Membership.objects.get(person=cast.child).left_on is not None


def bomb() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("users.csv", b"0" * 15_000_000)
    return packed.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><CTfile>&c;</CTfile>'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("roll.zip", bomb(), "times its size"),
        ("roll.zip", b"PK\x03\x04 broken", "is a broken zip"),
        ("pupils.xml", ENTITIES, "pupils.xml"),
        ("people.csv", b"Name\xff\xfe\x81,b\n", "people.csv"),
        ("people.csv", b"first name,first name\na,b\n", "are headed"),
        ("users.csv", oneroster(PUPIL)["users.csv"], "is one file of a OneRoster export"),
        ("people.csv", b"", "is empty"),
        ("big.csv", b"a" * (20 * 1024 * 1024 + 1), "up to 20.0\xa0MB can be read"),
    ],
    ids=["zip bomb", "broken zip", "entities", "encoding", "headings", "one file", "empty", "large"],
)
@pytest.mark.usefixtures("cast")
def test_what_cannot_be_read_is_refused_beside_the_field(
    name: str, content: bytes, message: str, office: Client
) -> None:
    text = send(office, (name, content))
    assert "<title>Error: " in text
    summary, field = text.split("govuk-error-summary__body")[1].split("govuk-file-upload", 1)
    assert message in summary
    assert "#id_records" in summary
    assert "id_records" in field
    assert WaitingImport.objects.count() == 0


def test_no_file_is_said_to_be_missing(cast: Cast, office: Client) -> None:
    assert "Choose the file or the files with the school’s records." in send(office)


def test_files_that_belong_together_not_at_all_are_refused(cast: Cast, office: Client) -> None:
    assert "is no OneRoster export" in send(office, ("a.csv", TABLE), ("b.csv", TABLE))


def test_cancelling_erases_what_was_uploaded(cast: Cast, office: Client) -> None:
    preview = send(office, ("roll.zip", zipped(oneroster(PUPIL))))
    text = office.post(address_in(preview, "cancel/"), follow=True).content.decode()
    assert "Nothing was brought in." in text
    assert WaitingImport.objects.count() == 0
    gone = office.get(address_in(preview, "cancel/").removesuffix("cancel/"))
    assert gone.status_code == 404
    assert "These records do not wait any more" in gone.content.decode()


def test_what_would_change_otherwise_by_now_is_not_brought_in(cast: Cast, office: Client) -> None:
    preview = send(office, ("roll.zip", zipped(oneroster(PUPIL))))
    member(cast.school, "pupil", name="Moss Reed", year_group=4)
    text = bring_in(office, preview)
    assert "The register has changed since you looked." in text
    assert (Import.objects.count(), WaitingImport.objects.count()) == (0, 1)


def test_the_form_asks_for_its_token(office: Client) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = office.cookies
    answer = browser.post("/people/import/", {"records": SimpleUploadedFile("people.csv", TABLE)})
    assert answer.status_code == 403
    assert WaitingImport.objects.count() == 0


FAMILIES = (
    "Code,First name,Surname,Role,Relationship,Children\n"
    "c1,Moss,Reed,pupil,,\na1,Ada,Reed,parent,mother,c1\na2,Una,Lane,parent,aunt,{aunt}\nc2,Lark,Lane,pupil,,\n"
)
ASKED = (
    "key", "given_name", "family_name", "kind", "relationship", "children",
)  # fmt: skip


def looked_at(client: Client, aunt_of: str) -> str:
    """What a table would change in which Una is the aunt of these children."""
    send(client, ("families.csv", FAMILIES.format(aunt=aunt_of).encode()))
    waits = WaitingImport.objects.get().reference
    sent = {f"column-{number}": name for number, name in enumerate(ASKED, 1)} | {
        "whole_list_of": ["pupil", "parent"]
    }
    return client.post(f"/people/import/{waits}/columns/", sent, follow=True).content.decode()


def rows_of(page: str) -> list[str]:
    """The rows of the table of parents and children, as words."""
    table_of = page.partition("Which parents and children would be tied")[2].partition("</tbody>")[0]
    found = table_of.split("<tr")[2:]
    return [" ".join(re.sub("<[^>]*>", " ", f"<tr{row}").split()) for row in found]


def test_each_tie_that_begins_is_named_and_those_without_responsibility_come_first(
    cast: Cast, office: Client
) -> None:
    page = looked_at(office, "c2")
    assert "1 tie begins without parental responsibility" in page
    assert rows_of(page) == [
        "Una Lane Lark Lane Begins (without parental responsibility)",
        "Ada Reed Moss Reed Begins",
    ]
    bring_in(office, page)
    assert dict(
        Parenthood.objects.filter(parent__given_name__in=("Ada", "Una"), since__gt=JOINED).values_list(
            "relationship", "responsible"
        )
    ) == {
        "mother": True,
        "aunt": False,
    }


def test_each_tie_that_ends_is_named(cast: Cast, office: Client) -> None:
    bring_in(office, looked_at(office, "c2"))
    assert "Una Lane Lark Lane Ends" in rows_of(looked_at(office, "c1"))
