"""What is written in the trail when the register is read against the policy."""

from __future__ import annotations

from typing import ClassVar

from belisha.audit.deeds import Deed, Name


class PopulationRead(Deed):
    """Somebody read the names of people whom a clause binds."""

    word: ClassVar[str] = "register.bound-people-read"
    is_reading: ClassVar[bool] = True

    clause: str
    page: int
    people: int
    """How many names stood on the page."""

    def sentence(self, name: Name) -> str:
        return f"read the names of {self.people} people whom {name(self.clause)} binds (page {self.page})"
