"""A page with every kind of field and every part of the shell, beside the routes of the site."""

from __future__ import annotations

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from belisha.site.urls import handler400, handler403, handler404, handler500
from belisha.web.admission import open_to_all
from belisha.web.forms.base import PageForm
from belisha.web.forms.dates import DateField

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

SPECIMEN: Final = """
{% extends "shell/page.html" %}
{% block title %}Specimen{% endblock %}
{% block before %}
  {{ govukBreadcrumbs({"items": [{"text": "Policy", "href": "/specimen/"}, {"text": "Specimen"}]}) }}
{% endblock %}
{% block content %}
<h1 class="govuk-heading-xl">Specimen</h1>
<form method="post" enctype="multipart/form-data" novalidate>
  {{ csrf_input }}{{ form_fields(form) }}{{ govukButton({"text": "Send"}) }}
</form>
<p class="belisha-sentence">Staff may ask for a site to be opened. The network manager decides.</p>
<div class="belisha-prose"><h2>Prose</h2><p>See <a id="inside" href="/about/">about</a>.</p><ul><li>One</li></ul></div>
<pre class="belisha-source"><code>every: 12 months, {{ "x" * 200 }}</code></pre>
<p><button class="govuk-button" hx-get="/piece/" hx-target="#piece">Fetch</button></p>
<div id="piece" aria-live="polite"></div>
{% endblock %}
"""
PIECE: Final = """
{{ govukCharacterCount({"name": "note", "id": "note", "maxlength": 20, "label": {"text": "Note"}}) }}
"""


class SpecimenForm(PageForm):
    school = forms.CharField(label="Name of the school")
    reason = forms.CharField(
        help_text="Say why.", widget=forms.Textarea(attrs={"class": "belisha-source-input"})
    )
    document = forms.FileField(label="Policy file", required=False)
    bound = forms.ChoiceField(
        label="Who is bound", choices=[("p", "Pupils"), ("s", "Staff")], widget=forms.RadioSelect
    )
    kinds = forms.MultipleChoiceField(choices=[("e", "Enforced")], widget=forms.CheckboxSelectMultiple)
    role = forms.ChoiceField(choices=[("", "Any role"), ("head", "Head")])
    on = DateField(label="Date in force")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    read = forms.BooleanField(label="I have read it")


@open_to_all
def specimen(request: HttpRequest) -> HttpResponse:
    form = SpecimenForm(request.POST or None)
    template = engines["jinja2"].from_string(SPECIMEN)
    return HttpResponse(template.render({"form": form, "school": "The Milestone School"}, request))


@open_to_all
def piece(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["jinja2"].from_string(PIECE).render({}, request))


@open_to_all
def careless(_request: HttpRequest) -> HttpResponse:
    """A page that does what no page of Belisha may do, to see that it is noticed."""
    script = "<script>document.title = 'ran'</script><img src='https://elsewhere.example/x.png' alt=''>"
    return HttpResponse(
        f"<!DOCTYPE html><html><head><title>Careless</title></head><body>{script}</body></html>"
    )


# The last of a name is the one that navigation leads to.
urlpatterns = [
    path("", include("belisha.site.urls")),
    path("specimen/", specimen, name="policy"),
    path("specimen/findings/", specimen, name="findings"),
    path("specimen/roles/", specimen, name="roles"),
    path("piece/", piece),
    path("careless/", careless),
]
