"""Resetting the second step of somebody who has lost it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from belisha.access.terms import Act
from belisha.people.accounts.resetting import SecondSteps, reset_second_step, second_steps_for
from belisha.web.admission import acting, admits
from belisha.web.forms.base import PageForm


class CheckedForm(PageForm):
    """That somebody has made sure who it is."""

    checked = forms.BooleanField(
        label="I have checked in person who they are",
        help_text="Face to face or by a video call in which you know them. An email or a telephone call is not enough.",
        error_messages={"required": "Check in person who they are, and then tick that you have."},
    )


@admits(Act.RESET_SECOND_STEP)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, reference: UUID) -> HttpResponse:
    """Says what the person has set up, and takes it away once somebody says that they have checked who it is."""
    person = second_steps_for(str(reference), actor=acting(request), today=timezone.localdate())
    form = CheckedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _done(request, person)
    return render(
        request,
        "signing_in/reset_second_step.html",
        {"form": form, "person": person, "record": _record_of(person)},
    )


def _record_of(person: SecondSteps) -> str:
    """The address of their record; "" where this installation has no such page."""
    try:
        return reverse("person", kwargs={"reference": person.reference})
    except NoReverseMatch:
        return ""


def _done(request: HttpRequest, person: SecondSteps) -> HttpResponse:
    try:
        reset_second_step(person.reference, actor=acting(request))
        messages.success(
            request, f"The second step of {person.name} is reset. They set up a new one at the next sign-in."
        )
    except ValueError as error:
        messages.warning(request, str(error))
    return redirect("person-reset-second-step", reference=person.reference)
