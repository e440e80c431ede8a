"""How pupils sign in: the class's code, then their name, then their pictures or their password."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from belisha.people.accounts.actions import note_failure
from belisha.people.accounts.classes import ClassSheet, Learner, class_with_code, note_names_shown
from belisha.people.accounts.deeds import Way
from belisha.people.accounts.lockout import caller, is_spent, within_limit
from belisha.people.accounts.pictures import PICTURES
from belisha.people.accounts.queries import account_of
from belisha.people.terms import SecretKind
from belisha.web.admission import open_to_all
from belisha.web.signing_in.forms import ClassCodeForm, PicturesForm, PupilPasswordForm
from belisha.web.signing_in.sessions import begin
from belisha.web.signing_in.views import safe_next

CODE: Final = "belisha_class_code"
NOTED: Final = "belisha_classes_noted"
WRONG_CODES: Final = 200
"""From one network address in a quarter of an hour: a whole school may have only one, and children mistype. To find
one of twenty codes among the fifteen million that there can be takes so about a month."""


@never_cache
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def pupils(request: HttpRequest) -> HttpResponse:
    """Asks for the class's code."""
    form = ClassCodeForm(request.POST or None)
    if not form.is_valid():
        return render(request, "signing_in/class_code.html", {"form": form, "next": safe_next(request)})
    typed = form.cleaned_data["code"]
    # Before the code is looked at: whoever tries one after another would else find one in the end.
    if is_spent("class-code", caller(request), WRONG_CODES):
        return render(request, "signing_in/too_often.html", status=429)
    if class_with_code(typed):
        request.session[CODE] = [typed, safe_next(request)]
        return redirect("pupils-names")
    within_limit("class-code", caller(request), WRONG_CODES)
    form.add_error("code", "That is not the code of a class today. Look at it again, or ask your teacher.")
    return render(request, "signing_in/class_code.html", {"form": form, "next": safe_next(request)})


@never_cache
@open_to_all
@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """The names of the class, to find oneself."""
    sheet = _class_of(request)
    if sheet is None:
        return redirect("pupils")
    return render(request, "signing_in/names.html", {"sheet": sheet})


@never_cache
@open_to_all
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def secret(request: HttpRequest, pupil: str) -> HttpResponse:
    """Asks a pupil for their pictures or their password."""
    sheet = _class_of(request)
    if sheet is None:
        return redirect("pupils")
    learner = next((one for one in sheet.learners if one.reference == str(pupil)), None)
    if learner is None:
        return redirect("pupils-names")
    if not learner.has_secret:
        return render(request, "signing_in/no_secret.html", {"learner": learner})
    return _asked(request, learner)


def _asked(request: HttpRequest, learner: Learner) -> HttpResponse:
    by_pictures = learner.kind is SecretKind.PICTURES
    form = (PicturesForm if by_pictures else PupilPasswordForm)(request.POST or None)
    if form.is_valid():
        account: Any = account_of(learner.reference)
        if authenticate(request, username=account.username, password=form.secret()):
            wanted = request.session.get(CODE, ["", ""])[1]
            begin(request, account, Way.CLASS_CODE)
            return redirect(wanted or "home")
        note_failure(account, Way.CLASS_CODE)
        form.add_error(None, form.wrong)
    name = "pictures" if by_pictures else "pupil_password"
    return render(
        request, f"signing_in/{name}.html", {"form": form, "learner": learner, "pictures": PICTURES}
    )


def _class_of(request: HttpRequest) -> ClassSheet | None:
    code = request.session.get(CODE)
    sheet = class_with_code(code[0]) if code else None
    if sheet:
        _note_once(request, sheet)
    return sheet


def _note_once(request: HttpRequest, sheet: ClassSheet) -> None:
    """Writes that the names were shown, once in a session and not for each page on the way."""
    noted = request.session.get(NOTED, [])
    if sheet.reference not in noted:
        note_names_shown(sheet)
        request.session[NOTED] = [*noted, sheet.reference]
