"""Checking: what reading found and what the critic finds, in one list."""

from __future__ import annotations

from datetime import date

from belisha.language.findings import Finding, in_order
from belisha.language.reading import Reading
from belisha.language.vocabulary import Vocabulary


def check(reading: Reading, vocabulary: Vocabulary, today: date) -> tuple[Finding, ...]:
    """All findings about a text, in its order; `today` decides what is overdue or superseded.

    The critic reads the draft even where reading found errors, so that one slip does not hide the rest.
    """
    criticism = [finding for each in vocabulary.checks for finding in each.run(reading.draft, today)]
    return in_order([*reading.findings, *criticism])
