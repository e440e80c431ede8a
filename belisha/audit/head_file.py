"""The file in which the head of a chain is kept outside the school: JSON that a person can read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from belisha.audit.terms import Head

LARGEST: Final = 10_000
"""Bytes; it has a few hundred."""
WHAT: Final = (
    "This is where a trail of Belisha ended. Keep it where nobody who can change the trail can change it. "
    "`belisha audit check` with this file says whether the trail still holds it."
)


class HeadFileError(ValueError):
    """A file that is no head of a trail. The message says why."""


class HeadFile(BaseModel):
    """What stands in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str = WHAT
    school: str
    """The school's short name."""
    name: str
    chain: Annotated[str, Field(min_length=1, max_length=36)]
    number: Annotated[int, Field(ge=1)]
    recorded_at: AwareDatetime
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @classmethod
    def of(cls, head: Head, school: str, name: str) -> Self:
        """The file for a head of the school with this short name and name."""
        moment: datetime = head.recorded_at
        return cls(
            school=school, name=name, chain=head.chain, number=head.number, recorded_at=moment, hash=head.hash
        )

    @property
    def head(self) -> Head:
        """The head that was taken."""
        return Head(self.chain, self.number, self.recorded_at, self.hash)

    def as_bytes(self) -> bytes:
        """The file's content."""
        return (self.model_dump_json(indent=2) + "\n").encode()


def read_head_file(path: Path) -> HeadFile:
    """The head that stands in a file. Raises HeadFileError."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise HeadFileError(
            f"this file cannot be opened: {(error.strerror or 'unknown error').lower()}."
        ) from error
    try:
        if len(content) > LARGEST:
            raise HeadFileError(
                "this file is too long to be the head of a trail. Choose the one that was written."
            )
        return HeadFile.model_validate_json(content)
    except ValidationError as error:
        raise HeadFileError(
            "this is not the head of a trail. Choose a file that `belisha audit head` wrote, unchanged."
        ) from error
