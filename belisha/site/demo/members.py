"""The members of made-up schools, for the page on which anybody can sign in as any of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.db import transaction
from django.db.models import Q

from belisha.access.rules import LEADERS, SAFEGUARDING, TECHNICAL
from belisha.language.phrases import listed
from belisha.language.roles import GOVERNORS, Titles
from belisha.language.vocabulary import Vocabulary
from belisha.people.accounts.actions import new_account
from belisha.people.actors import command_line
from belisha.people.models import Account, GroupPlace, Holding, Membership, Parenthood, Person, School
from belisha.people.terms import GroupKind
from belisha.policy.version_queries import policy_in_force


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

    def matches(self, sought: str) -> bool:
        """Whether all the words that somebody looks for stand in the name or in what they are."""
        text = f"{self.name} {self.what}".lower()
        return all(word in text for word in sought.lower().split())


@dataclass(frozen=True, slots=True)
class MadeUpSchool:
    """A made-up school."""

    slug: str
    name: str


def made_up_schools() -> tuple[MadeUpSchool, ...]:
    """Every made-up school, by name."""
    rows = School.objects.filter(made_up=True).order_by("name", "id")
    return tuple(MadeUpSchool(row.slug, row.name) for row in rows)


def members(slug: str, vocabulary: Vocabulary, today: date) -> tuple[Member, ...]:
    """Those who belong to a made-up school today, by audience and name; nobody for any other school."""
    school = School.objects.filter(slug=slug, made_up=True).first()
    if school is None:
        return ()
    examined = policy_in_force(vocabulary, today, today, actor=command_line(school))
    facts = _Facts(school, examined.policy.titles if examined else Titles(), today)
    people = Person.objects.filter(school=school, pk__in=facts.kinds).only(
        "reference", "given_name", "family_name", "known_as", "year_group"
    )
    found = [(facts.member(person), person.year_group) for person in people]
    return tuple(member for member, year in sorted(found, key=_place))


def _place(found: tuple[Member, int | None]) -> tuple[int, int, str]:
    """Where somebody stands on the page: by audience, pupils by year and class."""
    member, year = found
    place = list(Audience).index(member.audience)
    if member.audience is not Audience.PUPILS:
        return place, 0, ""
    return place, -1 if year is None else year, member.what


class _Facts:
    """What is known today of everybody at a school, by their keys. Four queries."""

    def __init__(self, school: School, titles: Titles, today: date) -> None:
        self.titles = titles
        self.kinds = _together(
            Membership.objects.filter(
                Q(left_on=None) | Q(left_on__gte=today), school=school, joined_on__lte=today
            ).values_list("person", "kind")
        )
        held = Holding.objects.filter(Q(until=None) | Q(until__gte=today), school=school, since__lte=today)
        self.offices = _together(held.filter(is_deputy=False).values_list("person", "role"))
        self.deputises = _together(held.filter(is_deputy=True).values_list("person", "role"))
        places = GroupPlace.objects.filter(Q(until=None) | Q(until__gte=today), school=school)
        rows = places.order_by("group__id").values_list("person", "group__name", "group__kind")
        # A pupil's own class or tutor group says more than a teaching set.
        own_first = sorted(rows, key=lambda row: row[2] == GroupKind.TEACHING_SET)
        self.groups = _together((person, name) for person, name, _ in own_first)
        ties = Parenthood.objects.filter(Q(until=None) | Q(until__gte=today), school=school)
        self.children = _together(
            (parent, f"{known or given} {family}")
            for parent, known, given, family in ties.values_list(
                "parent", "child__known_as", "child__given_name", "child__family_name"
            )
        )

    def member(self, person: Person) -> Member:
        """One person as the page shows them."""
        roles = {*self.kinds[person.pk], *self.offices.get(person.pk, ())}
        audience = next((audience for audience, those in _BY_ROLE if roles & those), Audience.OTHERS)
        return Member(str(person.reference), person.name, audience, self._what(person.pk))

    def _what(self, person: int) -> str:
        offices = [self.titles.role(role).one for role in self.offices.get(person, ())]
        offices += [f"deputy for {self.titles.party(role)}" for role in self.deputises.get(person, ())]
        kinds = [self._kind(kind, person) for kind in self.kinds[person] if kind != "staff" or not offices]
        words = "; ".join([*offices, *kinds])
        return words[:1].upper() + words[1:]

    def _kind(self, kind: str, person: int) -> str:
        one = self.titles.role(kind).one
        groups, children = self.groups.get(person, ()), self.children.get(person, ())
        if kind == "pupil" and groups:
            return f"{one} in {groups[0]}"
        if kind in {"teacher", "tutor"} and groups:
            return f"{one} of {listed(groups)}"
        return f"{one} of {listed(children)}" if kind == "parent" and children else one


def _together(pairs: Iterable[tuple[int, str]]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for person, word in pairs:
        found[person][word] = None
    return {person: tuple(words) for person, words in found.items()}


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
