"""Who holds which role at a made-up school, by the keys of its roll."""

from __future__ import annotations

from typing import Final

from belisha.people.roll import ListedPerson, Roll
from belisha.site.demo.posts import BODIES, Appointment, Posts, kind_of

_SEVERAL: Final = 3
"""How many people hold a role that the policy gives to a group."""


def appointments(posts: Posts, roll: Roll) -> tuple[Appointment, ...]:
    """Every appointment that a made-up school makes, the offices of one holder first."""
    single = [Appointment(role, post.key) for post in posts.posts for role in post.roles]
    several = [
        Appointment(role, key) for role in posts.several for key in dict.fromkeys(_holders(role, posts, roll))
    ]
    deputies = [
        Appointment(role, _deputy(role, deputy, posts, roll), is_deputy=True)
        for role, deputy in posts.deputies.items()
    ]
    return (*single, *several, *deputies)


def _holders(role: str, posts: Posts, roll: Roll) -> list[str]:
    if role == "governing-body":
        return [person.key for person in _staying(roll, "governor")]
    if role in BODIES:
        return [posts.by_role[one].key for one in BODIES[role] if one in posts.by_role] or _some(role, roll)
    return _some(role, roll)


def _some(role: str, roll: Roll) -> list[str]:
    there = _staying(roll, kind_of(role)) or _staying(roll, "tutor")
    return [person.key for person in there[-_SEVERAL:]]


def _deputy(role: str, deputy: str, posts: Posts, roll: Roll) -> str:
    """The holder of the role that stands in, else somebody of the same sort who holds no office of their own."""
    if deputy:
        return posts.by_role[deputy].key
    offices = {post.key for post in posts.posts}
    of_a_kind = [*_staying(roll, kind_of(role)), *_staying(roll, "teacher"), *_staying(roll, "tutor")]
    return next(person.key for person in of_a_kind if person.key not in offices)


def _staying(roll: Roll, kind: str) -> list[ListedPerson]:
    return [person for person in roll.people if kind in person.kinds and person.left_on is None]
