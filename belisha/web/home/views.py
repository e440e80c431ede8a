"""The home page of everyone, and the page on which a grown-up reads what the policy says to a child."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from belisha.access.rules import might
from belisha.access.terms import Act, Actor
from belisha.language.roles import Titles
from belisha.people.facts import KnownPerson, facts_for, facts_of
from belisha.people.register.person_queries import children_of
from belisha.people.school_queries import own_school
from belisha.policy.queries import Examined
from belisha.web.admission import acting, admits
from belisha.web.asks.adults import asks_of_person, by_part
from belisha.web.asks.pupils import Register, for_pupil, register_of
from belisha.web.home.audiences import Audience, audiences_of, is_only_pupil, who_you_are
from belisha.web.home.needs import Need
from belisha.web.home.people_needs import about_register, class_page, classes_taught
from belisha.web.home.policy_needs import about_documents, about_findings, about_roles, about_versions
from belisha.web.home.tasks import tasks_of
from belisha.web.policy.addresses import clause_address
from belisha.web.policy.served import served


@admits(Act.READ_OWN_HOME)
@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What needs whoever has signed in, what they can do, and what the policy asks of them."""
    actor, today = acting(request), timezone.localdate()
    examined = served(actor)
    known = facts_of(actor, today)
    if is_only_pupil(actor.roles):
        shown = _pupil(examined, known, today)
        return render(request, "home/pupil.html", shown | {"plain": shown["young"]})
    return render(request, "home/home.html", _grown_up(actor, examined, known, today))


@admits(Act.READ_PERSON)
@never_cache
@require_safe
def child_policy(request: HttpRequest, reference: UUID) -> HttpResponse:
    """What the policy says to one pupil, in the pupil's words, for those who may open their record."""
    actor, today = acting(request), timezone.localdate()
    known = facts_for(str(reference), actor=actor, today=today)
    return render(request, "home/child.html", _pupil(served(actor), known, today))


def _pupil(examined: Examined | None, known: KnownPerson, today: date) -> dict[str, Any]:
    register = register_of(known.facts, today)
    return {
        "known": known,
        "lines": for_pupil(examined, known.facts, today, known.groups) if examined else (),
        "has_policy": examined is not None,
        "register": register.name.lower(),
        "young": register is Register.INFANT,
        "clause_address": clause_address,
    }


def _grown_up(actor: Actor, examined: Examined | None, known: KnownPerson, today: date) -> dict[str, Any]:
    titles = examined.policy.titles if examined else Titles()
    children = children_of(actor=actor, today=today)
    taught = classes_taught(today, actor)
    names = [child.name for child in children]
    asks = asks_of_person(examined, known.facts, today, known.groups) if examined else ()
    return {
        "known": known,
        "who": who_you_are(actor.roles, names, titles, own_school(actor=actor).name),
        "needs": _needs(actor, examined, today),
        "looked_after": _has_needs(actor),
        "classes": [(one.name, class_page(one)) for one in taught],
        "teaches": bool(taught) or (Audience.STAFF in audiences_of(actor.roles) and "teacher" in actor.roles),
        "children": [(one.name, reverse("child-policy", args=[one.reference])) for one in children],
        "is_parent": "parent" in actor.roles,
        "tasks": tasks_of(actor),
        "parts": by_part(asks),
        "unserved": any(not one.served for one in asks),
        "served": any(one.served for one in asks),
        "has_policy": examined is not None,
        "clause_address": clause_address,
    }


def _has_needs(actor: Actor) -> bool:
    """Whether there is anything in Belisha that could need somebody, so that an empty list says something."""
    return bool(
        {Audience.LEADER, Audience.TECHNICIAN, Audience.OFFICE, Audience.GOVERNOR}
        & set(audiences_of(actor.roles))
    )


def _needs(actor: Actor, examined: Examined | None, today: date) -> list[Need]:
    audiences = set(audiences_of(actor.roles))
    answers = bool(audiences & {Audience.LEADER, Audience.GOVERNOR})
    found: list[Need] = []
    if might(actor, Act.APPROVE):
        found += about_versions(examined, today, actor, all_of_them=Audience.LEADER in audiences)
    if examined and answers:
        found += about_roles(examined, today, actor) + about_findings(examined, today)
    if examined and might(actor, Act.KEEP_DOCUMENTS):
        found += about_documents(examined, today, actor)
    if audiences & {Audience.OFFICE, Audience.TECHNICIAN}:
        found += about_register(today, timezone.now(), actor)
    return sorted(found, key=lambda need: not need.pressing)
