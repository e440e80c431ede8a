"""Obligations: what a school's original policy asks, one row each, and how strongly each must be kept.

`obligations.csv` stands beside a `policy.md`: id, kind and capability, with no quotation. A school that writes its policy
in Belisha from the start has none, and needs none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from belisha.language.provisions import Worth

FILE_NAME = "obligations.csv"


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that the original policy asks."""

    id: str
    kind: Worth
    capability: str


def read_obligations(lines: Iterable[str]) -> dict[str, Obligation]:
    """The obligations by id, from lines of CSV; raises ValueError naming the row that cannot be read."""
    found: dict[str, Obligation] = {}
    for number, row in enumerate(csv.DictReader(lines), 2):
        try:
            obligation = Obligation(row["id"], Worth(row["kind"]), row["capability"])
        except (KeyError, ValueError) as error:
            raise ValueError(f"row {number} of the obligations cannot be read: {error}") from error
        found[obligation.id] = obligation
    return found


def obligations_beside(policy: Path) -> Mapping[str, Obligation]:
    """The obligations that stand beside a policy's file; none where there is no such file."""
    path = policy.with_name(FILE_NAME)
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return read_obligations(lines)
