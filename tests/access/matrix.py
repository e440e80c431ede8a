"""The access matrix as a table: who may do what, route by route. `matrix.csv` is for people to read and to change.

What stands in a cell:

- yes: it is answered; a form that is filled in as it should be is accepted or says what it still needs
- own: yes for one's own record, child, class or upload, and refused for somebody else's
- no: it is refused
- not-found: it is answered as if it did not exist
- sign-in: one is sent to signing in

`leaves` is the deed that doing it leaves in the trail. `when` is empty, or `demonstration` for what is there only then.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver

from belisha.web.admission import Admission
from tests.access.cast import COLUMNS

TABLE: Final = Path(__file__).with_name("matrix.csv")
ANSWERS: Final = frozenset({"yes", "own", "no", "not-found", "sign-in"})


@dataclass(frozen=True)
class Line:
    """One line of the matrix: one verb on one route."""

    what: str
    route: str
    method: str
    when: str
    leaves: str
    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        """How tests call it."""
        return f"{self.method} {self.route}"


def _lines() -> Iterator[Line]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells = {who: row[who] for who in COLUMNS}
            yield Line(row["what"], row["route"], row["method"], row["when"], row["leaves"], cells)


LINES: Final = tuple(_lines())


@dataclass(frozen=True)
class Installed:
    """A route that there is."""

    name: str
    admission: Admission | None


def installed() -> tuple[Installed, ...]:
    """Every route that there is, with whom its view admits."""
    return tuple(_beneath(get_resolver()))


def _beneath(resolver: URLResolver) -> Iterator[Installed]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _beneath(one)
        else:
            yield Installed(_name_of(one), _admission_of(one.callback))


def _name_of(pattern: URLPattern) -> str:
    return pattern.name or str(pattern.pattern)


def _admission_of(view: Any) -> Admission | None:
    found = getattr(view, "admission", None)
    return found if isinstance(found, Admission) else None
