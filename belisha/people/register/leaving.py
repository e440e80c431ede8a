"""What ends with a person's belonging: places in groups, ties, roles held, and the account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from belisha.audit.deeds import Deed
from belisha.language.roles import GOVERNORS, STAFF
from belisha.people.deeds import PersonLeft
from belisha.people.holding.deeds import AppointmentUndone, HoldingEnded
from belisha.people.models import Account, GroupPlace, Holding, Membership, Parenthood, School
from belisha.people.register.terms import KnownBelonging

OFFICERS = STAFF | GOVERNORS
"""Those who hold roles because of how they belong."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """One person's ways of belonging that end on a day."""

    person: int
    reference: str
    last_on: date
    ended: tuple[KnownBelonging, ...]
    remaining: frozenset[str] = frozenset()
    """The kinds as which the person stays."""

    @property
    def kinds(self) -> frozenset[str]:
        """As what the person leaves."""
        return frozenset(one.kind for one in self.ended)

    def ends(self, those: frozenset[str]) -> bool:
        """Whether the person belonged as one of those and does no longer, or leaves altogether."""
        return not self.remaining or bool(self.kinds & those and not self.remaining & those)


@dataclass
class _Taken:
    """What ended for one person."""

    places: list[int] = field(default_factory=list)
    ties: list[int] = field(default_factory=list)
    holdings: list[tuple[str, date | None]] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)


def close(leavings: Sequence[Leaving], school: School) -> list[Deed]:
    """Ends what these people's belonging gave them; the deeds to record. Queries by day, not by person."""
    taken: defaultdict[int, _Taken] = defaultdict(_Taken)
    by_day: defaultdict[date, list[Leaving]] = defaultdict(list)
    for one in leavings:
        by_day[one.last_on].append(one)
    for day, those in by_day.items():
        _close_memberships(those, day, school)
        _close_places(those, day, school, taken)
        _close_ties(those, day, school, taken)
        _close_holdings(those, day, school, taken)
    deeds: list[Deed] = []
    for one in leavings:
        deeds += [_left(one, taken[one.person]), *taken[one.person].deeds]
    return deeds


def _left(one: Leaving, taken: _Taken) -> PersonLeft:
    return PersonLeft(
        about=one.reference,
        kinds=tuple(sorted(one.kinds)),
        last_on=one.last_on,
        memberships=tuple((row.id, row.joined_on, row.left_on) for row in one.ended),
        places=tuple(taken.places),
        ties=tuple(taken.ties),
        holdings=tuple(taken.holdings),
    )


def _close_memberships(those: Iterable[Leaving], day: date, school: School) -> None:
    rows = Membership.objects.filter(school=school, pk__in=[row.id for one in those for row in one.ended])
    # Whoever joined on the day itself, or was thought to join later, cannot have left before: they never came.
    rows.filter(joined_on__gt=day).update(joined_on=day, left_on=day)
    rows.update(left_on=day)


def _close_places(those: Iterable[Leaving], day: date, school: School, taken: dict[int, _Taken]) -> None:
    learners = [one.person for one in those if one.ends(frozenset({"pupil"}))]
    teachers = [one.person for one in those if one.ends(frozenset(STAFF))]
    rows = GroupPlace.objects.filter(
        Q(teaches=False, person__in=learners) | Q(teaches=True, person__in=teachers),
        Q(until__isnull=True) | Q(until__gt=day),
        school=school,
    )
    for number, person in rows.values_list("id", "person_id"):
        taken[person].places.append(number)
    rows.update(until=day)


def _close_ties(those: Iterable[Leaving], day: date, school: School, taken: dict[int, _Taken]) -> None:
    children = {one.person for one in those if one.ends(frozenset({"pupil"}))}
    parents = {one.person for one in those if one.ends(frozenset({"parent"}))}
    rows = Parenthood.objects.filter(
        Q(child__in=children) | Q(parent__in=parents), Q(until__isnull=True) | Q(until__gt=day), school=school
    )
    for number, child, parent in rows.values_list("id", "child_id", "parent_id"):
        taken[child if child in children else parent].ties.append(number)
    rows.update(until=day)


def _close_holdings(those: Iterable[Leaving], day: date, school: School, taken: dict[int, _Taken]) -> None:
    leaving = {one.person: one.reference for one in those if one.ends(OFFICERS)}
    rows: QuerySet[Holding] = Holding.objects.filter(
        Q(until__isnull=True) | Q(until__gt=day), school=school, person__in=leaving
    )
    for row in rows:
        about, mine = leaving[row.person_id], taken[row.person_id]
        reference = str(row.reference)
        if row.since > day:
            undone = AppointmentUndone(about=about, holding=reference, role=row.role, is_deputy=row.is_deputy)
            mine.deeds.append(undone)
            continue
        mine.holdings.append((reference, row.until))
        mine.deeds.append(
            HoldingEnded(
                about=about, holding=reference, role=row.role, is_deputy=row.is_deputy,
                until=day, was_until=row.until,
            )
        )  # fmt: skip
    rows.filter(since__gt=day).delete()
    rows.update(until=day)


def switch_accounts(school: School, today: date) -> None:
    """Makes the accounts inactive of all who no longer belong to the school in any way, and active again of who returned."""
    lasting = Membership.objects.filter(Q(left_on__isnull=True) | Q(left_on__gte=today), school=school)
    accounts = Account.objects.select_related(None).filter(person__school=school)
    accounts.filter(is_active=True).exclude(person__in=lasting.values("person")).update(is_active=False)


def reopen_accounts_as_they_were(people: Iterable[int]) -> None:
    """Lets people in again of whom it was a mistake that they had left."""
    Account.objects.select_related(None).filter(person__in=list(people), is_active=False).update(
        is_active=True
    )
