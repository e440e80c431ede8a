"""Force: how strongly a provision binds."""

from __future__ import annotations

from enum import StrEnum


class Force(StrEnum):
    """A "may" cannot be breached; a "where appropriate" asks for a recorded decision each time."""

    MUST = "must"
    SHOULD = "should"
    EXPECTED = "expected"
    ASKED = "asked"
    MAY = "may"
    WHERE_APPROPRIATE = "where-appropriate"
    AS_REQUIRED = "as-required"

    def verb(self, *, plural: bool, negative: bool = False) -> str:
        """The words between the subject and what they do: "must", "are asked to", "must not"."""
        be = "are" if plural else "is"
        nay = " not" if negative else ""
        return {
            Force.MUST: f"must{nay}",
            Force.SHOULD: f"should{nay}",
            Force.EXPECTED: f"{be} expected{nay} to",
            Force.ASKED: f"{be} asked{nay} to",
            Force.MAY: "need not" if negative else "may",
            Force.WHERE_APPROPRIATE: f"must{nay}, where appropriate,",
            Force.AS_REQUIRED: f"must{nay}, as required,",
        }[self]
