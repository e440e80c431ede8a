"""What is written in the trail when a role or an absence changes. `about` is the person's reference."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from belisha.audit.deeds import Deed, Name
from belisha.language.days import in_british


class Appointed(Deed):
    """Somebody was appointed to a role, or to deputise in it."""

    word: ClassVar[str] = "role.appointed"

    holding: str
    role: str
    is_deputy: bool
    since: date
    until: date | None = None

    def sentence(self, name: Name) -> str:
        as_what = "deputy for " if self.is_deputy else ""
        until = f" until {in_british(self.until)}" if self.until else ""
        return (
            f"recorded {name(self.about)} as {as_what}{name(self.role)} from {in_british(self.since)}{until}"
        )


class AppointmentUndone(Deed):
    """An appointment was taken back on the day on which it was recorded."""

    word: ClassVar[str] = "role.appointment-undone"

    holding: str
    role: str
    is_deputy: bool

    def sentence(self, name: Name) -> str:
        as_what = "deputy for " if self.is_deputy else ""
        return f"took back that {name(self.about)} is {as_what}{name(self.role)}"


class HoldingEnded(Deed):
    """Somebody gives up a role, or gave it up."""

    word: ClassVar[str] = "role.ended"

    holding: str
    role: str
    is_deputy: bool
    until: date
    was_until: date | None = None
    """The last day that was recorded before, if any."""

    def sentence(self, name: Name) -> str:
        as_what = "deputy for " if self.is_deputy else ""
        return (
            f"recorded that {name(self.about)} is {as_what}{name(self.role)} until {in_british(self.until)}"
        )


class EndingUndone(Deed):
    """The end of a holding was taken back on the day on which it was recorded."""

    word: ClassVar[str] = "role.ending-undone"

    holding: str
    role: str
    is_deputy: bool
    until: date | None = None
    """The last day as it stands again."""

    def sentence(self, name: Name) -> str:
        as_what = "deputy for " if self.is_deputy else ""
        return f"took back when {name(self.about)} ends as {as_what}{name(self.role)}"


class AbsenceRecorded(Deed):
    """Somebody is away, so that deputies act."""

    word: ClassVar[str] = "absence.recorded"

    absence: str
    first: date
    last: date | None = None

    def sentence(self, name: Name) -> str:
        last = f" to {in_british(self.last)}" if self.last else ""
        return f"recorded that {name(self.about)} is away from {in_british(self.first)}{last}"


class AbsenceEnded(Deed):
    """The last day of an absence was recorded."""

    word: ClassVar[str] = "absence.ended"

    absence: str
    last: date

    def sentence(self, name: Name) -> str:
        return f"recorded {in_british(self.last)} as the last day on which {name(self.about)} is away"


class AbsenceUndone(Deed):
    """An absence was taken back on the day on which it was recorded."""

    word: ClassVar[str] = "absence.undone"

    absence: str

    def sentence(self, name: Name) -> str:
        return f"took back that {name(self.about)} is away"
