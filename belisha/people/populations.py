"""Whether somebody belongs to a population that a policy names. What the register cannot tell is "perhaps", never "no"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from belisha.language.populations import Band, Population
from belisha.people.terms import KINDS, Facts
from belisha.schooldays.rules.ages import age_on, key_stage, key_stage_on


class Answer(StrEnum):
    """Whether somebody belongs."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Belongs:
    """Whether somebody belongs to a population, and why in a sentence."""

    answer: Answer
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the facts of one person."""

    today: date
    groups: frozenset[str] | None = None
    """The slugs of all groups that the school's register has; None where that is not known."""
    counts_in: Mapping[str, frozenset[str]] | None = None
    """Roles that a policy counts in with another: staff with visitors."""


YES: Final = Belongs(Answer.YES, "Their role is one that it names.")
NO: Final = Belongs(Answer.NO, "They have none of the roles that it names.")


def belongs(facts: Facts, population: Population, known: Known) -> Belongs:
    """Whether a person belongs to a population on a day.

    A person whose year group, age or group is not recorded belongs perhaps, and so does everyone of a role that the
    policy narrows by words that only a person can judge, such as “who are new”.
    """
    found = _any(_in_band(facts, band, known) for band in population.of)
    if found.answer is Answer.NO or not population.except_:
        return found
    excepted = _any(_in_band(facts, band, known) for band in population.except_)
    if excepted.answer is Answer.YES:
        return Belongs(Answer.NO, "They are among those whom it excepts.")
    if excepted.answer is Answer.PERHAPS:
        return Belongs(Answer.PERHAPS, f"They may be among those whom it excepts. {excepted.reason}")
    return found


def _any(found: Iterable[Belongs]) -> Belongs:
    """The strongest of several answers: yes, else perhaps, else the first no."""
    answers = list(found)
    for wanted in (Answer.YES, Answer.PERHAPS):
        for one in answers:
            if one.answer is wanted:
                return one
    narrow = (one for one in answers if one.reason != NO.reason)
    return next(narrow, NO)


def _in_band(facts: Facts, band: Band, known: Known) -> Belongs:
    if not _has_role(facts, band.role, known):
        return NO
    found = [*_of_years(facts, band, known), *_of_ages(facts, band, known), *_of_groups(facts, band, known)]
    no = next((one for one in found if one.answer is Answer.NO), None)
    if no:
        return no
    if band.who:
        return Belongs(
            Answer.PERHAPS, f"The policy says “{band.who}”, and the register cannot tell of whom that holds."
        )
    return next((one for one in found if one.answer is Answer.PERHAPS), YES)


def _has_role(facts: Facts, role: str, known: Known) -> bool:
    counted = (known.counts_in or {}).get(role, frozenset())
    return role == "everyone" or role in facts.roles or bool(counted & facts.roles)


def _of_years(facts: Facts, band: Band, known: Known) -> list[Belongs]:
    if not (band.stages or band.years):
        return []
    if facts.year_group is not None:
        right = facts.year_group in band.years or str(key_stage(facts.year_group)) in band.stages
        return [YES if right else Belongs(Answer.NO, "They are in another year group.")]
    if _below_reception(facts, known.today):
        return [
            YES if "EYFS" in band.stages else Belongs(Answer.NO, "They are younger than those whom it names.")
        ]
    return [Belongs(Answer.PERHAPS, "The register does not say in which year group they are.")]


def _below_reception(facts: Facts, today: date) -> bool:
    """Whether a pupil without a year group is in a nursery class, by date of birth."""
    if facts.born_on is None or facts.born_on > today or "pupil" not in facts.roles:
        return False
    return key_stage_on(facts.born_on, today) == "EYFS"


def _of_ages(facts: Facts, band: Band, known: Known) -> list[Belongs]:
    if band.age_from is None and band.age_to is None:
        return []
    if facts.born_on is None or facts.born_on > known.today:
        return [Belongs(Answer.PERHAPS, "The register does not say when they were born.")]
    age = age_on(facts.born_on, known.today)
    right = (band.age_from or 0) <= age and (band.age_to is None or age <= band.age_to)
    return [YES if right else Belongs(Answer.NO, "They are of another age.")]


def _of_groups(facts: Facts, band: Band, known: Known) -> list[Belongs]:
    if not band.groups:
        return []
    if set(band.groups) & facts.groups:
        return [YES]
    unknown = set(band.groups) if known.groups is None else set(band.groups) - known.groups
    if unknown:
        names = " or ".join(f"“{name.replace('-', ' ')}”" for name in sorted(unknown))
        return [Belongs(Answer.PERHAPS, f"The register does not say who is in the group {names}.")]
    return [Belongs(Answer.NO, "They are in none of the groups that it names.")]


@dataclass(frozen=True, slots=True)
class Bound:
    """How many people a population holds."""

    surely: int = 0
    perhaps: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    """Of those who surely belong, how many there are of each kind; one person can be of several."""
    doubts: tuple[tuple[str, int], ...] = ()
    """Why the others belong perhaps, and how many for each reason."""


def bound(
    people: Collection[tuple[Facts, int]], population: Population, known: Known, kinds: Collection[str]
) -> Bound:
    """How many people belong to a population; `people` are facts, and how many people they are true of."""
    surely = perhaps = 0
    by_kind: dict[str, int] = {}
    doubts: dict[str, int] = {}
    for facts, number in people:
        found = belongs(facts, population, known)
        if found.answer is Answer.PERHAPS:
            perhaps += number
            doubts[found.reason] = doubts.get(found.reason, 0) + number
        elif found.answer is Answer.YES:
            surely += number
            for kind in facts.roles & set(kinds):
                by_kind[kind] = by_kind.get(kind, 0) + number
    ordered = tuple((kind, by_kind[kind]) for kind in kinds if kind in by_kind)
    return Bound(surely, perhaps, ordered, tuple(sorted(doubts.items())))


def asks_age(population: Population) -> bool:
    """Whether dates of birth matter for who belongs."""
    return any(
        (band.age_from, band.age_to) != (None, None) or "EYFS" in band.stages or band.years
        for band in (*population.of, *population.except_)
    )


Counted = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Census:
    """Everybody who belongs to a school on a day, with their names, and the groups that it has."""

    today: date
    people: tuple[tuple[Facts, str], ...]
    groups: frozenset[str]

    @cached_property
    def _profiles(self) -> tuple[tuple[Facts, int], ...]:
        return tuple(Counter(replace(facts, reference="") for facts, _ in self.people).items())

    @cached_property
    def _without_births(self) -> tuple[tuple[Facts, int], ...]:
        plain = (replace(facts, reference="", born_on=None) for facts, _ in self.people)
        return tuple(Counter(plain).items())

    def bound(self, population: Population, counts_in: Counted | None = None) -> Bound:
        """How many people belong to a population."""
        people = self._profiles if asks_age(population) else self._without_births
        return bound(people, population, self._known(counts_in), KINDS)

    def names(self, population: Population, counts_in: Counted | None = None) -> tuple[tuple[str, str], ...]:
        """Who belongs to it or perhaps does: reference and name, in the order of the register."""
        known = self._known(counts_in)
        return tuple(
            (facts.reference, name)
            for facts, name in self.people
            if belongs(facts, population, known).answer is not Answer.NO
        )

    def count(self, role: str) -> int:
        """How many people are of a role today."""
        if role == "everyone":
            return len(self.people)
        return sum(role in facts.roles for facts, _ in self.people)

    def _known(self, counts_in: Counted | None) -> Known:
        return Known(self.today, self.groups, counts_in)
