"""The people of a made-up school, as a roll."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from belisha.language.clauses import Policy
from belisha.language.phrases import slug_of
from belisha.people.roll import ListedPerson, Roll
from belisha.site.demo.adults import Adults
from belisha.site.demo.children import Classes, Families
from belisha.site.demo.names import Names
from belisha.site.demo.posts import posts_of
from belisha.site.demo.shapes import SHAPES

FEWEST: Final = 150
MOST: Final = 4000
_PUPILS: Final = 0.43
"""Of all who belong to a school, how many are its pupils, roughly."""


def made_up_roll(policy: Policy, people: int, seed: int, today: date) -> Roll:
    """A school of so many people that fits the phase of a policy; the same for the same arguments.

    Raises ValueError for fewer than FEWEST or more than MOST people.
    """
    if not FEWEST <= people <= MOST:
        raise ValueError(
            f"A made-up school has from {FEWEST} to {MOST:,} people. Choose a number between them."
        )
    random = Random(f"{seed} {policy.front.school}")
    names = Names(random)
    shape = SHAPES[policy.front.phase]
    classes = Classes.of(shape, round(people * _PUPILS))
    adults = Adults(random, names, today)
    adults.fill(posts_of(policy).posts)
    adults.hire(shape, classes, people)
    families = Families(random, names, classes, today)
    families.come(adults.people, people)
    everybody = [*adults.people, *families.parents, *families.pupils]
    return Roll("made-up", tuple(_with_addresses(everybody, slug_of(policy.front.school))), classes.groups)


def _with_addresses(people: list[ListedPerson], slug: str) -> list[ListedPerson]:
    taken: dict[str, int] = {}
    found = []
    for person in people:
        local = slug_of(f"{person.given_name} {person.family_name}").replace("-", ".")
        taken[local] = taken.get(local, 0) + 1
        number = taken[local] if taken[local] > 1 else ""
        found.append(replace(person, email=f"{local}{number}@{slug}.example"))
    return found
