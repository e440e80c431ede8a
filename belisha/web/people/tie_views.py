"""Who is whose parent, and who is in which group."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from belisha.access.terms import Act, Actor
from belisha.people.register.person_queries import groups, person_for
from belisha.people.register.queries import register
from belisha.people.register.terms import Filter, RegisterError
from belisha.people.register.tie_actions import join_group, leave_group, tie_parent, untie_parent
from belisha.people.register.views import ListedOnRegister, PersonRecord
from belisha.web.admission import acting, admits
from belisha.web.people.choosing import LONGEST_SEARCH
from belisha.web.people.forms import GroupForm, TieForm

AS = {"parent": "child", "child": "parent"}
"""Whom one adds to somebody's record, and what that somebody is then."""
KIND_OF = {"parent": "parent", "child": "pupil"}


@admits(Act.CHANGE_REGISTER)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tie_add(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Find a parent or a child by name, and tie them to this person."""
    actor, today = acting(request), timezone.localdate()
    record = person_for(str(reference), actor=actor, today=today)
    adds = request.GET.get("add", "")
    if adds not in AS:
        raise Http404
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    found = _found(words, adds, record, actor)
    form = TieForm(request.POST or None, found=found)
    if form.is_bound and form.is_valid():
        try:
            _tie(record, adds, form, actor)
        except RegisterError as error:
            form.add_error("other", str(error))
        else:
            messages.success(request, "The two are tied.")
            return redirect("person", reference)
    shown = {"form": form, "record": record, "adds": adds, "words": words, "found": found}
    return render(request, "people/tie.html", shown)


def _found(words: str, adds: str, record: PersonRecord, actor: Actor) -> tuple[ListedOnRegister, ...]:
    if not words:
        return ()
    page = register(Filter(kind=KIND_OF[adds], words=words), actor=actor, today=timezone.localdate())
    tied = {one.reference for one in (*record.parents, *record.children)} | {record.reference}
    return tuple(one for one in page.people if one.reference not in tied)


def _tie(record: PersonRecord, adds: str, form: TieForm, actor: Actor) -> None:
    given = form.cleaned_data
    parent, child = (
        (given["other"], record.reference) if adds == "parent" else (record.reference, given["other"])
    )
    tie_parent(
        parent,
        child,
        actor=actor,
        today=timezone.localdate(),
        relationship=given["relationship"],
        responsible=given["responsible"],
    )


@admits(Act.CHANGE_REGISTER)
@require_POST
def tie_end(request: HttpRequest, reference: UUID, other: UUID) -> HttpResponse:
    """End a tie at once. `reference` is the parent, `other` the child; `back` says on whose page it was asked."""
    actor, today = acting(request), timezone.localdate()
    _do(
        request,
        lambda: untie_parent(str(reference), str(other), actor=actor, today=today),
        "The tie has ended. The parent sees nothing of the child from now on.",
    )
    return redirect("person", other if request.POST.get("back") == "child" else reference)


@admits(Act.CHANGE_REGISTER)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def group_join(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Put a person in a class or another group, or record that they teach it."""
    actor, today = acting(request), timezone.localdate()
    record = person_for(str(reference), actor=actor, today=today)
    is_pupil = any(one.kind == "pupil" for one in record.belongings if one.holds_on(today))
    form = GroupForm(
        request.POST or None,
        groups=groups(actor=actor, today=today),
        initial={"how": "learns" if is_pupil else "teaches"},
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            join_group(
                record.reference, given["group"], actor=actor, today=today, teaches=given["how"] == "teaches"
            )
        except RegisterError as error:
            form.add_error("group", str(error))
        else:
            messages.success(request, "It is on record.")
            return redirect("person", reference)
    return render(request, "people/group_join.html", {"form": form, "record": record})


@admits(Act.CHANGE_REGISTER)
@require_POST
def group_leave(request: HttpRequest, reference: UUID, group: UUID) -> HttpResponse:
    """End a person's place in a group at once."""
    actor, today = acting(request), timezone.localdate()
    teaches = request.POST.get("how") == "teaches"
    _do(
        request,
        lambda: leave_group(str(reference), str(group), actor=actor, today=today, teaches=teaches),
        "The place in the group has ended.",
    )
    return redirect("person", reference)


def _do(request: HttpRequest, act: Callable[[], None], done: str) -> None:
    try:
        act()
    except RegisterError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
