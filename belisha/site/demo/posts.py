"""Who holds what at a made-up school: for each office that a policy knows, a post that somebody fills.

A post is one person, who may hold several offices, as the policy says. The roll gives each post a person with the
post's key, so that the appointments can name them before anybody is on the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from belisha.language.clauses import Policy
from belisha.language.roles import GOVERNORS
from belisha.people.terms import KINDS
from belisha.policy.provisions import Appoint

ESSENTIAL: Final = ("head", "chair-of-governors", "dsl", "office", "network-manager")
"""Whom every school has, whether or not its policy says so: without them nobody could run Belisha."""
BODIES: Final[Mapping[str, tuple[str, ...]]] = {
    "governing-body": (),
    "senior-team": ("head", "deputy-head", "dsl", "business-manager", "senco", "online-safety-lead"),
    "senior-leader": ("head", "deputy-head", "dsl", "business-manager", "senco"),
    "manager": ("business-manager", "network-manager", "head"),
    "line-manager": ("deputy-head", "head", "business-manager"),
}
"""Roles that several people hold, and whose holders are among them; all governors hold the governing body's."""
_NOBODY_HOLDS: Final = frozenset({*KINDS, "everyone", "school"})
_STANDING_IN: Final = (("dsl", "deputy-dsl"), ("head", "deputy-head"))
_MAY_BE_AWAY: Final = ("online-safety-lead", "senco", "dsl", "network-manager", "office")
_KIND_OF: Final[Mapping[str, str]] = {
    "network-manager": "technician",
    "data-protection-officer": "staff-not-employed",
    "office": "staff",
    "business-manager": "staff",
    "website-editor": "staff",
}
_SIGNS: Final = (
    ("provider", "outside-organisation"),
    ("governor", "governor"),
    ("techn", "technician"),
    ("support", "support-staff"),
    ("admin", "staff"),
)


@dataclass(frozen=True, slots=True)
class Post:
    """What one person does."""

    roles: tuple[str, ...]
    holder: str = ""
    """The holder's name as the policy gives it; "" where it names nobody."""

    @property
    def key(self) -> str:
        """What the roll calls whoever fills it."""
        return f"post-{self.roles[0]}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """How whoever fills it belongs to the school."""
        found = dict.fromkeys(kind_of(role) for role in self.roles)
        if set(found) - {"teacher", "governor"}:
            found.pop("teacher", None)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody holds a role, or deputises in it."""

    role: str
    key: str
    """What the roll calls them."""
    is_deputy: bool = False


@dataclass(frozen=True)
class Posts:
    """All the posts of one school."""

    posts: tuple[Post, ...]
    vacant: str
    """The office that nobody holds; "" when the policy demands a holder for each."""
    several: tuple[str, ...]
    """The roles that several people hold."""
    deputies: Mapping[str, str] = field(default_factory=dict)
    """For a role, the role whose holder stands in; "" where it is a role of nobody's in particular."""

    @cached_property
    def by_role(self) -> Mapping[str, Post]:
        """The post that an office belongs to."""
        return {role: post for post in self.posts for role in post.roles}

    @cached_property
    def away(self) -> str:
        """The role whose holder is away: not the head's, where it can be helped."""
        head = self.by_role["head"]
        return next(
            (role for role in self.deputies if self.by_role[role] is not head), next(iter(self.deputies))
        )


def kind_of(role: str) -> str:
    """How the holder of an office usually belongs to the school: of `belisha.people.terms.KINDS`."""
    if role in _KIND_OF:
        return _KIND_OF[role]
    if role in GOVERNORS:
        return "governor"
    return next((kind for sign, kind in _SIGNS if sign in role), "teacher")


def roles_of(policy: Policy) -> tuple[str, ...]:
    """The roles that a policy lists or asks something of, and which somebody can hold."""
    bound = [role for _, provision, _ in policy.provisions() for role in provision.bound()]
    found = dict.fromkeys([*policy.titles.roles, *bound])
    return tuple(role for role in found if role not in policy.titles.bodies and role not in _NOBODY_HOLDS)


def posts_of(policy: Policy) -> Posts:
    """The posts that a policy makes necessary, all with one holder but for one that is left vacant."""
    roles = roles_of(policy)
    several = tuple(role for role in roles if role in BODIES or not policy.titles.role(role).office)
    single = [role for role in dict.fromkeys([*ESSENTIAL, *roles]) if role not in several]
    appointed = [one for _, one, _ in policy.provisions() if isinstance(one, Appoint)]
    vacant = _vacant(policy, single, appointed)
    filled = [role for role in single if role != vacant]
    posts = tuple(Post(tuple(group), _holder(group, appointed)) for group in _together(filled, appointed))
    return Posts(posts, vacant, several, _deputies(posts, appointed))


def _vacant(policy: Policy, single: Iterable[str], appointed: Iterable[Appoint]) -> str:
    demanded = {*ESSENTIAL}.union(*({one.role, one.deputy, *one.same_person_as} for one in appointed))
    approving = policy.front.approved_by or policy.front.signed_by
    demanded |= set(approving.everyone) if approving else set()
    bound = {role for _, provision, _ in policy.provisions() for role in provision.bound()}
    free = [role for role in single if role in bound and role not in demanded]
    own = [role for role in free if kind_of(role) != "outside-organisation"]
    return next(iter([*own, *free]), "")


def _together(single: Iterable[str], appointed: Iterable[Appoint]) -> list[list[str]]:
    """Roles that the policy gives to one person stand together, unless it says elsewhere that they must not."""
    groups = [[role] for role in single]
    apart = {frozenset((one.role, other)) for one in appointed for other in one.apart_from}
    for first, second in _same_person(appointed):
        one, other = (next((group for group in groups if role in group), None) for role in (first, second))
        if one is None or other is None or one is other:
            continue
        if any(frozenset((mine, theirs)) in apart for mine in one for theirs in other):
            continue
        one += other
        groups.remove(other)
    return groups


def _same_person(appointed: Iterable[Appoint]) -> list[tuple[str, str]]:
    said = [(other, one.role) for one in appointed for other in one.same_person_as]
    by_name: dict[str, str] = {}
    for one in appointed:
        if one.holder:
            said.append((by_name.setdefault(one.holder, one.role), one.role))
    return said


def _holder(group: Iterable[str], appointed: Iterable[Appoint]) -> str:
    """The name that the policy gives; a holder that is no name, such as "a local firm", is none."""
    named = (one.holder for one in appointed if one.role in set(group) and one.holder)
    return next((name for name in named if name[:1].isupper() and " " in name), "")


def _deputies(posts: tuple[Post, ...], appointed: Iterable[Appoint]) -> dict[str, str]:
    filled = {role: post for post in posts for role in post.roles}
    said = [(one.role, one.deputy) for one in appointed if one.deputy]
    pairs = [(role, deputy) for role, deputy in [*said, *_STANDING_IN] if role in filled and deputy in filled]
    found = {role: deputy for role, deputy in reversed(pairs) if filled[role] is not filled[deputy]}
    if all(filled[role] is filled["head"] for role in found):
        free = next(role for role in _MAY_BE_AWAY if role in filled and filled[role] is not filled["head"])
        found[free] = ""
    return found
