"""The page on which somebody says at which school they want to sign in."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from belisha.web.admission import open_to_all
from belisha.web.forms.base import PageForm
from belisha.web.signing_in.schools import go_on, opened_accounts


class SchoolForm(PageForm):
    """One of the schools that the password opens."""

    school = forms.ChoiceField(
        label="At which school?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the school at which you want to sign in."},
    )


@never_cache
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def choose_school(request: HttpRequest) -> HttpResponse:
    """Asks for the school, of those that the address and the password opened a moment ago and no others."""
    accounts = opened_accounts(request)
    if request.user.is_authenticated or not accounts:
        return redirect("sign-in")
    form = SchoolForm(request.POST or None)
    field = form.fields["school"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [(person, account.person.school.name) for person, account in accounts.items()]
    if form.is_valid():
        return go_on(request, accounts[form.cleaned_data["school"]])
    return render(request, "signing_in/school.html", {"form": form})
