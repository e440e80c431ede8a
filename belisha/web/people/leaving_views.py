"""Somebody leaves the school, that is taken back, or they are invited to sign in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from belisha.access.terms import Act
from belisha.language.days import in_british
from belisha.people.holding.losing import falls_vacant, offices_lost
from belisha.people.holding.queries import held_roles
from belisha.people.register.actions import end_membership, undo_leaving
from belisha.people.register.inviting import invite_person
from belisha.people.register.person_queries import person_for
from belisha.people.register.terms import RegisterError
from belisha.web.admission import acting, admits
from belisha.web.people.forms import LeaveForm
from belisha.web.people.naming import WORDS, titles_for


@admits(Act.CHANGE_REGISTER)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_leave(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Say what ends when a person leaves, and from which day."""
    actor, today = acting(request), timezone.localdate()
    record = person_for(str(reference), actor=actor, today=today)
    kinds = [one.kind for one in record.belongings if one.left_on is None or one.left_on >= today]
    form = LeaveForm(request.POST or None, kinds=kinds, initial={"kinds": kinds, "leaves_from": today})
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["leaves_from"]
        try:
            end_membership(record.reference, day, actor=actor, today=today, kinds=form.cleaned_data["kinds"])
        except RegisterError as error:
            form.add_error("leaves_from", str(error))
        else:
            _say_when(request, record.name, ends_now=day <= today, first_day_off=in_british(day))
            return redirect("person", reference)
    known, leaving = held_roles(today, actor=actor), {record.reference: today - timedelta(days=1)}
    shown = {
        "form": form,
        "record": record,
        "is_here": bool(kinds),
        "lost": offices_lost(known, leaving, today).get(record.reference, ()),
        "vacant": falls_vacant(known, leaving, today),
        "titles": titles_for(actor),
        **WORDS,
    }
    return render(request, "people/leave.html", shown)


def _say_when(request: HttpRequest, name: str, *, ends_now: bool, first_day_off: str) -> None:
    if ends_now:
        messages.success(
            request, f"It is on record. What ends has ended: {name} has no access by it any more."
        )
    else:
        messages.success(request, f"It is on record. It ends by itself on {first_day_off}.")


@admits(Act.CHANGE_REGISTER)
@require_POST
def person_undo_leaving(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Take back on the same day that a person left, with all that ended by it."""
    try:
        undo_leaving(str(reference), actor=acting(request), today=timezone.localdate())
    except RegisterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It is taken back, with all that had ended by it.")
    return redirect("person", reference)


@admits(Act.CHANGE_REGISTER)
@require_POST
def person_invite(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Send somebody the link with which they set their password."""
    try:
        invite_person(str(reference), actor=acting(request), today=timezone.localdate())
    except RegisterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The invitation is sent. Its link is good for three days.")
    return redirect("person", reference)
