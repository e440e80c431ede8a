"""What the room writes in the trail of the register. Of what changed it holds the names of the columns, never a value."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from belisha.audit.deeds import Deed, Name
from belisha.language.days import in_british


class PersonRead(Deed):
    """Somebody opened a person's record."""

    word: ClassVar[str] = "person.read"
    is_reading: ClassVar[bool] = True

    relation: str = "none"
    """How the reader stood to the person: of `belisha.access.terms.Relation`."""

    def sentence(self, name: Name) -> str:
        stands = {"parent": " as their parent or carer", "teaches": " as their teacher"}.get(
            self.relation, ""
        )
        return f"opened the record of {name(self.about)}{stands}"


class RegisterSeen(Deed):
    """Somebody looked through the register."""

    word: ClassVar[str] = "register.seen"
    is_reading: ClassVar[bool] = True

    kind: str = ""
    year: int | None = None
    group: str = ""
    by_name: bool = False
    leavers: bool = False
    number: int = 0
    """How many people were shown."""

    def sentence(self, name: Name) -> str:
        return f"looked through the register{_chosen(self, name)} ({_people(self.number)})"


class RegisterExported(RegisterSeen):
    """Somebody took the register away as a file."""

    word: ClassVar[str] = "register.exported"

    def sentence(self, name: Name) -> str:
        return f"took the register away as a file{_chosen(self, name)} ({_people(self.number)})"


class ComersSeen(Deed):
    """Somebody looked at who joined and who left."""

    word: ClassVar[str] = "register.comers-seen"
    is_reading: ClassVar[bool] = True

    since: date
    until: date
    number: int

    def sentence(self, name: Name) -> str:  # noqa: ARG002
        days = f"from {in_british(self.since)} to {in_british(self.until)}"
        return f"looked at who joined and left {days} ({_people(self.number)})"


class GroupSeen(Deed):
    """Somebody looked at the people of a group."""

    word: ClassVar[str] = "group.seen"
    is_reading: ClassVar[bool] = True

    number: int

    def sentence(self, name: Name) -> str:
        return f"looked at the people of {name(self.about)} ({_people(self.number)})"


class RegisterImported(Deed):
    """The register was brought in from the school's own records. `about` is the import."""

    word: ClassVar[str] = "register.imported"

    source: str
    sha256: str
    joined: int
    left: int
    changed: int
    groups: int = 0
    """Groups that began, changed or ended."""

    def sentence(self, name: Name) -> str:  # noqa: ARG002
        return (
            f"brought the register in from the school’s records: {_people(self.joined)} joined, "
            f"{_people(self.left)} left, {_people(self.changed)} changed"
        )


class ImportPreviewed(Deed):
    """Somebody looked at what records would change."""

    word: ClassVar[str] = "register.previewed"
    is_reading: ClassVar[bool] = True

    source: str
    joins: int
    leaves: int
    changes: int
    bad: int

    def sentence(self, name: Name) -> str:  # noqa: ARG002
        number = self.joins + self.leaves + self.changes
        return f"looked at what the school’s records would change ({_people(number)})"


class ImportKept(Deed):
    """Records were uploaded and wait to be looked at."""

    word: ClassVar[str] = "import.kept"

    sha256: str

    def sentence(self, name: Name) -> str:  # noqa: ARG002
        return "uploaded the school’s records"


class ImportMapped(Deed):
    """Somebody said which column of an uploaded table is what."""

    word: ClassVar[str] = "import.mapped"

    def sentence(self, name: Name) -> str:  # noqa: ARG002
        return "said what the columns of the uploaded records are"


class ImportDropped(Deed):
    """Uploaded records were erased without being brought in, or after they were."""

    word: ClassVar[str] = "import.dropped"

    def sentence(self, name: Name) -> str:  # noqa: ARG002
        return "erased the records that were uploaded"


class PersonJoined(Deed):
    """Somebody joined the school, or came back."""

    word: ClassVar[str] = "person.joined"

    kinds: tuple[str, ...]
    since: date
    again: bool = False

    def sentence(self, name: Name) -> str:
        verb = "came back" if self.again else "joined"
        return (
            f"recorded that {name(self.about)} {verb} as {_kinds(self.kinds)} from {in_british(self.since)}"
        )


class PersonLeft(Deed):
    """Somebody left the school, or ceased to belong to it in some way. It holds what undoing that needs."""

    word: ClassVar[str] = "person.left"

    kinds: tuple[str, ...]
    last_on: date
    memberships: tuple[tuple[int, date, date | None], ...] = ()
    """Rows with the first and the last day that stood before."""
    places: tuple[int, ...] = ()
    ties: tuple[int, ...] = ()
    holdings: tuple[tuple[str, date | None], ...] = ()
    """References of the roles held, with the last day that stood before."""

    def sentence(self, name: Name) -> str:
        return f"recorded {in_british(self.last_on)} as the last day of {name(self.about)} as {_kinds(self.kinds)}"


class LeavingUndone(Deed):
    """That somebody left was taken back on the day on which it was recorded."""

    word: ClassVar[str] = "person.leaving-undone"

    def sentence(self, name: Name) -> str:
        return f"took back that {name(self.about)} has left"


class PersonChanged(Deed):
    """Something about a person was changed."""

    word: ClassVar[str] = "person.changed"

    fields: tuple[str, ...]

    def sentence(self, name: Name) -> str:
        return f"changed the record of {name(self.about)}: {', '.join(self.fields).replace('_', ' ')}"


class ParentTied(Deed):
    """A parent was tied to a child. `about` is the child."""

    word: ClassVar[str] = "parent.tied"

    parent: str
    responsible: bool = True

    def sentence(self, name: Name) -> str:
        return f"recorded {name(self.parent)} as a parent or carer of {name(self.about)}"


class ParentUntied(Deed):
    """A parent is no longer tied to a child. `about` is the child."""

    word: ClassVar[str] = "parent.untied"

    parent: str

    def sentence(self, name: Name) -> str:
        return f"recorded that {name(self.parent)} is no longer a parent or carer of {name(self.about)}"


class GroupJoined(Deed):
    """A person was put in a group, or teaches it."""

    word: ClassVar[str] = "group.joined"

    group: str
    teaches: bool = False

    def sentence(self, name: Name) -> str:
        how = "teaches" if self.teaches else "is in"
        return f"recorded that {name(self.about)} {how} {name(self.group)}"


class GroupLeft(Deed):
    """A person's place in a group ended."""

    word: ClassVar[str] = "group.left"

    group: str
    teaches: bool = False

    def sentence(self, name: Name) -> str:
        how = "teaches" if self.teaches else "is in"
        return f"recorded that {name(self.about)} no longer {how} {name(self.group)}"


def _chosen(seen: RegisterSeen, name: Name) -> str:
    parts = [
        f": {seen.kind.replace('-', ' ')}" if seen.kind else "",
        f", year {seen.year}" if seen.year is not None else "",
        f", {name(seen.group)}" if seen.group else "",
        ", by name" if seen.by_name else "",
        ", leavers" if seen.leavers else "",
    ]
    return "".join(parts)


def _kinds(kinds: tuple[str, ...]) -> str:
    return " and ".join(kind.replace("-", " ") for kind in kinds)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
