"""What is written in the trail about companion documents. `about` is the record's reference."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from belisha.audit.deeds import Deed, Name
from belisha.language.days import in_british


class CompanionRecorded(Deed):
    """A companion document was recorded, or its record changed."""

    word: ClassVar[str] = "companion.recorded"

    document: str
    reviewed_on: date | None = None
    review_due_on: date | None = None

    def sentence(self, name: Name) -> str:
        due = f", due for review by {in_british(self.review_due_on)}" if self.review_due_on else ""
        return f"recorded the document {name(self.document)}{due}"


class CompanionForgotten(Deed):
    """The record of a companion document was removed."""

    word: ClassVar[str] = "companion.forgotten"

    document: str

    def sentence(self, name: Name) -> str:
        return f"removed the record of the document {name(self.document)}"
