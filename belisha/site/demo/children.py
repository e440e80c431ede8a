"""The pupils of a made-up school, their classes and their families."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from belisha.people.roll import ListedGroup, ListedPerson, Place
from belisha.people.terms import GroupKind
from belisha.schooldays.rules.ages import school_year_of
from belisha.site.demo.names import Names
from belisha.site.demo.numbers import pupil_number
from belisha.site.demo.shapes import FIRST_WITH_TUTORS, Shape, group_kind, group_name

MADE_UP: Final = Place("made-up school")
_FAMILY_SIZES: Final = ((1, 46), (2, 39), (3, 15))
_TWO_PARENTS: Final = 0.62
_SAME_NAME: Final = 0.8
_JOINED_LATE: Final = 0.12
_MOVES_THIS_YEAR: Final = 0.03
_EACH_STAFF_PARENT: Final = 14
"""Of so many families, one has a parent who works at the school or governs it."""
_PARENTS_ALREADY: Final = ("teacher", "tutor", "support-staff", "governor")
_STARTS_AT: Final = 4
"""The age in years at the start of the school year of those who come to reception."""


@dataclass(frozen=True)
class Classes:
    """The classes, which year each is of, and who has come to each so far."""

    shape: Shape
    year_of: dict[str, int]
    groups: tuple[ListedGroup, ...]
    sizes: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, shape: Shape, pupils: int) -> Classes:
        """Classes for so many pupils in all, evenly over the years; older years have a teaching set each besides."""
        in_year = max(1, round(pupils / len(shape.years)))
        number = max(1, -(-in_year // shape.class_size))
        year_of: dict[str, int] = {}
        groups = []
        for year in shape.years:
            for place in range(number):
                name = group_name(year, place)
                key = f"class-{year}-{place + 1}"
                year_of[key] = year
                groups.append(ListedGroup(key, name, group_kind(year), MADE_UP))
        sets = [_set_of(year) for year in shape.years if year >= FIRST_WITH_TUTORS]
        return cls(shape, year_of, (*groups, *sets))

    def taught_by(self, place: int) -> tuple[str, ...]:
        """The groups of the teacher at this place: each group has one, and those after the last have one more."""
        keys = [group.key for group in self.groups]
        return (keys[place % len(keys)],) if keys else ()

    def smallest(self, year: int) -> str:
        """The class of a year that has room; it counts whoever is put there."""
        key = min(
            (key for key, of in self.year_of.items() if of == year), key=lambda key: self.sizes.get(key, 0)
        )
        self.sizes[key] = self.sizes.get(key, 0) + 1
        return key

    def filled(self, year: int) -> int:
        """How many pupils a year has so far."""
        return sum(self.sizes.get(key, 0) for key, of in self.year_of.items() if of == year)


def _set_of(year: int) -> ListedGroup:
    return ListedGroup(f"computing-{year}", f"Computing {year}", GroupKind.TEACHING_SET, MADE_UP)


class Families:
    """Families that come to the school until it is full."""

    def __init__(self, random: Random, names: Names, classes: Classes, today: date) -> None:
        self.random = random
        self.names = names
        self.classes = classes
        self.today = today
        self.starts = school_year_of(today).first
        self.pupils: list[ListedPerson] = []
        self.parents: list[ListedPerson] = []
        self.serials: dict[int, int] = {}

    def come(self, adults: list[ListedPerson], people: int) -> None:
        """Families until there are so many people in all. Some adults become parents: they change in `adults`."""
        staying = [
            place
            for place, one in enumerate(adults)
            if one.left_on is None and set(one.kinds) & {*_PARENTS_ALREADY}
        ]
        self.random.shuffle(staying)
        number = 0
        while (room := people - len(adults) - len(self.pupils) - len(self.parents)) > 0:
            number += 1
            here = staying.pop() if number % _EACH_STAFF_PARENT == 1 and staying else None
            children = self._children(adults[here].family_name if here is not None else "", room)
            keys = tuple(child.key for child in children)
            if here is not None:
                adults[here] = replace(
                    adults[here],
                    kinds=(*adults[here].kinds, "parent"),
                    children=keys,
                    relationship=self._relationship(),
                )
            self._add_parents(children, keys, has_one=here is not None, room=room - len(children))

    def _children(self, family: str, room: int) -> list[ListedPerson]:
        sizes, weights = zip(*_FAMILY_SIZES, strict=True)
        size = min(self.random.choices(sizes, weights)[0], max(1, room - 1), len(self.classes.shape.years))
        years = sorted(
            self.classes.shape.years, key=lambda year: (self.classes.filled(year), self.random.random())
        )
        family = family or self.names.family()
        children = []
        for year in sorted(years[:size], reverse=True):
            child = self._child(family, year)
            family = child.family_name
            children.append(child)
        self.pupils += children
        return children

    def _child(self, family: str, year: int) -> ListedPerson:
        given, family = self.names.person(family)
        joined, left = self._stay(year)
        serial = self.serials[joined.year] = self.serials.get(joined.year, -1) + 1
        in_sets = (f"computing-{year}",) if year >= FIRST_WITH_TUTORS else ()
        return ListedPerson(
            key=f"pupil-{joined.year}-{serial}",
            given_name=given,
            family_name=family,
            kinds=("pupil",),
            place=MADE_UP,
            born_on=self._born(year),
            year_group=year if year >= 0 else None,
            upn=pupil_number(joined.year, serial),
            joined_on=joined,
            left_on=left,
            learns_in=(self.classes.smallest(year), *in_sets),
        )

    def _born(self, year: int) -> date:
        first = date(self.starts.year - _STARTS_AT - 1 - year, 9, 1)
        days = (date(first.year + 1, 8, 31) - first).days
        return first + timedelta(days=self.random.randint(0, days))

    def _stay(self, year: int) -> tuple[date, date | None]:
        """From when a pupil of a year has been there, and until when for one who has left this year."""
        moves = self.random.random()
        if moves < _MOVES_THIS_YEAR:
            return self._since_september(), None
        since = self.starts.year - (year - self.classes.shape.first)
        if self.random.random() < _JOINED_LATE:
            since = self.random.randint(since, self.starts.year)
        joined = date(since, 9, 1)
        return joined, self._since_september(1) if moves > 1 - _MOVES_THIS_YEAR else None

    def _since_september(self, before: int = 0) -> date:
        days = max(0, (self.today - self.starts).days - before)
        return self.starts + timedelta(days=self.random.randint(0, days))

    def _add_parents(
        self, children: Sequence[ListedPerson], keys: tuple[str, ...], *, has_one: bool, room: int
    ) -> None:
        number = (2 if self.random.random() < _TWO_PARENTS else 1) - has_one
        for _ in range(min(number, max(room, 0 if has_one else 1))):
            same = self.random.random() < _SAME_NAME
            given, family = self.names.person(children[0].family_name if same else "")
            leaving = [child.left_on for child in children]
            self.parents.append(
                ListedPerson(
                    key=f"parent-{len(self.parents) + 1}",
                    given_name=given,
                    family_name=family,
                    kinds=("parent",),
                    place=MADE_UP,
                    telephone=f"07700 900{self.random.randint(0, 999):03}",
                    joined_on=min(child.joined_on for child in children if child.joined_on),
                    left_on=max((day for day in leaving if day), default=None) if all(leaving) else None,
                    children=keys,
                    relationship=self._relationship(),
                )
            )

    def _relationship(self) -> str:
        return self.random.choice(("mother", "father", "mother", "father", "grandparent", "foster carer"))
