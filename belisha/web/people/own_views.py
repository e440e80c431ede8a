"""What the school holds of oneself, and who looked at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from belisha.access.terms import Act, Actor, ActorKind
from belisha.audit.terms import Entry
from belisha.language.roles import OFFICES, Titles
from belisha.people.looks import looks_for
from belisha.people.naming import names_of
from belisha.people.register.person_queries import children_of, person_for
from belisha.people.rules_of_looks import OLD_ENOUGH
from belisha.site.deeds import READING, read_back
from belisha.web.admission import acting, admits
from belisha.web.people.choosing import MOST_DIGITS
from belisha.web.people.naming import WORDS, titles_for
from belisha.web.signing_in.keeping import keeps_a_password
from belisha.web.words import in_words, sentence_case

AUTHORS = {
    ActorKind.COMMAND: "Whoever looks after Belisha’s computer",
    ActorKind.CLOCK: "Belisha itself",
    ActorKind.NOBODY: "Somebody who had not signed in",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a record, for the person whose record it is."""

    at: datetime
    by: str
    what: str


@admits(Act.READ_PERSON)
@never_cache
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """The reader's own record as the school holds it, and what follows from it."""
    actor, today = acting(request), timezone.localdate()
    record = person_for(actor.reference, actor=actor, today=today)
    shown = {
        "record": record,
        "is_child": "pupil" in actor.roles,
        "roles": [one for one in record.roles if one.until is None or one.until >= today],
        "children": children_of(actor=actor, today=today),
        "titles": titles_for(actor),
        "today": today,
        "keeps_password": keeps_a_password(request),
        **WORDS,
    }
    return render(request, "people/me.html", shown)


@admits(Act.READ_LOOKS)
@never_cache
@require_safe
def my_looks(request: HttpRequest) -> HttpResponse:
    """Who looked at the reader's own record."""
    return _looks(request, acting(request).reference, is_mine=True)


@admits(Act.READ_LOOKS)
@never_cache
@require_safe
def child_looks(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Who looked at the record of the reader's child."""
    return _looks(request, str(reference), is_mine=False)


def _looks(request: HttpRequest, reference: str, *, is_mine: bool) -> HttpResponse:
    actor = acting(request)
    found = looks_for(reference, READING, actor=actor, today=timezone.localdate(), before=_before(request))
    entries = found.page.entries if found.page else ()
    shown = {
        "found": found,
        "is_mine": is_mine,
        "old_enough": OLD_ENOUGH,
        "looks": looks_in(entries, found.name, titles_for(actor), actor=actor),
    }
    return render(request, "people/looks.html", shown)


def _before(request: HttpRequest) -> int | None:
    asked = request.GET.get("before", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= 3 * MOST_DIGITS else None


def looks_in(entries: Iterable[Entry], name: str, titles: Titles, *, actor: Actor) -> tuple[Look, ...]:
    """The entries for the person of this name. Two queries, however many entries."""
    found = list(entries)
    officers = {one.author for one in found if one.author and _offices(one, titles)}
    names = names_of(officers, actor=actor)

    def by(one: Entry) -> str:
        mine = bool(one.author) and one.author == actor.reference
        return "You" if mine else _by(one, names.get(one.author, ""), titles)

    return tuple(Look(one.recorded_at, by(one), read_back(one).sentence(lambda _: name)) for one in found)


def _by(entry: Entry, name: str, titles: Titles) -> str:
    """Whoever looked: by role, and by name only who holds an office, because then the school says so to everybody."""
    if not entry.author:
        return AUTHORS.get(ActorKind(entry.author_kind), "Somebody")
    if offices := _offices(entry, titles):
        held = in_words(titles.one_of(role) for role in offices)
        return f"{name}, {held}" if name else sentence_case(held)
    return sentence_case(titles.one_of(_plainest(entry))) if entry.roles else "Somebody of the school"


def _offices(entry: Entry, titles: Titles) -> list[str]:
    return [
        role for role in _roles(entry) if role in OFFICES or (role in titles.roles and titles.is_office(role))
    ]


def _roles(entry: Entry) -> list[str]:
    return [role for role in entry.roles.split(",") if role]


def _plainest(entry: Entry) -> str:
    """The role that says most of whoever holds no office: "teacher" rather than "staff"."""
    roles = _roles(entry)
    return next((role for role in roles if role not in {"staff", "governor"}), roles[0])
