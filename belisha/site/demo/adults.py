"""The adults of a made-up school who are not only parents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from belisha.people.roll import ListedPerson, Place
from belisha.schooldays.rules.ages import school_year_of
from belisha.site.demo.children import Classes
from belisha.site.demo.names import Names
from belisha.site.demo.posts import Post
from belisha.site.demo.shapes import Shape

MADE_UP: Final = Place("made-up school")
_LONGEST_STAY: Final = 14
"""Years that the longest-serving member of staff has been there."""
_EMPLOYERS: Final = {
    "outside-organisation": ("Zebra Crossing Networks", "Amber Globe Filtering", "Kerbside Connections"),
    "contractor": ("Lollipop Catering", "Pelican Cleaning"),
    "staff-not-employed": ("Signpost Therapies", "Toucan Music Service"),
    "peripatetic-staff": ("Toucan Music Service",),
    "community-user": ("Hopscotch Holiday Club",),
}
_HONORIFICS: Final = frozenset({"Mr", "Mrs", "Miss", "Ms", "Mx", "Dr"})
_FOR_EACH_THOUSAND: Final = (
    ("temporary-staff", 4, 1), ("peripatetic-staff", 5, 1), ("technician", 4, 1), ("pastoral-staff", 5, 1),
    ("staff-not-employed", 4, 1), ("governor", 4, 5), ("volunteer", 12, 3), ("visitor", 8, 3), ("contractor", 6, 2),
    ("community-user", 6, 2), ("outside-organisation", 3, 1),
)  # fmt: skip
"""A kind, how many of it in a thousand people, and the fewest."""


class Adults:
    """Staff, governors, volunteers and visitors, in the order in which they are made up."""

    def __init__(self, random: Random, names: Names, today: date) -> None:
        self.random = random
        self.names = names
        self.today = today
        self.people: list[ListedPerson] = []
        self.starts = school_year_of(today).first

    def fill(self, posts: Iterable[Post]) -> None:
        """Somebody for each post; those whom the policy names come first, so that nobody else has their names."""
        for post in sorted(posts, key=lambda post: not post.holder):
            self._add(post.key, post.kinds, name=self._named(post.holder) if post.holder else None)

    def _named(self, holder: str) -> tuple[str, str]:
        without_title = (
            holder.split(" ", 1)[1] if holder.split(" ", maxsplit=1)[0].strip(".") in _HONORIFICS else holder
        )
        given, _, family = without_title.rpartition(" ")
        given, family = (given, family) if given else (family, "")
        self.names.taken.add((given, family))
        return given, family

    def hire(self, shape: Shape, classes: Classes, people: int) -> None:
        """A teacher for each class and more besides, support staff, and all others who come to a school."""
        number = len(classes.groups)
        for place in range(max(number, round(number * shape.teachers_for_each_class))):
            kind = "tutor" if place < number and shape.is_secondary else "teacher"
            self._add(f"teacher-{place + 1}", (kind,), teaches=classes.taught_by(place))
        self._several("support-staff", max(2, round(number * shape.support_for_each_class)))
        for kind, share, fewest in _FOR_EACH_THOUSAND:
            self._several(kind, max(fewest, round(people * share / 1000)))
        self._leave_and_join()

    def _several(self, kind: str, number: int) -> None:
        for place in range(number):
            self._add(f"{kind}-{place + 1}", (kind,))

    def _add(
        self,
        key: str,
        kinds: tuple[str, ...],
        *,
        name: tuple[str, str] | None = None,
        teaches: tuple[str, ...] = (),
    ) -> None:
        given, family = name or self.names.person()
        employers = next((_EMPLOYERS[kind] for kind in kinds if kind in _EMPLOYERS), ("",))
        self.people.append(
            ListedPerson(
                key=key,
                given_name=given,
                family_name=family,
                kinds=kinds,
                place=MADE_UP,
                organisation=self.random.choice(employers),
                joined_on=self._joined(),
                teaches=teaches,
            )
        )

    def _joined(self) -> date:
        """The beginning of some term of the years before this one."""
        year = self.starts.year - self.random.randint(1, _LONGEST_STAY)
        month, day = self.random.choice(((9, 1), (9, 1), (9, 1), (1, 4), (4, 20)))
        return date(year, month, day)

    def _leave_and_join(self) -> None:
        """One teacher who began this year, one member of the support staff who left in it."""
        self._add("joiner-1", ("teacher",))
        self.people[-1] = replace(self.people[-1], joined_on=self.starts)
        self._add("leaver-1", ("support-staff",))
        gone = max(self.today - timedelta(days=15), self.starts)
        self.people[-1] = replace(self.people[-1], left_on=gone)
