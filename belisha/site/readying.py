"""What has to be done with the records before Belisha is served."""

from __future__ import annotations

import contextlib
import os

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from belisha.access.terms import Actor, ActorKind
from belisha.people.register.waiting import erase_old_waiting
from belisha.site.backup.placing import settle
from belisha.site.backup.terms import AtWorkError, Installation
from belisha.site.backup.workspace import FOLDER, mark_as_served, only_one, remove


def make_ready() -> None:
    """Ends what a killed backup or restore began, brings the tables up to date, and erases what is over.

    Raises BackupError while a restore is at work, and DatabaseError and OSError where the records cannot be used.
    """
    here = Installation(settings.DATABASES["default"], settings.VAR, _nothing)
    here.var.mkdir(parents=True, exist_ok=True)
    # Held meanwhile, so that no restore begins beneath it.
    held = mark_as_served(here.var)
    try:
        _settle(here)
        call_command("migrate", verbosity=0)
        _tidy()
    finally:
        os.close(held)


def _tidy() -> None:
    """Erases what is kept for a while only, and is over."""
    call_command("clearsessions", verbosity=0)
    erase_old_waiting(timezone.now(), actor=Actor(ActorKind.CLOCK))


def _settle(here: Installation) -> None:
    """What was left is put in place or removed, unless a backup is being made just now."""
    if not (here.var / FOLDER).exists():
        return
    with contextlib.suppress(AtWorkError), only_one(here.var):
        settle(here)
        remove(here.var / FOLDER)


def _nothing(_words: str, _part: float) -> None:
    pass
