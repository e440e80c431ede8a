"""What somebody is at a made-up school, in the school's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from belisha.language.phrases import listed
from belisha.language.roles import Titles
from belisha.people.models import GroupPlace, Holding, Membership, Parenthood
from belisha.people.terms import GroupKind

Table = TypeVar("Table", bound=Model)


def lasting(table: type[Table], today: date, until: str = "until") -> QuerySet[Table, Table]:
    """The rows of a table that have not ended by today."""
    return table._default_manager.filter(Q(**{until: None}) | Q(**{f"{until}__gte": today}))


class Facts:
    """What is known today of a few people, by their keys. Four queries."""

    def __init__(self, people: Sequence[int], titles: Titles, today: date) -> None:
        self.titles = titles
        belongings = lasting(Membership, today, "left_on").filter(person__in=people, joined_on__lte=today)
        self.kinds = _together(belongings.order_by("pk").values_list("person", "kind"))
        held = lasting(Holding, today).filter(person__in=people, since__lte=today)
        roles = list(held.values_list("person", "role", "is_deputy"))
        self.offices = _together((person, role) for person, role, is_deputy in roles if not is_deputy)
        self.deputises = _together((person, role) for person, role, is_deputy in roles if is_deputy)
        self.groups = self._groups(people, today)
        self.children = self._children(people, today)

    def what(self, person: int) -> str:
        """What somebody is: "Headteacher; parent of Wren Fern"."""
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

    def _groups(self, people: Sequence[int], today: date) -> Mapping[int, tuple[str, ...]]:
        places = lasting(GroupPlace, today).filter(person__in=people)
        rows = places.order_by("group__id").values_list("person", "group__name", "group__kind")
        # A pupil's own class or tutor group says more than a teaching set.
        own_first = sorted(rows, key=lambda row: row[2] == GroupKind.TEACHING_SET)
        return _together((person, name) for person, name, _ in own_first)

    def _children(self, people: Sequence[int], today: date) -> Mapping[int, tuple[str, ...]]:
        ties = lasting(Parenthood, today).filter(parent__in=people).order_by("pk")
        names = ties.values_list("parent", "child__known_as", "child__given_name", "child__family_name")
        return _together((parent, f"{known or given} {family}") for parent, known, given, family in names)


def _together(pairs: Iterable[tuple[int, str]]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for person, word in pairs:
        found[person][word] = None
    return {person: tuple(words) for person, words in found.items()}
