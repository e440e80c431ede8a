"""Whom a clause binds, where and on which devices: what it says itself, else what the policy says of all its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from belisha.language.clauses import Clause, Policy
from belisha.language.parties import Parties
from belisha.language.phrases import spoken_list
from belisha.language.populations import Band, Population
from belisha.language.provisions import Provision
from belisha.language.roles import GROUPS, PLURALS, Titles
from belisha.policy.checks.persons import overlap
from belisha.policy.provisions import Scope

EVERYONE = Population.model_validate("everyone")
_COUNTS_IN = re.compile(
    r"\b(?P<role>[\w-]+(?: [\w-]+){0,3}?),? (?:it |they )?(?:also )?(?:counts?|includes?)(?: in)? (?P<others>.+)"
)


@dataclass(frozen=True, slots=True)
class Extent:
    """A place or a device on which somebody is bound, and under which condition."""

    clause: str
    """The clause that says so."""
    who: Population
    where: tuple[str, ...] = ()
    using: tuple[str, ...] = ()
    when: str = ""
    means: str = ""

    def sentence(self, titles: Titles) -> str:
        """What it says, in a sentence."""
        verb = "are" if self.who.plural(titles) else "is"
        parts = [f"{self.who.words(titles)} {verb} bound"]
        parts += [f"in these places: {spoken_list(self.where)}"] if self.where else []
        parts += [f"when using: {spoken_list(self.using)}"] if self.using else []
        parts += [f"when {self.when}"] if self.when else []
        parts += [f"which means: {self.means}"] if self.means else []
        words = ", ".join(parts)
        return f"{words[:1].upper()}{words[1:]}."


@dataclass(frozen=True)
class Reach:
    """Whom a clause binds, where, and on which devices."""

    who: Population
    said_by: tuple[str, ...]
    """The clauses that say whom: the clause itself, or those of the policy's scope; () where the policy does not say."""
    extents: tuple[Extent, ...]
    counts_in: Mapping[str, frozenset[str]]
    """Roles that the policy counts in with another: staff with visitors."""

    @property
    def unstated(self) -> bool:
        """Whether the policy says nowhere whom the clause binds, so that it is taken to bind everyone."""
        return not self.said_by

    @property
    def off_site(self) -> tuple[Extent, ...]:
        """What holds away from the school."""
        return tuple(one for one in self.extents if "off-site" in one.where)

    @property
    def devices(self) -> tuple[str, ...]:
        """The devices and systems that are named, each once; () for all."""
        return tuple(dict.fromkeys(device for one in self.extents for device in one.using))


def reach_of(policy: Policy, clause: Clause) -> Reach:
    """Whom a clause binds, where and on which devices.

    What the clause's own provisions say comes first. Else the scope provisions beneath the same heading hold, else
    those of the policy's scope: the first heading beneath which there is any. A scope with a condition adds a place
    and takes nobody in or out.
    """
    widened = counts_in(policy)
    own = _own_people(clause)
    near = [*_beneath(policy, clause.headings), *_general(policy)]
    if own:
        return Reach(own, (clause.id,), _extents(clause, own, near), widened)
    without_condition = _without_condition(_beneath(policy, clause.headings)) or _without_condition(
        _general(policy)
    )
    if not without_condition:
        return Reach(EVERYONE, (), _extents(clause, EVERYONE, near), widened)
    who = _union(scope.who for _, scope in without_condition)
    said_by = tuple(dict.fromkeys(one.id for one, _ in without_condition))
    return Reach(who, said_by, _extents(clause, who, near), widened)


Scopes = list[tuple[Clause, Scope]]


def _without_condition(scopes: Scopes) -> Scopes:
    return [(one, scope) for one, scope in scopes if not scope.when]


def _own_people(clause: Clause) -> Population | None:
    found = [people for one, _ in clause.provisions if (people := _bound_by(one))]
    return _union(found) if found else None


def _bound_by(provision: Provision) -> Population | None:
    values = [getattr(provision, name, None) for name in provision.binds()]
    populations = [value for value in values if isinstance(value, Population)]
    roles = [role for value in values if isinstance(value, Parties) for role in value.everyone]
    roles += [value for value in values if isinstance(value, str)]
    if roles:
        populations.append(Population(of=tuple(Band(role=role) for role in dict.fromkeys(roles))))
    return _union(populations) if populations else None


def _union(populations: Iterable[Population]) -> Population:
    """Everybody of several populations. Who is excepted in one and belongs to another belongs."""
    each = list(dict.fromkeys(populations))
    if len(each) == 1:
        return each[0]
    excepted = [band for band in each[0].except_ if all(band in one.except_ for one in each)]
    bands = dict.fromkeys(band for one in each for band in one.of)
    return Population(of=tuple(bands), except_=tuple(excepted))


def _beneath(policy: Policy, headings: tuple[str, ...]) -> Scopes:
    """The scope provisions beneath the same headings."""
    return [(one, scope) for one, scope in _scopes(policy) if one.headings == headings]


def _general(policy: Policy) -> Scopes:
    """The policy's scope: the provisions beneath the first heading that has any."""
    scopes = _scopes(policy)
    return _beneath(policy, scopes[0][0].headings) if scopes else []


def _scopes(policy: Policy) -> Scopes:
    return [(one, block) for one, block, _ in policy.provisions() if isinstance(block, Scope)]


def _extents(clause: Clause, who: Population, near: Iterable[tuple[Clause, Scope]]) -> tuple[Extent, ...]:
    own = [
        Extent(clause.id, _bound_by(one) or who, _slugs(one, "where"), _slugs(one, "using"))
        for one, _ in clause.provisions
        if not isinstance(one, Scope) and (_slugs(one, "where") or _slugs(one, "using"))
    ]
    said = [
        Extent(one.id, scope.who, scope.where, scope.using, scope.when or "", scope.means or "")
        for one, scope in near
        if (scope.where or scope.using or scope.when) and overlap(scope.who, who)
    ]
    return tuple(dict.fromkeys([*own, *said]))


def _slugs(provision: Provision, name: str) -> tuple[str, ...]:
    value = getattr(provision, name, None)
    return value if isinstance(value, tuple) else ()


def counts_in(policy: Policy) -> Mapping[str, frozenset[str]]:
    """The roles that a policy counts in with another, by what its scope provisions mean.

    "Wherever this policy says staff, it counts in governors and visitors" and "staff counts visitors too" are read;
    other words are for people.
    """
    found: dict[str, frozenset[str]] = {}
    for _, provision, _ in policy.provisions():
        if isinstance(provision, Scope) and provision.means:
            role, others = _counted(provision.means, policy.titles)
            if role and others:
                found[role] = found.get(role, frozenset()) | others
    return found


def _counted(means: str, titles: Titles) -> tuple[str, frozenset[str]]:
    match = _COUNTS_IN.search(means)
    if not match:
        return "", frozenset()
    role = _role_called(match["role"].split()[-1], titles)
    words = re.split(r",|\band\b|\btoo\b|\bas well\b", match["others"])
    others = frozenset(found for word in words if (found := _role_called(word, titles)))
    return role, others - {role}


def _role_called(word: str, titles: Titles) -> str:
    """The group that a word means: its id, its plural or the school's own title; "" for none."""
    plain = word.strip(" .“”").casefold()
    names = dict(PLURALS)
    for role in GROUPS:
        title = titles.role(role)
        names |= {role: role, title.one.casefold(): role, title.many.casefold(): role}
    return names.get(plain, "")
