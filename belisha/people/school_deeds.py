"""What the room writes in the trail of a school as such."""

from __future__ import annotations

from typing import ClassVar

from belisha.audit.deeds import Deed, Name


class SchoolAdded(Deed):
    """A school was added to the installation. `about` is the school: it is how its trail begins."""

    word: ClassVar[str] = "school.added"

    def sentence(self, _name: Name) -> str:
        return "added this school to the installation"
