"""A session from its beginning to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from axes.utils import reset
from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils import timezone

from belisha.access.terms import Actor
from belisha.people.accounts.actions import note_sign_in, note_sign_out
from belisha.people.accounts.deeds import Ending, Way
from belisha.people.accounts.lockout import caller

IDLE: Final = timedelta(minutes=30)
"""As long as a lesson's activity: shorter, and people write passwords down (NIST SP 800-63B, 7.2, allows 30)."""
IDLE_FOR_PUPILS: Final = timedelta(minutes=15)
"""Pupils share computers, and the next one sits down within minutes."""
LONGEST: Final = timedelta(hours=12)
"""Whatever happens, each day begins with signing in (NIST SP 800-63B, 4.2.3)."""
NOTED_EVERY: Final = timedelta(minutes=1)
"""How exactly the last page is remembered, to spare the database a write for every page."""

BEGAN: Final = "belisha_began_at"
SEEN: Final = "belisha_seen_at"
PUPIL: Final = "belisha_pupil"
WAIVED: Final = "belisha_no_second_step"
BACKEND: Final = "belisha.people.accounts.backends.AccountBackend"


@dataclass(frozen=True, slots=True)
class Clock:
    """When a session began, when it was last used, how long it may be left alone, and what was ended at once."""

    began_at: datetime
    seen_at: datetime
    idle: timedelta
    since: datetime | None = None
    """All sessions that began by this moment were ended; None where none were."""

    def ending(self, now: datetime) -> Ending | None:
        """Why it has ended by now; None while it goes on."""
        if self.since and self.began_at <= self.since:
            return Ending.RESET
        if now - self.began_at > LONGEST:
            return Ending.TOO_LONG
        return Ending.IDLE if now - self.seen_at > self.idle else None


def begin(request: HttpRequest, account: Any, way: Way) -> None:
    """Signs somebody in and writes it. The page of a demonstration is asked for no second step."""
    login(request, account, backend=BACKEND)
    opened(request, account, way)


def opened(request: HttpRequest, account: Any, way: Way) -> None:
    """Begins the clock of a session that was just opened, forgets failures before it, and writes it."""
    note_sign_in(account, way)
    if account.email:
        reset(username=account.email, ip=caller(request))
    now = timezone.now().isoformat()
    request.session[BEGAN] = request.session[SEEN] = now
    request.session[WAIVED] = way is Way.DEMONSTRATION and account.person.school.made_up


def end(request: HttpRequest, ending: Ending) -> None:
    """Signs out whoever is signed in, and writes why."""
    account: Any = request.user
    note_sign_out(account, ending)
    logout(request)


def clock_of(request: HttpRequest, now: datetime) -> Clock:
    """The clock of the session of whoever is signed in; one that has none begins now."""
    account: Any = request.user
    began = request.session.setdefault(BEGAN, now.isoformat())
    seen = request.session.setdefault(SEEN, began)
    idle = IDLE_FOR_PUPILS if request.session.get(PUPIL) else IDLE
    return Clock(datetime.fromisoformat(began), datetime.fromisoformat(seen), idle, account.sessions_since)


def seen(request: HttpRequest, actor: Actor, now: datetime) -> None:
    """Remembers that somebody opened a page, and whether they are a pupil."""
    pupil = "pupil" in actor.roles
    last = datetime.fromisoformat(request.session[SEEN])
    if now - last >= NOTED_EVERY:
        request.session[SEEN] = now.isoformat()
    if request.session.get(PUPIL) != pupil:
        request.session[PUPIL] = pupil
