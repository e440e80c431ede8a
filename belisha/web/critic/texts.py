"""The policies that these pages can lay hands on: the one that is served, and those that come with Belisha."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone

from belisha.language.clauses import Policy
from belisha.language.reading import Reading, read
from belisha.policy.queries import Examined, examine, served_policy
from belisha.site.vocabulary import VOCABULARY
from belisha.web.policy.served import served

SERVED: Final = "served"


def examined(text: bytes | str) -> Examined:
    """Any text, examined as on today and kept nowhere."""
    return examine(text, VOCABULARY, timezone.localdate())


def read_only(text: bytes | str) -> Reading:
    """Any text, read and not criticised: what comparing needs, in half the time."""
    return read(text, VOCABULARY)


def bundled() -> dict[str, Path]:
    """The policies that come with Belisha: the name of each one's folder, and its file."""
    return {path.parent.name: path for path in sorted(settings.CHECKOUT.glob("policies/*/policy.md"))}


def named(name: str) -> Examined:
    """The served policy, or one that comes with Belisha, by name. Raises KeyError, OSError and ValueError."""
    if name == SERVED:
        return served()
    return served_policy(bundled()[name], VOCABULARY, timezone.localdate())


def title_of(policy: Policy) -> str:
    """A policy's title, school and version in one line."""
    front = policy.front
    return f"{front.title}, {front.school}, version {front.version}"
