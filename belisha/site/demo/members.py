"""The members of made-up schools, for the page on which anybody can sign in as any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.db import transaction
from django.db.models import Case, CharField, Count, F, IntegerField, Q, Subquery, Value, When
from django.db.models.expressions import OuterRef
from django.db.models.functions import Coalesce

from belisha.access.rules import LEADERS, SAFEGUARDING, TECHNICAL
from belisha.language.roles import GOVERNORS, Titles
from belisha.language.vocabulary import Vocabulary
from belisha.people.accounts.actions import new_account
from belisha.people.actors import command_line
from belisha.people.models import Account, GroupPlace, Person, School
from belisha.people.terms import GroupKind
from belisha.policy.version_queries import policy_in_force
from belisha.site.demo.describing import Facts, lasting
from belisha.site.demo.looking import Ground, looked_for


class Audience(StrEnum):
    """Whom the page shows together, in this order."""

    LEADERS = "Leaders and safeguarding"
    OFFICE = "Office"
    TECHNICAL = "Network manager and technicians"
    TEACHERS = "Teachers and other staff"
    GOVERNORS = "Governors"
    PARENTS = "Parents and carers"
    PUPILS = "Pupils"
    OTHERS = "Visitors and others"


AUDIENCES: Final = tuple(Audience)
_BY_ROLE: Final = (
    (Audience.LEADERS, LEADERS | SAFEGUARDING | {"senco"}),
    (Audience.OFFICE, frozenset({"office", "business-manager", "data-protection-officer", "website-editor"})),
    (Audience.TECHNICAL, TECHNICAL),
    (Audience.GOVERNORS, GOVERNORS),
    (
        Audience.TEACHERS,
        frozenset(
            {
                "teacher", "tutor", "support-staff", "pastoral-staff", "temporary-staff", "peripatetic-staff", "staff",
                "staff-not-employed",
            }
        ),
    ),
    (Audience.PUPILS, frozenset({"pupil"})),
    (Audience.PARENTS, frozenset({"parent"})),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody as whom one can sign in."""

    reference: str
    name: str
    audience: Audience
    what: str
    """What they are at the school, in its own words."""


@dataclass(frozen=True, slots=True)
class MadeUpSchool:
    """A made-up school."""

    slug: str
    name: str


def made_up_schools() -> tuple[MadeUpSchool, ...]:
    """Every made-up school, by name."""
    rows = School.objects.filter(made_up=True).order_by("name", "id")
    return tuple(MadeUpSchool(row.slug, row.name) for row in rows)


def only_made_up_schools() -> bool:
    """Whether nobody who is real is on record in this installation."""
    return not School.objects.filter(made_up=False).exists()


class Members:
    """Those who belong to a made-up school today and fit what is looked for; nobody for any other school."""

    def __init__(self, slug: str, vocabulary: Vocabulary, today: date, sought: str = "") -> None:
        self._today = today
        school = School.objects.filter(slug=slug, made_up=True).first()
        self._titles = Titles()
        self._rows: Any = Person.objects.annotate(place=Value(0)).none()
        if school is not None:
            examined = policy_in_force(vocabulary, today, today, actor=command_line(school))
            self._titles = examined.policy.titles if examined else Titles()
            self._rows = self._those(Ground(school, self._titles, today), sought)

    def counts(self) -> Mapping[Audience, int]:
        """How many there are of each audience, without those of whom there is nobody. One query."""
        rows = (
            self._rows.order_by().values_list("place").annotate(Count("pk", distinct=True)).order_by("place")
        )
        return {AUDIENCES[place]: number for place, number in rows}

    def some(self, audience: Audience | None, first: int, most: int) -> tuple[Member, ...]:
        """So many of an audience, or of all, from a place in their order (0 is the first). Six queries at most."""
        rows = self._rows
        if audience:
            rows = rows.filter(place=AUDIENCES.index(audience))
        found = list(_in_order(rows, self._today)[first : first + most])
        facts = Facts([row.pk for row in found], self._titles, self._today)
        return tuple(
            Member(str(row.reference), row.name, AUDIENCES[row.place], facts.what(row.pk)) for row in found
        )

    def _those(self, ground: Ground, sought: str) -> Any:
        people = Person.objects.filter(school=ground.school, pk__in=ground.belongings.values("person"))
        for word in sought.split():
            people = people.filter(looked_for(word, ground))
        return people.annotate(place=_place(ground))


def _place(ground: Ground) -> Case:
    """The number of somebody's audience, by the first of their roles that has one."""
    belongings, offices = ground.belongings, ground.holdings.filter(is_deputy=False)
    cases = [
        When(
            Q(pk__in=offices.filter(role__in=roles).values("person"))
            | Q(pk__in=belongings.filter(kind__in=roles).values("person")),
            then=Value(AUDIENCES.index(audience)),
        )
        for audience, roles in _BY_ROLE
    ]
    return Case(*cases, default=Value(AUDIENCES.index(Audience.OTHERS)), output_field=IntegerField())


def _in_order(rows: Any, today: date) -> Any:
    """By audience, pupils by year and class, and all by name."""
    places = lasting(GroupPlace, today).filter(person=OuterRef("pk"), teaches=False)
    sets_last = Case(When(group__kind=GroupKind.TEACHING_SET, then=1), default=0)
    own_class = Subquery(places.order_by(sets_last, "group__id").values("group__name")[:1])
    is_pupil = Q(place=AUDIENCES.index(Audience.PUPILS))
    year = Case(When(is_pupil, then=Coalesce(F("year_group"), Value(-1))), default=Value(-1))
    group = Case(When(is_pupil, then=own_class), default=Value(""), output_field=CharField())
    ordered = rows.annotate(year=year, own_class=Coalesce(group, Value("")))
    return ordered.order_by("place", "year", "own_class", "family_name", "given_name", "pk")


def account_in_demonstration(reference: str) -> Account | None:
    """The account of a member of a made-up school, made at the first sign-in; None for anybody else."""
    with transaction.atomic():
        person = (
            Person.objects.select_for_update(of=("self",))
            .select_related("school")
            .filter(reference=reference, school__made_up=True)
            .first()
        )
        if person is None:
            return None
        account = Account.objects.select_related("person__school").filter(person=person).first()
        if account is None:
            account = new_account(person)
            account.save()
    return account
