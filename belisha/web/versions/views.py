"""The pages on which a text becomes the school's policy. Each verb has an address and a view of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from belisha.access.terms import Act
from belisha.language.days import in_british
from belisha.language.publishing import Form
from belisha.policy.actions import (
    AdoptionError,
    Decision,
    Start,
    adopt,
    approve,
    propose,
    vacancies_in,
    withdraw,
)
from belisha.policy.queries import Examined
from belisha.policy.rules import is_body
from belisha.policy.version_queries import (
    Version,
    examined_version,
    last_adoption,
    version_for,
    version_in_force,
    versions,
)
from belisha.site.vocabulary import VOCABULARY
from belisha.web.admission import acting, admits
from belisha.web.critic.beside import stretches
from belisha.web.critic.listing import counted, jobs, neighbours, remarks_on
from belisha.web.critic.marking import in_code
from belisha.web.critic.texts import title_of
from belisha.web.files import as_file
from belisha.web.policy import counting
from belisha.web.policy.downloads import file_name, published
from belisha.web.policy.words import LEVELS
from belisha.web.versions.forms import AdoptForm, ApproveForm, OnForm, ProposeForm
from belisha.web.versions.standing import approvals, mine_to_give, state_of

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


@admits(Act.READ_VERSIONS)
@require_safe
def all_versions(request: HttpRequest) -> HttpResponse:
    """Every version that the school has had, and which was in force on a day that somebody asks of."""
    actor, today = acting(request), timezone.localdate()
    form = OnForm(request.GET) if "on_day" in request.GET else OnForm()
    day = form.day()
    shown = {
        "rows": [(version, state_of(version, today)) for version in versions(actor=actor)],
        "form": form,
        "asked": day,
        "then": version_in_force(day, actor=actor) if day else None,
        "today": today,
    }
    return render(request, "versions/versions.html", shown)


@admits(Act.PROPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def propose_version(request: HttpRequest) -> HttpResponse:
    """Bring in a text: from a file, or one that comes with Belisha."""
    form = ProposeForm(request.POST, request.FILES) if request.method == "POST" else ProposeForm()
    if form.is_bound and form.is_valid():
        try:
            reference = propose(
                form.text(), actor=acting(request), vocabulary=VOCABULARY, today=timezone.localdate()
            )
            return redirect("version", reference)
        except AdoptionError as error:
            form.add_error(form.at_fault, str(error))
    return render(request, "versions/propose.html", {"form": form})


@admits(Act.READ_VERSIONS)
@require_safe
def version(request: HttpRequest, reference: UUID) -> HttpResponse:
    """One version: how it stands, who has to approve it, and what comes next."""
    return _version_page(request, str(reference))


@admits(Act.READ_FINDINGS)
@require_safe
def version_text(request: HttpRequest, reference: UUID) -> HttpResponse:
    """The text of a version with each finding beside its line."""
    record, examined = _both(request, str(reference))
    remarks = remarks_on(examined.policy, examined.findings)
    shown = {
        "version": record,
        "policy_title": title_of(examined.policy),
        "remarks": remarks,
        "stretches": stretches(examined.policy, remarks),
        "neighbours": neighbours(remarks),
    }
    return render(request, "versions/text.html", shown)


@admits(Act.READ_VERSIONS)
@require_safe
def version_download(request: HttpRequest, reference: UUID, form: str) -> HttpResponse:
    """A version as a document that anybody can read, whether it is in force or not; one with errors has none."""
    _, examined = _both(request, str(reference))
    if form not in set(Form) or not examined.sound:
        raise Http404
    wanted = Form(form)
    return as_file(published(examined, wanted), wanted.media_type, file_name(examined.policy, wanted))


@admits(Act.APPROVE)
@require_POST
def approve_version(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Record that a role approves exactly this text."""
    record, examined = _both(request, str(reference))
    form = _approve_form(request, record, examined)
    if form.is_valid():
        given = form.cleaned_data
        decision = Decision(given["role"], given["sha256"], given["decided_on"], given["minute"])
        today = timezone.localdate()
        try:
            approve(record.reference, decision, actor=acting(request), vocabulary=VOCABULARY, today=today)
        except AdoptionError as error:
            form.add_error("minute" if "minute" in str(error) else "decided_on", str(error))
        else:
            messages.success(request, "The approval is recorded.")
            return redirect("version", reference)
    return _version_page(request, record.reference, approve_form=form)


@admits(Act.ADOPT)
@require_POST
def adopt_version(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Put a version in force from a day."""
    form = _adopt_form(request)
    if form.is_valid():
        day = form.cleaned_data["in_force_from"]
        actor, today = acting(request), timezone.localdate()
        try:
            start = Start(day, request.POST.get("after"))
            adopt(str(reference), start, actor=actor, vocabulary=VOCABULARY, today=today)
        except AdoptionError as error:
            form.add_error("in_force_from", str(error))
        else:
            is_now = "is in force from today" if day <= today else f"will be in force from {in_british(day)}"
            messages.success(request, f"This version {is_now}.")
            return redirect("version", reference)
    return _version_page(request, str(reference), adopt_form=form)


@admits(Act.ADOPT)
@require_POST
def withdraw_adoption(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Take back that a version is in force, on its first day or before."""
    try:
        withdraw(str(reference), actor=acting(request), today=timezone.localdate())
    except AdoptionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It is taken back. The version before it stays in force.")
    return redirect("versions")


def _both(request: HttpRequest, reference: str) -> tuple[Version, Examined]:
    actor = acting(request)
    record = version_for(reference, actor=actor)
    return record, examined_version(reference, VOCABULARY, timezone.localdate(), actor=actor)


def _approve_form(request: HttpRequest, record: Version, examined: Examined) -> ApproveForm:
    today, actor = timezone.localdate(), acting(request)
    roles = mine_to_give(approvals(record, examined, today, actor), actor)
    if request.method == "POST" and "sha256" in request.POST:
        return ApproveForm(request.POST, roles=roles)
    return ApproveForm(initial={"sha256": record.sha256, "decided_on": today}, roles=roles)


def _adopt_form(request: HttpRequest) -> AdoptForm:
    """What was sent, which is shown again beside what stands by now."""
    sent = request.POST.copy()
    sent["after"] = last_adoption(actor=acting(request))
    return AdoptForm(sent)


def _version_page(
    request: HttpRequest,
    reference: str,
    approve_form: ApproveForm | None = None,
    adopt_form: AdoptForm | None = None,
) -> HttpResponse:
    record, examined = _both(request, reference)
    actor, today = acting(request), timezone.localdate()
    needed = approvals(record, examined, today, actor)
    remarks = remarks_on(examined.policy, examined.findings)
    shown: dict[str, Any] = {
        "version": record,
        "examined": examined,
        "state": state_of(record, today),
        "needed": needed,
        "mine": mine_to_give(needed, actor),
        "any_body": any(is_body(one.role) for one in needed),
        "vacant": vacancies_in(examined, today, actor=actor),
        "approve_form": approve_form or _approve_form(request, record, examined),
        "adopt_form": adopt_form
        or AdoptForm(initial={"in_force_from": today, "after": last_adoption(actor=actor)}),
        "in_force_now": record.is_in_force(today),
        "coming": next((time.first for time in record.times if time.first > today), None),
        "can_be_withdrawn": [time for time in record.times if time.first >= today],
        "levels": counting.levels(examined),
        "jobs": jobs(remarks),
        "counts": counted(remarks),
        "meanings": LEVELS,
        "in_code": in_code,
        "today": today,
    }
    if bound := next((form for form in (approve_form, adopt_form) if form is not None), None):
        shown["form"] = bound
    return render(request, "versions/version.html", shown)
