"""The roll to try importing with, as a download."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from belisha.access.terms import Act
from belisha.people.school_queries import own_school
from belisha.site.demo.example_roll import example_roll
from belisha.web.admission import acting, admits
from belisha.web.demo.views import only_in_demo_mode
from belisha.web.files import as_file

STATES: Final = ("with-three-wrong-rows", "mended")


@admits(Act.IMPORT)
@require_safe
@only_in_demo_mode
def roll(request: HttpRequest, state: str) -> HttpResponse:
    """A OneRoster export of the reader's made-up school: with three wrong rows, or with them put right."""
    school = own_school(actor=acting(request))
    if state not in STATES or not school.made_up:
        raise Http404
    packed = example_roll(school.reference, timezone.localdate(), mended=state == "mended")
    return as_file(packed, "application/zip", f"roll-{state}.zip")
