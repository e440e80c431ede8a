"""Made-up exports, built in code: every name is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from belisha.people.importing.fields import check_letter

TODAY = date(2026, 11, 21)

USERS = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
    "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
)
USERS_12 = (
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,"
    "sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,"
    "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns"
)
ROLES = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"
CLASSES = (
    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
    "termSourcedIds,subjects,subjectCodes,periods"
)
ENROLLMENTS = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"
ORGS = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId"
DEMOGRAPHICS = "sourcedId,status,dateLastModified,birthDate,sex"


def upn(serial: int) -> str:
    """A well-formed unique pupil number of a school that does not exist."""
    rest = f"9990000{serial:05d}"
    return f"{check_letter(rest)}{rest}"


def table(headings: str, *rows: Mapping[str, str]) -> bytes:
    """A table of the rows, whose missing cells are empty."""
    columns = headings.split(",")
    lines = [headings, *(",".join(_quoted(row.get(column, "")) for column in columns) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def _quoted(cell: str) -> str:
    if any(character in cell for character in ',"\n\r'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def manifest(version: str, modes: Mapping[str, str]) -> bytes:
    """A manifest that says of each file whether it is a whole list."""
    rows = [("manifest.version", "1.0"), ("oneroster.version", version)]
    rows += [(f"file.{name}", mode) for name, mode in modes.items()]
    return table("propertyName,value", *({"propertyName": name, "value": value} for name, value in rows))


def export(version: str = "1.1", mode: str = "bulk", **files: bytes) -> dict[str, bytes]:
    """An export of the files, with the manifest that belongs to them."""
    named = {f"{name}.csv": content for name, content in files.items()}
    return {"manifest.csv": manifest(version, dict.fromkeys(files, mode)), **named}


def user(key: str, role: str, given: str, family: str, **more: str) -> dict[str, str]:
    """One row of users.csv, version 1.1."""
    return {
        "sourcedId": key, "enabledUser": "true", "orgSourcedIds": "s1", "role": role, "username": key,
        "givenName": given, "familyName": family, **more,
    }  # fmt: skip


def zipped(files: Mapping[str, bytes], *, folder: str = "", method: int = ZIP_DEFLATED) -> bytes:
    """The files in a zip."""
    packed = BytesIO()
    with ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return packed.getvalue()


def lines(*rows: str) -> bytes:
    """A table as it is typed."""
    return ("\n".join(rows) + "\n").encode()
