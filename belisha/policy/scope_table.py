"""Whom a school's policy binds: what its scope says, with the people whom each provision binds, and whom none does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from belisha.access.rules import require
from belisha.access.terms import Act, Actor
from belisha.language.clauses import Clause, Policy
from belisha.language.roles import Titles
from belisha.people.census import census
from belisha.people.populations import Answer, Bound, Census, Known, asks_age, belongs
from belisha.people.terms import KINDS, Facts
from belisha.policy.provisions import Scope
from belisha.policy.queries import Examined
from belisha.policy.scoping import counts_in
from belisha.schooldays.rules.ages import key_stage, key_stage_on

ALWAYS_SHOWN: Final = ("staff", "governor", "parent", "visitor")
"""Kinds of people whose row stands there even when the register has none: a reader looks for them."""
UNKNOWN_STAGE: Final = "no year group on the register"

Profiles = tuple[tuple[Facts, int], ...]
"""People who are alike in all that matters here, and how many they are."""


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """One scope provision: the clause that says it, its sentence, and how many people it binds today."""

    number: int
    """Its place among the scope provisions, from 1."""
    clause: Clause
    sentence: str
    bound: Bound
    conditional: bool
    """Whether it holds only under a condition."""


@dataclass(frozen=True, slots=True)
class Binding:
    """How one scope provision binds the people of one row."""

    line: ScopeLine
    surely: int
    perhaps: int


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of people, how many there are today, and what binds them."""

    title: str
    number: int
    bindings: tuple[Binding, ...]
    unbound: int
    """How many of them no scope provision binds, not even perhaps or under a condition."""


@dataclass(frozen=True, slots=True)
class ScopeTable:
    """For whom, where and on which devices a policy holds."""

    lines: tuple[ScopeLine, ...]
    rows: tuple[KindRow, ...]
    people: int
    unbound: int
    counted_in: tuple[tuple[str, tuple[str, ...]], ...]
    """Groups of the policy, and those that it counts in with each, by their titles."""


def scope_table(examined: Examined, today: date, *, actor: Actor) -> ScopeTable:
    """What a policy's scope says, beside the people of the actor's school today. Raises RefusedError. Four queries."""
    require(actor, Act.READ_COVERAGE)
    return table_of(examined.policy, census(actor.school, today), today)


def table_of(policy: Policy, people: Census, today: date) -> ScopeTable:
    """The same from a census."""
    scopes = [(one, block) for one, block, _ in policy.provisions() if isinstance(block, Scope)]
    widened = counts_in(policy)
    lines = tuple(
        ScopeLine(
            number,
            one,
            scope.sentence(policy.titles),
            people.bound(scope.who, widened),
            bool(scope.when),
        )
        for number, (one, scope) in enumerate(scopes, start=1)
    )
    profiles = _profiles(people, needs_birth=any(asks_age(scope.who) for _, scope in scopes))
    known = Known(today, people.groups, widened)
    answers = {
        facts: tuple(belongs(facts, scope.who, known).answer for _, scope in scopes) for facts, _ in profiles
    }
    return ScopeTable(
        lines,
        _rows(policy.titles, lines, profiles, answers, today),
        len(people.people),
        sum(number for facts, number in profiles if _is_unbound(answers[facts])),
        _counted_in(policy.titles, widened),
    )


def _profiles(people: Census, *, needs_birth: bool) -> Profiles:
    """People without their references; without dates of birth too, unless they matter or say the key stage."""
    alike: Counter[Facts] = Counter()
    for facts, _ in people.people:
        born = facts.born_on if needs_birth or facts.year_group is None else None
        alike[replace(facts, reference="", born_on=born)] += 1
    return tuple(alike.items())


Answers = Mapping[Facts, tuple[Answer, ...]]


def _rows(
    titles: Titles, lines: tuple[ScopeLine, ...], profiles: Profiles, answers: Answers, today: date
) -> tuple[KindRow, ...]:
    sorted_out: dict[str, list[tuple[Facts, int]]] = {stage: [] for stage in _stages(profiles, today)}
    sorted_out |= {kind: [] for kind in KINDS if kind != "pupil"}
    for facts, number in profiles:
        for name in _kinds_of(facts, today):
            sorted_out[name].append((facts, number))
    return tuple(
        _row(_title(name, titles), lines, members, answers)
        for name, members in sorted_out.items()
        if members or name in ALWAYS_SHOWN
    )


def _stages(profiles: Profiles, today: date) -> list[str]:
    order = ["EYFS", *(f"key stage {number}" for number in range(1, 6)), UNKNOWN_STAGE]
    found = {_stage(facts, today) for facts, _ in profiles if "pupil" in facts.roles}
    return [stage for stage in order if stage in found]


def _kinds_of(facts: Facts, today: date) -> Iterable[str]:
    if "pupil" in facts.roles:
        yield _stage(facts, today)
    yield from (kind for kind in KINDS if kind != "pupil" and kind in facts.roles)


def _stage(facts: Facts, today: date) -> str:
    """A pupil's key stage; of those in no year group, only a nursery class's is known by the date of birth."""
    if facts.year_group is not None:
        return str(key_stage(facts.year_group))
    born = facts.born_on
    if born and born <= today and key_stage_on(born, today) == "EYFS":
        return "EYFS"
    return UNKNOWN_STAGE


def _title(name: str, titles: Titles) -> str:
    if name in KINDS:
        title = titles.role(name).many
    else:
        stage = "with no year group on the register" if name == UNKNOWN_STAGE else f"in {name}"
        title = f"{titles.role('pupil').many} {stage}"
    return f"{title[:1].upper()}{title[1:]}"


def _row(
    title: str, lines: tuple[ScopeLine, ...], members: list[tuple[Facts, int]], answers: Answers
) -> KindRow:
    found = []
    for place, line in enumerate(lines):
        surely = sum(number for facts, number in members if answers[facts][place] is Answer.YES)
        perhaps = sum(number for facts, number in members if answers[facts][place] is Answer.PERHAPS)
        if surely or perhaps:
            found.append(Binding(line, surely, perhaps))
    unbound = sum(number for facts, number in members if _is_unbound(answers[facts]))
    return KindRow(title, sum(number for _, number in members), tuple(found), unbound)


def _is_unbound(answers: tuple[Answer, ...]) -> bool:
    return all(answer is Answer.NO for answer in answers)


def _counted_in(
    titles: Titles, widened: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (titles.role(role).many, tuple(sorted(titles.role(one).many for one in others)))
        for role, others in widened.items()
    )
