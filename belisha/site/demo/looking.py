"""Looking for members of a made-up school by a word: of a name, a role, a class or a child's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from belisha.language.roles import Titles
from belisha.people.models import GroupPlace, Holding, Membership, Parenthood, Person, School
from belisha.people.terms import KINDS
from belisha.site.demo.describing import lasting

JOINING: Final = frozenset({"of", "in", "for", "the", "and"})
"""Words that stand between others and find nobody by themselves."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where is looked: a school on a day, with its own words for roles."""

    school: School
    titles: Titles
    today: date

    @property
    def belongings(self) -> QuerySet[Membership]:
        """How people belong to the school today."""
        rows = lasting(Membership, self.today, "left_on")
        return rows.filter(school=self.school, joined_on__lte=self.today)

    @property
    def holdings(self) -> QuerySet[Holding]:
        """The roles that are held today."""
        return lasting(Holding, self.today).filter(school=self.school, since__lte=self.today)


def looked_for(word: str, ground: Ground) -> Q:
    """The condition that a word stands in somebody's name, roles, classes or children's names. One query."""
    if word.lower() in JOINING:
        return Q()
    school, titles, today, holdings = ground.school, ground.titles, ground.today, ground.holdings
    held = set(holdings.order_by().values_list("role", "is_deputy").distinct())
    offices = {role for role, is_deputy in held if not is_deputy and _says(titles.role(role).one, word)}
    deputised = {
        role for role, is_deputy in held if is_deputy and _says(f"deputy for {titles.party(role)}", word)
    }
    kinds = [kind for kind in KINDS if _says(titles.role(kind).one, word)]
    named = Person.objects.filter(_named(word), school=school)
    places = lasting(GroupPlace, today).filter(school=school, group__name__icontains=word)
    ties = lasting(Parenthood, today).filter(school=school, child__in=named)
    return (
        _named(word)
        | Q(pk__in=holdings.filter(role__in=offices, is_deputy=False).values("person"))
        | Q(pk__in=holdings.filter(role__in=deputised, is_deputy=True).values("person"))
        | Q(pk__in=ground.belongings.filter(kind__in=kinds).values("person"))
        | Q(pk__in=places.values("person"))
        | Q(pk__in=ties.values("parent"))
    )


def _named(word: str) -> Q:
    return Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(known_as__icontains=word)


def _says(text: str, word: str) -> bool:
    return word.lower() in text.lower()
