"""What making a school up writes in the trail."""

from __future__ import annotations

from typing import ClassVar

from belisha.audit.deeds import Deed, Name


class SchoolMadeUp(Deed):
    """A school was made up, with people who do not exist."""

    word: ClassVar[str] = "school.made-up"

    people: int
    seed: int

    def sentence(self, _name: Name) -> str:
        return f"made this school up, with {self.people:,} people who do not exist"


DEEDS: tuple[type[Deed], ...] = (SchoolMadeUp,)
