"""The pages of the trail."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from belisha.access.terms import Act
from belisha.audit.actions import take_head
from belisha.audit.head_file import HeadFile
from belisha.audit.queries import Wanted, count, entries
from belisha.audit.verification import check
from belisha.language.roles import Titles
from belisha.people.school_queries import own_school
from belisha.web.admission import acting, admits
from belisha.web.files import as_file, csv_file
from belisha.web.policy.served import served
from belisha.web.trail.forms import WantedForm
from belisha.web.trail.reading import lines, table
from belisha.web.words import count_of

MOST_EXPORTED: Final = 10_000
MOST_SHOWN_FAULTS: Final = 20


@admits(Act.READ_TRAIL)
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """What happened, the newest first, and a way to look for something."""
    actor = acting(request)
    form = WantedForm(request.GET or None)
    wanted = form.wanted()
    page = entries(wanted, actor=actor, before=form.before())
    query = request.GET.copy()
    query.pop("before", None)
    shown = {
        "form": form,
        "lines": lines(page.entries, _titles(request), actor=actor),
        "number": count(wanted, actor=actor),
        "older": page.before,
        "query": query.urlencode(),
        "chosen": wanted != Wanted(),
    }
    return render(request, "trail/trail.html", shown)


@admits(Act.EXPORT_TRAIL)
@require_safe
def trail_export(request: HttpRequest) -> HttpResponse:
    """The newest entries that somebody looks for, as a table for a spreadsheet."""
    actor = acting(request)
    page = entries(WantedForm(request.GET or None).wanted(), actor=actor, size=MOST_EXPORTED)
    rows = table(lines(page.entries, _titles(request), actor=actor))
    return csv_file(rows, f"trail-{timezone.localdate()}.csv")


@admits(Act.EXPORT_TRAIL)
@require_POST
def trail_head(request: HttpRequest) -> HttpResponse:
    """The head of the trail as a file, to be kept by somebody outside the school."""
    actor = acting(request)
    head = take_head(actor=actor)
    if head is None:
        messages.error(request, "The trail has no entry yet, so it has no head.")
        return redirect("trail")
    school = own_school(actor=actor)
    content = HeadFile.of(head, school.slug, school.name).as_bytes()
    return as_file(content, "application/json", f"{school.slug}-trail-{head.number}.json")


@admits(Act.READ_TRAIL)
@require_POST
def trail_check(request: HttpRequest) -> HttpResponse:
    """Follow the whole chain now, and say which entry was changed, removed or moved, if any."""
    actor = acting(request)
    checked = check(actor.school, actor=actor)
    shown: dict[str, Any] = {
        "entries": count_of(checked.entries, "entry", "entries"),
        "found": checked.found,
        "faults": list(islice(checked.faults, MOST_SHOWN_FAULTS)),
        "when": timezone.now(),
    }
    return render(request, "trail/checked.html", shown)


def _titles(request: HttpRequest) -> Titles:
    examined = served(acting(request))
    return examined.policy.titles if examined else Titles()
