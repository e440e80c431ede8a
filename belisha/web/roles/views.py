"""Say who holds a role. Each verb has an address and a view of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from belisha.access.terms import Act
from belisha.language.roles import OFFICES, Titles
from belisha.people.candidates import candidates
from belisha.people.holding.absence_actions import end_absence, record_absence, undo_absence
from belisha.people.holding.actions import appoint, end_holding, undo_appointment, undo_ending
from belisha.people.holding.queries import held_roles
from belisha.people.holding.rules import oddities
from belisha.people.holding.terms import NOT_HELD, Away, Held, HoldingError, NoSuchHoldingError
from belisha.policy.queries import Examined
from belisha.policy.version_queries import examined_version
from belisha.site.vocabulary import VOCABULARY
from belisha.web.admission import acting, admits
from belisha.web.policy.served import served, with_policy
from belisha.web.roles.forms import DEPUTY, AppointForm, AwayForm, EndForm
from belisha.web.roles.undoing import undoing_of

Rest = ParamSpec("Rest")
Found = TypeVar("Found", Held, Away)
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


@admits(Act.APPOINT)
@require_http_methods(["GET", "HEAD", "POST"])
def appoint_to_role(request: HttpRequest, role: str) -> HttpResponse:
    """Say who holds a role, or deputises in it; also before the first policy, which may need it filled."""
    today, actor = timezone.localdate(), acting(request)
    examined = served(actor)
    titles = _titles(request, examined)
    if role in NOT_HELD or role in titles.bodies or not (titles.knows(role) or role in OFFICES):
        raise Http404
    known = candidates(today, actor=actor)
    form = AppointForm(request.POST or None, known=known, initial={"since": today, "capacity": "holder"})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            appoint(
                role,
                given["person"],
                given["since"],
                actor=actor,
                today=today,
                contact=given["contact"],
                is_deputy=given["capacity"] == DEPUTY,
                until=given["until"],
            )
        except HoldingError as error:
            form.add_error("person", str(error))
        else:
            kinds = next(one.kinds for one in known if one.reference == given["person"])
            _done(request, "It is on record.", oddities(role, kinds))
            return _back(request, examined, role)
    return render(request, "roles/appoint.html", {"form": form, "role": role, "title": titles.role(role)})


def _titles(request: HttpRequest, examined: Examined | None) -> Titles:
    """What the school calls its roles; where a version needs one filled, what that version calls them."""
    asking = _version_asking(request)
    if asking is None:
        return examined.policy.titles if examined else Titles()
    wanted = examined_version(str(asking), VOCABULARY, timezone.localdate(), actor=acting(request))
    return wanted.policy.titles


def _done(request: HttpRequest, words: str, odd: tuple[str, ...]) -> None:
    messages.success(request, words)
    for sentence in odd:
        messages.warning(request, sentence)


def _back(request: HttpRequest, examined: Examined | None, role: str) -> HttpResponse:
    """To the role's page; to the version that needed the appointment, where somebody came from there."""
    if asking := _version_asking(request):
        return redirect("version", asking)
    return redirect("role", role) if examined and role in examined.roles else redirect("roles")


def _version_asking(request: HttpRequest) -> UUID | None:
    """The version that somebody came from, to fill a role for it."""
    came_from = request.GET.get("back", "")
    try:
        return UUID(came_from.removeprefix("version-")) if came_from.startswith("version-") else None
    except ValueError:
        return None


@admits(Act.APPOINT)
@require_http_methods(["GET", "HEAD", "POST"])
@with_policy
def end_role(request: HttpRequest, examined: Examined, reference: UUID) -> HttpResponse:
    """Say on which day somebody's holding of a role ends."""
    today = timezone.localdate()
    held = _held(request, reference)
    form = EndForm(request.POST or None, initial={"until": today})
    if form.is_bound and form.is_valid():
        try:
            end_holding(str(reference), form.cleaned_data["until"], actor=acting(request), today=today)
        except HoldingError as error:
            form.add_error("until", str(error))
        else:
            messages.success(request, f"It is on record when {held.name} stops.")
            return _back(request, examined, held.role)
    shown = {
        "form": form,
        "held": held,
        "title": examined.policy.titles.role(held.role),
        "undoing": undoing_of(held, actor=acting(request), today=today),
        "today": today,
    }
    return render(request, "roles/end.html", shown)


@admits(Act.APPOINT)
@require_http_methods(["GET", "HEAD", "POST"])
@with_policy
def away(request: HttpRequest, examined: Examined, reference: UUID) -> HttpResponse:
    """Say that the holder of a role is away, so that deputies act."""
    today = timezone.localdate()
    held = _held(request, reference)
    if request.method != "POST" and (absence := _absence_of(request, held)):
        return redirect("absence-end", absence.reference)
    form = AwayForm(request.POST or None, initial={"first": today})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            record_absence(held.person, given["first"], given["last"], actor=acting(request), today=today)
        except HoldingError as error:
            form.add_error("first", str(error))
        else:
            messages.success(request, f"It is on record that {held.name} is away. Deputies act meanwhile.")
            return _back(request, examined, held.role)
    return render(request, "roles/away.html", {"form": form, "held": held})


@admits(Act.APPOINT)
@require_http_methods(["GET", "HEAD", "POST"])
@with_policy
def back_again(request: HttpRequest, _examined: Examined, reference: UUID) -> HttpResponse:
    """Say on which day somebody's absence ends."""
    today = timezone.localdate()
    absence = _absence(request, reference)
    form = EndForm(request.POST or None, initial={"until": today})
    if form.is_bound and form.is_valid():
        try:
            end_absence(str(reference), form.cleaned_data["until"], actor=acting(request), today=today)
        except HoldingError as error:
            form.add_error("until", str(error))
        else:
            messages.success(request, f"It is on record when {absence.name} is back.")
            return redirect("roles")
    undoing = undoing_of(absence, actor=acting(request), today=today)
    return render(request, "roles/back_again.html", {"form": form, "absence": absence, "undoing": undoing})


UNDOING: dict[str, Callable[..., None]] = {
    "appointment": undo_appointment,
    "ending": undo_ending,
    "absence": undo_absence,
}


@admits(Act.APPOINT)
@require_POST
def undo(request: HttpRequest, what: str, reference: UUID) -> HttpResponse:
    """Take back on the same day what was recorded about a role."""
    if what not in UNDOING:
        raise Http404
    try:
        UNDOING[what](str(reference), actor=acting(request), today=timezone.localdate())
    except HoldingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It is taken back.")
    return redirect("roles")


def _held(request: HttpRequest, reference: UUID) -> Held:
    return _one(held_roles(timezone.localdate(), actor=acting(request)).held, reference)


def _absence_of(request: HttpRequest, held: Held) -> Away | None:
    """The absence by which a holder is away today, if they are."""
    today = timezone.localdate()
    known = held_roles(today, actor=acting(request)).away
    return next((one for one in known if one.person == held.person and one.holds_on(today)), None)


def _absence(request: HttpRequest, reference: UUID) -> Away:
    return _one(held_roles(timezone.localdate(), actor=acting(request)).away, reference)


def _one(known: tuple[Found, ...], reference: UUID) -> Found:
    found = next((one for one in known if one.reference == str(reference)), None)
    if found is None:
        raise NoSuchHoldingError(str(reference))
    return found
