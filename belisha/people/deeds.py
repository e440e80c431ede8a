"""What the room writes in the trail."""

from __future__ import annotations

from typing import ClassVar

from belisha.audit.deeds import Deed, Name


class PersonRead(Deed):
    """Somebody opened a person's record."""

    word: ClassVar[str] = "person.read"
    is_reading: ClassVar[bool] = True

    def sentence(self, name: Name) -> str:
        return f"opened the record of {name(self.about)}"
