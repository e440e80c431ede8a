"""What somebody can do in Belisha: a link for each task that their roles allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from belisha.access.rules import might
from belisha.access.terms import Act, Actor


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, and where it is done."""

    words: str
    address: str


_TASKS: Final = (
    ("Read the policy", Act.READ_POLICY, "policy"),
    ("See who is responsible for what", Act.READ_ROLES, "roles"),
    ("See the policy at a glance", Act.READ_COVERAGE, "overview"),
    ("See what Belisha does for each clause", Act.READ_COVERAGE, "coverage"),
    ("Read what the critic finds", Act.READ_FINDINGS, "findings"),
    ("See the versions of the policy", Act.READ_VERSIONS, "versions"),
    ("Bring in a new text", Act.PROPOSE, "version-propose"),
    ("Check a text without keeping it", Act.CHECK, "check"),
    ("Compare two versions", Act.COMPARE, "compare"),
    ("Keep the list of documents", Act.KEEP_DOCUMENTS, "documents"),
    ("Look through the register", Act.READ_REGISTER, "people"),
    ("See who joined and who left", Act.READ_REGISTER, "joiners-and-leavers"),
    ("Bring in the register", Act.IMPORT, "people-import"),
    ("See the classes and their codes", Act.READ_CLASSES, "classes"),
    ("Read the trail of who did what", Act.READ_TRAIL, "trail"),
    ("See my own record, and who looked at it", Act.READ_OWN_HOME, "me"),
)


def tasks_of(actor: Actor) -> tuple[Task, ...]:
    """The tasks that somebody may do, of which there is a page."""
    return tuple(Task(words, reverse(route)) for words, act, route in _TASKS if might(actor, act))
