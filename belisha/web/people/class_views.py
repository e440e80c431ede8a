"""The classes and other groups: everybody's for who keeps the register, a teacher's own for a teacher."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from belisha.access.rules import may
from belisha.access.terms import Act
from belisha.people.register.person_queries import group_for, groups
from belisha.people.terms import GroupKind
from belisha.web.admission import acting, admits
from belisha.web.people.naming import WORDS


@admits(Act.READ_CLASSES)
@never_cache
@require_safe
def classes(request: HttpRequest) -> HttpResponse:
    """The groups, by what they are for."""
    actor = acting(request)
    found = groups(actor=actor, today=timezone.localdate())
    by_kind = {kind.value: [one for one in found if one.kind == kind.value] for kind in GroupKind}
    shown = {
        "by_kind": {kind: those for kind, those in by_kind.items() if those},
        "may_look": bool(may(actor, Act.READ_REGISTER)),
    }
    return render(request, "people/classes.html", shown)


@admits(Act.READ_CLASSES)
@never_cache
@require_safe
def class_page(request: HttpRequest, reference: UUID) -> HttpResponse:
    """The names of a group's people."""
    actor = acting(request)
    record = group_for(str(reference), actor=actor, today=timezone.localdate())
    mine = any(one.reference == actor.reference for one in record.teachers)
    shown = {
        "group": record,
        "may_look": bool(may(actor, Act.READ_REGISTER)),
        "may_keep": mine or bool(may(actor, Act.KEEP_CLASS)),
        **WORDS,
    }
    return render(request, "people/class.html", shown)
