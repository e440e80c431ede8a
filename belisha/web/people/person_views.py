"""One person's record: opened, added, changed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from belisha.access.rules import may
from belisha.access.terms import Act, Actor, Relation
from belisha.people.register.actions import add_person, change_person
from belisha.people.register.person_queries import person_for
from belisha.people.register.terms import RegisterError
from belisha.people.register.undoing import left_on_record_today
from belisha.people.register.views import PersonRecord
from belisha.web.admission import acting, admits
from belisha.web.people.forms import AddForm, FactsForm, JoiningForm, as_typed
from belisha.web.people.naming import WORDS, titles_for


@admits(Act.READ_PERSON)
@never_cache
@require_safe
def person(request: HttpRequest, reference: UUID) -> HttpResponse:
    """What the register says of a person, for whoever may read it; and what they may do about it."""
    actor, today = acting(request), timezone.localdate()
    record = person_for(str(reference), actor=actor, today=today)
    if record.relation is Relation.SELF and not may(actor, Act.READ_REGISTER):
        return redirect("me")
    return render(request, "people/person.html", about(record, actor))


def about(record: PersonRecord, actor: Actor) -> dict[str, object]:
    """What the page of a record shows besides it."""
    today = timezone.localdate()
    may_change = bool(may(actor, Act.CHANGE_REGISTER))
    here = [one for one in record.belongings if one.left_on is None or one.left_on >= today]
    kinds = {one.kind for one in here}
    return {
        "record": record,
        "is_here": bool(here),
        "is_child": "pupil" in kinds,
        "is_parent": "parent" in kinds,
        "may_change": may_change,
        "may_look": bool(may(actor, Act.READ_REGISTER)),
        "may_undo": may_change and left_on_record_today(record.reference, actor=actor, today=today),
        "may_invite": may_change and bool(kinds - {"pupil", "parent"}),
        "by_code": kinds == {"pupil"},
        "roles": [one for one in record.roles if one.until is None or one.until >= today],
        "titles": titles_for(actor),
        "today": today,
        **WORDS,
    }


@admits(Act.CHANGE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def person_add(request: HttpRequest) -> HttpResponse:
    """Add somebody whom the school's own records do not list, such as a visitor or a governor."""
    form = AddForm(request.POST or None, initial={"joined_on": timezone.localdate()})
    if form.is_bound and form.is_valid():
        try:
            reference = add_person(form.facts(), form.joining(), actor=acting(request))
        except RegisterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "They are on the register.")
            return redirect("person", reference)
    return render(request, "people/add.html", {"form": form})


@admits(Act.CHANGE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def person_change(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Correct what the register says of a person."""
    actor = acting(request)
    record = person_for(str(reference), actor=actor, today=timezone.localdate())
    form = FactsForm(request.POST or None, initial=as_typed(record))
    if form.is_bound and form.is_valid():
        try:
            changed = change_person(record.reference, form.facts(), actor=actor)
        except RegisterError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "It is changed." if changed else "Nothing was different.")
            return redirect("person", reference)
    return render(request, "people/change.html", {"form": form, "record": record})


@admits(Act.CHANGE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def person_join(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Record that a person belongs to the school in another way, or again."""
    actor, today = acting(request), timezone.localdate()
    record = person_for(str(reference), actor=actor, today=today)
    form = JoiningForm(request.POST or None, initial={"joined_on": today})
    if form.is_bound and form.is_valid():
        try:
            change_person(record.reference, {}, actor=actor, joining=form.joining())
        except RegisterError as error:
            form.add_error("joined_on", str(error))
        else:
            messages.success(request, "It is on record.")
            return redirect("person", reference)
    return render(request, "people/join.html", {"form": form, "record": record})
