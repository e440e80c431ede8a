"""What a policy asks of each role: who holds it, and what is due by the calendar, at an event, or always."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from belisha.language.findings import Finding
from belisha.language.roles import GROUPS, OFFICES, STAFF
from belisha.policy.queries import Ask, Examined
from belisha.web.policy.words import in_parts
from belisha.web.words import sentence_case


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role, as the list of roles shows it."""

    id: str
    title: str
    """The school's own title, with a capital."""
    standard: str
    """What other schools call it; "" for a role of the school's own."""
    office: bool
    holders: tuple[str, ...]
    also_called: tuple[str, ...]
    clauses: int
    unserved: int


def role_rows(examined: Examined) -> tuple[RoleRow, ...]:
    """Every role of a policy, in its order."""
    return tuple(role_row(examined, role) for role in examined.roles)


def role_row(examined: Examined, role: str) -> RoleRow:
    """One role of a policy."""
    title = examined.policy.titles.role(role)
    standard = OFFICES.get(role) or GROUPS.get(role)
    asks = examined.asks_of(role)
    return RoleRow(
        role,
        sentence_case(title.one if title.office else title.many),
        sentence_case(standard.one if standard.office else standard.many) if standard else "",
        title.office,
        examined.holders.get(role, ()),
        title.also_called,
        len({ask.clause.id for ask in asks}),
        len({ask.clause.id for ask in asks if not ask.served}),
    )


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is asked, ready to be shown."""

    clause: str
    parts: tuple[str, ...]
    served: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about one thing."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is due at one sort of time."""

    heading: str
    anchor: str
    subjects: tuple[Subject, ...]

    @property
    def number(self) -> int:
        """How many things are due then."""
        return sum(len(subject.items) for subject in self.subjects)


CALENDAR, EVENT, OPEN, ALWAYS = range(4)
HEADINGS = {
    CALENDAR: ("By the calendar", "calendar"),
    EVENT: ("When something happens", "events"),
    OPEN: ("When it is due is left open", "open"),
    ALWAYS: ("At all times", "always"),
}


def occasions(examined: Examined, asks: Iterable[Ask]) -> tuple[Occasion, ...]:
    """What is asked, by when it is due: fixed periods first, the shortest first, then events, then what holds always."""
    ordered = sorted(asks, key=lambda ask: (_when(ask), _length(ask)))
    return tuple(
        Occasion(*HEADINGS[when], _subjects(examined, when, list(due)))
        for when, due in groupby(ordered, key=_when)
    )


def _when(ask: Ask) -> int:
    due = ask.due
    if due is None:
        return ALWAYS
    if due.longest_days is not None:
        return CALENDAR
    return OPEN if due.open else EVENT


def _length(ask: Ask) -> int:
    return (ask.due.longest_days or 0) if ask.due else 0


def _subjects(examined: Examined, when: int, asks: list[Ask]) -> tuple[Subject, ...]:
    """By subject where there are many; duties with a time stay in the order of their times."""
    if when != ALWAYS:
        return (Subject("", tuple(map(_item, asks))),)
    titles = examined.vocabulary.capabilities
    order = list(titles)
    ordered = sorted(asks, key=lambda ask: order.index(ask.provision.capability))
    return tuple(
        Subject(titles[capability], tuple(map(_item, group)))
        for capability, group in groupby(ordered, key=lambda ask: ask.provision.capability)
    )


def _item(ask: Ask) -> Item:
    return Item(ask.clause.id, in_parts(ask.sentence), ask.served)


def wider(examined: Examined, role: str) -> tuple[RoleRow, ...]:
    """The groups that a role's holder also belongs to, where the policy asks something of them."""
    groups = ["staff"] * (role in STAFF - {"staff"}) + ["everyone"] * (role not in ("everyone", "school"))
    rows = (role_row(examined, group) for group in groups if group in examined.roles)
    return tuple(row for row in rows if row.clauses)


def findings_about_any(examined: Examined) -> tuple[Finding, ...]:
    """What the critic says about who holds any role; what it says of documents' names is left to the findings."""
    documents = {f"“{title}”" for title in examined.policy.titles.documents.values()}
    return tuple(
        finding
        for finding in examined.findings_about_roles
        if not any(title in finding.message for title in documents)
    )


def findings_about(examined: Examined, role: str) -> tuple[Finding, ...]:
    """What the critic says about who holds one role; told by the role's id or title in the finding."""
    title = examined.policy.titles.role(role).one
    return tuple(
        finding
        for finding in examined.findings_about_roles
        if f"`{role}`" in finding.message or finding.spot.text in (role, title) or title in finding.message
    )
