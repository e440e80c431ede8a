"""Small policies for tests: a top, and clauses beneath it."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from belisha.language.checking import check
from belisha.language.findings import Finding
from belisha.language.reading import Reading, read
from belisha.site.vocabulary import VOCABULARY

__all__ = ["TODAY", "TOP", "VOCABULARY", "clause", "findings_of", "ids_of", "policy", "reading_of"]

TODAY = date(2026, 11, 21)
TOP = """\
---
title: Online safety policy
school: The Example School
version: "1"
area: Derbyshire
approved-by: governing-body
approved-on: 2026-09-01
review-due: 2027-09-01
roles:
  governing-body: Governing Body
  head: Headteacher
  dsl: Designated Safeguarding Lead
  network-manager: Network Manager
bodies:
  police: Derbyshire Police
  iwf: Internet Watch Foundation
documents:
  pupil-agreement: {title: Pupil Agreement, kind: agreement}
---
"""


def clause(block: str, name: str = "a.clause", word: str = "duty") -> str:
    """A clause with one block."""
    return f'\nSome words. {{#{name} source="x.1"}}\n\n```{word}\n{dedent(block).strip()}\n```\n'


def policy(*clauses: str, top: str = TOP) -> str:
    """A whole policy with these clauses."""
    return top + "\n## A heading\n" + "".join(clauses)


def reading_of(*clauses: str, top: str = TOP) -> Reading:
    """A policy with these clauses, read."""
    return read(policy(*clauses, top=top), VOCABULARY)


def findings_of(text: str | bytes) -> tuple[Finding, ...]:
    """All that reading and the critic find in a text."""
    return check(read(text, VOCABULARY), VOCABULARY, TODAY)


def ids_of(text: str | bytes) -> list[str]:
    """The ids of all that is found in a text."""
    return [finding.id for finding in findings_of(text)]
