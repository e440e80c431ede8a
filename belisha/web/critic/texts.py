"""The policies that these pages can lay hands on: the one in force, the school's versions, and those that come with Belisha."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone

from belisha.access.rules import might
from belisha.access.terms import Act, Actor
from belisha.language.clauses import Policy
from belisha.language.reading import Reading, read
from belisha.policy.queries import Examined, examine, served_policy
from belisha.policy.version_queries import Version, examined_version, versions
from belisha.site.vocabulary import VOCABULARY
from belisha.web.policy.served import served

SERVED: Final = "served"
VERSION: Final = "version-"


def examined(text: bytes | str) -> Examined:
    """Any text, examined as on today and kept nowhere."""
    return examine(text, VOCABULARY, timezone.localdate())


def read_only(text: bytes | str) -> Reading:
    """Any text, read and not criticised: what comparing needs, in half the time."""
    return read(text, VOCABULARY)


def bundled() -> dict[str, Path]:
    """The policies that come with Belisha: the name of each one's folder, and its file."""
    return {path.parent.name: path for path in sorted(settings.CHECKOUT.glob("policies/*/policy.md"))}


def own_versions(actor: Actor) -> dict[str, Version]:
    """The versions of the actor's school by the name that they have in a list; none for who may not see them."""
    if not might(actor, Act.READ_VERSIONS):
        return {}
    return {f"{VERSION}{version.reference}": version for version in versions(actor=actor)}


def named(name: str, actor: Actor) -> Examined:
    """The policy in force, a version of the school's, or one that comes with Belisha, by name. Raises KeyError."""
    today = timezone.localdate()
    if name == SERVED:
        in_force = served(actor)
        if in_force is None:
            raise KeyError(name)
        return in_force
    if name.startswith(VERSION):
        return examined_version(name.removeprefix(VERSION), VOCABULARY, today, actor=actor)
    return served_policy(bundled()[name], VOCABULARY, today)


def title_of(policy: Policy) -> str:
    """A policy's title, school and version in one line."""
    front = policy.front
    return f"{front.title}, {front.school}, version {front.version}"
