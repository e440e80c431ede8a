"""The register as a list: looked through, taken away, and who joined and left."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from belisha.access.terms import Act
from belisha.people.register.person_queries import groups
from belisha.people.register.queries import export, joiners_and_leavers, register
from belisha.web.admission import acting, admits
from belisha.web.files import csv_file
from belisha.web.people.choosing import filter_of, narrows, pagination, query_of, selects, term_began
from belisha.web.people.forms import BetweenForm
from belisha.web.people.naming import WORDS


@admits(Act.READ_REGISTER)
@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody at the school, fifty to a page, or those whom somebody looks for."""
    actor, today = acting(request), timezone.localdate()
    chosen = filter_of(request.GET.dict())
    found = register(chosen, actor=actor, today=today)
    query = query_of(chosen)
    shown = {
        "found": found,
        "chosen": chosen,
        "narrowed": narrows(chosen),
        "selects": selects(chosen, groups(actor=actor, today=today)),
        "query": f"?{query}" if query else "",
        "pagination": pagination(found.page, found.pages, request.path, query),
        **WORDS,
    }
    return render(request, "people/people.html", shown)


@admits(Act.EXPORT_REGISTER)
@never_cache
@require_safe
def people_export(request: HttpRequest) -> HttpResponse:
    """Everybody whom somebody looks for, as a table for a spreadsheet."""
    today = timezone.localdate()
    rows = export(filter_of(request.GET.dict()), actor=acting(request), today=today)
    return csv_file(rows, f"register-{today}.csv")


@admits(Act.READ_REGISTER)
@never_cache
@require_safe
def comers(request: HttpRequest) -> HttpResponse:
    """Who joined and who left, this term or from one day to another."""
    today = timezone.localdate()
    asked = any(name.startswith(("since", "until")) for name in request.GET)
    since, until = term_began(today), today
    form = BetweenForm(request.GET) if asked else BetweenForm(initial={"since": since, "until": until})
    if form.is_bound and form.is_valid():
        since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    joined, left = joiners_and_leavers(since, until, actor=acting(request))
    shown = {"form": form, "since": since, "until": until, "joined": joined, "left": left, **WORDS}
    shown["this_term"] = since == term_began(today) and until == today
    return render(request, "people/comers.html", shown)
