"""Every deed that the trail can hold, put together in one place, and an entry read back as the deed that it records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import ModuleType
from typing import Final

from pydantic import ValidationError

from belisha.audit import deeds as audit
from belisha.audit.deeds import Deed, UnknownDeed
from belisha.audit.terms import Entry
from belisha.people import deeds as people
from belisha.people import school_deeds
from belisha.people.accounts import deeds as accounts
from belisha.people.holding import deeds as holding
from belisha.policy import deeds as policy
from belisha.policy import register_deeds as policy_register
from belisha.policy.companions import deeds as companions
from belisha.site.backup import deeds as backup
from belisha.site.demo import deeds as demo

ROOMS: Final = (
    audit,
    people,
    school_deeds,
    accounts,
    holding,
    policy,
    policy_register,
    companions,
    backup,
    demo,
)
"""Where the deeds stand."""


def _deeds_in(room: ModuleType) -> list[type[Deed]]:
    """The deeds that a module defines itself and that have a word."""
    found = [one for one in vars(room).values() if isinstance(one, type) and issubclass(one, Deed)]
    return [one for one in found if one.__module__ == room.__name__ and hasattr(one, "word") and one.word]


DEEDS: Final[Mapping[str, type[Deed]]] = {deed.word: deed for room in ROOMS for deed in _deeds_in(room)}
"""Every deed by its word."""
READING: Final = frozenset(word for word, deed in DEEDS.items() if deed.is_reading)
"""The words of those that only read a person's record."""


def read_back(entry: Entry) -> Deed:
    """The deed that an entry records. One that this version does not know, or not so, is read as it stands."""
    kind = DEEDS.get(entry.word)
    try:
        if kind is not None:
            return kind.model_validate_json(json.dumps({**json.loads(entry.details), "about": entry.about}))
    except (ValidationError, ValueError, TypeError, RecursionError):
        pass
    return UnknownDeed.model_construct(called=entry.word, details=entry.details, about=entry.about)
