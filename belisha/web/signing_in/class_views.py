"""What whoever teaches a class sees of its signing in: the code, and each pupil's pictures or password."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from belisha.access.terms import Act
from belisha.people.accounts.classes import class_for
from belisha.people.accounts.keeping import choose_secret, make_class_code, set_new_secrets
from belisha.people.accounts.pictures import PICTURES
from belisha.people.terms import SecretKind
from belisha.web.admission import acting, admits
from belisha.web.signing_in.forms import ChosenPasswordForm, CodeLengthForm, PicturesForm


@admits(Act.KEEP_CLASS)
@never_cache
@require_safe
def class_sign_in(request: HttpRequest, group: UUID) -> HttpResponse:
    """The code, and how each pupil signs in."""
    sheet = class_for(acting(request), str(group), timezone.localdate())
    # The code ends at a midnight, which readers take for the day after.
    last = timezone.localdate(sheet.code_until - timedelta(seconds=1)) if sheet.code_until else None
    context = {"sheet": sheet, "last_day": last, "code_form": CodeLengthForm()}
    return render(request, "signing_in/class.html", context)


@admits(Act.KEEP_CLASS)
@require_POST
def new_code(request: HttpRequest, group: UUID) -> HttpResponse:
    """Gives the class another code."""
    form = CodeLengthForm(request.POST)
    days = int(form.cleaned_data["days"]) if form.is_valid() else 1
    today = timezone.localdate()
    until = timezone.make_aware(datetime.combine(today + timedelta(days=days), time()))
    make_class_code(str(group), until=until, actor=acting(request), today=today)
    return redirect("class-sign-in", group=group)


@admits(Act.KEEP_CLASS)
@never_cache
@require_POST
def new_secrets(request: HttpRequest, group: UUID) -> HttpResponse:
    """Sets new pictures or passwords for the whole class or those ticked, and shows them once, to print."""
    pupils = frozenset(request.POST.getlist("pupil")) if request.POST.get("for") == "some" else None
    made = set_new_secrets(str(group), pupils=pupils, actor=acting(request), today=timezone.localdate())
    return render(request, "signing_in/new_secrets.html", {"made": made, "group": group})


@admits(Act.KEEP_CLASS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def pupil_secret(request: HttpRequest, group: UUID, pupil: UUID) -> HttpResponse:
    """Sets the pictures or the password that were chosen for one pupil."""
    today = timezone.localdate()
    sheet = class_for(acting(request), str(group), today)
    learner = next((one for one in sheet.learners if one.reference == str(pupil)), None)
    if learner is None:
        raise Http404
    by_pictures = learner.kind is SecretKind.PICTURES
    form = (PicturesForm if by_pictures else ChosenPasswordForm)(request.POST or None)
    if form.is_valid():
        try:
            choose_secret(str(group), str(pupil), form.secret(), actor=acting(request), today=today)
            return redirect("class-sign-in", group=group)
        except ValueError as error:
            form.add_error("password", str(error))
    shown = {
        "form": form,
        "learner": learner,
        "sheet": sheet,
        "pictures": PICTURES,
        "by_pictures": by_pictures,
    }
    return render(request, "signing_in/pupil_secret.html", shown)
