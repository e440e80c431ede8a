"""What `make run` makes up before it serves: a school for a policy, unless there is one already."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from belisha.language.vocabulary import Vocabulary
from belisha.people.models import School
from belisha.policy.models import PolicyVersion
from belisha.site.demo.making import DemoError, Tell, Wish, made_up_name, make_up


def make_up_unless_there(wish: Wish, vocabulary: Vocabulary, today: date, tell: Tell, *, named: bool) -> str:
    """Makes a school up if there is none, or none for the policy that somebody named; what to tell them, or "".

    Schools that there are already are left as they are. `named` is whether somebody chose the policy. Raises DemoError.
    """
    if School.objects.exists() and (not named or _is_known(wish.policy)):
        return ""
    name = made_up_name(wish, vocabulary)
    if School.objects.filter(name=name).exists():
        return (
            f"{name} has another text than {wish.policy}, and it stays in force. To put this one in its place, sign in "
            "as the head, open Versions, and propose it.\n"
        )
    made = make_up(wish, vocabulary, today, tell)
    said = f"Made {made.name} up, with {made.people:,} people who do not exist.\n"
    return said + (f"Its policy is not in force. {made.problem}\n" if made.problem else "")


def _is_known(path: Path) -> bool:
    """Whether some school has exactly this text as a version of its policy."""
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise DemoError(
            f"{path}: this file cannot be opened: {(error.strerror or 'unknown error').lower()}."
        ) from error
    return PolicyVersion.objects.filter(sha256=sha256).exists()
