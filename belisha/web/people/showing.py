"""What a roll would change, as lines for a person to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from belisha.people.holding.losing import loses_offices
from belisha.people.register.terms import Alters, Changed, Changes, Joins, KnownBelonging
from belisha.web.people.naming import FIELD_NAMES, kind_name, value_in_words
from belisha.web.words import date_gb, sentence_case


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that becomes another."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Alteration:
    """Somebody about whom something changes."""

    reference: str
    name: str
    lines: tuple[Line, ...]


def alterations(changes: Changes) -> tuple[Alteration, ...]:
    """Whoever stays or comes back, and what about them changes."""
    touched: list[Alters | Joins] = [*changes.alters, *(one for one in changes.joins if one.changed)]
    found = (
        Alteration(one.known.reference, one.known.name, tuple(_lines(one))) for one in touched if one.known
    )
    return tuple(one for one in found if one.lines)


def newly_numbered(changes: Changes) -> int:
    """How many people of the register are known by their number in these records from now on, and were not before."""
    return sum(one.is_new_key for one in changes.alters)


@dataclass(frozen=True, slots=True)
class TieLine:
    """A parent and a child who are tied or are no longer."""

    parent: str
    child: str
    what: str
    note: str = ""
    """What somebody has to see to; "" for nothing."""


def begun_ties(changes: Changes) -> tuple[TieLine, ...]:
    """Each tie that begins, those without responsibility first."""
    return tuple(
        TieLine(*one.names, "Begins", "" if one.responsible else "without parental responsibility")
        for one in sorted(changes.new_ties, key=lambda one: one.responsible)
    )


def ended_ties(changes: Changes) -> tuple[TieLine, ...]:
    """Each tie that ends."""
    return tuple(TieLine(*one.names, "Ends") for one in changes.ended_ties)


def _lines(one: Alters | Joins) -> Iterable[Line]:
    yield from map(_changed, one.changed)
    if isinstance(one, Joins):
        return
    for begins in one.begins:
        yield Line("At the school as", "nothing", f"{kind_name(begins.kind)} from {date_gb(begins.since)}")
    for row, last in one.ends:
        yield Line("At the school as", kind_name(row.kind), f"nothing after {date_gb(last)}")
    rows = {row.id: row for row in one.known.belongings}
    for row in one.mends:
        yield Line(sentence_case(kind_name(row.kind)), _stay(rows.get(row.id)), _stay(row))


def _changed(change: Changed) -> Line:
    return Line(
        FIELD_NAMES.get(change.field, sentence_case(change.field.replace("_", " "))),
        value_in_words(change.field, change.old),
        value_in_words(change.field, change.new),
    )


def _stay(row: KnownBelonging | None) -> str:
    if row is None:
        return "nothing"
    until = f" to {date_gb(row.left_on)}" if row.left_on else ""
    organisation = f", {row.organisation}" if row.organisation else ""
    return f"from {date_gb(row.joined_on)}{until}{organisation}"


def last_days(changes: Changes, today: date) -> dict[str, date]:
    """By reference, the last day of each person whose roles end with how they belong."""
    days = {one.known.reference: one.last_on for one in changes.leaves}
    for one in changes.alters:
        ended = {row.id for row, _ in one.ends}
        remaining = {row.kind for row in one.known.belongings if row.lasts(today) and row.id not in ended}
        remaining |= {begins.kind for begins in one.begins}
        kinds = frozenset(row.kind for row, _ in one.ends)
        if one.ends and loses_offices(kinds, frozenset(remaining)):
            days[one.known.reference] = max(last for _, last in one.ends)
    yesterday = today - timedelta(days=1)
    return {reference: max(day, yesterday) for reference, day in days.items()}
